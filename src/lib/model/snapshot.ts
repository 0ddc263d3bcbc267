import { KEYWORD, NODE_KINDS, PAPER, WORK, type LinkColumns, type NetworkName } from './network';
import type { MapAxes } from './axes';
import type { Settings } from './settings';

/** In Snapshot.cluster: belongs to no cluster. */
export const NO_CLUSTER = 0xffff;
/** In Snapshot.day: no date. */
export const NO_DATE = -0x80000000;
/** Snapshot.dayPrecision: how much of the date is known. */
export const PRECISION = { none: 0, year: 1, month: 2, day: 3 } as const;

export interface SnapshotCluster {
  /** "c1" …: stable id in files and links. */
  id: string;
  label: string;
  /** Term labels, best first. */
  terms: string[];
  /** Number of papers; on a map without papers, of nodes. */
  papers: number;
  /** Centre of its papers (of its nodes, where it has none), data space. */
  x: number;
  y: number;
}

/**
 * A map on the wire: columns, transferred, not cloned. n nodes, m links. Data space: x to the right, y upwards, centred on 0.
 * Clusters are sorted by number of papers, descending: index 0 is the largest.
 */
export interface Snapshot {
  network: NetworkName;
  /** The map's title: its theme terms, or its file's name. */
  title: string;
  settings: Settings;
  /** What the links are, how clusters and positions came about, in one line. */
  method: string;
  nodeCount: number;
  /** n: index into NODE_KINDS */
  kinds: Uint8Array;
  /** n: dense index in the corpus (papers, authors, venues for sources, cited works), in the terms (keywords, items) */
  entities: Uint32Array;
  /** n: string id in files and links: those of papers, authors, keywords, works, "s:" and that of a source; unique among all nodes */
  ids: string[];
  /** n: what stands beside the node: "van Eck 2010", "Mogo", "Traag, Vincent", "topic model" */
  labels: string[];
  /** n: 1 for a term that was found in the texts and is no paper's given keyword; absent where there is none */
  found?: Uint8Array;
  /** n, data space */
  x: Float32Array;
  y: Float32Array;
  /** n: index into clusters or NO_CLUSTER */
  cluster: Uint16Array;
  /** n: papers and works: citations inside the corpus; others: number of papers; where there are measures: see there */
  count: Uint32Array;
  /** On a finished map and in co-citation: what the discs show ("Documents", "size in the file", "links") and what `count` holds ("Documents", "links"). */
  measures?: { size: string; count: string };
  /**
   * Where no paper is cited by another one here, so that `count` would make all discs alike: what `radius` shows of papers instead. `values`, n:
   * this of papers, of other nodes `count`.
   */
  sizedBy?: { metric: 'times-cited' | 'degree'; values: Uint32Array };
  /** n: number of links */
  degree: Uint32Array;
  /** n: sums to 1 */
  pagerank: Float32Array;
  /** n: radius in data units at the layout's own scale; what overlap removal used */
  radius: Float32Array;
  /** n: papers: days since 1970-01-01 (first day of what is known), else NO_DATE; others: the mean day, where a finished map gives one */
  day: Int32Array;
  /** n: see PRECISION */
  dayPrecision: Uint8Array;
  /** n: papers: 1 where it is retracted; absent where none is */
  retracted?: Uint8Array;
  /** m links, node indices, sorted by weight descending (ties by source, target) so that a prefix is the strongest */
  links: LinkColumns;
  /** Node indices of the authors of node i (papers only): authorNodes[authorOffsets[i] .. authorOffsets[i+1]) */
  authorOffsets: Uint32Array;
  authorNodes: Uint32Array;
  clusters: SnapshotCluster[];
  counts: SnapshotCounts;
  /** Parts of the larger topics, for near views. Absent where there are none. */
  subtopics?: Subtopics;
  /** Where positions can be read off: what the axes and lanes of the layout are. Absent for layouts by relatedness. */
  axes?: MapAxes;
  /** On a map of authors, keywords or sources: the papers that stand behind them. */
  behind?: PapersBehind;
}

export interface Subtopics {
  list: (SnapshotCluster & {
    /** Index of the cluster that it is a part of. */
    parent: number;
  })[];
  /** n: index into `list`, or NO_CLUSTER */
  of: Uint16Array;
}

/** Papers that are not nodes themselves, as columns. p papers, n nodes. */
export interface PapersBehind {
  /** p: as in Snapshot */
  day: Int32Array;
  dayPrecision: Uint8Array;
  /** p: 1 where it is retracted; absent where none is */
  retracted?: Uint8Array;
  /** p: the cluster that most of its nodes are in, or NO_CLUSTER */
  cluster: Uint16Array;
  /** Papers behind node i: papers[offsets[i] .. offsets[i+1]), places in the columns above. n + 1 */
  offsets: Uint32Array;
  papers: Uint32Array;
}

