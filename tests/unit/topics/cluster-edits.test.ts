import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyClusterEdits,
  type EditedClusters,
  type FoundClusters,
} from '../../../src/lib/topics/apply-cluster-edits';
import { NO_CLUSTER_EDITS, type ClusterEdits } from '../../../src/lib/model/cluster-edits';
import { AUTHOR, PAPER } from '../../../src/lib/model/network';
import { NO_CLUSTER } from '../../../src/lib/model/snapshot';

/** Clusters by their members' ids, "-": in none. An id that begins with "@" is an author. Names are the clusters' letters. */
function setUp(groups: Record<string, string[]>, links: [string, string][] = [], ids?: string[]) {
  const letters = Object.keys(groups).filter((letter) => letter !== '-');
  const order = ids ?? Object.values(groups).flat();
  const cluster = Uint16Array.from(order, (id) => {
    const letter = Object.keys(groups).find((key) => groups[key]!.includes(id))!;
    return letter === '-' ? NO_CLUSTER : letters.indexOf(letter);
  });
  const papers = (letter: string) => groups[letter]!.filter((id) => !id.startsWith('@')).length;
  const of = (letter: string) => ({ label: letter, terms: [`term of ${letter}`], x: 0, y: 0 });
  const found: FoundClusters = {
    cluster,
    clusters: letters.map((letter, i) => ({ ...of(letter), id: `c${i + 1}`, papers: papers(letter) })),
    // A merged cluster is called after the letters of all its members.
    name: (now) =>
      letters.map((_, i) => {
        const inside = new Set(
          [...now.keys()].filter((node) => now[node] === i).map((node) => cluster[node]!),
        );
        const label = [...inside].map((index) => letters[index] ?? '').join('+');
        return { ...of(label), id: `c${i + 1}`, papers: 0 };
      }),
  };
  const nodes = {
    ids: order,
    kinds: Uint8Array.from(order, (id) => (id.startsWith('@') ? AUTHOR : PAPER)),
    links: {
      source: Uint32Array.from(links, ([a]) => order.indexOf(a)),
      target: Uint32Array.from(links, ([, b]) => order.indexOf(b)),
      kinds: new Uint8Array(links.length),
      weight: new Float32Array(links.length).fill(1),
    },
    followsPapers: true,
  };
  const apply = (edits: Partial<ClusterEdits>) =>
    applyClusterEdits(nodes, found, { ...NO_CLUSTER_EDITS, ...edits });
  return { apply, nodes, found };
}

/** label -> members, sorted. */
function groupsOf(ids: readonly string[], { cluster, clusters }: EditedClusters): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  ids.forEach((id, node) => {
    const label = clusters[cluster[node]!]?.label ?? '-';
    (groups[label] ??= []).push(id);
  });
  return groups;
}

const THREE = { A: ['a1', 'a2', 'a3', 'a4'], B: ['b1', 'b2', 'b3'], C: ['c1', 'c2'], '-': ['x'] };

