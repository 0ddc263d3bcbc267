import { webAddress } from '../model/addresses';
import type { ImportedNode } from '../model/imported-graph';
import { AUTHOR, ITEM, KEYWORD, SOURCE, WORK } from '../model/network';
import { toIsoDate } from '../model/partial-date';
import { nameInWords } from '../model/roles';
import { NO_CLUSTER } from '../model/snapshot';
import { nodeMetrics } from './node-metrics';
import { roundNumber } from './round-number';
import type { NetworkSource } from './network-source';

export type FieldValue = string | number;

/** What a table of nodes should have beside id, label and place, by name. Absent values are left out. */
export function nodeFields(source: NetworkSource, node: number): Record<string, FieldValue> {
  const fields: Record<string, FieldValue | undefined> = {
    ...describeInFile(source.imported?.[node]),
    ...describeNode(source, node),
    ...nodeMetrics(source, node),
  };
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, FieldValue] => entry[1] !== undefined),
  );
}

type Optional = FieldValue | undefined;

/** What the file of a finished map says of a node besides. */
function describeInFile(node: ImportedNode | undefined): Record<string, Optional> {
  if (!node) return {};
  const { facts, url, description, year } = node;
  return {
    ...Object.fromEntries(facts.map(({ name, value }) => [name, value])),
    year: node.kind === 'paper' ? undefined : year,
    url: webAddress(url),
    description,
  };
}

function describeNode({ input, snapshot }: NetworkSource, node: number): Record<string, Optional> {
  const { corpus, text } = input;
  const entity = snapshot.entities[node] ?? 0;
  const cluster = snapshot.clusters[snapshot.cluster[node] ?? NO_CLUSTER];
  const shared = {
    cluster: cluster?.id,
    topic: cluster?.label,
    links: snapshot.degree[node] ?? 0,
    pagerank: roundNumber(snapshot.pagerank[node] ?? 0),
  };
  // What a finished map counts has its own name and stands with what its file says.
  const counted = (name: string) => {
    if (!snapshot.measures) return { [name]: snapshot.count[node] };
    return snapshot.network === 'imported' ? {} : { citedBy: snapshot.count[node] };
  };
  const kind = snapshot.kinds[node];
  if (kind === AUTHOR) {
    return { kind: 'author', title: corpus.authors[entity]?.name, ...counted('papers'), ...shared };
  }
  if (kind === KEYWORD) {
    const term = text.terms[entity];
    // On a finished map all keywords are the file's.
    const origin = snapshot.measures ? undefined : term?.given ? 'given' : 'found';
    return { kind: 'keyword', title: term?.label, origin, ...counted('papers'), ...shared };
  }
  if (kind === ITEM) {
    return { kind: 'item', title: text.terms[entity]?.label, ...counted('papers'), ...shared };
  }
  if (kind === SOURCE) {
    return { kind: 'source', title: corpus.venues[entity]?.name, ...counted('papers'), ...shared };
  }
  if (kind === WORK) {
    const work = corpus.citedWorks[entity];
    return {
      kind: 'work',
      title: work?.title ?? work?.raw ?? snapshot.labels[node],
      year: work?.year,
      doi: work?.doi,
      venue: work?.venue,
      ...counted('citedBy'),
      ...shared,
    };
  }
  const paper = corpus.papers[entity];
  return {
    kind: 'paper',
    title: paper?.title ?? '',
    year: paper?.date?.year,
    date: paper?.date && toIsoDate(paper.date),
    doi: paper?.doi,
    venue: paper?.venue === undefined ? undefined : corpus.venues[paper.venue]?.name,
    editors: paper?.editors?.map(nameInWords).join('; '),
    flags: paper?.flags?.join('; '),
    ...counted('citedBy'),
    ...shared,
  };
}
