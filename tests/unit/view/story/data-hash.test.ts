import { describe, expect, it } from 'vitest';
import { dataChange, dataHash, isDataHash } from '../../../../src/lib/view/story/data-hash';
import { stepNotice } from '../../../../src/lib/view/story/step-notice';
import { whatIsGone } from '../../../../src/lib/view/story/what-is-gone';
import { nameView } from '../../../../src/lib/view/story/name-view';
import { DEFAULT_FILTERS, DEFAULT_VIEW } from '../../../../src/lib/model/view';
import { smallMap } from '../../../fixtures/small-map';

type Part = Parameters<typeof dataHash>[0];
const map = (): Part => ({
  ids: ['a', 'b', 'c'],
  x: Float32Array.of(0.123456, -500.25, 3),
  y: Float32Array.of(1, 2, -0.000012),
  links: {
    source: Uint32Array.of(0, 1),
    target: Uint32Array.of(1, 2),
    kinds: Uint8Array.of(0, 1),
    weight: Float32Array.of(1, 1),
  },
});

describe('the name of the data', () => {
  it('is eight letters and digits, the same whatever the order of nodes and links', () => {
    const one = dataHash(map());
    expect(isDataHash(one)).toBe(true);
    const { x, y, links } = map();
    const turned: Part = {
      ids: ['c', 'b', 'a'],
      x: x.slice().reverse(),
      y: y.slice().reverse(),
      links: {
        ...links,
        source: Uint32Array.of(1, 2),
        target: Uint32Array.of(0, 1),
        kinds: Uint8Array.of(1, 0),
      },
    };
    expect(dataHash(turned)).toBe(one);
  });

  it('stays when places are written with six digits and read again', () => {
    const read = (values: Float32Array) => values.map((value) => Number(value.toPrecision(6)));
    const { x, y } = map();
    expect(dataHash({ ...map(), x: read(x), y: read(y) })).toBe(dataHash(map()));
  });

  it('tells moved nodes from other papers and links', () => {
    const one = dataHash(map());
    const moved = dataHash({ ...map(), x: Float32Array.of(0.1235, -500.25, 3) });
    const other = dataHash({ ...map(), ids: ['a', 'b', 'd'] });
    const { links } = map();
    const linked = dataHash({ ...map(), links: { ...links, kinds: Uint8Array.of(0, 0) } });
    expect(dataChange(one, moved)).toBe('places');
    expect(dataChange(one, other)).toBe('papers');
    expect(dataChange(one, linked)).toBe('papers');
    expect(dataChange(one, one)).toBe('none');
    expect(dataChange(undefined, one)).toBe('none');
  });

  it('has few twins: 20,000 maps of one paper each', () => {
    const none = new Uint32Array(0);
    const links = { source: none, target: none, kinds: new Uint8Array(0), weight: new Float32Array(0) };
    const hashes = new Set<string>();
    for (let i = 0; i < 20_000; i++)
      hashes.add(dataHash({ ids: [`p${i}`], x: Float32Array.of(i), y: Float32Array.of(0), links }));
    expect(hashes.size).toBeGreaterThan(19_990);
  });
});

describe('a step', () => {
  const snapshot = smallMap([
    { id: 'p1', cluster: 0, date: '2001' },
    { id: 'p2', cluster: 0 },
    { id: 'p3', cluster: 1 },
  ]);
  const data = dataHash(snapshot);
  const [first, second] = snapshot.ids as [string, string];

  it('says what of it is gone, and what has changed', () => {
    const view = {
      ...DEFAULT_VIEW,
      selection: [first, 'gone-1'],
      filters: { ...DEFAULT_FILTERS, authors: ['a:gone'], clusters: ['c99', snapshot.clusters[0]!.id] },
    };
    expect(whatIsGone(view, snapshot)).toEqual({ named: 5, nodes: ['gone-1', 'a:gone'], topics: ['c99'] });
    expect(stepNotice(view, snapshot, data)).toMatch(
      /^2 papers or authors and 1 topic of this step are not on this map/,
    );
    expect(stepNotice({ ...DEFAULT_VIEW, data }, snapshot, data)).toBeNull();
    const others = `${data[0] === '0' ? '1' : '0'}${data.slice(1)}`;
    expect(stepNotice({ ...DEFAULT_VIEW, data: others }, snapshot, data)).toContain('have changed');
    const moved = data.slice(0, 7) + (data[7] === '0' ? '1' : '0');
    expect(stepNotice({ ...DEFAULT_VIEW, data: moved }, snapshot, data)).toContain('arranged otherwise');
  });

  it('is called by what it shows', () => {
    expect(nameView(DEFAULT_VIEW, snapshot)).toMatch(/^The whole map/);
    expect(nameView({ ...DEFAULT_VIEW, selection: [first] }, snapshot)).toBe(snapshot.labels[0]);
    expect(nameView({ ...DEFAULT_VIEW, selection: [first, second, 'p3'] }, snapshot)).toBe(
      `${snapshot.labels[0]} and 2 more`,
    );
    expect(nameView({ ...DEFAULT_VIEW, filters: { ...DEFAULT_FILTERS, to: '2004' } }, snapshot)).toMatch(
      /2004/,
    );
    expect(nameView({ ...DEFAULT_VIEW, query: ' bees ' }, snapshot)).toBe('“bees”');
    const box: [number, number, number, number] = [-1e6, -1e6, 1e6, 1e6];
    expect(nameView({ ...DEFAULT_VIEW, box }, snapshot).toLowerCase()).toBe(
      snapshot.clusters[0]!.label.toLowerCase(),
    );
  });
});
