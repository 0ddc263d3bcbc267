import type Graph from 'graphology';
import write from 'graphology-gexf/browser/writer.js';
import { NO_CLUSTER } from '../model/snapshot';
import { clusterColour } from '../view/encodings';
import { THEMES } from '../view/theme';
import { GENERATOR } from './generator';
import { nodeFields } from './node-fields';
import type { NetworkSource } from './network-source';
import { roundNumber } from './round-number';
import { dropForbidden } from './xml';

/**
 * The network as GEXF 1.3 (gexf.net) with positions, sizes and colours, for Gephi and other graph programs. Node ids are those of
 * the map file; labels are the short ones, full titles stand in `title`. The same map gives the same bytes.
 */
export function toGexf(source: NetworkSource & { graph: Graph }): string {
  const { snapshot, graph } = source;
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
        attributes: Object.fromEntries(
          Object.entries(nodeFields(source, node)).map(([name, value]) => [
            dropForbidden(name),
            typeof value === 'number' ? value : dropForbidden(value),
          ]),
        ),
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
