import { describe, expect, it } from 'vitest';
import { NO_DATE } from '../../../../src/lib/model/snapshot';
import { toEpochDay } from '../../../../src/lib/model/partial-date';
import { tellTime } from '../../../../src/lib/export/film/growth-frames';
import { firstDays, HOLD, planGrowth } from '../../../../src/lib/export/film/plan-growth';
import { pictureSize } from '../../../../src/lib/export/film/make-film';
import { between } from '../../../../src/lib/export/film/story-frames';
import { pollination } from '../make-map';

const day = (year: number, month = 1, date = 1) => toEpochDay({ year, month, day: date });
const all = () => true;

describe('when what appears in a film of a field as it grows', () => {
  it('gives each year that has papers as long as another, and empty years a seventh', () => {
    const days = Int32Array.of(day(2000), day(2003), day(2005), day(2005, 7));
    // 2000, 2003, 2005 have papers; 2001, 2002, 2004 have none: 3 + 3 x 0.15 = 3.45 shares of 6.9 s.
    const { appears, steps } = planGrowth(days, all, all, 6.9 + 2 * HOLD);
    expect(steps.map(({ name }) => name)).toEqual(['2000', '2001', '2002', '2003', '2004', '2005']);
    [1, 3, 3.3, 3.6, 5.6, 5.9].forEach((at, i) => expect(steps[i]!.at).toBeCloseTo(at, 9));
    // The two of 2005 come one after the other, the second after half of 85 % of its 2 s.
    [1, 3.6, 5.9, 5.9 + 0.85].forEach((at, i) => expect(appears[i]).toBeCloseTo(at, 9));
  });

  it('counts months where there are few years, and days where there are few months', () => {
    const months = planGrowth(Int32Array.of(day(2020, 11), day(2021, 2)), all, all, 10);
    expect(months.steps.map(({ name }) => name)).toEqual([
      'November 2020',
      'December 2020',
      'January 2021',
      'February 2021',
    ]);
    const days = planGrowth(Int32Array.of(day(2020, 2, 28), day(2020, 3, 1)), all, all, 10);
    expect(days.steps.map(({ name }) => name)).toEqual([
      '28 February 2020',
      '29 February 2020',
      '1 March 2020',
    ]);
  });

  it('shows what has no date last, what is filtered out never, and all of the rest before the end', () => {
    const days = Int32Array.from({ length: 500 }, (_, i) => (i % 7 === 0 ? NO_DATE : day(1950 + (i % 60))));
    const { appears, counted } = planGrowth(
      days,
      (node) => node % 3 !== 0,
      (node) => node % 2 === 0,
      10,
    );
    for (const [node, at] of appears.entries()) {
      if (node % 3 === 0) expect(at).toBe(Infinity);
      else expect(at).toBeLessThanOrEqual(10 - HOLD);
    }
    const dated = [...appears.keys()].filter((node) => node % 3 !== 0 && days[node] !== NO_DATE);
    dated.sort((a, b) => days[a]! - days[b]! || a - b);
    for (const [i, b] of dated.entries())
      if (i > 0) expect(appears[dated[i - 1]!]!).toBeLessThan(appears[b]!);
    const undated = [...appears.keys()].filter((node) => node % 3 !== 0 && days[node] === NO_DATE);
    const last = Math.max(...dated.map((node) => appears[node]!));
    for (const node of undated) expect(appears[node]!).toBeGreaterThanOrEqual(last);
    expect(counted).toHaveLength([...days.keys()].filter((node) => node % 6 === 2 || node % 6 === 4).length);
    expect([...counted]).toEqual([...counted].sort((a, b) => a - b));
  });

  it('says the year and how many there are by then', () => {
    const growth = planGrowth(Int32Array.of(day(2000), day(2005), day(2005)), all, all, 10);
    expect(tellTime(growth, 0)).toEqual({ name: '2000', count: 0 });
    expect(tellTime(growth, growth.steps[0]!.at)).toEqual({ name: '2000', count: 1 });
    expect(tellTime(growth, 10)).toEqual({ name: '2005', count: 3 });
  });

  it('is whole without any date', () => {
    const { appears, steps } = planGrowth(Int32Array.of(NO_DATE, NO_DATE), all, all, 10);
    expect([...appears]).toEqual([0, 0]);
    expect(steps).toEqual([]);
  });
});

describe('the first day of a node', () => {
  it("is a paper's own, and of others that of their first paper", async () => {
    const { snapshot } = await pollination();
    const days = firstDays(snapshot);
    const linked = (node: number) => {
      const papers = new Set<number>();
      snapshot.links.source.forEach((a, i) => {
        const b = snapshot.links.target[i]!;
        if (a === node) papers.add(b);
        if (b === node) papers.add(a);
      });
      for (let paper = 0; paper < snapshot.nodeCount; paper++)
        if (
          snapshot.authorNodes
            .subarray(snapshot.authorOffsets[paper], snapshot.authorOffsets[paper + 1])
            .includes(node)
        )
          papers.add(paper);
      return [...papers].map((paper) => snapshot.day[paper]!).filter((one) => one !== NO_DATE);
    };
    let others = 0;
    for (let node = 0; node < snapshot.nodeCount; node++) {
      if (snapshot.day[node] !== NO_DATE) expect(days[node]).toBe(snapshot.day[node]);
      else if (snapshot.kinds[node] !== 0) {
        others++;
        const from = linked(node);
        expect(days[node]).toBe(from.length > 0 ? Math.min(...from) : NO_DATE);
      }
    }
    expect(others).toBeGreaterThan(0);
  });
});

describe('the picture of a film', () => {
  it('is even, and a GIF no wider than 960', () => {
    expect(pictureSize({ width: 1921, height: 1081, format: 'video' })).toEqual({
      width: 1922,
      height: 1082,
    });
    expect(pictureSize({ width: 1920, height: 1080, format: 'gif' })).toEqual({ width: 960, height: 540 });
    expect(pictureSize({ width: 640, height: 360, format: 'gif' })).toEqual({ width: 640, height: 360 });
  });

  it('flies from box to box: its middle on a line, its size by ratio', () => {
    expect(between([0, 0, 4, 4], [10, 10, 11, 11], 0)).toEqual([0, 0, 4, 4]);
    between([0, 0, 4, 4], [10, 10, 11, 11], 1).forEach((edge, i) =>
      expect(edge).toBeCloseTo([10, 10, 11, 11][i]!, 9),
    );
    // Half way from 4 to 1 by ratio is 2; the middle goes from 2 to 10.5.
    between([0, 0, 4, 4], [10, 10, 11, 11], 0.5).forEach((edge, i) =>
      expect(edge).toBeCloseTo([5.25, 5.25, 7.25, 7.25][i]!, 9),
    );
  });
});
