/** What the clusters of a map are called, whatever its nodes are. */
import { AUTHOR, KEYWORD, PAPER, SOURCE, type Network } from '../model/network';
import type { Settings } from '../model/settings';
import { NO_CLUSTER, regionNodes, type SnapshotCluster } from '../model/snapshot';
import { buildIncidence, PAPER_CONTEXT } from '../networks/incidence/incidence';
import type { NetworkInput } from '../networks/network-input';
import { labelClusters } from '../text/labels/labels';
import { shortTitle } from '../networks/paper-label';

const LONGEST_NAME = 44;
const NAMED_BY = 3;
const TERMS = 12;

/**
 * Names clusters by the terms of their papers. Where the nodes are authors, sources or cited works, a paper belongs to the cluster that
 * most of its own are in: its authors, its source, what it cites. A cluster whose papers have no terms, and every cluster of keywords, is
 * named by its nodes with the strongest links inside.
 *
 * @param labels of the nodes
 */
export function nameClusters(
  input: NetworkInput,
  network: Network,
  settings: Settings,
  cluster: Uint16Array,
  count: number,
  labels: readonly string[],
): SnapshotCluster[] {
  const isRegion = regionNodes(network.kinds);
  const sizes = new Uint32Array(count);
  cluster.forEach((own, node) => {
    if (own < count && isRegion(node)) sizes[own]!++;
  });
  const ofKeywords = areKeywords(network.kinds);
  const paperClusters = clusterPapers(input, network, settings, cluster, count);
  const named = ofKeywords ? [] : labelClusters(input.text, paperClusters, count);
  const hasPaper = new Set(paperClusters);
  let ranked: number[][] | undefined;
  return Array.from(sizes, (papers, index): SnapshotCluster => {
    const own = named[index];
    const place = { id: `c${index + 1}`, papers, x: 0, y: 0 };
    if (own && hasPaper.has(index)) {
      return { ...place, label: own.label, terms: own.terms.map((term) => input.text.terms[term]!.label) };
    }
    ranked ??= rankInside(network, cluster, count);
    const strongest = ranked[index]!.map((node) => labels[node]!);
    return { ...place, label: joinNames(strongest), terms: ofKeywords ? strongest.slice(0, TERMS) : [] };
  });
}

/** Whether clusters are named by their keywords, and not by terms of papers. */
export function areKeywords(kinds: Uint8Array): boolean {
  return kinds.length > 0 && kinds.every((kind) => kind === KEYWORD);
}

/** The nodes of a network and what they stand for. */
type NodesOf = Pick<Network, 'name' | 'nodeCount' | 'kinds' | 'entities'>;

/** Per paper of the corpus its cluster, or NO_CLUSTER: its node's, where papers are nodes; else that of most of its items, ties to the larger. */
export function clusterPapers(
  input: NetworkInput,
  network: NodesOf,
  settings: Settings,
  cluster: Uint16Array,
  count: number,
): Uint16Array {
  const result = new Uint16Array(input.corpus.papers.length).fill(NO_CLUSTER);
  if (network.kinds.includes(PAPER) && network.name !== 'co-citation') {
    for (let node = 0; node < network.nodeCount; node++) {
      if (network.kinds[node] === PAPER) result[network.entities[node]!] = cluster[node]!;
    }
    return result;
  }
  listItems(input, network, settings).forEach((nodes, paper) => {
    const votes = new Uint32Array(count);
    let best = NO_CLUSTER;
    for (const node of nodes) {
      const own = cluster[node]!;
      if (own < count) votes[own]!++;
    }
    for (let own = 0; own < count; own++) {
      if (votes[own]! > 0 && (best === NO_CLUSTER || votes[own]! > votes[best]!)) best = own;
    }
    result[paper] = best;
  });
  return result;
}

/** Per paper, the nodes that it holds: what it shares in the network where papers are shared, else its authors and its source. */
function listItems(input: NetworkInput, network: NodesOf, settings: Settings): number[][] {
  const nodeOf = new Map<string, number>();
  for (let node = 0; node < network.nodeCount; node++) {
    nodeOf.set(`${network.kinds[node]} ${network.entities[node]}`, node);
  }
  const { papers } = input.corpus;
  const items: number[][] = papers.map(() => []);
  const add = (paper: number, kind: number, entity: number): void => {
    const node = nodeOf.get(`${kind} ${entity}`);
    if (node !== undefined) items[paper]?.push(node);
  };
  const incidence = buildIncidence(input, { ...settings, network: network.name });
  if (
    incidence?.contexts.kinds.every((kind) => kind === PAPER_CONTEXT) &&
    network.name !== 'bibliographic-coupling'
  ) {
    const { kinds, entities, offsets, columns, contexts } = incidence;
    kinds.forEach((kind, item) => {
      for (let e = offsets[item]!; e < offsets[item + 1]!; e++) {
        add(contexts.entities[columns[e]!]!, kind, entities[item]!);
      }
    });
    return items;
  }
  papers.forEach(({ authors, venue }, paper) => {
    for (const author of authors) add(paper, AUTHOR, author);
    if (venue !== undefined) add(paper, SOURCE, venue);
  });
  return items;
}

/** Nodes of each cluster by the total weight of their links inside it, heaviest first, ties by node. */
function rankInside({ nodeCount, links }: Network, cluster: Uint16Array, count: number): number[][] {
  const strength = new Float64Array(nodeCount);
  for (let e = 0; e < links.source.length; e++) {
    const [a, b] = [links.source[e]!, links.target[e]!];
    if (cluster[a] !== cluster[b]) continue;
    strength[a]! += links.weight[e]!;
    strength[b]! += links.weight[e]!;
  }
  const members: number[][] = Array.from({ length: count }, () => []);
  cluster.forEach((own, node) => members[own]?.push(node));
  return members.map((nodes) => nodes.sort((a, b) => strength[b]! - strength[a]! || a - b));
}

/** Up to three names, as many as fit; one that only repeats words of another is passed over. */
function joinNames(names: readonly string[]): string {
  const said: string[] = [];
  for (const name of names.map(shortTitle)) {
    const length = said.reduce((sum, other) => sum + other.length + 3, name.length);
    const repeats = said.some((other) => other.includes(name) || name.includes(other));
    if (said.length > 0 && (repeats || length > LONGEST_NAME)) continue;
    said.push(name);
    if (said.length === NAMED_BY) break;
  }
  return said.join(' · ') || 'Unnamed';
}
