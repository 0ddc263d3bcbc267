import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src/lib/model/snapshot';
import { NODE_KINDS } from '../../../src/lib/model/network';
import { DEFAULT_FILTERS, type Filters } from '../../../src/lib/model/view';
import { firstDayOf, lastDayOf } from '../../../src/lib/view/dates';
import { activeFilters, explainEmpty } from '../../../src/lib/view/filter-chips';
import { hasFilters } from '../../../src/lib/view/filters';
import { computeMask, computeShown, countVisible } from '../../../src/lib/view/shown';
import { smallMap, type SmallNode } from '../../fixtures/small-map';

const MAP = smallMap(
  [
    { id: 'p1', date: '2014', cluster: 0, authors: ['ann', 'bob'] },
    { id: 'p2', date: '2016', cluster: 0, authors: ['bob', 'cy'] },
    { id: 'p3', date: '2018-05', cluster: 1, authors: ['cy'] },
    { id: 'p4', cluster: 1, authors: ['dee'] },
    { id: 'p5', date: '2018-05-20' },
    { id: 'ann', kind: 'author', cluster: 0 },
    { id: 'bob', kind: 'author', cluster: 0 },
    { id: 'cy', kind: 'author', cluster: 1 },
    { id: 'dee', kind: 'author', cluster: 1 },
    { id: 'maps', kind: 'keyword', cluster: 0 },
    { id: 'lone', kind: 'keyword', cluster: 1 },
  ],
  [
    ['p2', 'p1', 'cites'],
    ['p3', 'p2', 'cites'],
    ['maps', 'p1', 'has-keyword'],
    ['p3', 'maps', 'has-keyword'],
  ],
);

function visible(filters: Partial<Filters>, map: Snapshot = MAP): string {
  const mask = computeMask(map, { ...DEFAULT_FILTERS, ...filters });
  return map.ids.filter((_, i) => mask[i] === 1).join(' ');
}

describe('computeMask', () => {
  it('lets all pass by default', () => {
    expect(visible({})).toBe(MAP.ids.join(' '));
    expect(hasFilters(DEFAULT_FILTERS)).toBe(false);
  });

  it('filters papers by date and what hangs on them by their papers', () => {
    expect(visible({ from: '2016', to: '2017' })).toBe('p2 p4 bob cy dee lone');
    expect(visible({ from: '2016', to: '2017', undated: 'hide' })).toBe('p2 bob cy lone');
    expect(visible({ to: '2015' })).toBe('p1 p4 ann bob dee maps lone');
    expect(visible({ from: '2018-05-19' })).toBe('p3 p4 p5 cy dee maps lone');
  });

  it('keeps undated papers as long as no range is set', () => {
    expect(visible({ undated: 'hide' })).toContain('p4');
  });

  it('lets a paper pass when what is known of its date overlaps the range', () => {
    expect(visible({ from: '2016-06', to: '2016-06', undated: 'hide' })).toBe('p2 bob cy lone');
    expect(visible({ from: '2018-05-21', undated: 'hide' })).toBe('p3 cy maps lone');
    expect(visible({ from: '2018-06', undated: 'hide' })).toBe('lone');
  });

  it('keeps the chosen authors of a map without papers and those they are linked to', () => {
    const map = smallMap(
      ['ann', 'bob', 'cy', 'dee', 'eve'].map((id) => ({ id, kind: 'author' as const })),
      [
        ['ann', 'bob', 'linked'],
        ['bob', 'cy', 'linked'],
        ['cy', 'dee', 'linked'],
      ],
    );
    expect(visible({ authors: ['ann'] }, map)).toBe('ann bob');
    expect(visible({ authors: ['ann', 'cy'], authorMode: 'all' }, map)).toBe('ann bob cy');
    expect(visible({ authors: ['ann'], authorMode: 'co-authors' }, map)).toBe('ann bob cy');
    expect(visible({ authors: ['nobody'] }, map)).toBe('ann bob cy dee eve');
  });

  it('filters by authors: any, all together, and the circle of co-authors', () => {
    expect(visible({ authors: ['ann', 'cy'], authorMode: 'any' })).toBe('p1 p2 p3 ann bob cy maps lone');
    expect(visible({ authors: ['bob', 'cy'], authorMode: 'all' })).toBe('p2 bob cy lone');
    expect(visible({ authors: ['ann', 'cy'], authorMode: 'all' })).toBe('lone');
    expect(visible({ authors: ['ann'], authorMode: 'any' })).toBe('p1 ann bob maps lone');
    // Ann wrote with Bob; his other paper comes along, but not the paper of his other co-author alone.
    expect(visible({ authors: ['ann'], authorMode: 'co-authors' })).toBe('p1 p2 ann bob cy maps lone');
  });

  it('filters by cluster, kind and links', () => {
    expect(visible({ clusters: ['c1'] })).toBe('p1 p2 ann bob cy maps');
    expect(visible({ kinds: ['paper'] })).toBe('p1 p2 p3 p4 p5');
    expect(visible({ kinds: ['author'], from: '2018', undated: 'hide' })).toBe('cy');
    expect(visible({ minLinks: 1 })).toBe('p1 p2 p3 p4 ann bob cy dee maps');
    expect(visible({ minLinks: 2 })).toBe('p1 p2 p3 bob cy maps');
    expect(visible({ minLinks: 5 })).toBe('');
  });

  it('combines filters', () => {
    expect(visible({ clusters: ['c1'], from: '2016', authors: ['bob'], authorMode: 'any' })).toBe(
      'p2 bob cy',
    );
  });

  it('passes over authors and clusters that are not on the map', () => {
    expect(visible({ authors: ['nobody'], clusters: ['c9'] })).toBe(MAP.ids.join(' '));
    expect(visible({ authors: ['nobody', 'dee'], authorMode: 'all' })).toBe('p4 dee lone');
  });

  it('leaves the snapshot as it is', () => {
    const copy = structuredClone(MAP);
    computeMask(MAP, { ...DEFAULT_FILTERS, authors: ['ann'], from: '2015', minLinks: 1 });
    expect(MAP).toEqual(copy);
  });

  it('agrees with a plain reading of its rules', () => {
    fc.assert(
      fc.property(maps, someFilters, (map, filters) => {
        expect([...computeMask(map, filters)]).toEqual(naiveMask(map, filters));
      }),
      { numRuns: 300 },
    );
  });
});

