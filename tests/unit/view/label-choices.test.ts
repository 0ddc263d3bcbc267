import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_VIEW, type LabelChoice } from '../../../src/lib/model/view';
import { compactView, expandView } from '../../../src/lib/view/compact-view';
import { orientChoices, restoreOffset, type Orientation } from '../../../src/lib/view/frame/orientation';
import { compactChoices, expandChoices, roundOffset } from '../../../src/lib/view/labels/compact-choices';
import { keptLabelBoxes } from '../../../src/lib/view/labels/kept-labels';
import {
  choiceOf,
  choicesInWords,
  findChosen,
  MOST_CHOICES,
  ofOtherMap,
  orderChosen,
  setChoice,
} from '../../../src/lib/view/labels/label-choices';
import { offsetScaleAt } from '../../../src/lib/view/labels/map-labels';
import { nameOfLabel } from '../../../src/lib/view/labels/name-of-label';
import {
  alignOf,
  isOverlapping,
  labelRect,
  leaderOf,
  movedRect,
  offsetOf,
  placeLabels,
  type LabelCandidate,
  type Rect,
} from '../../../src/lib/view/labels/place-labels';
import { placeRegionNames } from '../../../src/lib/view/labels/region-names';
import { decodeView, encodeView } from '../../../src/lib/view/permalink';
import { createSyntheticSnapshot } from '../../scenes/synthetic-snapshot';

const measure = (text: string, size: number) => 0.58 * size * text.length;
const pinned = (of: LabelChoice['of'], id: string): LabelChoice => ({ of, id, how: 'pinned' });
const moved = (of: LabelChoice['of'], id: string, by: [number, number]): LabelChoice => ({
  ...{ of, id, by },
  how: 'moved',
});

/** A label of 40 x 10 beside a disc of radius 5 at the origin. */
const alone: LabelCandidate = { node: 1, x: 0, y: 0, radius: 5, width: 40, height: 10 };
const middle = ({ left, top, width, height }: Rect) => [left + width / 2, top + height / 2];

const candidates = fc.record({
  node: fc.nat(900),
  x: fc.double({ min: -800, max: 800, noNaN: true }),
  y: fc.double({ min: -500, max: 500, noNaN: true }),
  radius: fc.double({ min: 1, max: 28, noNaN: true }),
  width: fc.double({ min: 4, max: 220, noNaN: true }),
  height: fc.double({ min: 8, max: 36, noNaN: true }),
});
const offsets = fc.tuple(
  fc.double({ min: -400, max: 400, noNaN: true }),
  fc.double({ min: -400, max: 400, noNaN: true }),
);

describe('a label that is moved', () => {
  it.each([
    ['to the right: the middle of its left side is there', [20, 0], { left: 20, top: -5 }],
    ['to the left: the middle of its right side', [-20, 0], { left: -60, top: -5 }],
    ['up: the middle of its lower side', [0, -20], { left: -20, top: -30 }],
    ['aslant: a corner', [20, 20], { left: 20, top: 20 }],
    ['between: as far along its side as the offset points', [20, 10], { left: 20, top: 7.5 }],
    ['nowhere: its middle is that of the disc', [0, 0], { left: -20, top: -5 }],
    ['half out of the disc: half of it', [2.5, 0], { left: -7.5, top: -5 }],
  ] as const)('%s', (_, offset, { left, top }) => {
    expect(movedRect(alone, offset)).toEqual({ left, top, width: 40, height: 10 });
  });

  it('is where it was dropped, wherever that is', () => {
    fc.assert(
      fc.property(candidates, offsets, (label, [dx, dy]) => {
        const rect = { left: label.x + dx, top: label.y + dy, width: label.width, height: label.height };
        const found = movedRect(label, offsetOf(label, rect));
        expect(middle(found)[0]).toBeCloseTo(middle(rect)[0]!, 6);
        expect(middle(found)[1]).toBeCloseTo(middle(rect)[1]!, 6);
      }),
    );
  });

  it('keeps its offset for a longer or a larger text', () => {
    fc.assert(
      fc.property(candidates, offsets, (label, offset) => {
        const rect = movedRect(label, offset);
        const back = offsetOf(label, rect);
        expect(back[0]).toBeCloseTo(offset[0], 6);
        expect(back[1]).toBeCloseTo(offset[1], 6);
      }),
    );
  });

  it('means the same place of the map in each picture, and stays by its disc when the map is seen nearer', () => {
    expect(offsetScaleAt(6, 1)).toBe(6);
    expect(offsetScaleAt(12, 1)).toBe(2 * offsetScaleAt(6, 1));
    expect(offsetScaleAt(6, 4)).toBe(12);
  });

  it('is set towards its disc', () => {
    expect(alignOf({ ...alone, offset: [20, 3] }, 'moved')).toBe('start');
    expect(alignOf({ ...alone, offset: [-20, 3] }, 'moved')).toBe('end');
    expect(alignOf({ ...alone, offset: [3, 20] }, 'moved')).toBe('middle');
    expect(alignOf(alone, 'left')).toBe('end');
  });

  it('has a line to its disc once the two stand apart', () => {
    expect(leaderOf(alone, { left: 16, top: -5, width: 40, height: 10 })).toBeNull();
    expect(leaderOf(alone, { left: 30, top: -5, width: 40, height: 10 })).toEqual({
      ...{ x0: 7, y0: 0 },
      ...{ x1: 28, y1: 0 },
    });
  });
});

