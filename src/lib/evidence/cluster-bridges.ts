import type { ClusterBridge } from '../model/details';
import { NO_CLUSTER, regionNodes } from '../model/snapshot';
import { lineOfNode, type MapContext } from '../map/map-context';

const BRIDGES_SHOWN = 5;
const CARRIERS_SHOWN = 2;

/**
 * The clusters that one is linked to most, by the summed weight of the links between its papers and theirs (between all nodes, on a map
 * without papers), with the papers of the one that carry most of it. Ties by cluster and by node.
 */
export function findBridges(context: MapContext, index: number): ClusterBridge[] {
  const { snapshot } = context;
  const isCounted = regionNodes(snapshot.kinds);
  const { source, target, weight } = snapshot.links;
  const ties = new Map<number, { links: number; weight: number; by: Map<number, number> }>();
  for (let i = 0; i < source.length; i++) {
    const [a, b] = [source[i]!, target[i]!];
    const inside = snapshot.cluster[a] === index ? a : b;
    const outside = inside === a ? b : a;
    const other = snapshot.cluster[outside]!;
    if (snapshot.cluster[inside] !== index || other === index || other === NO_CLUSTER) continue;
    if (!isCounted(inside) || !isCounted(outside)) continue;
    let tie = ties.get(other);
    if (!tie) ties.set(other, (tie = { links: 0, weight: 0, by: new Map() }));
    tie.links++;
    tie.weight += weight[i]!;
    tie.by.set(inside, (tie.by.get(inside) ?? 0) + weight[i]!);
  }
  return [...ties]
    .sort(([a, x], [b, y]) => y.weight - x.weight || y.links - x.links || a - b)
    .slice(0, BRIDGES_SHOWN)
    .map(([cluster, tie]) => ({
      cluster,
      links: tie.links,
      weight: tie.weight,
      through: [...tie.by]
        .sort(([a, x], [b, y]) => y - x || a - b)
        .slice(0, CARRIERS_SHOWN)
        .map(([node, carried]) => ({
          ...lineOfNode(context, node),
          figure: tie.weight > 0 ? carried / tie.weight : 0,
        })),
    }));
}
