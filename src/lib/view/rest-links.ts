import type { LayoutName } from '../model/settings';
import type { Snapshot } from '../model/snapshot';
import type { Adjacency } from './adjacency';

/**
 * The order in which links appear when nothing is pointed at: every node's strongest link first, then every node's second, and so on;
 * inside a round those within a cluster before those between clusters, the stronger before the weaker. A prefix is a legible skeleton of the map.
 * In a circle the strongest come first: links within a cluster lie along the rim, and it is those across that the circle is for.
 *
 * @returns m ranks: 0 is drawn first
 */
export function rankLinks(snapshot: Snapshot, adjacency: Adjacency): Uint32Array {
  const { links, cluster, nodeCount } = snapshot;
  const m = links.source.length;
  const round = new Uint32Array(m).fill(0xffffffff);
  for (let node = 0; node < nodeCount; node++) {
    const start = adjacency.offsets[node] as number;
    const end = adjacency.offsets[node + 1] as number;
    for (let k = start; k < end; k++) {
      const link = adjacency.links[k] as number;
      if (k - start < (round[link] as number)) round[link] = k - start;
    }
  }
  const isBetween = (link: number) =>
    cluster[links.source[link] as number] === cluster[links.target[link] as number] ? 0 : 1;
  // A bridge between clusters waits two rounds: it says less about the shape and crosses more.
  const wait = snapshot.settings.layout === 'circular' ? 0 : 2;
  const key = Float64Array.from({ length: m }, (_, i) => (round[i] as number) + wait * isBetween(i));
  const order = Uint32Array.from({ length: m }, (_, i) => i);
  order.sort((a, b) => (key[a] as number) - (key[b] as number) || a - b);
  const ranks = new Uint32Array(m);
  for (let place = 0; place < m; place++) ranks[order[place] as number] = place;
  return ranks;
}

/** Links that a circle shows at rest. */
const IN_CIRCLE = 4000;

/** How many links are drawn at rest on a map of `nodeCount` nodes that is magnified `zoom` times against the whole map; in a circle all of them, up to some thousands. */
export function restLinkCount(nodeCount: number, zoom: number, layout: LayoutName = 'force'): number {
  if (layout === 'circular') return IN_CIRCLE;
  return Math.min(900, 0.9 * nodeCount + 20) * Math.max(0.5, zoom) ** 1.1;
}
