import { describe, expect, it } from 'vitest';
import { availableMetrics, computeMetric } from '../../../src/lib/metrics/registry';
import { METRIC_IDS, type MetricId } from '../../../src/lib/model/answers/metrics';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import type { MapSource } from '../../../src/lib/metrics/paper-lists';
import { smallInput, type SmallPaper } from '../../fixtures/small-input';
import { smallMap } from '../../fixtures/small-map';

/** c (2004) cites a (2000) and b (2002), b cites a; Ann wrote a and c; b and c have the term moss. */
const PAPERS: SmallPaper[] = [
  { id: 'a', authors: ['Ann Ahl'], date: { year: 2000 } },
  { id: 'b', terms: ['moss'], date: { year: 2002, month: 7, day: 2 }, cites: ['a'] },
  { id: 'c', authors: ['Ann Ahl'], terms: ['moss'], date: { year: 2004 }, cites: ['a', 'b'] },
  { id: 'd' },
];

function source(): MapSource {
  const snapshot = smallMap(
    [
      { id: 'a', authors: ['ann'] },
      { id: 'b' },
      { id: 'c', authors: ['ann'] },
      { id: 'd' },
      { id: 'ann', kind: 'author' },
      { id: 'moss', kind: 'keyword' },
    ],
    [
      ['b', 'a', 'cites'],
      ['c', 'a', 'cites'],
      ['c', 'b', 'cites'],
      ['b', 'moss', 'has-keyword'],
      ['c', 'moss', 'has-keyword'],
    ],
  );
  snapshot.entities = Uint32Array.of(0, 1, 2, 3, 0, 0);
  return { input: smallInput(PAPERS), snapshot };
}

const valuesOf = async (id: MetricId) => [...(await computeMetric(source(), id, NO_PROGRESS))!.values];
const round = (values: number[]) => values.map((value) => Math.round(value * 1000) / 1000);

describe('the metrics of a small map, by hand', () => {
  it('citations, in all and a year', async () => {
    expect(await valuesOf('citations')).toEqual([2, 1, 0, 0, NaN, NaN]);
    // Up to 2004: a has 5 years, b 3, c 1; d has no date.
    expect(round(await valuesOf('citations-per-year'))).toEqual([0.4, 0.333, 0, NaN, NaN, NaN]);
    const there = source();
    there.input.corpus.papers[1]!.timesCited = 12;
    const worldwide = await computeMetric(there, 'times-cited-per-year', NO_PROGRESS);
    expect([...worldwide!.values]).toEqual([NaN, 4, NaN, NaN, NaN, NaN]);
    expect(worldwide!.note).toBe('up to 2004');
  });

  it('links: all, in and out, strength', async () => {
    expect(await valuesOf('degree')).toEqual([3, 3, 4, 0, 2, 2]);
    expect(await valuesOf('in-degree')).toEqual([2, 1, 0, 0, NaN, NaN]);
    expect(await valuesOf('out-degree')).toEqual([0, 1, 2, 0, NaN, NaN]);
    const weighted = source();
    weighted.snapshot.links.weight = Float32Array.of(1, 2, 4, 0.5, 0.25, 1, 1);
    const { values } = (await computeMetric(weighted, 'strength', NO_PROGRESS))!;
    expect([...values]).toEqual([1 + 2 + 1, 1 + 4 + 0.5, 2 + 4 + 0.25 + 1, 0, 2, 0.75]);
  });

  it('mean dates: of papers their own, of others the mean of their dated papers', async () => {
    // 2 July 2002 is the 183rd day of 365: 182 are over.
    const july = 2002 + 182 / 365;
    expect(round(await valuesOf('mean-date'))).toEqual(
      round([2000, july, 2004, NaN, 2002, (july + 2004) / 2].map(Math.fround)),
    );
  });

  it('are offered only where the map has them', async () => {
    const here = availableMetrics(source());
    expect(here).toEqual(
      METRIC_IDS.filter((id) => !['times-cited', 'times-cited-per-year', 'strength', 'burst'].includes(id)),
    );
    // No links at all: no centrality.
    const bare: MapSource = {
      input: smallInput([{ id: 'a' }, { id: 'b' }]),
      snapshot: smallMap([{ id: 'a' }, { id: 'b' }]),
    };
    expect(availableMetrics(bare)).toEqual(['count', 'degree']);
    expect(await computeMetric(bare, 'betweenness', NO_PROGRESS)).toBeNull();
    expect(await computeMetric(bare, 'no such' as MetricId, NO_PROGRESS)).toBeNull();
  });

  it('have a value a node, and the same each time', async () => {
    for (const id of availableMetrics(source())) {
      const values = await valuesOf(id);
      expect(values).toHaveLength(6);
      expect(await valuesOf(id)).toEqual(values);
    }
  });
});