describe('counts', () => {
  it('counts nodes by kind and the links between them', () => {
    const { mask, counts } = computeShown(MAP, { ...DEFAULT_FILTERS, from: '2016', to: '2017' });
    expect(counts).toMatchObject({ papers: 2, items: 2, nodes: 6, links: 3 });
    expect(counts.kinds).toMatchObject({ paper: 2, author: 3, keyword: 1, source: 0 });
    expect([...counts.clusters]).toEqual([1, 1]);
    expect(countVisible(mask)).toBe(6);
  });
});

describe('chips', () => {
  const filters: Filters = {
    ...{ from: '2016', to: '2017', undated: 'hide', authors: ['ann', 'nobody'], authorMode: 'all' },
    ...{ kinds: NODE_KINDS.filter((kind) => kind !== 'author'), clusters: ['c2'], minLinks: 1 },
  };

  it('says each filter in words', () => {
    expect(activeFilters(MAP, filters).map(({ id, label, applies }) => [id, label, applies])).toEqual([
      ['dates', '2016 to 2017', true],
      ['undated', 'without undated papers', true],
      ['cluster:c2', 'topic: Topic 2', true],
      ['author:ann', 'together with ANN', true],
      ['author:nobody', 'nobody (not on this map)', false],
      ['kind:author', 'authors hidden', true],
      ['min-links', 'at least 1 link', true],
    ]);
    expect(activeFilters(MAP, DEFAULT_FILTERS)).toEqual([]);
  });

  it('lifts each filter alone, and all of them one after the other', () => {
    let left = filters;
    for (let count = activeFilters(MAP, left).length; count > 0; count = activeFilters(MAP, left).length) {
      const { id, without } = activeFilters(MAP, left).at(-1)!;
      const after = activeFilters(MAP, without).map((chip) => chip.id);
      expect(after).toEqual(
        activeFilters(MAP, left)
          .map((chip) => chip.id)
          .filter((other) => other !== id),
      );
      left = without;
    }
    expect(hasFilters(left)).toBe(false);
    expect(left.kinds).toEqual(DEFAULT_FILTERS.kinds);
  });

  it('says which filter emptied the map', () => {
    const empty: Filters = {
      ...DEFAULT_FILTERS,
      kinds: ['paper'],
      from: '2050',
      undated: 'hide',
      minLinks: 1,
    };
    expect(visible(empty)).toBe('');
    expect(explainEmpty(MAP, empty).map(({ chip, visible: count }) => [chip.id, count])).toEqual([
      ['dates', 4],
      ['undated', 1],
    ]);
  });
});

