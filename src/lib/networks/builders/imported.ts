import { NODE_KINDS, type FinishedMap, type Network } from '../../model/network';
import type { Progress } from '../../model/progress';
import type { Settings } from '../../model/settings';
import { NO_CLUSTER } from '../../model/snapshot';
import { describeRules } from '../describe-rules';
import { createLinkList } from '../link-list';
import type { LoadedGraph, NetworkInput } from '../network-input';
import { NORMALIZATION_WORDS } from '../normalize';
import { papersOnly } from '../papers-only';
import { linkRules } from '../threshold-links';

/** Nodes of a graph in the order of a network: papers, authors, keywords, each by entity. Places in the graph's list. */
export function orderGraphNodes({ graph, entities }: LoadedGraph): Uint32Array {
  const kinds = graph.nodes.map(({ kind }) => NODE_KINDS.indexOf(kind));
  return Uint32Array.from(graph.nodes.keys()).sort(
    (a, b) => kinds[a]! - kinds[b]! || entities[a]! - entities[b]! || a - b,
  );
}

/**
 * The settings with a network that there is: the file's own map needs a file that holds one, all others need papers.
 *
 * @param only true when nothing but a finished map was read: then it is shown as it is, whatever was chosen
 */
export function fitNetwork(settings: Settings, { corpus, graph }: NetworkInput, only = false): Settings {
  if (graph && (only || corpus.papers.length === 0)) return { ...settings, network: 'imported' };
  return !graph && settings.network === 'imported' ? { ...settings, network: 'mixed' } : settings;
}

/** A finished graph as it stands in its file: its nodes, links, positions and clusters. Empty where no file holds one. */
export async function buildImported(
  input: NetworkInput,
  settings: Settings,
  progress: Progress,
): Promise<Network> {
  if (!input.graph) {
    const none = new Uint32Array(0);
    return {
      ...papersOnly(0),
      name: 'imported',
      links: createLinkList().toColumns(),
      clustering: { source: none, target: none, weight: new Float32Array(0) },
      method: 'No finished map',
    };
  }
  const { graph, entities } = input.graph;
  const order = orderGraphNodes(input.graph);
  const nodeOf = new Uint32Array(order.length);
  order.forEach((place, node) => (nodeOf[place] = node));
  const links = createLinkList(settings.minWeight);
  for (const [i, { source, target, weight, kind }] of graph.links.entries()) {
    links.add(kind, nodeOf[source]!, nodeOf[target]!, weight);
    const yielded = progress('linking', i, graph.links.length);
    if (yielded) await yielded;
  }
  const columns = links.toColumns();
  return {
    name: 'imported',
    nodeCount: order.length,
    kinds: Uint8Array.from(order, (place) => NODE_KINDS.indexOf(graph.nodes[place]!.kind)),
    entities: Uint32Array.from(order, (place) => entities[place]!),
    links: columns,
    clustering: { source: columns.source, target: columns.target, weight: columns.weight },
    method: [`As in ${graph.file}`, ...describeFitting(graph, settings)].join(', '),
    finished: toFinishedMap(input.graph, order),
    ...(graph.normalization === 'association' && graph.strength !== undefined
      ? { strength: graph.strength }
      : {}),
  };
}

/** What was done to the file's links and nodes; see fit-input.ts. */
function describeFitting({ normalization }: LoadedGraph['graph'], settings: Settings): string[] {
  return [
    ...(normalization === undefined ? [] : [`weights normalised: ${NORMALIZATION_WORDS[normalization]}`]),
    ...describeRules(linkRules(settings), {}),
  ];
}

function toFinishedMap({ graph }: LoadedGraph, order: Uint32Array): FinishedMap {
  const nodes = Array.from(order, (place) => graph.nodes[place]!);
  const { measure } = graph;
  const finished: FinishedMap = {
    labels: nodes.map(({ label }) => label),
    x: Float64Array.from(nodes, ({ x = NaN }) => x),
    y: Float64Array.from(nodes, ({ y = NaN }) => y),
    year: Float64Array.from(nodes, ({ year = NaN }) => year),
    cluster:
      graph.clusters.length > 0 ? Uint16Array.from(nodes, ({ cluster = NO_CLUSTER }) => cluster) : null,
    clusters: graph.clusters,
    sizes: measure
      ? {
          name: measure.name,
          isCount: measure.is === 'area',
          // Discs show by their area; a file's diameter is squared.
          area: Float64Array.from(nodes, ({ weight = 0 }) =>
            measure.is === 'area' ? weight : weight * weight,
          ),
        }
      : null,
  };
  if (graph.title !== undefined) finished.title = graph.title;
  return finished;
}
