import type { LinkKind, NodeKind } from './network';
import type { Place } from './problem';
import type { Normalization } from './settings';

/** A number or a word that a file says of a node: "Documents" 12, "Avg. pub. year" 2012.5, "country" "Norway". */
export interface NodeFact {
  name: string;
  value: number | string;
}

/** A node as a finished map or graph has it. */
export interface ImportedNode {
  /** As in the file; unique in its graph. */
  id: string;
  /** One line of plain text. */
  label: string;
  kind: NodeKind;
  /** In the file's own units, y upwards. Absent: the file gives no place. */
  x?: number;
  y?: number;
  /** Index into the graph's clusters. Absent: in none. */
  cluster?: number;
  /** What the file sizes the node by, 0 or more; see ImportedGraph.measure. */
  weight?: number;
  /** What else the file says of it, in the file's order. */
  facts: NodeFact[];
  url?: string;
  /** Plain text, paragraphs apart. */
  description?: string;
  /** Year of a paper, or the mean year of what an author or keyword stands for (then with a fraction). */
  year?: number;
  /** Papers: the place of the record that the file gives for it, the same object as the record's own. */
  place?: Place;
}

export interface ImportedLink {
  /** Places in the list of nodes. Directed kinds run from source to target. */
  source: number;
  target: number;
  /** 0 or more. */
  weight: number;
  kind: LinkKind;
  /** The file's own word for it, where that is not one of ours: "married to". */
  label?: string;
}

export interface ImportedCluster {
  /** The file's name for it; absent: it has none. */
  label?: string;
  terms?: string[];
}

/** A finished map or graph: nodes and links, and where the file gives them positions and clusters. */
export interface ImportedGraph {
  /** Name of the file. */
  file: string;
  title?: string;
  nodes: ImportedNode[];
  /** Two nodes have one link of a kind and direction at most, and none has a link to itself. */
  links: ImportedLink[];
  /** In the order of their colours. */
  clusters: ImportedCluster[];
  /** What the weights of nodes are: "Documents"; absent: nodes have none. */
  measure?: { name: string; is: 'area' | 'diameter' };
  /** How its weights have been normalised here; absent: they are the file's. */
  normalization?: Normalization;
  /** Twice the sum of all weights before they were normalised. */
  strength?: number;
  /** The nodes are known by their ids alone: a list of links whose nodes another file describes. */
  bare?: true;
}

/** What a finished graph holds, for reports. */
export interface GraphCounts {
  nodes: number;
  links: number;
  /** Clusters that the file gives. */
  clusters: number;
}

export function countGraph({ nodes, links, clusters }: ImportedGraph): GraphCounts {
  return { nodes: nodes.length, links: links.length, clusters: clusters.length };
}
