import { describe, expect, it } from 'vitest';
import { composeMap } from '../../../src/lib/export/figure/figure';
import type { MapAxes } from '../../../src/lib/model/axes';
import { DEFAULT_ENCODINGS } from '../../../src/lib/model/view';
import type { Snapshot } from '../../../src/lib/model/snapshot';
import { drawAxes } from '../../../src/lib/view/axes-drawing';
import type { Box } from '../../../src/lib/view/camera-box';
import { nodeRadii } from '../../../src/lib/view/encodings';
import { mapInsets } from '../../../src/lib/view/frame/map-insets';
import {
  UPRIGHT,
  orientBox,
  orientPositions,
  orientSnapshot,
  orientationFor,
  restoreBox,
} from '../../../src/lib/view/frame/orientation';
import type { Rect } from '../../../src/lib/view/labels/place-labels';
import { isOverlapping } from '../../../src/lib/view/labels/place-labels';
import { findStacks, stackedWith } from '../../../src/lib/view/stacks';
import { createSyntheticSnapshot } from '../../scenes/synthetic-snapshot';

const DESKTOP = { width: 1280, height: 530 };
const PHONE = { width: 390, height: 720 };

/** Twice as wide as high. */
function wideMap(): Snapshot {
  const map = createSyntheticSnapshot(200, 300);
  return { ...map, x: map.x.map((_, i) => 2 * (i % 20) - 20), y: map.y.map((_, i) => Math.floor(i / 20)) };
}

function withAxes(map: Snapshot): Snapshot {
  const axes: MapAxes = {
    x: { label: 'Date', ticks: [{ at: -20, label: '1990' }] },
    y: { label: 'Citations', ticks: [{ at: 9, label: '9' }] },
    lanes: [{ cluster: 0, top: 9, bottom: 0 }],
  };
  return { ...map, axes };
}

const spanOf = (values: Float32Array) => Math.max(...values) - Math.min(...values);

describe('how a map lies in its frame', () => {
  it('is as it is on a desktop, and turned by a quarter on a phone', () => {
    const map = wideMap();
    expect(orientationFor(map, DESKTOP)).toEqual(UPRIGHT);
    expect(orientSnapshot(map, UPRIGHT)).toBe(map);
    const turned = orientationFor(map, PHONE);
    expect(turned).toEqual({ isTurned: true, stretchX: 1, stretchY: 1 });
    const drawn = orientSnapshot(map, turned);
    expect(spanOf(drawn.x)).toBe(spanOf(map.y));
    expect(spanOf(drawn.y)).toBe(spanOf(map.x));
    // What was at the left is at the top; the map's own positions are untouched.
    expect([drawn.x[0], drawn.y[0]]).toEqual([0, 20]);
    expect([map.x[0], map.y[0]]).toEqual([-20, 0]);
    expect(orientSnapshot(map, turned)).toBe(drawn);
    expect([...orientPositions(Float32Array.of(-20, 0, 4, 7), turned)]).toEqual([0, 20, 7, -4]);
  });

  it('does not turn what is no wider than high', () => {
    const map = wideMap();
    const high = { ...map, x: map.y, y: map.x };
    expect(orientationFor(high, PHONE)).toEqual(UPRIGHT);
  });

  it('draws a map with axes out until it fills its frame, ticks and lanes with it', () => {
    const map = withAxes(wideMap());
    const phone = orientationFor(map, PHONE);
    expect(phone.isTurned).toBe(false);
    expect(phone.stretchX).toBe(1);
    expect(phone.stretchY).toBeGreaterThan(3);
    const { axes, x, y } = orientSnapshot(map, phone);
    expect(x).toEqual(map.x);
    expect(axes!.x).toEqual(map.axes!.x);
    expect(axes!.y!.ticks[0]!.at).toBeCloseTo(9 * phone.stretchY);
    expect(axes!.lanes[0]!.top).toBeCloseTo(9 * phone.stretchY);
    expect(y[199]).toBeCloseTo(9 * phone.stretchY);
    // In a low and wide frame the other way round.
    expect(orientationFor(map, { width: 1600, height: 300 })).toMatchObject({ stretchY: 1 });
    expect(orientationFor(map, { width: 1600, height: 300 }).stretchX).toBeGreaterThan(1);
  });

  it('gives back the part of the map that is looked at', () => {
    const box: Box = [-7, 1, 3, 6];
    for (const [map, frame] of [
      [wideMap(), PHONE],
      [withAxes(wideMap()), PHONE],
      [wideMap(), DESKTOP],
    ] as const) {
      const orientation = orientationFor(map, frame);
      const back = restoreBox(orientBox(box, orientation), orientation);
      back.forEach((value, i) => expect(value).toBeCloseTo(box[i]!));
    }
  });
});

