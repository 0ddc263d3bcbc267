import type { Corpus, Paper } from '../model/corpus';
import { hasClusterEdits, type ClusterEdits } from '../model/cluster-edits';
import { hasCorrections, type Corrections } from '../model/corrections';
import type { ImportedGraph, ImportedLink, ImportedNode } from '../model/imported-graph';
import type { MapDrawing } from '../model/exchange/map-drawing';
import type { MapEvidence } from '../model/exchange/map-evidence';
import type { UnknownKeys } from '../model/exchange/saved-map';
import type { MapFile, MapFileNode, MapFilePaper, MapFileRoles } from '../model/exchange/map-file';
import { AUTHOR, DIRECTED_KINDS, KEYWORD, LINK_KINDS, NODE_KINDS, PAPER, SOURCE } from '../model/network';
import { toIsoDate } from '../model/partial-date';
import type { Problem } from '../model/problem';
import type { Report } from '../model/answers/report';
import { isGroup } from '../model/roles';
import { NO_CLUSTER, type Snapshot } from '../model/snapshot';
import type { TextModel } from '../model/text';
import { orderGraphNodes } from '../networks/builders/imported';
import type { LoadedGraph } from '../networks/network-input';
import { GENERATOR } from './generator';
import { roundNumber } from './round-number';

/** Terms kept for each paper. */
const TERMS_PER_PAPER = 12;

/** A map together with what it was made from. */
export interface MapFileSource {
  corpus: Corpus;
  text: TextModel;
  snapshot: Snapshot;
  /** The finished graph that was read; kept in the file when the map shows it. */
  graph?: LoadedGraph;
  /** Its problems are kept in the file. */
  report?: Report;
  /** Payload of a link's hash. */
  view?: string;
  corrections?: Corrections;
  /** The reader's edits that the snapshot's clusters show, and the same map without them. */
  clusterEdits?: ClusterEdits;
  found?: Snapshot;
  evidence?: MapEvidence;
  /** A StoryFile, or what a map file had in its place. */
  story?: unknown;
  /** What the map file it was read from had and this version does not know. */
  others?: UnknownKeys;
  drawing?: MapDrawing;
}

/**
 * A finished map and its corpus as one plain object, with the keys in the order in which they are written. Coordinates
 * are in data space (x to the right, y upwards) and, like weights, rounded to 6 significant digits.
 */
export function toMapFile(source: MapFileSource): MapFile {
  const { corpus, snapshot } = source;
  const found = source.clusterEdits && hasClusterEdits(source.clusterEdits) ? source.found : undefined;
  const graph = snapshot.network === 'imported' ? source.graph : undefined;
  const order = graph ? orderGraphNodes(graph) : [];
  const nodes = snapshot.ids.map((id, node) => ({
    id,
    kind: NODE_KINDS[snapshot.kinds[node] ?? PAPER] ?? 'paper',
    x: roundNumber(snapshot.x[node] ?? 0),
    y: roundNumber(snapshot.y[node] ?? 0),
    cluster: clusterId(snapshot, node),
    ...(found && clusterId(found, node) !== clusterId(snapshot, node)
      ? { foundCluster: clusterId(found, node) }
      : {}),
    ...(graph ? keepOfNode(graph.graph.nodes[order[node] ?? 0]) : {}),
  }));
  const { links } = snapshot;
  const labels = graph ? labelsOfLinks(graph, order) : undefined;
  return {
    format: 'papercosm-map',
    version: 1,
    generator: GENERATOR,
    title: snapshot.title,
    method: snapshot.method,
    settings: snapshot.settings,
    papers: listPapers(source, nodes),
    authors: listAuthors(source).map(({ id, name, person, papers }) => ({
      id,
      name,
      family: person.family,
      given: person.given,
      particle: person.particle,
      suffix: person.suffix,
      literal: person.literal,
      orcid: person.orcid,
      databaseId: person.databaseId,
      role: person.role,
      papers: papers.length,
    })),
    keywords: listKeywords(source),
    ...listSources(source),
    clusters: snapshot.clusters.map(({ id, label, terms, papers }) => ({ id, label, terms, size: papers })),
    ...(snapshot.subtopics
      ? {
          subtopics: snapshot.subtopics.list.map(({ id, label, terms, papers, parent }) => ({
            ...{ id, label, terms, size: papers, parent: snapshot.clusters[parent]!.id },
          })),
        }
      : {}),
    nodes,
    links: Array.from(links.source, (from, i) => ({
      source: snapshot.ids[from] ?? '',
      target: snapshot.ids[links.target[i] ?? 0] ?? '',
      kind: LINK_KINDS[links.kinds[i] ?? 0] ?? 'similar',
      weight: roundNumber(links.weight[i] ?? 0),
      label: labels?.get(labelKey(from, links.target[i] ?? 0, LINK_KINDS[links.kinds[i] ?? 0])),
    })),
    ...(graph ? { finished: keepOfGraph(graph.graph) } : {}),
    citedWorks: corpus.citedWorks.map(({ citedBy, ...work }) => ({
      ...work,
      citedBy: citedBy.map((paper) => corpus.papers[paper]?.id ?? ''),
    })),
    ...listCandidates(corpus),
    ...(source.corrections && hasCorrections(source.corrections) ? { corrections: source.corrections } : {}),
    ...(found
      ? {
          clusterEdits: source.clusterEdits,
          foundClusters: found.clusters.map(({ id, label, terms }) => ({ id, label, terms })),
        }
      : {}),
    ...(source.evidence ? { evidence: source.evidence } : {}),
    ...(source.drawing ? { drawing: source.drawing } : {}),
    problems: listProblems(source),
    ...(source.view === undefined ? {} : { view: source.view }),
  };
}