describe('placeLabels', () => {
  const beside = (dy: number, more: Partial<LabelCandidate> = {}): LabelCandidate => ({
    ...alone,
    node: 2,
    y: dy,
    ...more,
  });

  it('puts moved labels first, kept ones next, and counts neither towards the limit', () => {
    const others = [alone, beside(40), beside(80, { node: 3, isKept: true })];
    const fixed = beside(120, { node: 4, offset: [0, -60] });
    const placed = placeLabels([...others, fixed], { limit: 1 });
    expect(placed.map(({ node, side }) => [node, side])).toEqual([
      [4, 'moved'],
      [3, 'right'],
      [1, 'right'],
    ]);
    // The automatic one makes room for the moved one, though it comes before it.
    const close = beside(0, { node: 4, x: 300, offset: [-290, 0] });
    const [first, second] = placeLabels([alone, close]);
    expect([first?.node, second?.node, second?.side]).toEqual([4, 1, 'below']);
  });

  it('shows what is kept though nothing is free, where it does least harm, within the picture', () => {
    const wall = (left: number, top: number, width: number, height: number): Rect => ({
      ...{ left, top, width, height },
    });
    const blocked = [
      wall(8, -5, 40, 10),
      wall(-48, -5, 40, 10),
      wall(-20, 7, 40, 10),
      wall(-20, -17, 40, 10),
    ];
    expect(placeLabels([alone], { blocked })).toEqual([]);
    const [kept] = placeLabels([{ ...alone, isKept: true }], { blocked });
    expect(kept?.side).toBe('right');
    const bounds = { left: -100, top: -100, width: 130, height: 200 };
    const [inside] = placeLabels([{ ...alone, offset: [20, 0] }], { bounds });
    expect(inside?.rect).toEqual({ left: -10, top: -5, width: 40, height: 10 });
  });

  it('shows each kept label, each moved one where it was put, and no automatic one over these', () => {
    const any = candidates.chain((label) =>
      fc
        .record({
          isKept: fc.boolean(),
          offset: fc.option(offsets, { nil: undefined, freq: 3 }),
        })
        .map((more): LabelCandidate => ({ ...label, ...more })),
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 60 }), (labels) => {
        const placed = placeLabels(labels, { limit: 5 });
        const at = new Map(placed.map((one) => [one.candidate, one]));
        labels.forEach((label, index) => {
          const found = at.get(index);
          if (label.offset) expect(found?.rect).toEqual(labelRect(label, 'moved'));
          else if (label.isKept) expect(found).toBeDefined();
        });
        const isFixed = (index: number) =>
          labels[index]!.isKept === true || labels[index]!.offset !== undefined;
        for (const one of placed.filter(({ candidate }) => !isFixed(candidate)))
          for (const other of placed)
            if (one !== other) expect(isOverlapping(one.rect, other.rect, 2)).toBe(false);
      }),
    );
  });
});

