import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binAtX,
  layoutTimeline,
  maxBinsFor,
  positionOfX,
  xOfPosition,
  xOfSpan,
} from '../../../src/lib/view/timeline/timeline-layout';
import { buildTimeline } from '../../../src/lib/view/timeline/timeline-model';
import { smallMap } from '../../fixtures/small-map';

function laidOut(dates: string[], width: number, height = 140) {
  const map = smallMap(dates.map((date, i) => ({ id: `p${i}`, date })));
  const timeline = buildTimeline(map, maxBinsFor(width));
  return { timeline, layout: layoutTimeline(timeline, { width, height }) };
}

const YEARS = Array.from({ length: 40 }, (_, i) => String(1985 + i));
const dateLists = fc.array(
  fc
    .tuple(fc.integer({ min: 1880, max: 2030 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`),
  { minLength: 1, maxLength: 80 },
);

describe('layoutTimeline', () => {
  it('sets outliers apart by a gap and lets the other bars touch', () => {
    const { layout } = laidOut(['1890', ...YEARS], 1280);
    expect(layout.starts[1]! - layout.ends[0]!).toBeGreaterThan(5);
    for (let i = 2; i < layout.starts.length; i++)
      expect(layout.starts[i]).toBeCloseTo(layout.ends[i - 1]!, 6);
    expect(layout.ticks[0]).toMatchObject({ label: 'before 1985', anchor: 'start' });
  });

  it('does not blow a few bars up to slabs', () => {
    const { layout } = laidOut(['2019', '2020'], 1280);
    expect(layout.ends[0]! - layout.starts[0]!).toBeLessThanOrEqual(64);
    expect(layout.left + layout.right).toBeCloseTo(1280, 6);
  });

  it('names years under years, and years and months under months', () => {
    expect(
      laidOut(YEARS, 1280)
        .layout.ticks.map(({ label }) => label)
        .slice(0, 3),
    ).toEqual(['1986', '1988', '1990']);
    const months = Array.from(
      { length: 18 },
      (_, i) => `${2023 + Math.floor((i + 3) / 12)}-${String(((i + 3) % 12) + 1).padStart(2, '0')}`,
    );
    expect(laidOut(months, 1280).layout.ticks.map(({ label }) => label)).toEqual([
      'Apr 2023',
      'May',
      'Jun',
      'Jul',
      'Aug',
      'Sep',
      'Oct',
      'Nov',
      'Dec',
      '2024',
      'Feb',
      'Mar',
      'Apr',
      'May',
      'Jun',
      'Jul',
      'Aug',
      'Sep',
    ]);
    expect(laidOut(months, 390).layout.ticks.map(({ label }) => label)).toEqual([
      'Apr 2023',
      'Jul',
      'Oct',
      '2024',
      'Apr',
      'Jul',
    ]);
  });

  it('names days by their number, and the first of all and of a month in full', () => {
    const days = ['2025-09-29', '2025-10-01', '2025-10-03', '2025-10-04'];
    const labels = (width: number) => laidOut(days, width).layout.ticks.map(({ label }) => label);
    expect(labels(1280)).toEqual(['29 Sep 2025', '30', '1 Oct', '2', '3', '4']);
    expect(labels(240)).toEqual(['1 Oct 2025', '3', '4']);
  });

  it('writes no label over another, nor outside the drawing', () => {
    fc.assert(
      fc.property(dateLists, fc.integer({ min: 240, max: 1920 }), (dates, width) => {
        const { layout } = laidOut(dates, width);
        const extents = layout.ticks.map(({ x, label, anchor }) => {
          const length = label.length * 6;
          const from = anchor === 'start' ? x : anchor === 'end' ? x - length : x - length / 2;
          return [from, from + length] as const;
        });
        expect(extents.length).toBeGreaterThan(0);
        extents.forEach(([from, to], i) => {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(width);
          if (i > 0) expect(from).toBeGreaterThan(extents[i - 1]![1]);
        });
        expect(layout.right).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('finds places on the axis back from px', () => {
    fc.assert(
      fc.property(dateLists, fc.double({ min: 0, max: 1, noNaN: true }), (dates, share) => {
        const { layout, timeline } = laidOut(dates, 800);
        const position = share * timeline.bins.length;
        const x = xOfPosition(layout, position);
        expect(Math.abs(positionOfX(layout, x) - position)).toBeLessThan(1e-6);
        expect(binAtX(layout, layout.left - 10)).toBe(0);
        expect(binAtX(layout, layout.right + 10)).toBe(timeline.bins.length - 1);
      }),
    );
  });

  it('ends a span at the bar before a gap, not behind it', () => {
    const { layout } = laidOut(['1890', ...YEARS], 1280);
    expect(xOfSpan(layout, [0, 1])).toEqual([layout.starts[0], layout.ends[0]]);
    expect(xOfSpan(layout, [1, 41])).toEqual([layout.starts[1], layout.right]);
    expect(xOfSpan(layout, [1.5, 1.5])).toEqual([xOfPosition(layout, 1.5), xOfPosition(layout, 1.5)]);
  });

  it('survives having no room and nothing to show', () => {
    const { layout } = laidOut(['2016'], 10, 5);
    expect(layout.base).toBeGreaterThan(layout.top);
    const none = layoutTimeline(buildTimeline(smallMap([{ id: 'p' }]), 10), { width: 300, height: 72 });
    expect([none.ticks, xOfPosition(none, 3), binAtX(none, 50)]).toEqual([[], none.left, -1]);
  });
});
