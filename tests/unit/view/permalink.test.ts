import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NODE_KINDS } from '../../../src/lib/model/network';
import { DEFAULT_VIEW, type LabelChoice, type View } from '../../../src/lib/model/view';
import { cameraForBox, dataToScreen, NO_INSETS } from '../../../src/lib/view/camera-box';
import { compactView, roundBox } from '../../../src/lib/view/compact-view';
import { roundOffset } from '../../../src/lib/view/labels/compact-choices';
import { sortChoices } from '../../../src/lib/view/labels/label-choices';
import { mendHash } from '../../../src/lib/view/mend-hash';
import { decodeView, encodeView, toHash } from '../../../src/lib/view/permalink';

const dates = fc.option(fc.constantFrom('1934', '2016-03', '2016-03-09'));
const id = fc.oneof(fc.string({ maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 6 }));
const coordinate = fc.double({ min: -1e5, max: 1e5, noNaN: true });
const boxes = fc
  .tuple(
    coordinate,
    coordinate,
    fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
    fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
  )
  .map(([x, y, w, h]) => roundBox([x, y, x + w, y + h]));
const offset = fc.tuple(coordinate, coordinate).map(roundOffset);
const labelChoices: fc.Arbitrary<LabelChoice[]> = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom('node' as const, 'region' as const), id, fc.nat(3), offset)
    .map(([of, id, kind, by]): LabelChoice =>
      kind < 2
        ? { of, id, how: kind === 0 ? 'pinned' : 'hidden' }
        : { of, id, how: 'moved', by, ...(of === 'region' && kind === 3 ? { form: 4 } : {}) },
    ),
  { maxLength: 6, selector: ({ of, id }) => `${of} ${id}` },
);
const views: fc.Arbitrary<View> = fc.record({
  sample: fc.option(id),
  settings: fc.record(
    {
      network: fc.constantFrom('citation' as const, 'similarity' as const),
      seed: fc.integer({ min: 2, max: 9999 }),
      resolution: fc.double({ min: 0.1, max: 10, noNaN: true }),
      keywords: fc.constantFrom('given' as const, 'found' as const, 'both' as const),
    },
    { requiredKeys: [] },
  ),
  filters: fc.record({
    from: dates,
    to: dates,
    undated: fc.constantFrom('keep' as const, 'hide' as const),
    authors: fc.array(id, { maxLength: 4 }),
    authorMode: fc.constantFrom('any' as const, 'all' as const, 'co-authors' as const),
    kinds: fc.subarray([...NODE_KINDS]),
    clusters: fc.array(fc.constantFrom('c1', 'c2', 'c12'), { maxLength: 3 }),
    minLinks: fc.nat(50),
  }),
  query: fc.string({ maxLength: 30 }),
  selection: fc.array(id, { maxLength: 5 }),
  link: fc.option(fc.record({ source: id, target: id })),
  box: boxes,
  encodings: fc.record({
    sizeBy: fc.constantFrom('count' as const, 'degree' as const, 'pagerank' as const, 'uniform' as const),
    colourBy: fc.constantFrom('cluster' as const, 'date' as const),
    filtered: fc.constantFrom('ghost' as const, 'hide' as const),
    labels: fc.constantFrom(0, 0.5, 1, 2),
  }),
  labelChoices: labelChoices.map(sortChoices),
});
/** Half of them know the map that they were made on. */
const namedViews = fc
  .tuple(views, fc.option(fc.stringMatching(/^[0-9a-z]{8}$/)))
  .map(([view, data]): View => (data === null ? view : { ...view, data }));

