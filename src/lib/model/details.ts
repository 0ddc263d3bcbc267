import type { PaperFlag } from './flags';
import type { NodeFact } from './imported-graph';
import type { LinkKind, NodeKind } from './network';
import type { Place } from './problem';
import type { Counting, Normalization } from './settings';

/** Papers most alike in text that a paper's card lists. */
export const SIMILAR_SHOWN = 8;
/** Items that two nodes share, and terms that two texts share, that the card of a link lists. */
export const SHARED_SHOWN = 20;
export const SHARED_TERMS_SHOWN = 12;

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
  /** Set where the filters leave it out. */
  heldBack?: true;
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
  /** Its authors are inventors. */
  isPatent: boolean;
  /** Names, "Family, Given". */
  editors: string[];
  flags: PaperFlag[];
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
  figures: PaperFigures;
  pageCount?: number;
  sources: Place[];
  inFile?: FileDetails;
}

/** Where a paper stands among those on the map. */
export interface PaperFigures {
  /** From papers here. */
  citations: number;
  /** Over the years from its own to the latest here, both counted; null without a year. */
  citationsPerYear: number | null;
  /** 1: the highest PageRank of all papers on the map; equal ones share a rank. */
  pagerankRank: number;
  papers: number;
}

export interface AuthorDetails {
  kind: 'author';
  node: number;
  id: string;
  name: string;
  /** A body that signs as author. */
  isGroup: boolean;
  /** Shown ones first, here and in the other lists. */
  papers: NodeLine[];
  /** How many of them the filters show; null: no filter is set. */
  shownPapers: number | null;
  coAuthors: NodeLine[];
  /** Of her papers. */
  keywords: NodeLine[];
  firstYear: number | null;
  lastYear: number | null;
  /** Citations from papers in the map to her papers. */
  citedBy: number;
  inFile?: FileDetails;
}

/** Also of an item. */
export interface KeywordDetails {
  kind: 'keyword' | 'item';
  node: number;
  id: string;
  label: string;
  given: boolean;
  papers: NodeLine[];
  /** How many of them the filters show; null: no filter is set. */
  shownPapers: number | null;
  /** Keywords that share papers with it; weight: number of shared papers over the larger count. */
  related: NodeLine[];
  /** What happened to it over time, a sentence each: burst, change of share. */
  time: string[];
  inFile?: FileDetails;
}

export interface SourceDetails {
  kind: 'source';
  node: number;
  id: string;
  name: string;
  papers: NodeLine[];
  /** How many of them the filters show; null: no filter is set. */
  shownPapers: number | null;
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
  /** What the two share, where links are made by sharing, or the citations behind a link of authors or sources. */
  shared?: SharedItems;
  /** How the weight follows from what they share. */
  arithmetic?: LinkArithmetic;
  /** What text, citations and shared references add to a relatedness; the values add up to the weight. */
  parts?: RelatedPart[];
}

export interface SharedItems {
  /** "Papers together", "Papers that cite both" */
  what: string;
  total: number;
  /** The first 20, those that fewest others share first. */
  items: SharedItem[];
}

/** A paper or cited work; node: -1 where it is not on the map. */
export interface SharedItem extends NodeLine {
  /** What it adds to the count: 1, or 1 / (n - 1) with fractional counting. */
  share: number;
  /** On a link of citations: id of the paper that this one cites. */
  cites?: string;
  /** Address outside, where it has a DOI. */
  href?: string;
}

export interface LinkArithmetic {
  counting: Counting;
  normalization: Normalization;
  /** Shared items. */
  count: number;
  /** The same as counted: c of the formula. */
  counted: number;
  /** Items of either end, which normalisation divides by, and of the whole network. */
  wi: number;
  wj: number;
  n: number;
  /** The link's weight. */
  result: number;
  /** What the figures are: "3 papers together; Ahl, Ann wrote 5, Bok, Bo 4" */
  words: string;
  /** "3 / √(5 × 4) = 0.671" */
  formula: string;
}

export interface RelatedPart {
  /** "text (10 nearest)", "citations", "shared references" */
  name: string;
  /** What the relation itself gives the pair: a sharpened cosine, a number of citations, a count of shared references. */
  raw: number;
  /** Its part of the weight. */
  value: number;
  /** "(0.5 / 2 / 3 + 0.5 / 1.5 / 3) / 2 = 0.0972": by the sums of both papers and the numbers of relations that they have */
  formula: string;
}

/** A line with the figure by which it is ranked. */
export interface CoreLine extends NodeLine {
  figure: number;
}

