import type { NodeFact } from './imported-graph';
import type { LinkKind, NodeKind } from './network';
import type { Place } from './problem';

/** A node as a clickable line. */
export interface NodeLine {
  node: number;
  id: string;
  kind: NodeKind;
  label: string;
  /** "Scientometrics, 2010"; "12 papers" */
  detail?: string;
  /** 0..1 where the list is ranked by a weight. */
  weight?: number;
}

/** What the file of a finished map says of a node. */
export interface FileDetails {
  facts: NodeFact[];
  description?: string;
  links: { label: string; href: string }[];
  /** The nodes that it is linked to, strongest first; weight: that of the link. */
  linked: NodeLine[];
}

export interface PaperDetails {
  kind: 'paper';
  node: number;
  id: string;
  title: string;
  authors: NodeLine[];
  authorCount: number | null;
  organisation?: string;
  /** "9 March 2016", "March 2016", "2016" */
  date?: string;
  venue?: string;
  abstract?: string;
  keywords: NodeLine[];
  /** Terms found in title and abstract, ranked; with the node where it is on the map. */
  terms: { label: string; node: number | null }[];
  links: { label: string; href: string }[];
  similar: NodeLine[];
  cites: NodeLine[];
  citedBy: NodeLine[];
  /** References that are not in the map. */
  citedWorks: number;
  cluster: number | null;
  timesCited?: number;
  pageCount?: number;
  sources: Place[];
  inFile?: FileDetails;
}

export interface AuthorDetails {
  kind: 'author';
  node: number;
  id: string;
  name: string;
  papers: NodeLine[];
  coAuthors: NodeLine[];
  keywords: NodeLine[];
  firstYear: number | null;
  lastYear: number | null;
  /** Citations from papers in the map to her papers. */
  citedBy: number;
  inFile?: FileDetails;
}

export interface KeywordDetails {
  kind: 'keyword';
  node: number;
  id: string;
  label: string;
  given: boolean;
  papers: NodeLine[];
  /** Keywords that share papers with it; weight: number of shared papers over the larger count. */
  related: NodeLine[];
  inFile?: FileDetails;
}

export interface SourceDetails {
  kind: 'source';
  node: number;
  id: string;
  name: string;
  papers: NodeLine[];
  firstYear: number | null;
  lastYear: number | null;
  /** Citations from papers here to its papers. */
  citedBy: number;
  inFile?: FileDetails;
}

/** A cited work that is not among the papers. */
export interface WorkDetails {
  kind: 'work';
  node: number;
  id: string;
  title: string;
  firstAuthor?: string;
  year?: number;
  venue?: string;
  links: { label: string; href: string }[];
  citedBy: NodeLine[];
  inFile?: FileDetails;
}

/** The full name of what a card is about. */
export function nameOfDetails(details: NodeDetails): string {
  if ('title' in details) return details.title;
  return 'name' in details ? details.name : details.label;
}

export type NodeDetails = PaperDetails | AuthorDetails | KeywordDetails | SourceDetails | WorkDetails;

/** Why a link is there. */
export interface LinkEvidence {
  source: NodeLine;
  target: NodeLine;
  kind: LinkKind;
  weight: number;
  /** One sentence. */
  sentence: string;
  /** Shared features of a similarity, with their part of the weight (they add up to it), best first. */
  terms: { label: string; weight: number }[];
}

export interface ClusterDetails {
  cluster: number;
  id: string;
  label: string;
  papers: number;
  terms: { label: string; papers: number; node: number | null; given: boolean }[];
  /** Its papers (on a map without papers, its nodes), most linked inside the cluster first. */
  core: NodeLine[];
  /** Number of its nodes of any kind. */
  nodes: number;
  firstYear: number | null;
  lastYear: number | null;
}
