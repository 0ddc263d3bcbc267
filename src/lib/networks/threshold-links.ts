/** Which nodes and links of a network stay. All networks share these rules. */
import { NETWORK_OPTIONS } from '../model/network-options';
import type { Settings } from '../model/settings';

/** Candidate nodes and links. Links name nodes by place; a pair may have several links. */
export interface LinkCandidates {
  nodeCount: number;
  source: ArrayLike<number>;
  target: ArrayLike<number>;
  weight: ArrayLike<number>;
  /** Shared items of each link before normalisation; absent: not counted. */
  shared?: ArrayLike<number>;
  /** Papers of each node; absent: nodes have no size but their links. */
  occurrences?: ArrayLike<number>;
}

export interface LinkRules {
  minOccurrences: number;
  minShared: number;
  minWeight: number;
  /** null: all nodes. */
  mostNodes: number | null;
  /** 0: all links. */
  strongest: number;
  largestComponent: boolean;
}

/** Places of what stays, ascending. */
export interface Kept {
  nodes: Uint32Array;
  links: Uint32Array;
}

/** The rules of some settings, with the network's own where the reader leaves one open. */
export function linkRules(
  settings: Pick<
    Settings,
    'network' | 'minOccurrences' | 'minShared' | 'minWeight' | 'mostNodes' | 'strongest' | 'largestComponent'
  >,
): LinkRules {
  const options = NETWORK_OPTIONS[settings.network];
  const heeds = (name: (typeof options.settings)[number]): boolean => options.settings.includes(name);
  return {
    minOccurrences: (heeds('minOccurrences') ? settings.minOccurrences : null) ?? 1,
    minShared: (heeds('minShared') ? settings.minShared : null) ?? options.minShared,
    minWeight: settings.minWeight,
    mostNodes: (heeds('mostNodes') ? settings.mostNodes : null) ?? options.mostNodes,
    strongest: (heeds('strongest') ? settings.strongest : null) ?? options.strongest,
    largestComponent: heeds('largestComponent') && settings.largestComponent,
  };
}

/**
 * Applies the rules in this order, each to what the one before has left:
 *
 * 1. minOccurrences: nodes with fewer papers go, with their links.
 * 2. minShared: links that share fewer items go.
 * 3. minWeight: links of less weight go.
 * 4. mostNodes: nodes with most occurrences stay, where there are none those with most links; ties by total weight of the links, then by
 *    place.
 * 5. strongest: a link stays when it is among so many strongest of either end; ties by the other end's place, then the link's.
 * 6. largestComponent: the largest part in which all nodes hang together stays; ties by its first node.
 *
 * Nodes that are left without links stay, unless the last rule takes them.
 */
export function thresholdLinks(candidates: LinkCandidates, rules: LinkRules): Kept {
  const { nodeCount, source, target, weight, shared, occurrences } = candidates;
  const isIn = new Uint8Array(nodeCount).fill(1);
  if (occurrences) {
    for (let node = 0; node < nodeCount; node++)
      if (occurrences[node]! < rules.minOccurrences) isIn[node] = 0;
  }
  let links: number[] = [];
  for (let e = 0; e < source.length; e++) {
    if (!isIn[source[e]!] || !isIn[target[e]!]) continue;
    if (shared && shared[e]! < rules.minShared) continue;
    if (weight[e]! >= rules.minWeight) links.push(e);
  }
  const between = (): number[] => links.filter((e) => isIn[source[e]!] && isIn[target[e]!]);
  if (rules.mostNodes !== null) {
    keepMost(candidates, links, isIn, rules.mostNodes);
    links = between();
  }
  if (rules.strongest > 0) links = keepStrongest(candidates, links, rules.strongest);
  if (rules.largestComponent) {
    keepLargest(candidates, links, isIn);
    links = between();
  }
  const nodes = Array.from(isIn.keys()).filter((node) => isIn[node] === 1);
  return { nodes: Uint32Array.from(nodes), links: Uint32Array.from(links) };
}

function keepMost(
  { nodeCount, source, target, weight, occurrences }: LinkCandidates,
  links: readonly number[],
  isIn: Uint8Array,
  most: number,
): void {
  const degree = new Uint32Array(nodeCount);
  const strength = new Float64Array(nodeCount);
  for (const e of links) {
    for (const node of [source[e]!, target[e]!]) {
      degree[node]!++;
      strength[node]! += weight[e]!;
    }
  }
  const size = occurrences ?? degree;
  const ranked = Array.from(isIn.keys())
    .filter((node) => isIn[node] === 1)
    .sort((a, b) => size[b]! - size[a]! || strength[b]! - strength[a]! || a - b);
  for (const node of ranked.slice(most)) isIn[node] = 0;
}

function keepStrongest(
  { nodeCount, source, target, weight }: LinkCandidates,
  links: readonly number[],
  strongest: number,
): number[] {
  const linksOf: number[][] = Array.from({ length: nodeCount }, () => []);
  for (const e of links) {
    linksOf[source[e]!]!.push(e);
    linksOf[target[e]!]!.push(e);
  }
  const keep = new Set<number>();
  linksOf.forEach((own, node) => {
    const other = (e: number): number => (source[e] === node ? target[e]! : source[e]!);
    if (own.length > strongest) own.sort((a, b) => weight[b]! - weight[a]! || other(a) - other(b) || a - b);
    for (const e of own.slice(0, strongest)) keep.add(e);
  });
  return links.filter((e) => keep.has(e));
}

function keepLargest(
  { nodeCount, source, target }: LinkCandidates,
  links: readonly number[],
  isIn: Uint8Array,
): void {
  const parent = Uint32Array.from({ length: nodeCount }, (_, node) => node);
  const rootOf = (node: number): number => {
    let root = node;
    while (parent[root] !== root) root = parent[root]!;
    while (parent[node] !== root) [parent[node], node] = [root, parent[node]!];
    return root;
  };
  for (const e of links) {
    const [a, b] = [rootOf(source[e]!), rootOf(target[e]!)];
    // The first node of a part is its root.
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  const sizes = new Uint32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) if (isIn[node]) sizes[rootOf(node)]!++;
  let largest = 0;
  for (let node = 1; node < nodeCount; node++) if (sizes[node]! > sizes[largest]!) largest = node;
  for (let node = 0; node < nodeCount; node++) if (rootOf(node) !== largest) isIn[node] = 0;
}
