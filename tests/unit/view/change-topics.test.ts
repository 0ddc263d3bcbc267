import { describe, expect, it } from 'vitest';
import {
  cleanTopic,
  joinClusterEdits,
  LONGEST_TOPIC,
  MOST_MEMBERS,
  NO_CLUSTER_EDITS,
  readClusterEdits,
  type ClusterEdits,
} from '../../../src/lib/model/cluster-edits';
import { NO_CLUSTER } from '../../../src/lib/model/snapshot';
import {
  mergeTopics,
  moveNode,
  partTopic,
  renameTopic,
  type Topic,
} from '../../../src/lib/view/change-topics';
import { followClusters, followIds } from '../../../src/lib/view/follow-clusters';

function topic(members: string[], edits: Partial<Topic['edits']> = {}, papers = members.length): Topic {
  return {
    members,
    papers,
    nodes: papers,
    edits: { foundLabel: 'found', name: null, parts: [], moved: [], ...edits },
  };
}
const part = (at: [number, number][]) => ({ label: '', papers: 1, at });

describe('changes of topics', () => {
  it('a new name takes the place of the one that holds; none is the found name', () => {
    const once = renameTopic(NO_CLUSTER_EDITS, topic(['a', 'b']), ' Mine ');
    expect(once.names).toEqual([{ members: ['a', 'b'], label: 'Mine' }]);
    const named = topic(['a', 'b', 'c'], { name: 0 });
    expect(renameTopic(once, named, 'Yours').names).toEqual([{ members: ['a', 'b', 'c'], label: 'Yours' }]);
    expect(renameTopic(once, named, null)).toEqual(NO_CLUSTER_EDITS);
    expect(renameTopic(once, named, ' \n ')).toEqual(NO_CLUSTER_EDITS);
  });

  it('merging a merged topic makes one group of all parts, and parting takes them out again', () => {
    const ab = mergeTopics(NO_CLUSTER_EDITS, topic(['a']), topic(['b']));
    expect(ab.merged).toEqual([{ members: [['a'], ['b']] }]);
    const whole = topic(['a', 'b'], { parts: [part([[0, 0]]), part([[0, 1]])] });
    const abc = mergeTopics(ab, topic(['c']), whole);
    expect(abc.merged).toEqual([{ members: [['c'], ['a'], ['b']] }]);
    const two = partTopic(abc, part([[0, 1]]));
    expect(two.merged).toEqual([{ members: [['c'], ['b']] }]);
    expect(partTopic(two, part([[0, 0]]))).toEqual(NO_CLUSTER_EDITS);
    // Two parts that mean one found topic go together.
    expect(
      partTopic(
        abc,
        part([
          [0, 1],
          [0, 2],
        ]),
      ),
    ).toEqual(NO_CLUSTER_EDITS);
  });

  it('merging puts the larger topic’s own name last, where it holds', () => {
    const names = [
      { members: ['a'], label: 'Larger' },
      { members: ['b'], label: 'Smaller' },
    ];
    const edits = { ...NO_CLUSTER_EDITS, names };
    const merged = mergeTopics(edits, topic(['b'], { name: 1 }, 2), topic(['a'], { name: 0 }, 5));
    expect(merged.names.map(({ label }) => label)).toEqual(['Smaller', 'Larger']);
    // A name that was given to the smaller one alone stays in force.
    expect(mergeTopics(edits, topic(['b'], { name: 1 }, 2), topic(['c'], {}, 5)).names).toEqual(names);
  });

  it('a node has one move, the last', () => {
    const once = moveNode(NO_CLUSTER_EDITS, 'x', topic(['a']));
    const twice = moveNode(once, 'x', topic(['b']));
    expect(twice.moved).toEqual([{ node: 'x', to: ['b'] }]);
    expect(moveNode(twice, 'x', null)).toEqual(NO_CLUSTER_EDITS);
    expect(once.moved).toHaveLength(1);
  });
});

describe('edits of topics as they are kept', () => {
  it('a name is one line of plain text of at most 80 characters', () => {
    expect(cleanTopic('  a\tb\r\n\u0000\u2028c  ')).toBe('a b c');
    expect(cleanTopic('<b>x</b>')).toBe('<b>x</b>');
    expect([...cleanTopic('😀'.repeat(100))]).toHaveLength(LONGEST_TOPIC);
    expect(cleanTopic(`${'x'.repeat(79)}  y`)).toBe('x'.repeat(79));
  });

  it.each([null, undefined, {}])('%s is no edits', (given) => {
    expect(readClusterEdits(given)).toEqual({ edits: NO_CLUSTER_EDITS, unusable: 0 });
  });

  it.each([
    7,
    'x',
    [],
    { names: 'x' },
    { merged: [{}] },
    { moved: [{ node: 'x', to: [] }] },
    { names: [null] },
  ])('%j is left out and counted', (given) => {
    expect(readClusterEdits(given)).toEqual({ edits: NO_CLUSTER_EDITS, unusable: 1 });
  });

  it('takes what is whole, shortens lists of members, and leaves unknown keys out', () => {
    const many = Array.from({ length: 60 }, (_, i) => `p${i}`);
    const { edits, unusable } = readClusterEdits({
      names: [{ members: many, label: 'A', script: 'x' }],
      merged: [{ members: [['a'], ['b', 7]] }],
      moved: [{ node: 'x', to: ['a', 'a'] }],
      other: 1,
    });
    expect(unusable).toBe(0);
    expect(edits).toEqual({
      names: [{ members: many.slice(0, MOST_MEMBERS), label: 'A' }],
      merged: [{ members: [['a'], ['b']] }],
      moved: [{ node: 'x', to: ['a'] }],
    });
  });

  it('joined, the second holds where both are about one topic or node', () => {
    const a: ClusterEdits = {
      names: [
        { members: ['a', 'b'], label: 'A' },
        { members: ['c'], label: 'C' },
      ],
      merged: [{ members: [['a'], ['c']] }],
      moved: [{ node: 'x', to: ['a'] }],
    };
    const b: ClusterEdits = {
      names: [{ members: ['b', 'a'], label: 'B' }],
      merged: [{ members: [['c'], ['a']] }],
      moved: [{ node: 'x', to: ['c'] }],
    };
    expect(joinClusterEdits(a, b)).toEqual({
      names: [{ members: ['c'], label: 'C' }, b.names[0]],
      merged: b.merged,
      moved: b.moved,
    });
    expect(joinClusterEdits(a, NO_CLUSTER_EDITS)).toEqual(a);
  });
});

describe('followClusters', () => {
  const of = (ids: string[], cluster: number[]) => ({
    clusters: ids.map((id) => ({ id, label: id, terms: [], papers: 1, x: 0, y: 0 })),
    cluster: Uint16Array.from(cluster),
  });

  it('keeps ids that are there, follows merged topics, and forgets those that are gone', () => {
    const before = of(['c1', 'c2', 'c3', 'c4'], [0, 0, 1, 1, 1, 2, 3]);
    const after = of(['c3', 'c1'], [1, 1, 0, 0, 1, 0, NO_CLUSTER]);
    const went = followClusters(before, after);
    expect([...went]).toEqual([
      ['c1', 'c1'],
      ['c3', 'c3'],
      ['c2', 'c3'],
    ]);
    expect(followIds(['c2', 'c4', 'c3'], went)).toEqual(['c3', 'c4']);
  });
});