function listCandidates({ workCandidates, papers }: Corpus): Pick<MapFile, 'workCandidates'> {
  const pairs = workCandidates.map(({ papers: [a, b], weight, evidence }) => ({
    papers: [papers[a]!.id, papers[b]!.id] as [string, string],
    weight,
    evidence,
  }));
  return pairs.length > 0 ? { workCandidates: pairs } : {};
}

function clusterId({ cluster, clusters }: Snapshot, node: number): string | null {
  const index = cluster[node] ?? NO_CLUSTER;
  return index === NO_CLUSTER ? null : (clusters[index]?.id ?? null);
}

function keepOfGraph({
  file,
  measure,
  normalization,
  strength,
  nodes,
  clusters,
}: ImportedGraph): MapFile['finished'] {
  return {
    file,
    measure,
    normalization,
    ...(strength === undefined ? {} : { strength }),
    positions: nodes.some(({ x }) => x !== undefined),
    clusters: clusters.length > 0,
  };
}

/** What the file of a finished map said of a node, beside its place and cluster. */
function keepOfNode(node: ImportedNode | undefined): Partial<MapFileNode> {
  if (!node) return {};
  const { label, weight, facts, url, description, year } = node;
  return { label, weight, facts: facts.length > 0 ? facts : undefined, url, description, year };
}

/** The file's own words for the links of a finished map, by their ends in the map. */
function labelsOfLinks({ graph }: LoadedGraph, order: ArrayLike<number>): Map<string, string> {
  const nodeOf = new Uint32Array(order.length);
  for (let node = 0; node < order.length; node++) nodeOf[order[node] ?? 0] = node;
  const labels = new Map<string, string>();
  for (const { source, target, kind, label } of graph.links) {
    const [a, b] = [nodeOf[source] ?? 0, nodeOf[target] ?? 0];
    if (label !== undefined) labels.set(labelKey(a, b, kind), label);
  }
  return labels;
}

/** Links without a direction have one key, whichever end comes first. */
function labelKey(source: number, target: number, kind: ImportedLink['kind'] | undefined): string {
  const [a, b] =
    kind && DIRECTED_KINDS.has(kind)
      ? [source, target]
      : [Math.min(source, target), Math.max(source, target)];
  return `${kind} ${a} ${b}`;
}

/**
 * The map file as text: JSON with one paper, author, node, link or reason a line, so that versions of a map can be compared.
 * The same source gives the same bytes.
 */
export function writeMapFile(source: MapFileSource): string {
  const fields = Object.entries(withOthers(toMapFile(source), source)).map(([key, value]) =>
    key === 'evidence' || key === 'drawing'
      ? `  "${key}": ${writeLists(value as MapEvidence | MapDrawing)}`
      : writeField(key, value, '  '),
  );
  const { story } = source;
  if (typeof story === 'object' && story !== null) fields.push(`  "story": ${writeStory(story)}`);
  return `{\n${fields.join(',\n')}\n}\n`;
}

/** The file with what this version does not know, behind what it does, in the file and in the entries of its lists. */
function withOthers(file: MapFile, { corpus, others }: MapFileSource): object {
  const papers = file.papers.map((paper, index) => ({ ...paper, ...corpus.papers[index]?.others }));
  const full: Record<string, unknown> = { ...file, papers };
  for (const [list, byId] of others?.entries ?? []) {
    const entries = full[list] as { id: string }[] | undefined;
    if (entries) full[list] = entries.map((entry) => ({ ...entry, ...byId.get(entry.id) }));
  }
  return { ...full, ...others?.file };
}

function writeField(key: string, value: unknown, indent: string): string {
  const isList = Array.isArray(value) && value.length > 0;
  const text = isList
    ? `[\n${indent}  ${value.map((entry: unknown) => JSON.stringify(entry)).join(`,\n${indent}  `)}\n${indent}]`
    : JSON.stringify(value);
  return `${indent}${JSON.stringify(key)}: ${text}`;
}

/** One step a line. */
function writeStory(story: object): string {
  const fields = Object.entries(story).map(([key, value]) => writeField(key, value, '    '));
  return Array.isArray(story) ? JSON.stringify(story) : `{\n${fields.join(',\n')}\n  }`;
}

function writeLists(lists: MapEvidence | MapDrawing): string {
  const fields = Object.entries(lists).map(([key, list]) => writeField(key, list, '    '));
  return `{\n${fields.join(',\n')}\n  }`;
}

