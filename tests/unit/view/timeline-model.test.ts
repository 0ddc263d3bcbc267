import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toIsoDate } from '../../../src/lib/model/partial-date';
import { NO_CLUSTER, type Snapshot } from '../../../src/lib/model/snapshot';
import { firstDayOf, lastDayOf } from '../../../src/lib/view/dates';
import { BIN_MONTHS, monthOfDay } from '../../../src/lib/view/timeline/bin-scale';
import {
  buildTimeline,
  positionOfDay,
  rangeOfSpan,
  rangeSentence,
  spanOfRange,
  stackBin,
  type Span,
} from '../../../src/lib/view/timeline/timeline-model';
import { smallMap } from '../../fixtures/small-map';

const dated = (...dates: (string | undefined)[]): Snapshot =>
  smallMap(dates.map((date, i) => ({ id: `p${i}`, date })));
const summary = (map: Snapshot, maxBins: number): string =>
  buildTimeline(map, maxBins)
    .bins.map(({ label, papers }) => `${label}:${papers.length}`)
    .join(' ');

describe('bins', () => {
  it('are years where only years are known', () => {
    expect(summary(dated('2014', '2016', '2016', '2017-03-01'), 40)).toBe('2014:1 2015:0 2016:2 2017:1');
  });

  it('are months where months are known, and longer as they must', () => {
    const map = dated('2023-11', '2024-01-15', '2024-01-20', '2024-03');
    expect(summary(map, 40)).toBe(
      'November 2023:1 December 2023:0 January 2024:2 February 2024:0 March 2024:1',
    );
    expect(summary(map, 4)).toBe('October to December 2023:1 January to March 2024:3');
    expect(summary(map, 1)).toBe('2020 to 2024:4');
  });

  it('are days where all papers are of a few weeks, to the day', () => {
    expect(summary(dated('2025-09-29', '2025-10-02', '2025-10-02'), 40)).toBe(
      '29 September 2025:1 30 September 2025:0 1 October 2025:0 2 October 2025:2',
    );
    expect(summary(dated('2025-09-29', '2025-10'), 40)).toBe('September 2025:1 October 2025:1');
    expect(summary(dated('2025-09-29', '2025-10-02'), 3)).toBe('September 2025:1 October 2025:1');
    const page = Array.from({ length: 20 }, (_, i) => `2025-10-${String(i + 1).padStart(2, '0')}`);
    const { bins } = buildTimeline(dated('2020-03-05', ...page), 40);
    expect(bins.length).toBe(21);
    expect(bins[0]).toMatchObject({ label: 'before 1 October 2025', from: '2020-03-05', to: '2025-09-30' });
  });

  it('do not fall apart into empty months when there are few papers', () => {
    const { months, bins } = buildTimeline(dated('2001-01', '2010-06', '2020-12'), 500);
    expect([months, bins.length]).toEqual([12, 20]);
  });

  it('set a lone early paper apart, under the name of what it precedes', () => {
    const many = Array.from({ length: 40 }, (_, i) => String(1985 + i));
    const timeline = buildTimeline(dated('1890', ...many), 100);
    expect(timeline.bins[0]).toMatchObject({
      kind: 'before',
      from: '1890',
      to: '1984',
      label: 'before 1985',
    });
    expect(timeline.bins.length).toBe(41);
    expect([...timeline.bins[0]!.papers]).toEqual([0]);
    expect(timeline.binOf[0]).toBe(0);
    const late = buildTimeline(dated(...many, '2999'), 100);
    expect(late.bins.at(-1)).toMatchObject({ kind: 'after', from: '2025', to: '2999', label: 'after 2024' });
  });

  it('leave papers that are merely early where they are', () => {
    const many = Array.from({ length: 40 }, (_, i) => String(1985 + i));
    expect(buildTimeline(dated('1970', ...many), 100).bins[0]).toMatchObject({ kind: 'bin', label: '1970' });
    expect(buildTimeline(dated('1890', '2000', '2001'), 200).bins[0]).toMatchObject({
      label: '1890 to 1894',
    });
  });

  it('count papers without a date apart, and other nodes not at all', () => {
    const map = smallMap([
      { id: 'p1', date: '2016' },
      { id: 'p2' },
      { id: 'a', kind: 'author', date: '2016' },
    ]);
    const { dated: count, undated, bins, binOf } = buildTimeline(map, 40);
    expect([count, [...undated], bins.length, [...binOf]]).toEqual([1, [1], 1, [0, -1, -1]]);
    expect(buildTimeline(dated(undefined), 40)).toMatchObject({ bins: [], dated: 0 });
  });

  const dates = fc
    .record({
      year: fc.integer({ min: 1000, max: 2100 }),
      month: fc.integer({ min: 1, max: 12 }),
      precise: fc.boolean(),
    })
    .map(({ year, month, precise }) => toIsoDate(precise ? { year, month } : { year }));

  it('hold every dated paper once, without gaps, in order, and no more than fit', () => {
    fc.assert(
      fc.property(
        fc.array(dates, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 120 }),
        (list, most) => {
          const map = dated(...list);
          const { bins, binOf, months } = buildTimeline(map, most);
          expect(BIN_MONTHS).toContain(months);
          expect(bins.filter(({ kind }) => kind === 'bin').length).toBeLessThanOrEqual(Math.max(most, 2));
          bins.forEach((bin, i) => {
            expect([firstDayOf(bin.from), lastDayOf(bin.to)]).toEqual([bin.firstDay, bin.lastDay]);
            if (i > 0) expect(bin.firstDay).toBe(bins[i - 1]!.lastDay + 1);
          });
          list.forEach((iso, node) => {
            const bin = bins[binOf[node]!]!;
            expect(bin.papers).toContain(node);
            expect(firstDayOf(iso)!).toBeGreaterThanOrEqual(bin.firstDay);
            expect(firstDayOf(iso)!).toBeLessThanOrEqual(bin.lastDay);
          });
          expect(bins.reduce((sum, { papers }) => sum + papers.length, 0)).toBe(list.length);
        },
      ),
    );
  });
});