describe('applyClusterEdits', () => {
  it('without edits gives what was found', () => {
    const { apply, found } = setUp(THREE);
    const { cluster, clusters, problems, summary } = apply({});
    expect(cluster).toBe(found.cluster);
    expect(clusters).toBe(found.clusters);
    expect([problems, summary]).toEqual([[], '']);
  });

  it('renames the cluster that holds most of the members, and keeps its terms', () => {
    const { apply } = setUp(THREE);
    const { clusters, origins, summary } = apply({
      names: [{ members: ['a1', 'a2', 'gone', 'c1'], label: 'Mine' }],
    });
    expect(clusters.map(({ id, label, terms }) => [id, label, terms])).toEqual([
      ['c1', 'Mine', ['term of A']],
      ['c2', 'B', ['term of B']],
      ['c3', 'C', ['term of C']],
    ]);
    expect(origins[0]).toEqual({ label: 'A', name: 0, parts: [], moved: [] });
    expect(summary).toBe('1 renamed');
  });

  it.each([
    ['half of them in each of two clusters', ['a1', 'b1']],
    ['less than half in any', ['a1', 'a2', 'b1', 'c1', 'x']],
    ['none on the map', ['gone']],
    ['most of them in no cluster', ['x']],
  ])('passes over a name with %s, and says so', (_, members) => {
    const { apply } = setUp(THREE);
    const { clusters, problems } = apply({ names: [{ members, label: 'Mine' }] });
    expect(clusters.map(({ label }) => label)).toEqual(['A', 'B', 'C']);
    expect(problems).toMatchObject([{ code: 'topic-edit-not-applied', severity: 'note' }]);
    expect(problems[0]!.message).toContain('“Mine”');
  });

  it('takes a cluster that holds just half, when the rest is in no cluster', () => {
    const { apply } = setUp(THREE);
    expect(apply({ names: [{ members: ['c1', 'x'], label: 'Mine' }] }).clusters[2]!.label).toBe('Mine');
  });

  it('lets the later of two names hold', () => {
    const { apply } = setUp(THREE);
    const names = [
      { members: ['a1'], label: 'First' },
      { members: ['a2'], label: 'Second' },
    ];
    const { clusters, origins } = apply({ names });
    expect(clusters[0]!.label).toBe('Second');
    expect(origins[0]!.name).toBe(1);
  });

  it('merges into the largest one’s place, named anew, and sorts by size', () => {
    const { apply, nodes } = setUp(THREE);
    const edited = apply({
      merged: [
        {
          members: [
            ['c1', 'c2'],
            ['b1', 'b2'],
          ],
        },
      ],
    });
    expect(edited.clusters.map(({ id, label, papers }) => [id, label, papers])).toEqual([
      ['c2', 'B+C', 5],
      ['c1', 'A', 4],
    ]);
    expect(groupsOf(nodes.ids, edited)['B+C']).toEqual(['b1', 'b2', 'b3', 'c1', 'c2']);
    expect(edited.origins[0]!.parts).toEqual([
      { label: 'B', papers: 3, at: [[0, 1]] },
      { label: 'C', papers: 2, at: [[0, 0]] },
    ]);
    expect(edited.summary).toBe('1 merged');
  });

  it('merges what overlaps into one, and what can be found of a group', () => {
    const { apply } = setUp({ ...THREE, D: ['d1'] });
    const groups = [{ members: [['a1'], ['b1']] }, { members: [['b2'], ['c1'], ['gone']] }];
    expect(apply({ merged: groups }).clusters.map(({ label }) => label)).toEqual(['A+B+C', 'D']);
    const one = apply({ merged: [{ members: [['a1'], ['gone']] }] });
    expect(one.clusters).toHaveLength(4);
    expect(one.problems).toHaveLength(1);
  });

  it('moves nodes; an emptied cluster is gone, and what else was in it belongs to none', () => {
    const { apply, nodes } = setUp({ A: ['a1', 'a2', 'a3'], B: ['b1', '@ann'] }, [['a1', '@zoe']]);
    const edited = apply({
      moved: [
        { node: 'b1', to: ['a1', 'a2'] },
        { node: 'gone', to: ['a1'] },
      ],
    });
    expect(groupsOf(nodes.ids, edited)).toEqual({ A: ['a1', 'a2', 'a3', 'b1'], '-': ['@ann'] });
    expect(edited.clusters).toMatchObject([{ id: 'c1', papers: 4 }]);
    expect(edited.origins[0]!.moved).toEqual([3]);
    expect(edited.problems.map(({ message }) => message)).toEqual([expect.stringContaining('“gone”')]);
  });

  it('lets authors follow most of their papers, unless they were moved themselves', () => {
    const groups = { A: ['a1', 'a2', 'a3', '@ann', '@bo', '@cy'], B: ['b1', 'b2'] };
    const links: [string, string][] = [
      ['a1', '@ann'],
      ['a1', '@bo'],
      ['a2', '@bo'],
      ['a1', '@cy'],
    ];
    const { apply, nodes } = setUp(groups, links);
    const moved = [
      { node: 'a1', to: ['b1'] },
      { node: '@cy', to: ['a2'] },
    ];
    // Ann wrote a1 alone; Bo one paper in each, and stays.
    expect(groupsOf(nodes.ids, apply({ moved }))).toEqual({
      A: ['a2', 'a3', '@bo', '@cy'],
      B: ['a1', '@ann', 'b1', 'b2'],
    });
  });

  it('tells a cluster by its own members, not by those that were moved into it', () => {
    const { apply } = setUp({ A: ['a1', 'a2'], B: ['b1', 'b2', 'b3', 'b4'] });
    const moved = ['b1', 'b2', 'b3'].map((node) => ({ node, to: ['a1', 'a2'] }));
    const { clusters } = apply({
      moved,
      names: [{ members: ['b1', 'b2', 'b3', 'a1', 'a2'], label: 'Mine' }],
    });
    expect(clusters.map(({ label, papers }) => [label, papers])).toEqual([
      ['Mine', 5],
      ['B', 1],
    ]);
  });

  it('says once that nothing applies to a map of other things', () => {
    const { apply } = setUp(THREE);
    const { problems } = apply({
      names: [{ members: ['z'], label: 'Mine' }],
      moved: [{ node: 'y', to: ['z'] }],
    });
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('Your 2 changes')]);
  });

  it('keeps the order of a finished map’s clusters, which is not by size', () => {
    const { apply } = setUp({ A: ['a1', 'a2'], B: ['b1', 'b2', 'b3', 'b4'], C: ['c1'] });
    expect(apply({ names: [{ members: ['c1'], label: 'Z' }] }).clusters.map(({ label }) => label)).toEqual([
      'A',
      'B',
      'Z',
    ]);
  });
});

