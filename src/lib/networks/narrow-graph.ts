import type { Settings } from '../model/settings';
import type { LoadedGraph } from './network-input';
import { isLink, normalizeGraph } from './normalize';
import { linkRules, thresholdLinks } from './threshold-links';

/**
 * A finished graph with its weights normalised and without the nodes and links that the thresholds take; the same object where nothing
 * changes. A graph says how it was normalised and is not normalised twice.
 */
export function narrowGraph(loaded: LoadedGraph, settings: Settings): LoadedGraph {
  const { graph, entities } = loaded;
  const normalization = settings.normalization ?? 'none';
  const isFresh = normalization !== 'none' && graph.normalization === undefined;
  const columns = {
    source: Uint32Array.from(graph.links, ({ source }) => source),
    target: Uint32Array.from(graph.links, ({ target }) => target),
    weight: Float64Array.from(graph.links, ({ weight }) => weight),
  };
  const weight = isFresh ? normalizeGraph(normalization, graph.nodes.length, columns) : columns.weight;
  const real = isFresh
    ? Uint32Array.from(weight.keys()).filter((e) => isLink(weight[e]!))
    : Uint32Array.from(weight.keys());
  const kept = thresholdLinks(
    {
      nodeCount: graph.nodes.length,
      source: real.map((e) => columns.source[e]!),
      target: real.map((e) => columns.target[e]!),
      weight: Float64Array.from(real, (e) => weight[e]!),
    },
    linkRules(settings),
  );
  const isWhole = kept.nodes.length === graph.nodes.length && kept.links.length === graph.links.length;
  if (isWhole && !isFresh) return loaded;
  const place = new Uint32Array(graph.nodes.length);
  kept.nodes.forEach((node, i) => (place[node] = i));
  return {
    graph: {
      ...graph,
      nodes: Array.from(kept.nodes, (node) => graph.nodes[node]!),
      links: Array.from(kept.links, (kept) => {
        const link = graph.links[real[kept]!]!;
        return {
          ...link,
          source: place[link.source]!,
          target: place[link.target]!,
          weight: weight[real[kept]!]!,
        };
      }),
      ...(isFresh
        ? { normalization, strength: 2 * columns.weight.reduce((sum, value) => sum + value, 0) }
        : {}),
    },
    entities: Uint32Array.from(kept.nodes, (node) => entities[node]!),
  };
}