describe('choices of labels', () => {
  const list = [pinned('node', 'b'), moved('region', 'c1', [3, -4])];

  it('are set, changed and taken back, in an order of their own', () => {
    const more = setChoice(list, { of: 'node', id: 'a' }, { of: 'node', id: 'a', how: 'hidden' });
    expect(more.map(({ id }) => id)).toEqual(['a', 'b', 'c1']);
    expect(choiceOf(more, { of: 'node', id: 'a' })?.how).toBe('hidden');
    expect(choiceOf(more, { of: 'region', id: 'a' })).toBeUndefined();
    expect(setChoice(more, { of: 'node', id: 'a' }, null)).toEqual(list);
    expect(choicesInWords(more)).toBe('1 pinned, 1 hidden, 1 moved');
    expect(choicesInWords([])).toBe('');
  });

  it('are found on a map by its ids; what is not on it is passed over', () => {
    const map = {
      ids: ['x', 'b', 'constructor'],
      clusters: [{ id: 'c2' }, { id: 'c1' }] as never,
    };
    const chosen = findChosen([...list, pinned('node', 'gone'), pinned('region', 'c9')], map);
    expect([...chosen.nodes.keys()]).toEqual([1]);
    expect([...chosen.regions.keys()]).toEqual([1]);
    expect(orderChosen([0, 1, 2], chosen)).toEqual([1, 0, 2]);
    const hidden = findChosen([{ of: 'node', id: 'x', how: 'hidden' }], map);
    expect(orderChosen([0, 1, 2], hidden)).toEqual([1, 2]);
  });

  it('of regions are left behind when the map is made anew', () => {
    const view = ofOtherMap({ ...DEFAULT_VIEW, box: [0, 0, 1, 1], labelChoices: list });
    expect(view).toEqual({ ...DEFAULT_VIEW, labelChoices: [pinned('node', 'b')] });
  });

  it('are told by what they name', () => {
    const map = {
      ids: ['p'],
      labels: ['Watts 1998'],
      clusters: [{ id: 'c1', label: 'maps · seas' }] as never,
    };
    expect(nameOfLabel({ of: 'node', id: 'p' }, map)).toBe('Watts 1998');
    expect(nameOfLabel({ of: 'region', id: 'c1' }, map)).toBe('Maps');
    expect(nameOfLabel({ of: 'region', id: 'c2' }, map)).toBeNull();
  });

  it('stand in few letters in a link, and come back', () => {
    const choices: LabelChoice[] = [
      { of: 'node', id: 'a', how: 'hidden' },
      pinned('node', 'b'),
      moved('region', 'c1', [3.14159, -4]),
      { of: 'region', id: 'c2', how: 'moved', by: [1, 2], form: 4 },
    ];
    const compact = compactChoices(choices);
    expect(compact).toEqual({ n: { a: 0, b: 1 }, r: { c1: [3.142, -4], c2: [1, 2, 4] } });
    const rounded = choices.map((one) => (one.how === 'moved' ? { ...one, by: roundOffset(one.by) } : one));
    expect(expandChoices(JSON.parse(JSON.stringify(compact)))).toEqual({ choices: rounded, isWhole: true });
    expect(compactChoices([])).toBeUndefined();
    const view = { ...DEFAULT_VIEW, labelChoices: rounded };
    expect(decodeView(encodeView(view)).view).toEqual(view);
    expect(encodeView({ ...DEFAULT_VIEW, labelChoices: [] })).toBe('');
  });

  it('that make no sense are left out, the others stay, and that is told', () => {
    const given = { n: { a: 1, b: 2, c: 'no', d: [1], e: [1, NaN], f: [1, 2, 9], g: [0, 1e99] }, r: 7 };
    const { choices, isWhole } = expandChoices(given);
    expect(choices).toEqual([pinned('node', 'a')]);
    expect(isWhole).toBe(false);
    expect(expandView({ lc: given }).ignored).toEqual(['labels']);
    expect(expandView({ lc: 'x' })).toMatchObject({ ignored: ['labels'], view: { labelChoices: [] } });
    const many = Object.fromEntries(Array.from({ length: MOST_CHOICES + 9 }, (_, i) => [`n${i}`, 1]));
    expect(expandChoices({ n: many }).choices).toHaveLength(MOST_CHOICES);
  });

  it('never throw, whatever a link holds', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const choice of expandChoices(value).choices)
          expect(choice.how).toMatch(/^(pinned|hidden|moved)$/);
      }),
    );
  });

  it('views from before labels could be chosen keep opening', () => {
    expect(decodeView('#s=0.eyJxIjoibWFwIn0').view).toEqual({ ...DEFAULT_VIEW, query: 'map' });
    expect(compactView(DEFAULT_VIEW)).toEqual({});
  });

  it('turn with the map, and back', () => {
    const turned: Orientation = { isTurned: true, stretchX: 1, stretchY: 1 };
    const [drawn] = orientChoices([moved('node', 'a', [3, 1])], turned);
    // What was to the right lies below now.
    expect(drawn).toEqual(moved('node', 'a', [1, -3]));
    expect(restoreOffset([1, -3], turned)).toEqual([3, 1]);
    const drawnOut: Orientation = { isTurned: false, stretchX: 2, stretchY: 1 };
    expect(orientChoices([moved('node', 'a', [3, 1])], drawnOut)).toEqual([moved('node', 'a', [6, 1])]);
  });
});

