/** Kinds of node, in wire order: the byte in Network.kinds. A source is a journal, book or conference; a work is cited and not itself among the papers; an item is a named thing of a finished map whose file does not say what it is. */
export const NODE_KINDS = ['paper', 'author', 'keyword', 'source', 'work', 'item'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** Kinds of link, in wire order: the byte in Network.linkKinds. */
export const LINK_KINDS = [
  'cites',
  'wrote',
  'has-keyword',
  'similar',
  'linked',
  'points-to',
  'wrote-with',
  'co-occurs',
  'coupled',
  'co-cited',
  'related',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Kinds whose links run from source to target. "linked" and "points-to" are links of a finished graph that does not say why they are there. */
export const DIRECTED_KINDS: ReadonlySet<LinkKind> = new Set(['cites', 'points-to']);

export const PAPER = 0;
export const AUTHOR = 1;
export const KEYWORD = 2;
export const SOURCE = 3;
export const WORK = 4;
export const ITEM = 5;

/** Whether all nodes are clustered by their links: on a finished map, where there is no paper, and where papers stand among other cited works. Else papers are, and the others join them. */
export function clustersAllNodes({ finished, kinds }: Pick<Network, 'finished' | 'kinds'>): boolean {
  return finished !== undefined || !kinds.includes(PAPER) || kinds.includes(WORK);
}

/** Number of nodes of each kind. */
export function countKinds(kinds: Uint8Array): Record<NodeKind, number> {
  const counts: Record<NodeKind, number> = { paper: 0, author: 0, keyword: 0, source: 0, work: 0, item: 0 };
  for (const kind of kinds) counts[NODE_KINDS[kind]!]++;
  return counts;
}

/** Links as parallel columns. Undirected links have source < target; directed ones (DIRECTED_KINDS) run from citing to cited. */
export interface LinkColumns {
  source: Uint32Array;
  target: Uint32Array;
  kinds: Uint8Array;
  weight: Float32Array;
}

/** Nodes and weighted links of one kind of map, before positions. */
export interface Network {
  name: NetworkName;
  nodeCount: number;
  /** Index into NODE_KINDS. */
  kinds: Uint8Array;
  /** Dense index in the corpus (papers, authors, venues for sources, cited works) or in the text model's terms (keywords, items). In the order of NODE_KINDS, ascending in each. */
  entities: Uint32Array;
  links: LinkColumns;
  /** What nodes are clustered on: links between papers, or between all nodes (see clustersAllNodes); node indices, undirected. */
  clustering: { source: Uint32Array; target: Uint32Array; weight: Float32Array };
  /** One line for the screen and the caption: what the links are, thresholds, counting. */
  method: string;
  /** n: what counts as the size of a node, where that is not what its kind counts on the other maps (see Snapshot.count). */
  occurrences?: Uint32Array;
  /** What `occurrences` are, in words for legends: "papers", "citing papers". */
  occurrenceWords?: string;
  /** Set for a finished map: what its file says of places, clusters and sizes. */
  finished?: FinishedMap;
  /** Of a finished map whose weights were normalised to association strength: twice the sum of its weights before. */
  strength?: number;
}

/** What a finished map brings along beside its nodes and links. */
export interface FinishedMap {
  title?: string;
  /** n: as the file writes them */
  labels: string[];
  /** n: in the file's own units, y upwards; NaN where it gives no place */
  x: Float64Array;
  y: Float64Array;
  /** n: year, with a fraction where it is a mean; NaN where there is none */
  year: Float64Array;
  /** n: index into clusters or NO_CLUSTER; null where the file has no clusters */
  cluster: Uint16Array | null;
  /** In the order of their colours; the file need not name them. */
  clusters: { label?: string; terms?: string[] }[];
  /** What the file sizes its nodes by; null: nothing. */
  sizes: {
    /** "Documents" */
    name: string;
    /** Whether `area` counts something, so that it can be stated in figures. */
    isCount: boolean;
    /** n: 0 or more, no unit */
    area: Float64Array;
  } | null;
}

/** In the order of the buttons. */
export const NETWORK_NAMES = [
  'mixed',
  'similarity',
  'citation',
  'co-authorship',
  'keyword-co-occurrence',
  'bibliographic-coupling',
  'co-citation',
  'relatedness',
  'imported',
] as const;
export type NetworkName = (typeof NETWORK_NAMES)[number];

/** What each kind of map is called: forms, command-line help and documentation take their words from here. */
export const NETWORK_WORDS: Record<NetworkName, { label: string; description: string }> = {
  mixed: { label: 'All', description: 'Papers, their authors and their keywords in one map.' },
  similarity: {
    label: 'Topics',
    description: 'Papers, linked to those whose titles and abstracts are most alike.',
  },
  citation: {
    label: 'Citations',
    description:
      'Papers and the citations among them; or authors or sources, and how often each cites another.',
  },
  'co-authorship': { label: 'Authors', description: 'Authors, linked to those with whom they wrote papers.' },
  'keyword-co-occurrence': {
    label: 'Keywords',
    description: 'Keywords, linked to those that stand with them on the same papers.',
  },
  'bibliographic-coupling': {
    label: 'Coupling',
    description: 'Papers, authors or sources, linked to those that cite the same works.',
  },
  'co-citation': {
    label: 'Co-citation',
    description:
      'Cited works, their first authors or their sources, linked to those that papers cite with them.',
  },
  relatedness: {
    label: 'Relatedness',
    description: 'Papers, linked by text, citations and shared references taken together.',
  },
  imported: {
    label: 'As in the file',
    description: 'The map or graph that a file holds, with its own positions and clusters.',
  },
};
