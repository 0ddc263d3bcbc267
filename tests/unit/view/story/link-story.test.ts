import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Story, StoryStep } from '../../../../src/lib/model/story';
import { DEFAULT_FILTERS, DEFAULT_VIEW, type View } from '../../../../src/lib/model/view';
import { decodeView, encodeView, toHash } from '../../../../src/lib/view/permalink';
import { isSameInLink } from '../../../../src/lib/view/story/same-story';

const step = (title: string, caption: string, view: Partial<View> = {}): StoryStep => ({
  title,
  caption,
  notes: '',
  seconds: null,
  view: { ...DEFAULT_VIEW, data: '1a2b3c4d', ...view },
});
const years = (from: string, to: string) => ({ ...DEFAULT_FILTERS, from, to });

/** A talk of eight steps, as one would give it. */
const TALK: Story = {
  title: 'How science came to be mapped',
  steps: [
    step('The whole field', '160 papers, 1934 to 2026.'),
    step('The first maps', 'Citation indexes come first.', { filters: years('1934', '1972') }),
    step('Co-citation', 'Small finds that two papers cited together belong together.', {
      filters: years('1973', '1990'),
      selection: ['small1973'],
      box: [-412.5, -120.3, 101.2, 210.7],
    }),
    step('Words join in', 'Co-word analysis reads the papers themselves.', {
      filters: years('1983', '2000'),
      query: 'co-word',
    }),
    step('Communities', 'Louvain makes large maps possible.', {
      filters: { ...DEFAULT_FILTERS, clusters: ['c2'] },
      selection: ['blondel2008'],
      box: [12.3, -300.5, 511.8, 99.1],
    }),
    step('VOSviewer', 'A map for everybody.', {
      selection: ['vaneckwaltman2010'],
      box: [-50.3, -80.5, 111.7, 49.1],
    }),
    step('Who wrote it', 'Two centres.', { settings: { network: 'co-authorship' } }),
    step('Today', 'Text and citations in one map.', {
      filters: years('2018', '2026'),
      encodings: { ...DEFAULT_VIEW.encodings, colourBy: 'date' },
    }),
  ],
};

const text = fc.string({ maxLength: 40, unit: 'grapheme' });
const stories: fc.Arbitrary<Story> = fc.record({
  title: text,
  steps: fc.array(
    fc.record({
      title: text,
      caption: text,
      notes: fc.constant(''),
      seconds: fc.option(fc.integer({ min: 1, max: 3600 })),
      view: fc
        .record({ query: text, selection: fc.array(text, { maxLength: 3 }), filtered: fc.boolean() })
        .map(({ query, selection, filtered }): View => ({
          ...DEFAULT_VIEW,
          query,
          selection,
          filters: filtered ? years('1990', '2001-03') : DEFAULT_FILTERS,
        })),
    }),
    { minLength: 1, maxLength: 9 },
  ),
});

describe('a story in a link', () => {
  it('comes back as it was, with the view, whatever it says', () => {
    fc.assert(
      fc.property(stories, text, (story, query) => {
        const view = { ...DEFAULT_VIEW, query };
        const hash = toHash(view, story);
        expect(decodeView(hash)).toEqual({ view, step: null, story });
        expect(decodeView(`${hash}&step=2`)).toEqual({ view, step: 2, story });
        expect(hash).toMatch(/^#s=[01]\.[A-Za-z0-9_-]+$/);
      }),
      { numRuns: 300 },
    );
  });

  it('of eight steps is a link that any mail carries', () => {
    const hash = toHash({ ...DEFAULT_VIEW, data: '1a2b3c4d' }, TALK);
    expect(decodeView(hash).story).toEqual(TALK);
    expect(hash.length).toBeLessThanOrEqual(900);
  });

  it('is of the sample that the link names', () => {
    const own = { ...DEFAULT_VIEW, sample: 'daily-papers' };
    const story = {
      ...TALK,
      steps: TALK.steps.map((one) => ({ ...one, view: { ...one.view, sample: null } })),
    };
    expect(decodeView(toHash(own, story)).story?.steps[0]?.view.sample).toBe('daily-papers');
  });

  it('leaves out what the speaker alone is to know', () => {
    const noted = { ...TALK, steps: TALK.steps.map((one) => ({ ...one, notes: 'Secret.' })) };
    expect(isSameInLink(noted, TALK)).toBe(true);
    expect(isSameInLink(noted, { ...TALK, title: 'Another' })).toBe(false);
    const payload = encodeView(DEFAULT_VIEW, noted).slice(2);
    expect(inflateRawSync(Buffer.from(payload, 'base64url')).toString()).not.toContain('Secret');
  });

  it('keeps what can be read of it, and names the rest', () => {
    const json = { q: 'x', st: { s: ['no step', { T: 5, C: 'here', S: -1, box: [0], q: 'y' }], t: {} } };
    const found = decodeView(`1.${deflateRawSync(JSON.stringify(json)).toString('base64url')}`);
    expect(found.view.query).toBe('x');
    expect(found.story).toMatchObject({ title: '', steps: [{ title: '', caption: 'here', seconds: null }] });
    expect(found.problem?.message).toContain('step 1, part of the map of step 2');
    const none = decodeView(`0.${Buffer.from('{"st":7}').toString('base64url')}`);
    expect(none.story).toBeUndefined();
    expect(none.problem?.message).toContain('story');
  });
});
