import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dragSpan, gripAt, keySpan, type Drag } from '../../../src/lib/renderers/timeline/brush';
import type { Span } from '../../../src/lib/view/timeline/timeline-model';

const drag = (grip: Drag['grip'], origin: Span, at: number): Drag => ({ grip, origin, at });

describe('gripAt', () => {
  const ends = [100, 200] as const;
  it.each([
    [50, 'new'],
    [85, 'new'],
    [87, 'from'],
    [106, 'from'],
    [108, 'band'],
    [150, 'band'],
    [192, 'band'],
    [194, 'to'],
    [213, 'to'],
    [215, 'new'],
  ])('at %i px takes %s', (x, grip) => expect(gripAt(x, ends, 14, true)).toBe(grip));

  it('has no band to take while the range is open', () => expect(gripAt(150, ends, 14, false)).toBe('new'));

  it('leaves the middle of a narrow band to be moved', () => {
    expect(gripAt(105, [100, 110], 30, true)).toBe('band');
    expect(gripAt(101, [100, 110], 30, true)).toBe('from');
    expect(gripAt(109, [100, 110], 30, true)).toBe('to');
  });
});

describe('dragSpan', () => {
  it('draws a new span over the bins between press and pointer, both ways and no further than the axis', () => {
    expect(dragSpan(drag('new', [0, 10], 2.7), 5.1, 10)).toEqual([2, 6]);
    expect(dragSpan(drag('new', [0, 10], 5.1), 2.7, 10)).toEqual([2, 6]);
    expect(dragSpan(drag('new', [0, 10], 5.1), 5.9, 10)).toEqual([5, 6]);
    expect(dragSpan(drag('new', [0, 10], 8.5), 10, 10)).toEqual([8, 10]);
  });

  it('moves one end by what the pointer moved, and keeps a bin', () => {
    expect(dragSpan(drag('from', [3, 6], 2.9), 0.8, 10)).toEqual([1, 6]);
    expect(dragSpan(drag('from', [3, 6], 3), 9, 10)).toEqual([5, 6]);
    expect(dragSpan(drag('to', [3, 6], 6), 99, 10)).toEqual([3, 10]);
    expect(dragSpan(drag('to', [3.4, 6], 6), 0, 10)).toEqual([3.4, 4]);
  });

  it('moves the band within the axis', () => {
    expect(dragSpan(drag('band', [3, 6], 4), 6.2, 10)).toEqual([5, 8]);
    expect(dragSpan(drag('band', [3, 6], 4), -9, 10)).toEqual([0, 3]);
    expect(dragSpan(drag('band', [3, 6], 4), 30, 10)).toEqual([7, 10]);
    expect(dragSpan(drag('band', [3.2, 6], 4), 4.3, 10)).toEqual([3.2, 6]);
  });

  it('always gives a span on the axis, with moved ends on bins and the length of a moved band kept', () => {
    const spans = fc.tuple(fc.nat(9), fc.nat(9)).map(([a, b]): Span => [Math.min(a, b), Math.max(a, b) + 1]);
    const place = fc.double({ min: -20, max: 30, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom('from', 'to', 'band', 'new'),
        spans,
        place,
        place,
        (grip, origin, at, to) => {
          const [start, end] = dragSpan(drag(grip, origin, at), to, 10);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(10);
          expect(end - start).toBeGreaterThanOrEqual(1);
          expect([start, end].every(Number.isInteger)).toBe(true);
          if (grip === 'band') expect(end - start).toBe(origin[1] - origin[0]);
          if (grip === 'from') expect(end).toBe(origin[1]);
          if (grip === 'to') expect(start).toBe(origin[0]);
        },
      ),
    );
  });
});

describe('keySpan', () => {
  it.each([
    ['from', 'ArrowLeft', [3, 6], [2, 6]],
    ['from', 'ArrowRight', [5, 6], [5, 6]],
    ['from', 'Home', [3, 6], [0, 6]],
    ['from', 'ArrowRight', [3.5, 6], [4, 6]],
    ['from', 'ArrowLeft', [3.5, 6], [3, 6]],
    ['to', 'ArrowUp', [3, 6], [3, 7]],
    ['to', 'ArrowLeft', [3, 6], [3, 5]],
    ['to', 'PageUp', [3, 6], [3, 16]],
    ['to', 'End', [3, 6], [3, 100]],
    ['band', 'ArrowRight', [3, 6], [4, 7]],
    ['band', 'PageDown', [3, 6], [0, 3]],
    ['band', 'End', [3, 6], [97, 100]],
    ['band', 'Escape', [3, 6], null],
    ['to', 'Delete', [3, 6], null],
    ['to', 'a', [3, 6], undefined],
    ['to', 'constructor', [3, 6], undefined],
  ] as const)('%s, %s', (grip, key, span, expected) => {
    expect(keySpan(grip, key, [span[0], span[1]], 100)).toEqual(expected);
  });
});
