import type Graph from 'graphology';
import write from 'graphology-gexf/browser/writer.js';
import type { ImportedNode } from '../model/imported-graph';
import { AUTHOR, KEYWORD } from '../model/network';
import { toIsoDate } from '../model/partial-date';
import { NO_CLUSTER, type Snapshot } from '../model/snapshot';
import type { NetworkInput } from '../networks/network-input';
import { clusterColour } from '../view/encodings';
import { THEMES } from '../view/theme';
import { GENERATOR } from './generator';
import { roundNumber } from './round-number';
import { dropForbidden } from './xml';

/**
 * The network as GEXF 1.3 (gexf.net) with positions, sizes and colours, for Gephi and other graph programs. Node ids are those of
 * the map file; labels are the short ones, full titles stand in `title`. The same map gives the same bytes.
 */
export function toGexf({
  input,
  snapshot,
  graph,
  imported,
}: {
  input: NetworkInput;
  snapshot: Snapshot;
  graph: Graph;
  /** The nodes of a finished map as their file has them. */
  imported?: readonly ImportedNode[];
}): string {
  graph.setAttribute('creator', GENERATOR);
  graph.setAttribute(
    'description',
    dropForbidden([snapshot.title, snapshot.method].filter(Boolean).join('. ')),
  );
  const nodeOf = new Map(snapshot.ids.map((id, node) => [id, node]));
  return write(graph, {
    version: '1.3',
    pedantic: true,
    formatNode(key) {
      const node = nodeOf.get(key) ?? 0;
      const cluster = snapshot.cluster[node] ?? NO_CLUSTER;
      return {
        label: dropForbidden(snapshot.labels[node] ?? key),
        attributes: { ...describeInFile(imported?.[node]), ...describeNode(input, snapshot, node) },
        viz: {
          color: clusterColour(cluster, THEMES.light),
          size: roundNumber(2 * (snapshot.radius[node] ?? 0)),
          x: roundNumber(snapshot.x[node] ?? 0),
          y: roundNumber(snapshot.y[node] ?? 0),
          z: 0,
        },
      };
    },
    formatEdge: (_key, { kind, weight }) => ({
      weight: roundNumber(Number(weight)),
      kind: String(kind),
      attributes: { kind: String(kind) },
    }),
  });
}

type Value = string | number | undefined;

/** What the file of a finished map says of a node besides. */
function describeInFile(node: ImportedNode | undefined): Record<string, Value> {
  if (!node) return {};
  const { facts, url, description, year } = node;
  const given = facts.map(({ name, value }): [string, Value] => [
    dropForbidden(name),
    typeof value === 'number' ? value : dropForbidden(value),
  ]);
  return {
    ...Object.fromEntries(given),
    ...(year === undefined || node.kind === 'paper' ? {} : { year }),
    ...(url === undefined ? {} : { url: dropForbidden(url) }),
    ...(description === undefined ? {} : { description: dropForbidden(description) }),
  };
}

/** What a table of nodes should have beside the label. Absent values are left out. */
function describeNode(
  { corpus, text }: NetworkInput,
  snapshot: Snapshot,
  node: number,
): Record<string, Value> {
  const entity = snapshot.entities[node] ?? 0;
  const cluster = snapshot.clusters[snapshot.cluster[node] ?? NO_CLUSTER];
  const shared = {
    cluster: cluster?.id,
    topic: cluster && dropForbidden(cluster.label),
    links: snapshot.degree[node] ?? 0,
    pagerank: roundNumber(snapshot.pagerank[node] ?? 0),
  };
  // What a finished map counts has its own name and stands with what its file says.
  const counted = (name: string) => (snapshot.measures ? {} : { [name]: snapshot.count[node] });
  const kind = snapshot.kinds[node];
  if (kind === AUTHOR) {
    return { kind: 'author', title: corpus.authors[entity]?.name, ...counted('papers'), ...shared };
  }
  if (kind === KEYWORD) {
    return { kind: 'keyword', title: text.terms[entity]?.label, ...counted('papers'), ...shared };
  }
  const paper = corpus.papers[entity];
  const venue = paper?.venue === undefined ? undefined : corpus.venues[paper.venue]?.name;
  return {
    kind: 'paper',
    title: dropForbidden(paper?.title ?? ''),
    year: paper?.date?.year,
    date: paper?.date && toIsoDate(paper.date),
    doi: paper?.doi,
    venue: venue && dropForbidden(venue),
    ...counted('citedBy'),
    ...shared,
  };
}
