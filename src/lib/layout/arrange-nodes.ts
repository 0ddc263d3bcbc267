/**
 * Positions of all nodes of a map. The largest linked part by forces, rotated to its principal axes, scaled to its discs, overlaps
 * removed. Then small components beside it and single nodes in a tray below.
 */
import type { Progress } from '../model/progress';
import { buildAdjacency, findComponents } from '../graph/adjacency';
import { boundsOf } from './fit-picture';
import { arrangeSmall, createMainLayout, type MainLayout, type SmallPart } from './main-layout';
import { foldTray, packAround } from './pack-components';
import type { ArrangeInput, ArrangeHooks } from './types';

const GAP_TO_COMPONENT = 14;
const FREE_AROUND = 0.4;
const GAP_TO_TRAY = 70;
const GAP_IN_TRAY = 3;
/** How often positions are reported: about every 100 ms at the speed of an ordinary computer. */
const UPDATES = { small: 10, large: 20 };
const LARGE = 1000;

/** `createMain`: what arranges the largest part. Same input and seed: same positions. Centred on 0, y upwards. Rejects with CancelledError when the job is cancelled. */
export async function arrangeNodes(
  input: ArrangeInput,
  hooks: ArrangeHooks,
  createMain: (nodes: number[], input: ArrangeInput) => MainLayout = createMainLayout,
): Promise<{ x: Float32Array; y: Float32Array }> {
  const { nodeCount, radius } = input;
  const x = new Float32Array(nodeCount);
  const y = new Float32Array(nodeCount);
  const { main, small, single } = await splitParts(input, hooks.progress);
  const layout = createMain(main, input);
  const shift = { x: 0, y: 0 };
  const placeMain = (at: { x: Float64Array; y: Float64Array }): void => {
    main.forEach((node, i) => {
      x[node] = at.x[i]! + shift.x;
      y[node] = at.y[i]! + shift.y;
    });
  };
  const placeAll = (at: { x: Float64Array; y: Float64Array }): void => {
    shift.x = 0;
    shift.y = 0;
    placeMain(at);
    const discs = main.map((node, i) => ({ x: at.x[i]!, y: at.y[i]!, radius: radius[node]! }));
    // A small component's own nodes stay nearer to each other than those of the next one.
    const padded = small.map((part) => ({ radius: part.radius * (1 + FREE_AROUND) }));
    const centres = packAround(discs, padded, GAP_TO_COMPONENT);
    small.forEach((part, s) =>
      part.nodes.forEach((node, i) => {
        x[node] = part.x[i]! + centres[s]!.x;
        y[node] = part.y[i]! + centres[s]!.y;
      }),
    );
    placeTray(single, [...main, ...small.flatMap((part) => part.nodes)], x, y, radius);
    const box = boundsOf(x.keys(), x, y, radius);
    shift.x = -(box.left + box.right) / 2;
    shift.y = -(box.bottom + box.top) / 2;
    for (let i = 0; i < nodeCount; i++) {
      x[i]! += shift.x;
      y[i]! += shift.y;
    }
  };
  placeAll(layout.read());
  hooks.onStart?.(x.slice(), y.slice());
  const every = Math.max(1, Math.ceil(layout.steps / (main.length < LARGE ? UPDATES.small : UPDATES.large)));
  for (let step = 1; step <= layout.steps; step++) {
    layout.step();
    if (step % every === 0 && hooks.onPositions) {
      placeMain(layout.read());
      hooks.onPositions(interleave(x, y), step, layout.steps);
    }
    const yielded = hooks.progress('arranging', step, layout.steps);
    if (yielded) await yielded;
  }
  placeAll(await layout.run(hooks.progress));
  return { x, y };
}

/** The largest component, the other ones arranged by themselves (largest first), and the nodes without a link (ascending). */
async function splitParts(
  input: ArrangeInput,
  progress: Progress,
): Promise<{ main: number[]; small: SmallPart[]; single: number[] }> {
  const { component, sizes } = findComponents(buildAdjacency(input.nodeCount, input.links));
  const members: number[][] = sizes.map(() => []);
  component.forEach((id, node) => members[id]!.push(node));
  const linked = members.filter((nodes) => nodes.length > 1);
  const small: SmallPart[] = [];
  for (const nodes of linked.slice(1)) small.push(await arrangeSmall(nodes, input, progress));
  return {
    main: linked[0] ?? [],
    small,
    single: members.slice(linked.length).map(([node]) => node!),
  };
}

function placeTray(
  single: number[],
  linked: number[],
  x: Float32Array,
  y: Float32Array,
  radius: Float32Array,
): void {
  const box = boundsOf(linked, x, y, radius);
  const share = single.length > linked.length ? 1 : 0.7;
  const tray = foldTray(
    single.map((node) => radius[node]!),
    (box.right - box.left) * share,
    GAP_IN_TRAY,
  );
  single.forEach((node, i) => {
    x[node] = (box.left + box.right) / 2 + tray[i]!.x;
    y[node] = box.bottom - GAP_TO_TRAY + tray[i]!.y;
  });
}

function interleave(x: Float32Array, y: Float32Array): Float32Array {
  const positions = new Float32Array(x.length * 2);
  for (let i = 0; i < x.length; i++) {
    positions[i * 2] = x[i]!;
    positions[i * 2 + 1] = y[i]!;
  }
  return positions;
}
