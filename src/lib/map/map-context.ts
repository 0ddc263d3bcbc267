import { clipText } from '../model/clip-text';
import {
  AUTHOR,
  ITEM,
  KEYWORD,
  NODE_KINDS,
  PAPER,
  SOURCE,
  WORK,
  type Network,
  type NodeKind,
} from '../model/network';
import type { CitedWork, Corpus } from '../model/corpus';
import type { NodeLine } from '../model/details';
import type { ImportedNode } from '../model/imported-graph';
import type { Snapshot } from '../model/snapshot';
import type { NetworkInput } from '../networks/network-input';
import { orderGraphNodes } from '../networks/builders/imported';
import type { ClusterOrigin } from '../topics/apply-cluster-edits';

/** A map together with what it was made from: all that questions about it need. */
export interface MapContext {
  input: NetworkInput;
  snapshot: Snapshot;
  /** entity -> node, by kind; -1 where the entity is not on the map. */
  nodeOf: Record<NodeKind, Int32Array>;
  /** The nodes of a finished map as their file has them, by node; empty on other maps. */
  imported: ImportedNode[];
  /** How each cluster came about, where the reader's edits are known. */
  origins: readonly ClusterOrigin[];
  /** The network that clusters were found in; where it is missing, answers take the map's links. */
  clustering?: Network['clustering'];
  /** Where the reader has set filters: the nodes (n bytes) and papers of the corpus that they show; null: they say nothing of papers. */
  shown?: { nodes: Uint8Array; papers: ReadonlySet<number> | null };
}

/** @param input as fitInput returns it for the settings of the map */
export function createMapContext(
  input: NetworkInput,
  snapshot: Snapshot,
  origins: readonly ClusterOrigin[] = [],
  clustering?: Network['clustering'],
): MapContext {
  const nodeOf = {
    paper: new Int32Array(input.corpus.papers.length).fill(-1),
    author: new Int32Array(input.corpus.authors.length).fill(-1),
    keyword: new Int32Array(input.text.terms.length).fill(-1),
    source: new Int32Array(input.corpus.venues.length).fill(-1),
    work: new Int32Array(input.corpus.citedWorks.length).fill(-1),
    item: new Int32Array(input.text.terms.length).fill(-1),
  };
  for (let node = 0; node < snapshot.nodeCount; node++) {
    nodeOf[kindOf(snapshot, node)][snapshot.entities[node] ?? 0] = node;
  }
  const imported =
    snapshot.network === 'imported' && input.graph
      ? Array.from(orderGraphNodes(input.graph), (place) => input.graph!.graph.nodes[place]!)
      : [];
  return {
    ...{ input, snapshot, nodeOf, imported, origins },
    ...(clustering ? { clustering } : {}),
  };
}

export function kindOf(snapshot: Snapshot, node: number): NodeKind {
  return NODE_KINDS[snapshot.kinds[node] ?? PAPER] ?? 'paper';
}

/** Full title of a paper or cited work, name of an author or source, label of a keyword; '' for a node that does not exist. */
export function titleOfNode({ input, snapshot }: MapContext, node: number): string {
  const entity = snapshot.entities[node];
  if (entity === undefined) return '';
  switch (snapshot.kinds[node]) {
    case AUTHOR:
      return input.corpus.authors[entity]?.name ?? '';
    case KEYWORD:
    case ITEM:
      return input.text.terms[entity]?.label ?? '';
    case SOURCE:
      return input.corpus.venues[entity]?.name ?? '';
    case WORK:
      return titleOfWork(input.corpus.citedWorks[entity]) || (snapshot.labels[node] ?? '');
    default:
      return input.corpus.papers[entity]?.title || 'Untitled';
  }
}

/** A node as a clickable line, its name no longer than is shown, with a short second line: first author and year, or a number of papers. */
export function lineOfNode(context: MapContext, node: number, weight?: number): NodeLine {
  const { input, snapshot } = context;
  const kind = kindOf(snapshot, node);
  const entity = snapshot.entities[node] ?? 0;
  const line: NodeLine = {
    node,
    id: snapshot.ids[node] ?? '',
    kind,
    label: clipText(titleOfNode(context, node)),
  };
  if (context.shown?.nodes[node] === 0) line.heldBack = true;
  if (kind === 'paper') {
    line.detail = detailOfPaper(input.corpus, entity);
  } else if (kind === 'work') {
    line.detail = detailOfWork(input.corpus.citedWorks[entity]);
  } else {
    const papers =
      kind === 'author'
        ? input.corpus.authors[entity]?.papers.length
        : kind === 'source'
          ? input.corpus.venues[entity]?.papers.length
          : input.text.terms[entity]?.df;
    line.detail = papers === 1 ? '1 paper' : `${papers ?? 0} papers`;
    if (!papers && snapshot.measures) line.detail = countInWords(snapshot, node);
  }
  if (weight !== undefined) line.weight = weight;
  return line;
}

/** "van Eck et al., 2010"; where no author is named the editors, "Tor et al. (eds.), 2011", or the organisation. */
export function detailOfPaper({ papers, authors }: Corpus, index: number): string {
  const paper = papers[index];
  const first = paper?.authors[0];
  const editors = first === undefined ? (paper?.editors ?? []) : [];
  const name = first === undefined ? editors[0] : authors[first]?.person;
  const family = name ? (name.literal ?? [name.particle, name.family].filter(Boolean).join(' ')) : undefined;
  const more = (paper?.authors.length ?? 0) > 1 || editors.length > 1 ? ' et al.' : '';
  const others = editors.length === 0 ? more : `${more} (${editors.length > 1 ? 'eds.' : 'ed.'})`;
  const who = family ? clipText(family) + others : clipText(paper?.organisation ?? '');
  return [who, paper?.date?.year].filter(Boolean).join(', ');
}

/** Title of a cited work as far as it is known, else the reference as it was given. */
export function titleOfWork(work: CitedWork | undefined): string {
  return work?.title || work?.raw || '';
}

/** "Small H, 1973" */
export function detailOfWork(work: CitedWork | undefined): string {
  return [clipText(work?.firstAuthor ?? ''), work?.year].filter(Boolean).join(', ');
}

/** "Documents: 12", or "3 links" where the file of a finished map counts nothing else. */
function countInWords({ measures, count }: Snapshot, node: number): string {
  const number = (count[node] ?? 0).toLocaleString('en');
  if (measures?.count !== 'links') return `${measures?.count}: ${number}`;
  return number === '1' ? '1 link' : `${number} links`;
}
