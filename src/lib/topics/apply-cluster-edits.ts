/** Applies what the reader changed of the topics to the clusters that were found. */
import { hasClusterEdits, type ClusterEdits } from '../model/cluster-edits';
import { PAPER } from '../model/network';
import type { Problem } from '../model/problem';
import { NO_CLUSTER, regionNodes, type Snapshot, type SnapshotCluster } from '../model/snapshot';
import { followPapers } from './follow-papers';
import { matchMembers, type Match } from './match-members';
import { mergeClusters } from './merge-clusters';

/** What was found, before the reader's hand. */
export interface FoundClusters {
  /** n: index into clusters or NO_CLUSTER */
  cluster: Uint16Array;
  clusters: SnapshotCluster[];
  /** Names and terms for another partition of the same nodes into as many clusters, some of which may be empty. */
  name: (cluster: Uint16Array) => SnapshotCluster[];
}

/** How a cluster that is shown came about. */
export interface ClusterOrigin {
  /** The name it has without the reader's. */
  label: string;
  /** Place in the edits' list of the name that it bears; null: its found one. */
  name: number | null;
  /** The found clusters that it was merged from, largest first, with the edits' groups and parts that say so; empty: not merged. */
  parts: { label: string; papers: number; at: [group: number, part: number][] }[];
  /** Nodes that were moved into it by hand. */
  moved: number[];
}

export interface EditedClusters {
  cluster: Uint16Array;
  /** By size where the found ones were, else in their order; centres are not set. Ids are those that they were found with. */
  clusters: SnapshotCluster[];
  origins: ClusterOrigin[];
  /** Edits that do not apply to this map. */
  problems: Problem[];
  /** "1 renamed, 1 merged, 2 moved"; '' when nothing applies. */
  summary: string;
}

export interface EditedNodes extends Pick<Snapshot, 'ids' | 'kinds' | 'links'> {
  /** Whether authors and keywords belong to the cluster of their papers, and so go where these are moved. */
  followsPapers: boolean;
}

/**
 * Merges first, on the clusters as found; then moves, to the merged clusters; then names. Which cluster an edit means is recognised by its members
 * (see matchMembers); an edit that means none is passed over and reported in `problems`. Merged clusters get name and terms anew, from all of
 * their papers, and stand in the place of the largest; all others keep theirs. A cluster that lost all its papers is gone, and what
 * else was in it belongs to none. Numbering does not matter, and applying the same edits to the outcome changes nothing.
 */
export function applyClusterEdits(
  nodes: EditedNodes,
  found: FoundClusters,
  edits: ClusterEdits,
): EditedClusters {
  const { cluster, clusters } = found;
  if (!hasClusterEdits(edits)) {
    const origins = clusters.map(({ label }) => ({ label, name: null, parts: [], moved: [] }));
    return { cluster, clusters, origins, problems: [], summary: '' };
  }
  const nodeOf = findNodes(nodes.ids, edits);
  const byHand = new Set(edits.moved.map(({ node }) => node));
  const isCounted = regionNodes(nodes.kinds);
  const counts = (id: string, node: number): boolean => isCounted(node) && !byHand.has(id);
  const sizes = countMembers(cluster, clusters.length, isCounted);
  const misses: Miss[] = [];

  const { root, parts } = mergeClusters(edits.merged, sizes.size, sizes.first, (members, of) =>
    matchMembers(members, nodeOf, (node) => of[cluster[node]!] ?? NO_CLUSTER, counts),
  );
  parts.forEach((group) => {
    if (group.filter(({ kind }) => kind === 'found').length < 2) misses.push({ what: 'merge', parts: group });
  });
  const together = cluster.map((of) => root[of] ?? NO_CLUSTER);
  const means = (members: readonly string[]): Match =>
    matchMembers(members, nodeOf, (node) => together[node]!, counts);

  const edited = together.slice();
  const moved: number[] = [];
  for (const { node: id, to } of edits.moved) {
    const node = nodeOf.get(id);
    const match = node === undefined ? ({ kind: 'absent' } as const) : means(to);
    if (node !== undefined && match.kind === 'found') {
      edited[node] = match.cluster;
      moved.push(node);
    } else misses.push({ what: 'move', node: id, parts: [match] });
  }
  if (nodes.followsPapers && nodes.kinds.includes(PAPER))
    followPapers(nodes, together, edited, new Set(moved));

  const { size } = countMembers(edited, clusters.length, isCounted);
  const nameOf = new Map<number, number>();
  edits.names.forEach(({ members, label }, place) => {
    const match = means(members);
    if (match.kind === 'found' && size[match.cluster]! > 0) nameOf.set(match.cluster, place);
    else misses.push({ what: 'name', label, parts: [match] });
  });

  const isMerged = (of: number): boolean => root.some((other, own) => other === of && own !== of);
  const anew = root.some((of, own) => of !== own) ? found.name(together) : null;
  const kept = clusters.flatMap((base, of) => {
    if (root[of] !== of || size[of] === 0) return [];
    const { label, terms } = anew && isMerged(of) ? anew[of]! : base;
    return [{ of, label, terms }];
  });
  const isSorted = clusters.every(({ papers }, i) => i === 0 || clusters[i - 1]!.papers >= papers);
  if (isSorted) kept.sort((a, b) => size[b.of]! - size[a.of]! || a.of - b.of);
  const rank = new Map(kept.map(({ of }, place) => [of, place]));
  const movedSet = new Set(moved);
  return {
    cluster: edited.map((of) => rank.get(of) ?? NO_CLUSTER),
    clusters: kept.map(({ of, label, terms }) => {
      const name = nameOf.get(of);
      return {
        ...clusters[of]!,
        label: name === undefined ? label : edits.names[name]!.label,
        terms,
        papers: size[of]!,
        x: 0,
        y: 0,
      };
    }),
    origins: kept.map(({ of, label }) => ({
      label,
      name: nameOf.get(of) ?? null,
      parts: isMerged(of) ? listParts(of, root, parts, clusters) : [],
      moved: [...movedSet].filter((node) => edited[node] === of),
    })),
    problems: tell(misses, edits),
    summary: summarise(nameOf.size, kept.filter(({ of }) => isMerged(of)).length, moved.length),
  };
}

