/** Networks of papers whose links come ready made: similarity, citation, relatedness. The thresholds apply to them as to all others. */
import type { LinkColumns, Network } from '../model/network';
import type { Settings } from '../model/settings';
import { describeRules } from './describe-rules';
import { linkRules, thresholdLinks } from './threshold-links';

type Links = Network['clustering'];

/**
 * The nodes and links that the thresholds leave, with links for clustering chosen alike.
 *
 * @param network all papers in order, all links
 */
export function applyRules(network: Network, settings: Settings): Network {
  const { links, nodeCount, clustering } = network;
  const rules = linkRules(settings);
  rules.minOccurrences = 1;
  // Weights are in single precision: 0.7 is not below 0.7.
  const kept = thresholdLinks({ nodeCount, ...links }, { ...rules, minWeight: Math.fround(rules.minWeight) });
  if (kept.nodes.length === nodeCount && kept.links.length === links.source.length) return tell(network);
  const place = new Int32Array(nodeCount).fill(-1);
  kept.nodes.forEach((node, i) => (place[node] = i));
  const pairKey = (a: number, b: number): number => Math.min(a, b) * nodeCount + Math.max(a, b);
  const pairs = new Set(Array.from(kept.links, (e) => pairKey(links.source[e]!, links.target[e]!)));
  const grouped = Uint32Array.from(clustering.source.keys()).filter((e) =>
    pairs.has(pairKey(clustering.source[e]!, clustering.target[e]!)),
  );
  const pick = (of: Links, chosen: Uint32Array): Links => ({
    source: Uint32Array.from(chosen, (e) => place[of.source[e]!]!),
    target: Uint32Array.from(chosen, (e) => place[of.target[e]!]!),
    weight: Float32Array.from(chosen, (e) => of.weight[e]!),
  });
  const shown: LinkColumns = {
    ...pick(links, kept.links),
    kinds: Uint8Array.from(kept.links, (e) => links.kinds[e]!),
  };
  return tell({
    ...network,
    nodeCount: kept.nodes.length,
    kinds: Uint8Array.from(kept.nodes, (node) => network.kinds[node]!),
    entities: Uint32Array.from(kept.nodes, (node) => network.entities[node]!),
    links: shown,
    clustering: pick(clustering, grouped),
  });

  function tell(of: Network): Network {
    return { ...of, method: [of.method, ...describeRules(rules, {})].join(', ') };
  }
}