/** Any partition of 12 papers and 3 authors into up to 5 clusters, sorted by size as the app's are, and any edits of it. */
const anyMap = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 15, maxLength: 15 }).map((of) => {
  const ids = of.map((_, i) => (i < 12 ? `p${i}` : `@${i}`));
  const groups: Record<string, string[]> = {};
  for (let c = 0; c < 5; c++) {
    const members = ids.filter((_, i) => of[i] === c);
    if (members.some((id) => id.startsWith('p'))) groups[`G${c}`] = members;
  }
  const inside = new Set(Object.values(groups).flat());
  return { groups, rest: ids.filter((id) => !inside.has(id)), ids };
});
const anyId = fc.integer({ min: 0, max: 13 }).map((i) => (i < 12 ? `p${i}` : i === 12 ? '@12' : 'gone'));
const anyMembers = fc.uniqueArray(anyId, { minLength: 1, maxLength: 5 });
const anyEdits: fc.Arbitrary<ClusterEdits> = fc.record({
  names: fc.array(fc.record({ members: anyMembers, label: fc.constantFrom('Mine', 'Yours') }), {
    maxLength: 3,
  }),
  merged: fc.array(fc.record({ members: fc.array(anyMembers, { minLength: 2, maxLength: 3 }) }), {
    maxLength: 2,
  }),
  moved: fc.uniqueArray(fc.record({ node: anyId, to: anyMembers }), {
    maxLength: 3,
    selector: ({ node }) => node,
  }),
});

function build(
  { groups, rest, ids }: { groups: Record<string, string[]>; rest: string[]; ids: string[] },
  order: string[],
) {
  const sorted = Object.fromEntries(order.map((key) => [key, groups[key]!]));
  const links = ids.slice(0, 12).map((id, i): [string, string] => [id, `@${12 + (i % 3)}`]);
  return setUp({ ...sorted, '-': rest }, links, ids);
}

/** The sets of nodes that are together, and the name of each, whatever the numbering. */
function partition(ids: readonly string[], { cluster, clusters }: EditedClusters): string[] {
  return clusters
    .map(({ papers }, index) => `${papers}: ${ids.filter((_, node) => cluster[node] === index).join(' ')}`)
    .sort();
}

describe('applyClusterEdits, whatever was found and edited', () => {
  it('does not depend on the numbering of the clusters', () => {
    fc.assert(
      fc.property(anyMap, anyEdits, fc.infiniteStream(fc.nat()), (map, edits, numbers) => {
        const keys = Object.keys(map.groups);
        const other = keys
          .map((key) => [key, numbers.next().value as number] as const)
          .sort((a, b) => a[1] - b[1])
          .map(([key]) => key);
        const [one, two] = [build(map, keys), build(map, other)].map(({ apply }) => apply(edits));
        expect(partition(map.ids, two!)).toEqual(partition(map.ids, one!));
        expect(
          two!.clusters
            .filter(({ label }) => label.length > 3)
            .map(({ label }) => label)
            .sort(),
        ).toEqual(
          one!.clusters
            .filter(({ label }) => label.length > 3)
            .map(({ label }) => label)
            .sort(),
        );
        expect(two!.problems).toEqual(one!.problems);
      }),
    );
  });

  it('changes nothing when it is applied to its own outcome', () => {
    fc.assert(
      fc.property(anyMap, anyEdits, (map, edits) => {
        const { apply, nodes, found } = build(map, Object.keys(map.groups));
        const once = apply(edits);
        const twice = applyClusterEdits(nodes, { ...found, ...once }, edits);
        expect(twice.cluster).toEqual(once.cluster);
        expect(twice.clusters).toEqual(once.clusters);
      }),
    );
  });

  it('gives a sound partition: every number has papers, and counts them', () => {
    fc.assert(
      fc.property(anyMap, anyEdits, (map, edits) => {
        const { apply, nodes, found } = build(map, Object.keys(map.groups));
        const { cluster, clusters, origins } = apply(edits);
        expect(origins).toHaveLength(clusters.length);
        expect(new Set(clusters.map(({ id }) => id)).size).toBe(clusters.length);
        clusters.forEach(({ papers }, index) => {
          const counted = nodes.ids.filter((id, node) => !id.startsWith('@') && cluster[node] === index);
          expect(papers).toBe(counted.length);
          expect(papers).toBeGreaterThan(0);
        });
        const moved = new Set(edits.moved.map(({ node }) => node));
        nodes.ids.forEach((id, node) => {
          if (id.startsWith('@') || moved.has(id)) return;
          // Nobody leaves the papers it was found with, but for those that were moved.
          expect(cluster[node] === NO_CLUSTER).toBe(found.cluster[node] === NO_CLUSTER);
        });
      }),
    );
  });
});