function listPapers({ corpus, text, snapshot }: MapFileSource, nodes: MapFile['nodes']): MapFilePaper[] {
  const citedBy = new Uint32Array(corpus.papers.length);
  for (const cited of corpus.cited) citedBy[cited] = (citedBy[cited] ?? 0) + 1;
  const references = corpus.papers.map((): string[] => []);
  corpus.citing.forEach((citing, i) => {
    const cited = corpus.papers[corpus.cited[i] ?? 0];
    if (cited) references[citing]?.push(cited.id);
  });
  const nodeOf = new Map<number, number>();
  snapshot.kinds.forEach((kind, node) => {
    if (kind === PAPER) nodeOf.set(snapshot.entities[node] ?? 0, node);
  });
  return corpus.papers.map((paper, index) => {
    const at = nodeOf.get(index);
    const node = at === undefined ? undefined : nodes[at];
    return {
      id: paper.id,
      title: paper.title,
      year: paper.date?.year ?? null,
      date: paper.date && toIsoDate(paper.date),
      authors: paper.authors.map((author) => corpus.authors[author]?.id ?? ''),
      authorCount: countAuthors(paper),
      roles: rolesOf(corpus, paper),
      flags: paper.flags,
      keywords: paper.keywords.map((keyword) => corpus.keywords[keyword]?.id ?? ''),
      keywordMarks: paper.keywordMarks?.map((mark) => ({
        ...mark,
        keyword: corpus.keywords[mark.keyword]?.id ?? '',
      })),
      terms: termsOf(text, index),
      cluster: node?.cluster ?? null,
      x: node?.x ?? null,
      y: node?.y ?? null,
      citedBy: citedBy[index] ?? 0,
      references: references[index] ?? [],
      type: paper.type,
      organisation: paper.organisation,
      venue: paper.venue === undefined ? undefined : corpus.venues[paper.venue]?.name,
      venueAbbreviation: paper.venueAbbreviation,
      publisher: paper.publisher,
      volume: paper.volume,
      issue: paper.issue,
      pages: paper.pages,
      doi: paper.doi,
      otherDois: paper.otherDois,
      relations: paper.relations,
      arxivId: paper.arxivId,
      pmid: paper.pmid,
      catalogueIds: paper.catalogueIds,
      url: paper.url,
      language: paper.language,
      abstract: paper.abstract,
      timesCited: paper.timesCited,
      pageCount: paper.pageCount,
    };
  });
}

function rolesOf({ authors }: Corpus, paper: Paper): MapFileRoles | undefined {
  const groups = paper.authors.flatMap((author) => {
    const { id, person } = authors[author]!;
    return isGroup(person) ? [id] : [];
  });
  const roles: MapFileRoles = {
    ...(paper.type === 'patent' && paper.authors.length > 0 ? { authors: 'inventor' } : {}),
    ...(groups.length > 0 ? { groups } : {}),
    ...(paper.editors ? { editors: paper.editors } : {}),
  };
  return Object.keys(roles).length > 0 ? roles : undefined;
}

/** null: unknown. A paper without names has a number of authors only where its source tells one. */
function countAuthors(paper: Paper): number | null {
  return paper.authorCount ?? (paper.authors.length > 0 ? paper.authors.length : null);
}

function termsOf({ paperTerms, terms }: TextModel, paper: number): string[] {
  const start = paperTerms.offsets[paper] ?? 0;
  const end = Math.min(paperTerms.offsets[paper + 1] ?? start, start + TERMS_PER_PAPER);
  return Array.from(paperTerms.columns.subarray(start, end), (term) => terms[term]?.label ?? '');
}

/** All authors of papers, and those without papers who stand on the map. */
function listAuthors({ corpus, snapshot }: MapFileSource): Corpus['authors'] {
  const shown = new Set(snapshot.entities.filter((_, node) => snapshot.kinds[node] === AUTHOR));
  return corpus.authors.filter(({ papers }, author) => papers.length > 0 || shown.has(author));
}

function listSources({ corpus, snapshot }: MapFileSource): Pick<MapFile, 'sources'> {
  const sources = snapshot.ids.flatMap((id, node) => {
    const venue = snapshot.kinds[node] === SOURCE ? corpus.venues[snapshot.entities[node] ?? 0] : undefined;
    return venue ? [{ id, name: venue.name, papers: venue.papers.length }] : [];
  });
  return sources.length > 0 ? { sources } : {};
}

/** All given keywords, then the found terms that stand on the map. */
function listKeywords({ corpus, text, snapshot }: MapFileSource): MapFile['keywords'] {
  const given = corpus.keywords.map(({ id, label, papers }) => ({
    id,
    label,
    papers: papers.length,
    given: true,
  }));
  const known = new Set(given.map(({ id }) => id));
  const found = snapshot.ids.flatMap((id, node) => {
    if (snapshot.kinds[node] !== KEYWORD || known.has(id)) return [];
    const term = text.terms[snapshot.entities[node] ?? 0];
    return term ? [{ id, label: term.label, papers: term.df, given: false }] : [];
  });
  return [...given, ...found];
}

function listProblems({ corpus, report }: MapFileSource): Problem[] {
  if (!report) return corpus.problems;
  return [...report.files.flatMap((file) => file.problems), ...report.problems];
}
