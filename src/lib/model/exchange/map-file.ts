import type { CitedWork } from '../corpus';
import type { ClusterEdits } from '../cluster-edits';
import type { Corrections } from '../corrections';
import type { PossibleCopy } from '../field-evidence';
import type { ImportedGraph, ImportedNode } from '../imported-graph';
import type { MapDrawing } from './map-drawing';
import type { MapEvidence } from './map-evidence';
import type { LinkKind, NodeKind } from '../network';
import type { Problem } from '../problem';
import type { CatalogueIds } from '../catalogues';
import type { Settings } from '../settings';
import type { PaperFlag } from '../flags';
import type { PersonName, WorkRelation } from '../record';
import type { StoryFile } from '../story';

/**
 * The map file: what `papercosm map -o x.json` and the app's Save write, and what both open again. Version 1.
 * Opening fills defaults and keeps unknown keys.
 */
export interface MapFile {
  format: 'papercosm-map';
  version: 1;
  generator: string;
  title: string;
  method: string;
  settings: Settings;
  papers: MapFilePaper[];
  authors: {
    id: string;
    name: string;
    family?: string;
    given?: string;
    particle?: string;
    suffix?: string;
    literal?: string;
    orcid?: string;
    databaseId?: string;
    role?: 'group';
    papers: number;
  }[];
  keywords: { id: string; label: string; papers: number; given: boolean }[];
  /** Sources on the map; absent where there are none. */
  sources?: { id: string; name: string; papers: number }[];
  clusters: { id: string; label: string; terms: string[]; size: number; parent?: string }[];
  /** Parts of the larger clusters; `parent` is the cluster's id. Found anew when the file is opened. */
  subtopics?: { id: string; label: string; terms: string[]; size: number; parent: string }[];
  nodes: MapFileNode[];
  links: { source: string; target: string; kind: LinkKind; weight: number; label?: string }[];
  /** Of a finished map that came from another file: that file's name, what it sizes nodes by, and what it gave of places and clusters. */
  finished?: Pick<ImportedGraph, 'file' | 'measure' | 'normalization' | 'strength'> & {
    positions: boolean;
    clusters: boolean;
  };
  /** Works that are cited and not in the map. */
  citedWorks?: (Omit<CitedWork, 'citedBy'> & { citedBy: string[] })[];
  /** Pairs of papers that may be one work, the most evidence first; absent where there are none. */
  workCandidates?: (Omit<PossibleCopy, 'key'> & { papers: [string, string] })[];
  corrections?: Corrections;
  /** What the reader changed of the topics; with it stand the clusters as they were found, so that she can take it back. */
  clusterEdits?: ClusterEdits;
  foundClusters?: { id: string; label: string; terms: string[] }[];
  /** Why links, memberships and names are as they are; on request only, and not read again. */
  evidence?: MapEvidence;
  /** What shows the map without computing anything anew; together with the evidence. */
  drawing?: MapDrawing;
  problems: Problem[];
  /** The view at the time of saving: the payload of a link's hash. */
  view?: string;
  story?: StoryFile;
}

/** The keys that this version knows. What else stands in a map file is kept as it is (see SavedMap). */
export const MAP_FILE_KEYS: Readonly<Record<keyof MapFile, true>> = {
  format: true,
  version: true,
  generator: true,
  title: true,
  method: true,
  settings: true,
  papers: true,
  authors: true,
  keywords: true,
  sources: true,
  clusters: true,
  subtopics: true,
  nodes: true,
  links: true,
  finished: true,
  citedWorks: true,
  workCandidates: true,
  corrections: true,
  clusterEdits: true,
  foundClusters: true,
  evidence: true,
  drawing: true,
  problems: true,
  view: true,
  story: true,
};

/** The same of the entries of its lists. Of clusters, which are found anew, and of links nothing is kept. */
export const MAP_ENTRY_KEYS = {
  papers: keysOf<MapFilePaper>()({
    ...{ id: true, title: true, year: true, date: true, authors: true, authorCount: true, roles: true },
    ...{ flags: true, keywords: true, keywordMarks: true, terms: true, cluster: true, x: true, y: true },
    ...{ citedBy: true, references: true, type: true, organisation: true, venue: true },
    ...{ venueAbbreviation: true, publisher: true, volume: true, issue: true, pages: true, doi: true },
    ...{ otherDois: true, relations: true, arxivId: true, pmid: true, catalogueIds: true, url: true },
    ...{ language: true, abstract: true, timesCited: true, pageCount: true },
  }),
  authors: keysOf<MapFile['authors'][number]>()({
    ...{ id: true, name: true, family: true, given: true, particle: true, suffix: true, literal: true },
    ...{ orcid: true, databaseId: true, role: true, papers: true },
  }),
  keywords: keysOf<MapFile['keywords'][number]>()({ id: true, label: true, papers: true, given: true }),
  sources: keysOf<NonNullable<MapFile['sources']>[number]>()({ id: true, name: true, papers: true }),
  nodes: keysOf<MapFileNode>()({
    ...{ id: true, kind: true, x: true, y: true, cluster: true, foundCluster: true, label: true },
    ...{ weight: true, facts: true, url: true, description: true, year: true },
  }),
  citedWorks: keysOf<NonNullable<MapFile['citedWorks']>[number]>()({
    ...{ id: true, doi: true, title: true, year: true, firstAuthor: true, venue: true, volume: true },
    ...{ page: true, raw: true, citedBy: true },
  }),
} as const;

/** Sees to it that all keys of a type are named, and no other. */
function keysOf<T>(): (keys: Readonly<Record<keyof T, true>>) => Readonly<Record<string, true>> {
  return (keys) => keys;
}

/** Nodes of a finished map keep what its file said of them. */
export interface MapFileNode extends Partial<
  Pick<ImportedNode, 'label' | 'weight' | 'facts' | 'url' | 'description' | 'year'>
> {
  id: string;
  kind: NodeKind;
  x: number;
  y: number;
  cluster: string | null;
  /** Id among foundClusters, where it is another one. */
  foundCluster?: string | null;
}

export interface MapFilePaper {
  id: string;
  title: string;
  year: number | null;
  /** ISO 8601, as much as is known: "2010", "2010-05", "2010-05-03". */
  date?: string;
  authors: string[];
  authorCount: number | null;
  roles?: MapFileRoles;
  flags?: PaperFlag[];
  /** Ids of given keywords. */
  keywords: string[];
  /** Stars and qualifiers of subject headings, by the id of the keyword. */
  keywordMarks?: { keyword: string; focused: boolean; qualifiers: string[] }[];
  /** Labels of its terms, ranked, at most 12. */
  terms: string[];
  cluster: string | null;
  /** null when the paper is not drawn in this network. */
  x: number | null;
  y: number | null;
  /** Citations from papers in the map. */
  citedBy: number;
  /** Ids of the papers in the map that it cites. */
  references: string[];
  type?: string;
  organisation?: string;
  venue?: string;
  venueAbbreviation?: string;
  publisher?: string;
  volume?: string;
  issue?: string;
  pages?: string;
  doi?: string;
  otherDois?: string[];
  /** Its preprints and versions under identifiers of their own. */
  relations?: WorkRelation[];
  arxivId?: string;
  pmid?: string;
  catalogueIds?: CatalogueIds;
  url?: string;
  language?: string;
  abstract?: string;
  timesCited?: number;
  pageCount?: number;
}

/** Who is named on a paper in another role than that of author. */
export interface MapFileRoles {
  /** What its authors are, on a patent. */
  authors?: 'inventor';
  /** Ids of those of its authors that are bodies. */
  groups?: string[];
  editors?: PersonName[];
}
