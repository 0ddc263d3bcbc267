import { describe, expect, it } from 'vitest';
import { toEpochDay } from '../../../src/lib/model/partial-date';
import { NO_CLUSTER, NO_DATE, PRECISION, type Snapshot } from '../../../src/lib/model/snapshot';
import { DEFAULT_FILTERS, type Filters } from '../../../src/lib/model/view';
import { datedPapers } from '../../../src/lib/view/timeline/dated-papers';
import { computeMask, computeShown } from '../../../src/lib/view/shown';
import { buildTimeline, stackBin } from '../../../src/lib/view/timeline/timeline-model';
import { smallMap } from '../../fixtures/small-map';

/**
 * Three authors and the four papers behind them:
 *
 *     ann   2001 2005 (undated)    topic 0
 *     bo    2005                   topic 0
 *     cy    2009                   topic 1
 *     dee   none                   no topic
 */
const authors: Snapshot = {
  ...smallMap(
    [
      { id: 'ann', kind: 'author', cluster: 0 },
      { id: 'bo', kind: 'author', cluster: 0 },
      { id: 'cy', kind: 'author', cluster: 1 },
      { id: 'dee', kind: 'author' },
    ],
    [['ann', 'bo', 'wrote-with']],
  ),
  behind: {
    day: Int32Array.of(
      toEpochDay({ year: 2001 }),
      toEpochDay({ year: 2005 }),
      toEpochDay({ year: 2009 }),
      NO_DATE,
    ),
    dayPrecision: Uint8Array.of(PRECISION.year, PRECISION.year, PRECISION.year, PRECISION.none),
    cluster: Uint16Array.of(0, 0, 1, NO_CLUSTER),
    offsets: Uint32Array.of(0, 3, 4, 5, 5),
    papers: Uint32Array.of(0, 1, 3, 1, 2),
  },
};

function shown(filters: Partial<Filters>): string {
  const mask = computeMask(authors, { ...DEFAULT_FILTERS, ...filters });
  return authors.ids.filter((_, node) => mask[node] === 1).join(' ');
}

describe('a map of authors', () => {
  it('is filtered by the dates of the papers behind it', () => {
    expect(shown({})).toBe('ann bo cy dee');
    expect(shown({ from: '2006', undated: 'hide' })).toBe('cy');
    expect(shown({ to: '2004', undated: 'hide' })).toBe('ann');
    // Ann has an undated paper, and nothing is known of Dee.
    expect(shown({ from: '2006' })).toBe('ann cy dee');
  });

  it('counts the papers in the range behind those that are shown', () => {
    const count = (filters: Partial<Filters>) => {
      const all = { ...DEFAULT_FILTERS, ...filters };
      return computeShown(authors, all).counts.papers;
    };
    expect(count({})).toBe(4);
    expect(count({ to: '2005', undated: 'hide' })).toBe(2);
    expect(count({ clusters: ['c2'] })).toBe(1);
  });

  it('has a timeline of those papers, each counted once', () => {
    const { bins, binOf, dated } = buildTimeline(authors, 20);
    expect(dated).toBe(3);
    expect(bins.filter(({ papers }) => papers.length > 0).map(({ label }) => label)).toEqual([
      '2001',
      '2005',
      '2009',
    ]);
    expect(bins[binOf[1]!]!.label).toBe('2005');
    const papers = datedPapers(authors);
    expect([...papers.nodesOf(bins[binOf[1]!]!.papers)]).toEqual([0, 1]);
    const passing = computeShown(authors, { ...DEFAULT_FILTERS, clusters: ['c2'] }).items;
    expect([...passing]).toEqual([0, 0, 1, 0]);
    expect(stackBin(bins[binOf[2]!]!, authors, passing)).toEqual({
      parts: [{ cluster: 1, count: 1 }],
      rest: 0,
    });
    expect(stackBin(bins[binOf[0]!]!, authors, passing).rest).toBe(1);
  });
});

it('counts cited works as papers, by their own dates', () => {
  const works = smallMap(
    [
      { id: 'p', date: '2010' },
      { id: 'w', kind: 'work', date: '1973' },
    ],
    [['p', 'w', 'co-cited']],
  );
  const filters: Filters = { ...DEFAULT_FILTERS, to: '1980' };
  expect([...computeMask(works, filters)]).toEqual([0, 1]);
  expect(buildTimeline(works, 50).dated).toBe(2);
});
