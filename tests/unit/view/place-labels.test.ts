import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isOverlapping,
  labelRect,
  placeLabels,
  type LabelCandidate,
  type Rect,
} from '../../../src/lib/view/labels/place-labels';

const candidate: fc.Arbitrary<LabelCandidate> = fc.record({
  node: fc.nat(5000),
  x: fc.double({ min: -800, max: 800, noNaN: true }),
  y: fc.double({ min: -500, max: 500, noNaN: true }),
  radius: fc.double({ min: 1, max: 28, noNaN: true }),
  width: fc.double({ min: 4, max: 220, noNaN: true }),
  height: fc.double({ min: 8, max: 36, noNaN: true }),
});
const rect: fc.Arbitrary<Rect> = fc.record({
  left: fc.double({ min: -800, max: 800, noNaN: true }),
  top: fc.double({ min: -500, max: 500, noNaN: true }),
  width: fc.double({ min: 1, max: 300, noNaN: true }),
  height: fc.double({ min: 1, max: 80, noNaN: true }),
});

/** One label without neighbours, beside a disc of radius 5 at the origin. */
const alone: LabelCandidate = { node: 1, x: 0, y: 0, radius: 5, width: 40, height: 10 };

describe('placeLabels', () => {
  it('lets no label overlap another or a blocked rectangle', () => {
    fc.assert(
      fc.property(
        fc.array(candidate, { maxLength: 120 }),
        fc.array(rect, { maxLength: 6 }),
        fc.double({ min: 0, max: 6, noNaN: true }),
        (candidates, blocked, padding) => {
          const placed = placeLabels(candidates, { blocked, padding });
          placed.forEach((label, i) => {
            for (const other of placed.slice(i + 1))
              expect(isOverlapping(label.rect, other.rect, padding)).toBe(false);
            for (const other of blocked) expect(isOverlapping(label.rect, other, padding)).toBe(false);
          });
        },
      ),
    );
  });

  it('skips a candidate only when every side of it is taken', () => {
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 60 }), (candidates) => {
        const placed = placeLabels(candidates, { padding: 0 });
        const chosen = new Set(placed.map((label) => label.candidate));
        candidates.forEach((label, index) => {
          if (chosen.has(index)) return;
          for (const side of ['right', 'left', 'below', 'above'] as const) {
            const wanted = labelRect(label, side);
            expect(placed.some((other) => other.candidate < index && isOverlapping(wanted, other.rect))).toBe(
              true,
            );
          }
        });
      }),
    );
  });

  it('places the same labels on the same sides when the map is moved', () => {
    const whole = candidate.map((label) => ({
      ...label,
      x: Math.round(label.x),
      y: Math.round(label.y),
      width: Math.round(label.width),
      height: 2 * Math.round(label.height / 2),
      radius: Math.round(label.radius),
    }));
    fc.assert(
      fc.property(fc.array(whole, { maxLength: 80 }), fc.integer({ min: -900, max: 900 }), (labels, dx) => {
        const still = placeLabels(labels).map(({ node, side }) => [node, side]);
        const moved = placeLabels(labels.map((label) => ({ ...label, x: label.x + dx, y: label.y - dx })));
        expect(moved.map(({ node, side }) => [node, side])).toEqual(still);
      }),
    );
  });

  it('prefers right, then left, then below, then above', () => {
    const wall = (left: number, top: number, width: number, height: number): Rect => ({
      left,
      top,
      width,
      height,
    });
    const right = wall(9, -5, 30, 10);
    const left = wall(-40, -5, 30, 10);
    const below = wall(-10, 8, 20, 10);
    const sideWith = (blocked: Rect[]) => placeLabels([alone], { blocked })[0]?.side;
    expect(sideWith([])).toBe('right');
    expect(sideWith([right])).toBe('left');
    expect(sideWith([right, left])).toBe('below');
    expect(sideWith([right, left, below])).toBe('above');
  });

  it('keeps the side a label had, as long as it is free', () => {
    const previous = new Map([[1, 'left' as const]]);
    expect(placeLabels([alone], { previous })[0]?.side).toBe('left');
    const blocked = [{ left: -40, top: -5, width: 30, height: 10 }];
    expect(placeLabels([alone], { previous, blocked })[0]?.side).toBe('right');
  });

  it('steps aside from a disc that the label would cover', () => {
    const discs = {
      x: Float32Array.of(0, 30),
      y: Float32Array.of(0, 0),
      radius: Float32Array.of(5, 12),
    };
    expect(placeLabels([{ ...alone, node: 0 }], { discs })[0]?.side).toBe('left');
  });

  it('honours the limit, most important first, and the bounds', () => {
    const far = { ...alone, node: 2, x: 500 };
    expect(placeLabels([far, alone], { limit: 1 }).map(({ node }) => node)).toEqual([2]);
    const bounds = { left: -100, top: -100, width: 120, height: 200 };
    expect(placeLabels([far, alone], { bounds }).map(({ node, side }) => [node, side])).toEqual([
      [1, 'left'],
    ]);
  });
});
