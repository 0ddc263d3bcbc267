import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeEmergence,
  emergenceInWords,
  emergenceOf,
  recentSince,
} from '../../../src/lib/metrics/time/emergence';
import { computeEvolution, cutWindows } from '../../../src/lib/metrics/time/thematic-evolution';
import { differenceInterval, wilsonInterval, Z95 } from '../../../src/lib/metrics/time/wilson';
import { yearsOfPapers } from '../../../src/lib/metrics/time/years';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { smallInput, type SmallPaper } from '../../fixtures/small-input';
import { smallMap } from '../../fixtures/small-map';

describe('Wilson’s interval', () => {
  it('is that of the examples in Newcombe (1998)', () => {
    const [low, high] = wilsonInterval(81, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
    expect(wilsonInterval(0, 20)[1]).toBeCloseTo(0.1611, 4);
    const difference = differenceInterval(56, 70, 48, 80);
    expect(difference[0]).toBeCloseTo(0.0524, 4);
    expect(difference[1]).toBeCloseTo(0.3339, 4);
  });

  it('holds exactly the shares that the score test does not refuse', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.nat(),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (n, any, p) => {
          const k = any % (n + 1);
          const score = Math.abs(k / n - p) / Math.sqrt((p * (1 - p)) / n);
          const [low, high] = wilsonInterval(k, n);
          if (Math.abs(score - Z95) > 1e-6) expect(low <= p && p <= high).toBe(score < Z95);
        },
      ),
    );
  });
});

/** `perYear[i]` papers in 2000 + i, of which the first `withTerm[i]` have the term moss. */
function library(perYear: number[], withTerm: number[]): SmallPaper[] {
  return perYear.flatMap((count, i) =>
    Array.from({ length: count }, (_, j) => ({
      id: `${2000 + i}-${String(j).padStart(3, '0')}`,
      date: { year: 2000 + i },
      terms: j < withTerm[i]! ? ['moss'] : [],
    })),
  );
}
const yearsOf = (perYear: number[]) => yearsOfPapers(smallInput(library(perYear, perYear)).corpus);

describe('emergence', () => {
  it('takes as recent the fewest last years with a quarter of the papers, ten at least', () => {
    expect(recentSince(yearsOf([40, 40, 10, 15, 10]))).toBe(2002);
    expect(recentSince(yearsOf([20, 20, 40]))).toBe(2002);
    expect(recentSince(yearsOf([5, 40]))).toBeNull();
    expect(recentSince(yearsOf([50]))).toBeNull();
  });

  it('compares the shares before and after, by hand', () => {
    const papers = library([40, 40, 40], [2, 2, 12]);
    const { corpus } = smallInput(papers);
    const years = yearsOfPapers(corpus);
    const moss = papers.flatMap(({ terms }, i) => (terms?.length ? [i] : []));
    const change = emergenceOf(moss, years, 2002);
    expect(change.recent).toMatchObject({ papers: 12, of: 40, share: 0.3 });
    expect(change.before).toMatchObject({ papers: 4, of: 80, share: 0.05 });
    expect(change.interval).toEqual(differenceInterval(12, 40, 4, 80));
    // Wilson: 18.1 to 45.4 % of 40, 2.0 to 12.2 % of 80; 25 - hypot(11.9, 7.2) = 11.1 points.
    expect(change.interval[0]).toBeCloseTo(0.111, 3);
    expect(change.direction).toBe(1);
    expect(emergenceInWords(change)).toBe(
      'Growing: 30 % of the papers since 2002, 5 % of those before (25 points more; 95 % interval 11 to 41).',
    );
  });

  it('says nothing where the interval holds no change', async () => {
    const at = async (withTerm: number[]) => {
      const papers = library([40, 40, 40], withTerm);
      const snapshot = smallMap(papers.map(({ id }) => ({ id, cluster: 0 })));
      return computeEmergence({ input: smallInput(papers), snapshot }, NO_PROGRESS);
    };
    expect(await at([4, 4, 6])).toEqual({ why: null, terms: [], clusters: [] });
    const grown = await at([2, 2, 12]);
    expect(grown.terms).toHaveLength(1);
    expect(grown.terms[0]).toMatchObject({
      label: 'moss',
      node: null,
      change: { since: 2002, direction: 1 },
    });
    // The one cluster has all papers: nothing can have changed.
    expect(grown.clusters).toEqual([]);
    const shrunk = await at([15, 15, 1]);
    expect(shrunk.terms[0]!.change.direction).toBe(-1);
    expect(shrunk.terms[0]!.sentence).toMatch(
      /^Shrinking: 2\.5 % .* 38 % .*\(35 points fewer; 95 % interval 2\d to 4\d\)\.$/,
    );
  });

  it('says why it can’t be told', async () => {
    const few = library([5, 5], [1, 5]);
    const report = await computeEmergence({ input: smallInput(few), snapshot: smallMap([]) }, NO_PROGRESS);
    expect(report.why).toBe('Change over time needs 20 dated papers or more; there are 10.');
  });
});

