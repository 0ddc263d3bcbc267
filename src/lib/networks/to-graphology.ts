import Graph from 'graphology';
import { DIRECTED_KINDS, LINK_KINDS, NODE_KINDS } from '../model/network';
import { NO_CLUSTER, NO_DATE, type Snapshot } from '../model/snapshot';

/**
 * The map as a Graphology graph: the worker's own, built once a map, which answers questions about links and is exported. Node keys are
 * ids; citations and other links with a direction are directed; two nodes may have links of several kinds. `link` of an edge is its index in
 * the snapshot's columns.
 */
export function toGraphology(snapshot: Snapshot): Graph {
  const graph = new Graph({ type: 'mixed', multi: true, allowSelfLoops: false });
  for (let node = 0; node < snapshot.nodeCount; node++) {
    const cluster = snapshot.cluster[node]!;
    const day = snapshot.day[node]!;
    graph.addNode(snapshot.ids[node]!, {
      label: snapshot.labels[node],
      kind: NODE_KINDS[snapshot.kinds[node]!],
      x: snapshot.x[node],
      y: snapshot.y[node],
      size: snapshot.radius[node],
      count: snapshot.count[node],
      pagerank: snapshot.pagerank[node],
      ...(cluster === NO_CLUSTER ? {} : { cluster: snapshot.clusters[cluster]?.id }),
      ...(day === NO_DATE ? {} : { year: new Date(day * 86_400_000).getUTCFullYear() }),
    });
  }
  const { source, target, kinds, weight } = snapshot.links;
  for (let e = 0; e < source.length; e++) {
    const kind = LINK_KINDS[kinds[e]!]!;
    const ends = [snapshot.ids[source[e]!]!, snapshot.ids[target[e]!]!] as const;
    const attributes = { kind, weight: weight[e], link: e };
    // Keys of our own: Graphology's count the graphs made so far, and a saved graph would never be the same twice.
    if (DIRECTED_KINDS.has(kind)) graph.addDirectedEdgeWithKey(`l${e}`, ...ends, attributes);
    else graph.addUndirectedEdgeWithKey(`l${e}`, ...ends, attributes);
  }
  return graph;
}