describe('links', () => {
  it('bring back any view, and the same view always has the same link', () => {
    fc.assert(
      fc.property(namedViews, (view) => {
        const hash = toHash(view);
        const back = decodeView(hash);
        expect(back).toEqual({ view, step: null });
        expect(toHash(back.view)).toBe(hash);
        expect(encodeView(JSON.parse(JSON.stringify(view)) as View)).toBe(encodeView(view));
        expect(hash).toMatch(/^(#s=[01]\.[A-Za-z0-9_-]+)?$/);
        // Both forms of a payload say the same, and its keys stand in order.
        const compact = compactView(view);
        expect(Object.keys(compact)).toEqual(Object.keys(compact).sort());
        const json = JSON.stringify(compact);
        for (const payload of [
          `0.${Buffer.from(json).toString('base64url')}`,
          `1.${deflateRawSync(json).toString('base64url')}`,
        ])
          expect(decodeView(payload).view).toEqual(view);
      }),
      { numRuns: 1000 },
    );
  });

  it('are empty for the default view, and short for a simple one', () => {
    expect(toHash(DEFAULT_VIEW)).toBe('');
    expect(decodeView('')).toEqual({ view: DEFAULT_VIEW, step: null });
    const view: View = {
      ...DEFAULT_VIEW,
      filters: { ...DEFAULT_VIEW.filters, from: '2005', to: '2021', clusters: ['c1', 'c3'] },
      selection: ['vanEck2010', 'a:traag-vincent'],
      box: [-512.25, -300.5, 511.75, 299.125],
    };
    expect(toHash(view).length).toBeLessThan(200);
  });

  it('name only what differs', () => {
    const view: View = {
      ...DEFAULT_VIEW,
      query: 'maps',
      encodings: { ...DEFAULT_VIEW.encodings, labels: 2 },
    };
    const payload = encodeView(view);
    expect(payload.startsWith('0.')).toBe(true);
    expect(JSON.parse(atob(payload.slice(2)))).toEqual({ lab: 2, q: 'maps' });
  });

  it('are read whoever packed them, with or without padding, as a bare payload too', async () => {
    const json = JSON.stringify({ sel: ['p1'], f: { y: ['2016', null] }, fromTheFuture: [1] });
    const expected: View = {
      ...DEFAULT_VIEW,
      selection: ['p1'],
      filters: { ...DEFAULT_VIEW.filters, from: '2016' },
    };
    const stream = new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const streamed = Buffer.from(await new Response(stream).arrayBuffer());
    for (const payload of [
      `1.${deflateRawSync(json).toString('base64url')}`,
      `1.${streamed.toString('base64url')}`,
      `0.${Buffer.from(json).toString('base64url')}`,
      `0.${Buffer.from(json).toString('base64').replaceAll('+', '-').replaceAll('/', '_')}`,
    ]) {
      expect(decodeView(`#s=${payload}`).view).toEqual(expected);
      expect(decodeView(payload).view).toEqual(expected);
    }
  });

  const side = fc.double({ min: 1, max: 1e4, noNaN: true });
  const shape = fc.double({ min: 0.2, max: 5, noNaN: true });
  it('keep the corners of what was looked at on the screen, whatever its shape', () => {
    fc.assert(
      fc.property(coordinate, coordinate, side, shape, (x0, y0, across, ratio) => {
        const [x1, y1] = [x0 + across, y0 + across * ratio];
        const back = decodeView(toHash({ ...DEFAULT_VIEW, box: [x0, y0, x1, y1] })).view.box!;
        for (const [width, height] of [
          [1280, 720],
          [1024, 768],
          [800, 800],
        ] as const) {
          const frame = { half: 1e5, width, height, insets: NO_INSETS };
          const camera = cameraForBox(back, frame);
          for (const corner of [
            { x: x0, y: y0 },
            { x: x1, y: y0 },
            { x: x0, y: y1 },
            { x: x1, y: y1 },
          ]) {
            const { x, y } = dataToScreen(corner, camera, frame);
            // A pixel for what a link rounds.
            expect(Math.min(x, y)).toBeGreaterThan(-1);
            expect(x).toBeLessThan(width + 1);
            expect(y).toBeLessThan(height + 1);
          }
        }
      }),
    );
  });

  it('carry a step beside the view', () => {
    expect(decodeView(`#s=${encodeView({ ...DEFAULT_VIEW, query: 'x' })}&step=3`)).toMatchObject({
      view: { query: 'x' },
      step: 3,
    });
    expect(decodeView('#step=2')).toEqual({ view: DEFAULT_VIEW, step: 2 });
    expect(decodeView('#step=-2&focus=p1').step).toBeNull();
  });

  it('can be typed', () => {
    expect(decodeView('#focus=p1,p2&years=2005-2021&sample=daily&network=citation&q=topic%20map')).toEqual({
      view: {
        ...DEFAULT_VIEW,
        sample: 'daily',
        settings: { network: 'citation' },
        filters: { ...DEFAULT_VIEW.filters, from: '2005', to: '2021' },
        query: 'topic map',
        selection: ['p1', 'p2'],
      },
      step: null,
    });
    expect(decodeView('author=a:ann&topic=c2').view.filters).toMatchObject({
      authors: ['a:ann'],
      authorMode: 'any',
      clusters: ['c2'],
    });
    const half = decodeView('#focus=p1&years=soon');
    expect(half.view.selection).toEqual(['p1']);
    expect(half.problem?.message).toContain('years');
  });
});

describe('damaged links', () => {
  it.each(['#garbage', '#s=', '#s=1.', '#s=1.AAAA', '#s=0.bm8', '#s=0.W10', '#s=x.y', '#s=1.%%%', '#a=b'])(
    '%s opens the default view and says so',
    (hash) => {
      const { view, problem } = decodeView(hash);
      expect(view).toEqual(DEFAULT_VIEW);
      expect(hash === '#s=' ? undefined : problem?.code).toBe(hash === '#s=' ? undefined : 'link-unreadable');
    },
  );

  it('say when a newer version made them', () => {
    expect(decodeView('#s=7.AAAA').problem?.message).toContain('version 7');
  });

  it('keep what can be read, and name the rest', () => {
    const json = JSON.stringify({
      sel: 'p1',
      q: 'maps',
      f: { y: ['2016-99', null], n: -1, k: ['venue'] },
      box: [1, 2, 0, 3],
    });
    const { view, problem } = decodeView(`0.${btoa(json)}`);
    expect(view).toEqual({ ...DEFAULT_VIEW, query: 'maps' });
    expect(problem?.code).toBe('link-partly-unreadable');
    for (const name of ['selection', 'dates', 'links', 'kinds', 'part of the map']) {
      expect(problem?.message).toContain(name);
    }
  });

  it('name settings of the wrong type, and take the others', () => {
    const json = JSON.stringify({ set: { network: 5, seed: 'x', resolution: 2 } });
    const { view, problem } = decodeView(`0.${btoa(json)}`);
    expect(view.settings).toEqual({ resolution: 2 });
    expect(problem?.message).toMatch(/setting network, setting seed/);
    expect(problem?.message).not.toContain('resolution');
  });

  it('are mended where an escape is broken, and else left as they are', () => {
    for (const hash of ['#s=0.%%%', '#%', '#focus=%E0%A4%A', '#a=%zz'])
      expect(() => decodeURIComponent(mendHash(hash)), hash).not.toThrow();
    expect(mendHash('#s=0.%%%')).toBe('#s=0.%25%25%25');
    for (const hash of ['', '#s=1.abc', '#q=a%20b&focus=%E0%A4%85']) expect(mendHash(hash)).toBe(hash);
    fc.assert(fc.property(fc.string(), (text) => typeof decodeURIComponent(mendHash(text)) === 'string'));
  });

  it('never throw, whatever they hold', () => {
    const whole = toHash({
      ...DEFAULT_VIEW,
      selection: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'],
      query: 'cut me',
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.nat(whole.length).map((n) => whole.slice(0, n)),
          fc.json().map((text) => `0.${Buffer.from(text).toString('base64url')}`),
        ),
        (text) => {
          const { view } = decodeView(text);
          expect(Object.keys(view).sort()).toEqual(Object.keys(DEFAULT_VIEW).sort());
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('cannot fill the memory', () => {
    const bomb = deflateRawSync(Buffer.alloc(50_000_000, ' ')).toString('base64url');
    expect(bomb.length).toBeLessThan(200_000);
    expect(decodeView(`#s=1.${bomb}`).problem?.code).toBe('link-unreadable');
  });
});

describe('roundBox', () => {
  it('keeps four significant digits of the longer side', () => {
    expect(roundBox([-512.253, -300.4, 511.748, 299.126])).toEqual([-512, -300, 512, 299]);
    expect(roundBox([100.00012, 100, 100.05017, 100.01])).toEqual([100.00012, 100, 100.05017, 100.01]);
    expect(roundBox([123456.7, 0, 987654.3, 1000])).toEqual([123500, 0, 987700, 1000]);
    expect(roundBox([0, 0, 0, 1])).toBeNull();
    expect(roundBox([0, 0, Infinity, 1])).toBeNull();
  });

  it('does nothing the second time', () => {
    fc.assert(
      fc.property(boxes, (box) => {
        if (box) expect(roundBox(box)).toEqual(box);
      }),
      { numRuns: 1000 },
    );
  });
});