describe('monthOfDay', () => {
  it('agrees with the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 3_000_000 }), (day) => {
        const at = new Date(day * 86_400_000);
        expect(monthOfDay(day)).toBe(at.getUTCFullYear() * 12 + at.getUTCMonth());
      }),
      { numRuns: 2000 },
    );
    for (const year of [1900, 2000, 2023, 2024]) {
      const march = Date.UTC(year, 2, 1) / 86_400_000;
      expect([march - 1, march].map(monthOfDay)).toEqual([year * 12 + 1, year * 12 + 2]);
    }
  });
});

describe('ranges on the axis', () => {
  const timeline = buildTimeline(dated('2014', '2016', '2016', '2019'), 40);

  it('lie where their days lie', () => {
    expect(spanOfRange(timeline, { from: '2015', to: '2017' })).toEqual([1, 4]);
    expect(spanOfRange(timeline, { from: null, to: '2015' })).toEqual([0, 2]);
    expect(spanOfRange(timeline, { from: '2018', to: null })).toEqual([4, 6]);
    expect(spanOfRange(timeline, { from: null, to: null })).toBeNull();
    expect(spanOfRange(timeline, { from: '1900', to: '1950' })).toEqual([0, 0]);
    expect(spanOfRange(timeline, { from: '2030', to: '2040' })).toEqual([6, 6]);
    const [start, end] = spanOfRange(timeline, { from: '2016-07', to: '2016-12' })!;
    expect(start).toBeCloseTo(2 + 182 / 366, 10);
    expect(end).toBe(3);
    expect(positionOfDay(timeline, firstDayOf('2014')! - 1)).toBe(0);
  });

  it('come back as dates, open at the ends of the axis', () => {
    expect(rangeOfSpan(timeline, [1, 3])).toEqual({ from: '2015', to: '2016' });
    expect(rangeOfSpan(timeline, [0, 3])).toEqual({ from: null, to: '2016' });
    expect(rangeOfSpan(timeline, [2, 6])).toEqual({ from: '2016', to: null });
    expect(rangeOfSpan(timeline, [0, 6])).toEqual({ from: null, to: null });
  });

  it('keep the typed date of an end that has not moved', () => {
    const typed = { from: '2015-03', to: '2017-05-04' };
    const [start, end] = spanOfRange(timeline, typed)!;
    expect(rangeOfSpan(timeline, [start, 3], typed)).toEqual({ from: '2015-03', to: '2016' });
    expect(rangeOfSpan(timeline, [2, end], typed)).toEqual({ from: '2016', to: '2017-05-04' });
  });

  it('go there and back', () => {
    const spans = fc.tuple(fc.nat(5), fc.nat(5)).map(([a, b]): Span => [Math.min(a, b), Math.max(a, b) + 1]);
    fc.assert(
      fc.property(spans, (span) => {
        expect(spanOfRange(timeline, rangeOfSpan(timeline, span)) ?? [0, 6]).toEqual(span);
      }),
    );
  });

  it('are said with their counts', () => {
    expect(rangeSentence({ from: '2016', to: '2019' }, 412, 6025)).toBe('2016 to 2019: 412 of 6,025 papers');
    expect(rangeSentence({ from: null, to: null }, 6025, 6025)).toBe('all dates: 6,025 papers');
    expect(rangeSentence({ from: null, to: null }, 1, 1)).toBe('all dates: 1 paper');
  });
});

describe('stackBin', () => {
  it('piles papers by cluster, those without one last, and sets apart what the mask holds back', () => {
    const map = smallMap(
      [1, undefined, 0, 1, 0].map((cluster, i) => ({ id: `p${i}`, date: '2016', cluster })),
    );
    const bin = buildTimeline(map, 40).bins[0]!;
    expect(stackBin(bin, map, null)).toEqual({
      parts: [
        { cluster: 0, count: 2 },
        { cluster: 1, count: 2 },
        { cluster: NO_CLUSTER, count: 1 },
      ],
      rest: 0,
    });
    expect(stackBin(bin, map, Uint8Array.of(0, 1, 1, 1, 0))).toEqual({
      parts: [
        { cluster: 0, count: 1 },
        { cluster: 1, count: 1 },
        { cluster: NO_CLUSTER, count: 1 },
      ],
      rest: 2,
    });
  });
});