/** The links between one cluster's papers (nodes, where it has no papers) and another's. */
export interface ClusterBridge {
  cluster: number;
  links: number;
  weight: number;
  /** The papers of the one cluster that carry most of the weight, at most two; figure: their share of it, 0..1. */
  through: CoreLine[];
}

export interface ClusterDetails {
  cluster: number;
  id: string;
  label: string;
  papers: number;
  /** Of its papers (on a map without papers, its nodes) those that the filters show; null: no filter is set. Terms, core and years are of these then. */
  shown: number | null;
  terms: { label: string; papers: number; node: number | null; given: boolean }[];
  /** Its papers (on a map without papers, its nodes) that stand for it, the first 12. */
  core: CoreLine[];
  /** What the figures of the core count: citations by papers of this cluster, or the weight of its links inside the cluster. */
  coreBy: 'citations' | 'links';
  /** Papers with a year, for each year from the first to the last. */
  perYear: { year: number; papers: number }[];
  /** The clusters it is linked to most, at most five, the heaviest first. */
  bridges: ClusterBridge[];
  /** Ids that name it in edits, the core first: see model/cluster-edits. */
  members: string[];
  /** What the reader did to it. */
  edits: {
    /** The name it has without hers. */
    foundLabel: string;
    /** Place of the name that it bears in the list of edits. */
    name: number | null;
    /** The topics it was merged from, with the places of the edits that say so: group and part. */
    parts: { label: string; papers: number; at: [group: number, part: number][] }[];
    /** Moved into it by hand. */
    moved: NodeLine[];
  };
  /** Number of its nodes of any kind. */
  nodes: number;
  /** What happened to it over time, a sentence each. */
  time: string[];
  firstYear: number | null;
  lastYear: number | null;
}

/** Why a node is in its cluster. */
export interface MembershipEvidence {
  node: NodeLine;
  /** null: in none. */
  cluster: number | null;
  /**
   * How it came there: by its links in the clustering network, by the clusters of its papers, by the file that the map was opened from, or by
   * the reader's own hand.
   */
  by: 'links' | 'papers' | 'file' | 'reader';
  /** One or two sentences. */
  sentence: string;
  /** Its ties to each cluster, its own first, then the strongest first. */
  ties: ClusterTie[];
  /** What the weights of the ties are: "relatedness", "links", "papers". */
  unit: string;
  /** Share of all its weight that stays in its own cluster, 0..1; 0 where it has no ties. */
  inside: number;
  /** The nodes of its own cluster that it is tied to most strongly; weight: share of all its weight. */
  partners: NodeLine[];
  /** Its terms that most papers of its own cluster hold too; papers only. */
  terms: { label: string; node: number | null; papers: number; share: number }[];
}

export interface ClusterTie {
  /** null: nodes that are in no cluster. */
  cluster: number | null;
  label: string;
  weight: number;
  /** Share of all its weight, 0..1. */
  share: number;
  /** Number of nodes there that it is tied to. */
  nodes: number;
  /** Weight that chance would give, were the ends of all links shuffled; what modularity measures against. Missing for votes of papers. */
  expected?: number;
}

/** Why a cluster has its name. */
export interface LabelEvidence {
  cluster: number;
  id: string;
  label: string;
  /** Its terms, its words (where no term fits), the names of its nodes, its terms before topics were edited, or a name from the reader or the file. */
  by: 'terms' | 'words' | 'nodes' | 'earlier' | 'given';
  /** One or two sentences. */
  sentence: string;
  /** Papers of the cluster and in all: nc and N of the formula. */
  papers: number;
  allPapers: number;
  /** Candidates: those in the name first, then by score. */
  terms: LabelTerm[];
}

export interface LabelTerm {
  label: string;
  /** Its node, where it is on the map. */
  node: number | null;
  /** Papers of the cluster that hold it: a. */
  inside: number;
  /** Papers in all that hold it: df. */
  df: number;
  /** (a/nc) · ln[(a/nc) / ((df - a + 1) / (N - nc + 1))] */
  divergence: number;
  /** log2(1 + words) */
  bonus: number;
  /** How far up it ranks in these papers, 0.5 to 1.5. */
  prominence: number;
  /** 1 where at least half of the cluster's papers hold it, else less. */
  truth: number;
  /** 1.2 for keywords that authors give, less than 1 for lone adjectives and codes of classifications. */
  kind: number;
  /** divergence · bonus · prominence · truth · kind */
  score: number;
  /** The score in figures, without factors of 1: "7/9 · ln(0.778 / 0.115) · 1.58 · 1.20 = 2.82" */
  arithmetic: string;
  inName: boolean;
  /** Why a candidate with a good score is not in the name. */
  leftOut?: string;
}