export interface SnapshotCounts {
  papers: number;
  authors: number;
  keywords: number;
  citations: number;
  links: number;
  clusters: number;
  /** Papers without a link in this network; on a map without papers, nodes. */
  unlinked: number;
}

/** Tells the nodes that regions are made of and counted by: papers and cited works, or all nodes where a map has no paper. */
export function regionNodes(kinds: Uint8Array): (node: number) => boolean {
  return kinds.includes(PAPER) ? (node) => kinds[node] === PAPER || kinds[node] === WORK : () => true;
}

/** Mark of a found term: what stands beyond the last of NODE_KINDS. */
export const FOUND_TERM = NODE_KINDS.length;

/** What a node is drawn as: its index into NODE_KINDS, or FOUND_TERM. */
export function markOf({ kinds, found }: Pick<Snapshot, 'kinds' | 'found'>, node: number): number {
  return found?.[node] === 1 ? FOUND_TERM : (kinds[node] ?? 0);
}

/** How many of the keywords on a map were given by authors or a database, and how many were found in the texts. */
export function countKeywords({ kinds, found }: Pick<Snapshot, 'kinds' | 'found'>): {
  given: number;
  found: number;
} {
  const counts = { given: 0, found: 0 };
  kinds.forEach((kind, node) => {
    if (kind === KEYWORD) counts[found?.[node] === 1 ? 'found' : 'given']++;
  });
  return counts;
}

/** The typed arrays of a snapshot, for postMessage's transfer list. */
export function snapshotBuffers(snapshot: Snapshot): ArrayBuffer[] {
  const columns = [
    snapshot.kinds,
    snapshot.entities,
    snapshot.x,
    snapshot.y,
    snapshot.cluster,
    snapshot.count,
    snapshot.degree,
    snapshot.pagerank,
    snapshot.radius,
    snapshot.day,
    snapshot.dayPrecision,
    snapshot.links.source,
    snapshot.links.target,
    snapshot.links.kinds,
    snapshot.links.weight,
    snapshot.authorOffsets,
    snapshot.authorNodes,
    ...(snapshot.behind ? Object.values(snapshot.behind) : []),
    ...(snapshot.subtopics ? [snapshot.subtopics.of] : []),
    ...(snapshot.found ? [snapshot.found] : []),
    ...(snapshot.sizedBy ? [snapshot.sizedBy.values] : []),
    ...(snapshot.retracted ? [snapshot.retracted] : []),
  ];
  return [...new Set(columns.map((column) => column.buffer as ArrayBuffer))];
}

/** A copy that shares no buffer with the original, so that one of the two can be transferred. */
export function copySnapshot(snapshot: Snapshot): Snapshot {
  const { links } = snapshot;
  return {
    ...snapshot,
    kinds: snapshot.kinds.slice(),
    entities: snapshot.entities.slice(),
    ...(snapshot.found ? { found: snapshot.found.slice() } : {}),
    ...(snapshot.retracted ? { retracted: snapshot.retracted.slice() } : {}),
    x: snapshot.x.slice(),
    y: snapshot.y.slice(),
    cluster: snapshot.cluster.slice(),
    count: snapshot.count.slice(),
    ...(snapshot.sizedBy
      ? { sizedBy: { ...snapshot.sizedBy, values: snapshot.sizedBy.values.slice() } }
      : {}),
    degree: snapshot.degree.slice(),
    pagerank: snapshot.pagerank.slice(),
    radius: snapshot.radius.slice(),
    day: snapshot.day.slice(),
    dayPrecision: snapshot.dayPrecision.slice(),
    links: {
      source: links.source.slice(),
      target: links.target.slice(),
      kinds: links.kinds.slice(),
      weight: links.weight.slice(),
    },
    authorOffsets: snapshot.authorOffsets.slice(),
    authorNodes: snapshot.authorNodes.slice(),
    ...(snapshot.behind ? { behind: copyBehind(snapshot.behind) } : {}),
    ...(snapshot.subtopics
      ? { subtopics: { ...snapshot.subtopics, of: snapshot.subtopics.of.slice() } }
      : {}),
  };
}

function copyBehind({ day, dayPrecision, retracted, cluster, offsets, papers }: PapersBehind): PapersBehind {
  return {
    day: day.slice(),
    dayPrecision: dayPrecision.slice(),
    ...(retracted ? { retracted: retracted.slice() } : {}),
    cluster: cluster.slice(),
    offsets: offsets.slice(),
    papers: papers.slice(),
  };
}