describe('thematic evolution', () => {
  it('cuts years into windows of about as many papers', () => {
    expect(
      cutWindows(yearsOf([10, 10, 20, 20, 20]), 2).map(({ from, to, papers }) => [from, to, papers]),
    ).toEqual([
      [2000, 2002, 40],
      [2003, 2004, 40],
    ]);
    expect(cutWindows(yearsOf([100, 1, 1]), 3)).toHaveLength(1);
    expect(cutWindows(yearsOf([10, 10]), 5).map(({ papers }) => papers)).toEqual([10, 10]);
  });

  it('never parts a year or loses a paper', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(30), { minLength: 1, maxLength: 15 }),
        fc.integer({ min: 2, max: 5 }),
        (counts, k) => {
          fc.pre(counts.some((count) => count > 0));
          const years = yearsOf(counts);
          const windows = cutWindows(years, k);
          expect(windows.length).toBeLessThanOrEqual(k);
          expect(windows.reduce((sum, { papers }) => sum + papers, 0)).toBe(years.dated);
          expect(windows[0]!.from).toBe(years.first);
          expect(windows.at(-1)!.to).toBe(years.last);
          windows.forEach(({ from, papers }, i) => {
            if (i > 0) expect(from).toBe(windows[i - 1]!.to + 1);
            if (windows.length > 1) expect(papers).toBeGreaterThanOrEqual(10);
          });
        },
      ),
    );
  });

  /** Twenty papers a year: in 2000 half on moss and roofs, half on bees; in 2001 moss with water, bees split off hives. */
  const PAPERS: SmallPaper[] = Array.from({ length: 40 }, (_, i) => {
    const [late, bees] = [i >= 20, i % 2 === 1];
    const terms = bees
      ? late
        ? ['bee', 'flower', 'hive']
        : ['bee', 'flower']
      : late
        ? ['moss', 'water']
        : ['moss', 'roof'];
    return { id: `p${String(i).padStart(2, '0')}`, date: { year: late ? 2001 : 2000 }, terms };
  });

  it('finds themes in each window and links those that share terms', async () => {
    const { why, windows, themes, links } = await computeEvolution(smallInput(PAPERS), 2, 1, NO_PROGRESS);
    expect(why).toBeNull();
    expect(windows.map(({ papers }) => papers)).toEqual([20, 20]);
    expect(themes.map(({ window, terms, papers }) => [window, [...terms].sort(), papers])).toEqual([
      [0, ['bee', 'flower'], 10],
      [0, ['moss', 'roof'], 10],
      [1, ['bee', 'flower', 'hive'], 10],
      [1, ['moss', 'water'], 10],
    ]);
    expect(links.map(({ from, to, inclusion }) => [from, to, inclusion])).toEqual([
      [0, 2, 1],
      [1, 3, 0.5],
    ]);
    expect(links[1]!.shared).toEqual(['moss']);
  });

  it('says why there is none', async () => {
    const { why, themes } = await computeEvolution(smallInput(PAPERS.slice(0, 20)), 2, 1, NO_PROGRESS);
    expect(why).toBe('Themes over time need papers of two years or more, ten in each stretch.');
    expect(themes).toEqual([]);
    expect((await computeEvolution(smallInput([{ id: 'a' }]), 2, 1, NO_PROGRESS)).why).toMatch(
      /there are 0\.$/,
    );
  });
});