interface Miss {
  what: 'name' | 'merge' | 'move';
  label?: string;
  node?: string;
  parts: Match[];
}

/** Nodes of the ids that the edits name. */
function findNodes(ids: readonly string[], { names, merged, moved }: ClusterEdits): Map<string, number> {
  const wanted = new Set<string>();
  const want = (list: readonly string[]): void => list.forEach((id) => wanted.add(id));
  names.forEach(({ members }) => want(members));
  merged.forEach(({ members }) => members.forEach(want));
  moved.forEach(({ node, to }) => want([node, ...to]));
  const nodeOf = new Map<string, number>();
  ids.forEach((id, node) => wanted.has(id) && nodeOf.set(id, node));
  return nodeOf;
}

function countMembers(
  cluster: Uint16Array,
  count: number,
  isCounted: (node: number) => boolean,
): { size: Uint32Array; first: Float64Array } {
  const size = new Uint32Array(count);
  const first = new Float64Array(count).fill(Infinity);
  cluster.forEach((of, node) => {
    if (of >= count || !isCounted(node)) return;
    size[of]!++;
    first[of] = Math.min(first[of]!, node);
  });
  return { size, first };
}

function listParts(
  of: number,
  root: Uint16Array,
  parts: readonly Match[][],
  clusters: readonly SnapshotCluster[],
): ClusterOrigin['parts'] {
  const lines = clusters.flatMap(({ label, papers }, own) => {
    if (root[own] !== of) return [];
    const at = parts.flatMap((group, g) =>
      group.flatMap((part, p): [number, number][] =>
        part.kind === 'found' && part.cluster === own ? [[g, p]] : [],
      ),
    );
    return [{ label, papers, at }];
  });
  return lines.sort((a, b) => b.papers - a.papers);
}

function tell(misses: readonly Miss[], edits: ClusterEdits): Problem[] {
  const all = edits.names.length + edits.merged.length + edits.moved.length;
  const isAbsent = ({ parts }: Miss): boolean => parts.every(({ kind }) => kind === 'absent');
  if (misses.length === all && all > 1 && misses.every(isAbsent)) {
    return [
      note(
        `Your ${all} changes to topics are kept, and do not apply to this map: it holds none of the papers or nodes that they are about.`,
      ),
    ];
  }
  return misses.map((miss) => {
    const what = {
      name: `The name “${miss.label ?? ''}” that you gave to a topic`,
      merge: 'A merging of topics by hand',
      move: `The move of “${miss.node ?? ''}” to another topic`,
    }[miss.what];
    const why = isAbsent(miss)
      ? 'what it is about is not there'
      : 'no topic here holds most of the papers that it is about';
    return note(`${what} is kept, and does not apply to this map: ${why}.`);
  });
}

function note(message: string): Problem {
  return { code: 'topic-edit-not-applied', severity: 'note', message };
}

function summarise(renamed: number, merged: number, moved: number): string {
  return [
    renamed > 0 && `${renamed} renamed`,
    merged > 0 && `${merged} merged`,
    moved > 0 && `${moved} ${moved === 1 ? 'node' : 'nodes'} moved`,
  ]
    .filter(Boolean)
    .join(', ');
}
