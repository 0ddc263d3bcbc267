import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burstInWords, burstsOf, computeBursts } from '../../../src/lib/metrics/time/bursts';
import { cheapestStates, findBursts } from '../../../src/lib/metrics/time/find-bursts';
import { yearsOfPapers } from '../../../src/lib/metrics/time/years';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { smallInput, type SmallPaper } from '../../fixtures/small-input';
import { smallMap } from '../../fixtures/small-map';

/** -ln of the binomial probability, whole. */
function cost(r: number, d: number, p: number): number {
  let choose = 0;
  for (let i = 0; i < r; i++) choose += Math.log((d - i) / (i + 1));
  return -(choose + r * Math.log(p) + (d - r) * Math.log(1 - p));
}

/** Cost of a sequence of states, as Kleinberg writes it. */
function costOf(states: readonly number[], relevant: number[], totals: number[], p0: number): number {
  let sum = 0;
  let before = 0;
  states.forEach((state, t) => {
    if (state > before) sum += Math.log(totals.length);
    sum += cost(relevant[t]!, totals[t]!, state ? 2 * p0 : p0);
    before = state;
  });
  return sum;
}

describe('findBursts', () => {
  it('by hand: 10 papers a year, 1 of them relevant, but 6 in two of the years', () => {
    const relevant = [1, 1, 1, 6, 6, 1, 1, 1];
    const totals = Array<number>(8).fill(10);
    // p0 = 18 / 80 = .225, p1 = .45. A year with 6 gains 6 ln 2 + 4 ln(.55 / .775) = 4.1589 - 1.3718, one with 1 loses;
    // both together 5.574, more than the ln 8 = 2.079 of entering.
    const gain = 6 * Math.log(2) + 4 * Math.log(0.55 / 0.775);
    const bursts = findBursts(relevant, totals);
    expect(bursts).toHaveLength(1);
    expect(bursts[0]).toMatchObject({ start: 3, end: 4 });
    expect(bursts[0]!.weight).toBeCloseTo(2 * gain, 10);
    expect(2 * gain).toBeCloseTo(5.574, 3);
  });

  it('finds none where nothing changes, nothing is relevant, or half of all is', () => {
    expect(findBursts([2, 2, 2, 2, 2], [10, 10, 10, 10, 10])).toEqual([]);
    expect(findBursts([0, 0, 0], [5, 5, 5])).toEqual([]);
    expect(findBursts([5, 0, 10], [10, 10, 10])).toEqual([]);
    expect(findBursts([], [])).toEqual([]);
  });

  it('chooses the cheapest of all sequences of states', () => {
    const batches = fc.array(
      fc.nat(9).chain((d) => fc.record({ d: fc.constant(d), r: fc.nat(d) })),
      { minLength: 2, maxLength: 9 },
    );
    fc.assert(
      fc.property(batches, (list) => {
        const relevant = list.map(({ r }) => r);
        const totals = list.map(({ d }) => d);
        const p0 = relevant.reduce((a, b) => a + b, 0) / totals.reduce((a, b) => a + b, 0);
        fc.pre(p0 > 0 && 2 * p0 < 1);
        const bursts = findBursts(relevant, totals);
        const got = list.map((_, t) => (bursts.some(({ start, end }) => t >= start && t <= end) ? 1 : 0));
        let least = Infinity;
        for (let bits = 0; bits < 2 ** list.length; bits++) {
          const states = list.map((_, t) => (bits >> t) & 1);
          least = Math.min(least, costOf(states, relevant, totals, p0));
        }
        expect(costOf(got, relevant, totals, p0)).toBeCloseTo(least, 8);
        for (const { start, end, weight } of bursts) {
          let saved = 0;
          for (let t = start; t <= end; t++)
            saved += cost(relevant[t]!, totals[t]!, p0) - cost(relevant[t]!, totals[t]!, 2 * p0);
          expect(weight).toBeCloseTo(saved, 8);
          expect(weight).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('stays in the usual state where both cost the same', () => {
    expect([...cheapestStates([1, -1, 1], 1)]).toEqual([0, 0, 0]);
    expect([...cheapestStates([2, -1, 2], 1)]).toEqual([1, 0, 1]);
  });
});

/** Ten papers a year from 2000 to 2007; `moss` in as many as said. */
function library(moss: number[]): SmallPaper[] {
  return moss.flatMap((count, i) =>
    Array.from({ length: 10 }, (_, j) => ({
      id: `${2000 + i}-${j}`,
      date: { year: 2000 + i },
      terms: j < count ? ['moss', 'roof'] : ['roof'],
    })),
  );
}

describe('bursts of a map', () => {
  const report = async (papers: SmallPaper[]) => {
    const snapshot = smallMap([
      ...papers.map(({ id }) => ({ id })),
      { id: 'moss', kind: 'keyword' as const },
    ]);
    const input = smallInput(papers);
    const moss = input.text.terms.findIndex(({ label }) => label === 'moss');
    snapshot.entities = Uint32Array.from(snapshot.ids, (id, i) => (id === 'moss' ? moss : i));
    return { ...(await computeBursts({ input, snapshot }, NO_PROGRESS)), node: papers.length };
  };

  it('names the term, its years and its strength', async () => {
    const { report: found, strength, node } = await report(library([1, 1, 1, 6, 6, 3, 1, 1]));
    expect(found).toMatchObject({ why: null, firstYear: 2000, lastYear: 2007, papers: [], works: [] });
    expect(found.terms).toHaveLength(1);
    expect(found.terms[0]).toMatchObject({
      label: 'moss',
      node,
      bursts: [{ from: 2003, to: 2004, open: false }],
    });
    expect(strength[node]).toBeCloseTo(found.terms[0]!.bursts[0]!.weight, 4);
    // Nothing cites the papers: that they don't burst can't be told.
    expect(strength[0]).toBeNaN();
  });

  it('does not judge fewer than twenty papers, and says why below five years', async () => {
    const few = await report(library([1, 1, 1, 6, 6, 1, 1, 1]));
    expect(few.report.terms).toEqual([]);
    expect(few.strength[few.node]).toBeNaN();
    const short = await report(library([1, 9, 9, 1]));
    expect(short.report.why).toBe('Bursts need papers of 5 years or more; these are of 4.');
    expect((await report([{ id: 'a' }])).report.why).toBe('No paper has a date.');
  });

  it('begin with the cited paper’s own year', () => {
    // Of the papers from 2003 on four or five of ten a year cite it: no change. Counted from 2000 on, that would look like a burst.
    const years = yearsOfPapers(smallInput(library([0, 0, 0, 0, 0, 0, 0, 0])).corpus);
    const citing = Array.from({ length: 20 }, (_, i) => 30 + 2 * i);
    expect(burstsOf(citing, years, 2003)).toEqual([]);
    expect(burstsOf(citing, years, 2000)).toMatchObject([{ from: 2003, to: 2006 }]);
    // Fifteen are left from 2004 on.
    expect(burstsOf(citing, years, 2004)).toBeNull();
  });

  it('are told in words', () => {
    expect(burstInWords({ from: 2003, to: 2004, weight: 5.574, open: false })).toBe(
      'Burst from 2003 to 2004 (weight 5.6)',
    );
    expect(burstInWords({ from: 2003, to: 2004, weight: 1, open: true })).toBe(
      'Burst since 2003 (weight 1.0)',
    );
    expect(burstInWords({ from: 2003, to: 2003, weight: 1, open: false })).toBe('Burst in 2003 (weight 1.0)');
  });
});
