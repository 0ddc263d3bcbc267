/** Discs on exactly the same spot, as maps with axes have them where values are equal: position is the value, so they are not moved apart. */
import type { Snapshot } from '../model/snapshot';

/** How much smaller each further disc of a stack is drawn, and the smallest, as shares of its radius. */
const STEP = 0.24;
const SMALLEST = 0.4;

const known = new WeakMap<Snapshot, number[][]>();

/** The stacks of a map: the nodes of each, largest first, so that the smaller ones lie on top. Maps without axes have none. */
export function findStacks(snapshot: Snapshot): number[][] {
  let found = known.get(snapshot);
  if (!found) known.set(snapshot, (found = snapshot.axes ? groupBySpot(snapshot) : []));
  return found;
}

/** The other nodes on the spot of a node. */
export function stackedWith(snapshot: Snapshot, node: number): number[] {
  const stack = findStacks(snapshot).find((nodes) => nodes.includes(node));
  return stack?.filter((other) => other !== node) ?? [];
}

/** Radii of which those in a stack grow smaller towards its top, so that each shows as a ring. The same array where there is no stack. */
export function stackRadii(snapshot: Snapshot, radii: Float32Array): Float32Array {
  const stacks = findStacks(snapshot);
  if (stacks.length === 0) return radii;
  const drawn = radii.slice();
  for (const nodes of stacks) {
    const sorted = [...nodes].sort((a, b) => (radii[b] ?? 0) - (radii[a] ?? 0) || a - b);
    let room = Infinity;
    sorted.forEach((node) => {
      const own = radii[node] ?? 0;
      drawn[node] = Math.min(own, room);
      // High stacks end in a dot: their list is on the card.
      room = Math.max(SMALLEST * own, (drawn[node] ?? 0) * (1 - STEP));
    });
  }
  return drawn;
}

function groupBySpot({ x, y, nodeCount }: Snapshot): number[][] {
  const spots = new Map<string, number[]>();
  for (let node = 0; node < nodeCount; node++) {
    const spot = `${x[node]} ${y[node]}`;
    const nodes = spots.get(spot);
    if (nodes) nodes.push(node);
    else spots.set(spot, [node]);
  }
  return [...spots.values()].filter((nodes) => nodes.length > 1);
}