describe('names of regions', () => {
  const snapshot = createSyntheticSnapshot(400, 1200, 7);
  const place = (choices: LabelChoice[], blocked: [number, number, number, number][] = []) =>
    placeRegionNames(snapshot, snapshot.radius, 5, 1440, measure, {
      chosen: findChosen(choices, snapshot).regions,
      blocked,
    });
  const id = (cluster: number) => snapshot.clusters[cluster]!.id;
  const rectOf = ({
    x,
    y,
    width,
    height,
  }: {
    x: number;
    y: number;
    width: number;
    height: number;
  }): Rect => ({
    ...{ left: x * 5 - width / 2, top: -y * 5 - height / 2, width, height },
  });

  it('stand where they were moved to, in the form that they had, and the others keep clear of them', () => {
    const [automatic] = place([]);
    const by: [number, number] = [-10, 6];
    const choice: LabelChoice = { of: 'region', id: id(0), how: 'moved', by, form: 3 };
    const names = place([choice]);
    const own = names.find(({ cluster }) => cluster === 0)!;
    const { x, y } = snapshot.clusters[0]!;
    expect([own.x, own.y]).toEqual([expect.closeTo(x - 10, 4), expect.closeTo(y + 6, 4)]);
    expect([own.form, own.detail]).toEqual([3, '']);
    expect(automatic?.detail).not.toBe('');
    for (const other of names)
      if (other !== own) expect(isOverlapping(rectOf(own), rectOf(other))).toBe(false);
  });

  it('are left out where hidden, and put somewhere where pinned, though there is no good place', () => {
    expect(place([{ of: 'region', id: id(1), how: 'hidden' }]).map(({ cluster }) => cluster)).not.toContain(
      1,
    );
    const everywhere: [number, number, number, number][] = [[-9999, -9999, 9999, 9999]];
    expect(place([], everywhere)).toEqual([]);
    expect(place([pinned('region', id(1))], everywhere).map(({ cluster }) => cluster)).toEqual([1]);
  });

  it('keep out of the way of labels that are kept', () => {
    const [first] = place([]);
    const node = snapshot.cluster.findIndex((cluster) => cluster === first!.cluster);
    const radii = new Float32Array(snapshot.nodeCount).fill(4);
    const at = { x: snapshot.x[node]!, y: snapshot.y[node]! };
    // Right over the middle of the name.
    const by: [number, number] = [first!.x - at.x, first!.y - at.y];
    const chosen = findChosen([moved('node', snapshot.ids[node]!, by)], snapshot);
    const boxes = keptLabelBoxes({ snapshot, radii, scale: 5, zoom: 1, chosen, measure });
    expect(boxes).toHaveLength(1);
    const [[x0, y0, x1, y1]] = boxes as [[number, number, number, number]];
    expect(x1 - x0).toBeGreaterThan(0);
    const label = { left: x0 * 5, top: -y1 * 5, width: (x1 - x0) * 5, height: (y1 - y0) * 5 };
    expect(isOverlapping(rectOf(first!), label)).toBe(true);
    for (const name of place([], boxes)) expect(isOverlapping(rectOf(name), label)).toBe(false);
    const none = findChosen([{ of: 'node', id: snapshot.ids[node]!, how: 'hidden' }], snapshot);
    expect(keptLabelBoxes({ snapshot, radii, scale: 5, zoom: 1, chosen: none, measure })).toEqual([]);
  });
});
