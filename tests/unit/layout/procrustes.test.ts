import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignTo } from '../../../src/lib/layout/procrustes';

const cloud = fc.array(
  fc.record({
    x: fc.double({ min: -50, max: 50, noNaN: true }),
    y: fc.double({ min: -50, max: 50, noNaN: true }),
  }),
  { minLength: 3, maxLength: 20 },
);

describe('alignTo', () => {
  it('turns a quarter and moves, by hand', () => {
    // (1, 0) and (-1, 0) should be at (5, 6) and (5, 4): a quarter to the left, and to (5, 5).
    const x = Float64Array.of(1, -1, 0);
    const y = Float64Array.of(0, 0, 1);
    const done = alignTo(x, y, [5, 5, NaN], [6, 4, NaN]);
    expect(done!.angle).toBeCloseTo(Math.PI / 2, 12);
    expect(done!.isMirrored).toBe(false);
    // The third point, which should be nowhere, moves along: (0, 1) turned is (-1, 0).
    for (const [i, [px, py]] of [
      [5, 6],
      [5, 4],
      [4, 5],
    ].entries()) {
      expect(x[i]).toBeCloseTo(px!, 12);
      expect(y[i]).toBeCloseTo(py!, 12);
    }
  });

  it('brings back what was turned, mirrored and moved', () => {
    fc.assert(
      fc.property(
        cloud,
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.boolean(),
        fc.double({ min: -90, max: 90, noNaN: true }),
        (points, angle, isMirrored, shift) => {
          const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
          const x = Float64Array.from(points, (p) => p.x * cos - p.y * (isMirrored ? -1 : 1) * sin + shift);
          const y = Float64Array.from(points, (p) => p.x * sin + p.y * (isMirrored ? -1 : 1) * cos - shift);
          alignTo(
            x,
            y,
            points.map((p) => p.x),
            points.map((p) => p.y),
          );
          // What is smaller than a millionth of the map may be lost, as whether it is mirrored is judged at its own size.
          const size = Math.max(1, ...points.flatMap((p) => [Math.abs(p.x), Math.abs(p.y)]));
          points.forEach((p, i) => {
            expect(Math.abs(x[i]! - p.x)).toBeLessThan(1e-6 * size);
            expect(Math.abs(y[i]! - p.y)).toBeLessThan(1e-6 * size);
          });
        },
      ),
    );
  });

  it('mirrors a tiny map as it would a large one', () => {
    const [toX, toY] = [
      [0, 2, 0],
      [0, 0, 1],
    ].map((values) => values.map((value) => value * 1e-7));
    const x = Float64Array.from(toX!);
    const y = Float64Array.from(toY!, (value) => -value);
    expect(alignTo(x, y, toX!, toY!)!.isMirrored).toBe(true);
    x.forEach((value, i) => expect(value).toBeCloseTo(toX![i]!, 12));
    y.forEach((value, i) => expect(value).toBeCloseTo(toY![i]!, 12));
  });

  it('leaves no turn that would be nearer', () => {
    fc.assert(
      fc.property(cloud, cloud, fc.double({ min: -3, max: 3, noNaN: true }), (from, to, turn) => {
        const n = Math.min(from.length, to.length);
        const aim = to.slice(0, n);
        const x = Float64Array.from(from.slice(0, n), (p) => p.x);
        const y = Float64Array.from(from.slice(0, n), (p) => p.y);
        alignTo(
          x,
          y,
          aim.map((p) => p.x),
          aim.map((p) => p.y),
        );
        const far = (at: (i: number) => [number, number]) =>
          aim.reduce((sum, p, i) => sum + (at(i)[0] - p.x) ** 2 + (at(i)[1] - p.y) ** 2, 0);
        const [mx, my] = [x.reduce((s, v) => s + v, 0) / n, y.reduce((s, v) => s + v, 0) / n];
        const turned = (i: number): [number, number] => [
          mx + (x[i]! - mx) * Math.cos(turn) - (y[i]! - my) * Math.sin(turn),
          my + (x[i]! - mx) * Math.sin(turn) + (y[i]! - my) * Math.cos(turn),
        ];
        const before = far((i) => [x[i]!, y[i]!]);
        expect(before).toBeLessThanOrEqual(far(turned) + 1e-6 * (1 + before));
      }),
    );
  });

  it('does nothing with less than two points to go by', () => {
    const x = Float64Array.of(1, 2);
    const y = Float64Array.of(3, 4);
    expect(alignTo(x, y, [NaN, 0], [NaN, 0])).toBeNull();
    expect([...x, ...y]).toEqual([1, 2, 3, 4]);
  });
});