const AUTHORS = ['a', 'b', 'c'];
const maps = fc
  .array(
    fc.record({
      date: fc.option(fc.constantFrom('2014', '2015-06', '2015-06-10', '2016', '2017-01'), {
        nil: undefined,
      }),
      cluster: fc.option(fc.nat(2), { nil: undefined }),
      authors: fc.subarray(AUTHORS),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((papers) => {
    const nodes: SmallNode[] = papers.map((paper, i) => ({ id: `p${i}`, ...paper }));
    const others: SmallNode[] = AUTHORS.map((id, i) => ({ id, kind: 'author', cluster: i }));
    return smallMap(
      [...nodes, ...others, { id: 'k', kind: 'keyword', cluster: 0 }],
      papers.length > 2 ? [['p0', 'p2', 'cites'], ['p1', 'k', 'has-keyword']] : [], // prettier-ignore
    );
  });
const ends = fc.option(fc.constantFrom('2014', '2015', '2015-06', '2015-06-10', '2016-12-31'));
const someFilters: fc.Arbitrary<Filters> = fc.record({
  from: ends,
  to: ends,
  undated: fc.constantFrom('keep', 'hide'),
  authors: fc.subarray([...AUTHORS, 'unknown']),
  authorMode: fc.constantFrom('any', 'all', 'co-authors'),
  kinds: fc.subarray([...NODE_KINDS]),
  clusters: fc.subarray(['c1', 'c2', 'c3', 'unknown']),
  minLinks: fc.nat(2),
});

/** The rules of computeMask, said with sets and lists. */
function naiveMask(map: Snapshot, filters: Filters): number[] {
  const kindOf = (i: number) => (['paper', 'author', 'keyword'] as const)[map.kinds[i]!]!;
  const byline = (i: number) => [...map.authorNodes.slice(map.authorOffsets[i], map.authorOffsets[i + 1])];
  const all = map.ids.map((_, i) => i);
  const papers = all.filter((i) => kindOf(i) === 'paper');
  const chosen = all.filter((i) => kindOf(i) === 'author' && filters.authors.includes(map.ids[i]!));
  const circle = new Set(
    papers.filter((i) => byline(i).some((a) => chosen.includes(a))).flatMap((i) => byline(i)),
  );
  const known = filters.clusters.filter((id) => map.clusters.some((cluster) => cluster.id === id));
  const inCluster = (i: number) =>
    known.length === 0 || known.includes(map.clusters[map.cluster[i]!]?.id ?? '');
  const inRange = (i: number) => {
    if (filters.from === null && filters.to === null) return true;
    if (map.dayPrecision[i] === 0) return filters.undated === 'keep';
    const year = new Date(map.day[i]! * 864e5).toISOString();
    const iso = year.slice(0, [0, 4, 7, 10][map.dayPrecision[i]!]);
    return (
      (filters.to === null || firstDayOf(iso)! <= lastDayOf(filters.to)!) &&
      (filters.from === null || lastDayOf(iso)! >= firstDayOf(filters.from)!)
    );
  };
  const byAuthors = (i: number) => {
    if (chosen.length === 0) return true;
    if (filters.authorMode === 'all') return chosen.every((a) => byline(i).includes(a));
    const wanted = filters.authorMode === 'any' ? new Set(chosen) : circle;
    return byline(i).some((a) => wanted.has(a) || chosen.includes(a));
  };
  const enough = (i: number) => map.degree[i]! >= filters.minLinks;
  const passing = new Set(papers.filter((i) => inCluster(i) && inRange(i) && byAuthors(i) && enough(i)));
  const papersOf = (i: number) =>
    papers.filter(
      (p) =>
        byline(p).includes(i) ||
        [...map.links.source].some((s, l) => {
          const t = map.links.target[l]!;
          return (s === p && t === i) || (s === i && t === p);
        }),
    );
  return all.map((i) => {
    if (!filters.kinds.includes(kindOf(i))) return 0;
    if (kindOf(i) === 'paper') return Number(passing.has(i));
    const own = papersOf(i);
    return Number(enough(i) && (own.length > 0 ? own.some((p) => passing.has(p)) : inCluster(i)));
  });
}