describe('room for names', () => {
  it('is left by the caption as high as it is, but for most of the map', () => {
    const closed = { filters: false, card: false };
    expect(mapInsets(false, closed, { stage: 530, caption: 94 }).nameInsets.bottom).toBe(106);
    expect(mapInsets(false, closed, { stage: 200, caption: 400 }).nameInsets.bottom).toBeLessThan(80);
  });

  it('is the same for the camera whatever the caption says, as links name a part of the map', () => {
    const closed = { filters: false, card: false };
    for (const isPhone of [false, true]) {
      const [short, long] = [40, 120].map((caption) => mapInsets(isPhone, closed, { stage: 530, caption }));
      expect(short!.baseInsets).toEqual(long!.baseInsets);
    }
  });

  it('keeps names and labels of the plain picture out of what lies over it', () => {
    const map = createSyntheticSnapshot(400, 600);
    const covers: Rect[] = [
      { left: 300, top: 12, width: 500, height: 90 },
      { left: 8, top: 500, width: 700, height: 80 },
    ];
    const size = { width: 1280, height: 590, frame: false };
    const rectsOf = (given: Rect[]) => {
      const insets = { top: 12, right: 12, bottom: 92, left: 12 };
      const { figure } = composeMap(map, { ...size, insets, covers: given });
      return [...figure.names, ...figure.labels].map(({ lines, x, y, size: type, anchor }) => {
        const width = Math.max(...lines.map((line) => line.length)) * type * 0.5;
        const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
        return { left, top: y - 0.7 * type, width, height: 0.7 * type };
      });
    };
    const clashes = (rects: Rect[]) =>
      rects.filter((rect) => covers.some((cover) => isOverlapping(rect, cover)));
    expect(clashes(rectsOf([]))).not.toEqual([]);
    const rects = rectsOf(covers);
    expect(clashes(rects)).toEqual([]);
    expect(rects.length).toBeGreaterThan(40);
  });

  it('puts the name of a lane beside its discs and the name of an axis beside its ticks', () => {
    const map = createSyntheticSnapshot(6, 0);
    const axes: MapAxes = {
      x: { label: 'Date', ticks: [0, 50, 100].map((at) => ({ at, label: String(1950 + at) })) },
      y: null,
      lanes: [{ cluster: 0, top: 10, bottom: 0 }],
    };
    const one = (x: number[], lanes = axes.lanes): Snapshot => ({
      ...map,
      x: Float32Array.from(x),
      y: new Float32Array(6).fill(5),
      cluster: new Uint16Array(6),
      axes: { ...axes, lanes },
    });
    const area = { left: 0, top: 0, width: 1000, height: 400 };
    const draw = (of: Snapshot) =>
      drawAxes(
        of,
        (x) => 50 + 8 * x,
        (y) => 200 - 2 * y,
        area,
      );
    const laneName = (of: Snapshot) => draw(of).texts.find(({ cluster }) => cluster === 0)!;
    expect(laneName(one([0, 0, 0, 60, 80, 100])).x).toBe(62);
    expect(laneName(one([40, 60, 70, 80, 90, 100])).x).toBeLessThan(400);
    expect(laneName(one([0, 0, 0, 60, 80, 100])).size).toBeGreaterThanOrEqual(11);

    const { texts } = draw(one([0, 20, 40, 60, 80, 100], []));
    const name = texts.find(({ text }) => text === 'Date')!;
    for (const tick of texts.filter((text) => text !== name && text.y === name.y))
      expect(tick.x + 15).toBeLessThan(name.x - 4 * 6);
  });
});

describe('discs on one spot', () => {
  const pile = (): Snapshot => {
    const map = createSyntheticSnapshot(8, 0);
    return {
      ...map,
      x: Float32Array.of(0, 0, 0, 5, 5, 9, 9, 9),
      y: Float32Array.of(1, 1, 1, 2, 3, 4, 4, 4),
      radius: Float32Array.of(4, 4, 4, 4, 4, 6, 2, 6),
      axes: { x: null, y: null, lanes: [] },
    };
  };

  it('all show, the largest as large as it is, and none moves', () => {
    const map = pile();
    const radii = [...nodeRadii(map, DEFAULT_ENCODINGS)];
    const [a, b, c] = radii as [number, number, number];
    expect(a).toBe(4);
    expect(b).toBeLessThan(0.8 * a);
    expect(c).toBeLessThan(0.8 * b);
    expect(radii.slice(3, 5)).toEqual([4, 4]);
    expect(radii[5]).toBe(6);
    expect(radii[6]).toBeLessThanOrEqual(2);
    expect([...map.x]).toEqual([0, 0, 0, 5, 5, 9, 9, 9]);
  });

  it('are told of each other, on maps with axes alone', () => {
    const map = pile();
    expect(findStacks(map)).toEqual([
      [0, 1, 2],
      [5, 6, 7],
    ]);
    expect(stackedWith(map, 6)).toEqual([5, 7]);
    expect(stackedWith(map, 3)).toEqual([]);
    const { axes: _, ...plain } = pile();
    expect(findStacks(plain)).toEqual([]);
    expect(nodeRadii(plain, DEFAULT_ENCODINGS)).toBe(plain.radius);
  });
});
