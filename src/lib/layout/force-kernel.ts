/**
 * One step of ForceAtlas2 (Jacomy, Venturini, Heymann & Bastian 2014, doi:10.1371/journal.pone.0098679). It follows iterate.js of
 * graphology-layout-forceatlas2 operation by operation, so that both give the same bits, with a column for each number of a node and a
 * tree that is kept from step to step.
 */

/** What the kernel moves, a column a number; single precision, as in the original. */
export interface ForceNodes {
  x: Float32Array;
  y: Float32Array;
  mass: Float32Array;
  /** Nodes from this one on stay where they are. */
  fixedFrom: number;
}

export interface ForceLinks {
  source: Int32Array;
  target: Int32Array;
  weight: Float32Array;
}

export interface ForceSettings {
  linLog: boolean;
  scaling: number;
  gravity: number;
  /** Gravity that grows with the distance from the middle. */
  strongGravity: boolean;
  /** The larger, the slower. */
  slowDown: number;
  /** Far-away groups count as one (Barnes & Hut 1986), from this ratio of size to distance on; null: every pair counts. */
  theta: number | null;
}

/** How often a cell is divided for two nodes that stay together; then the second one is left out of the tree. */
const DIVISIONS = 3;

/** @returns one step, which moves `nodes` and reads `settings` anew each time */
export function createForceKernel(nodes: ForceNodes, links: ForceLinks, settings: ForceSettings): () => void {
  const { x, y, mass, fixedFrom } = nodes;
  const n = x.length;
  const [dx, dy, oldDx, oldDy] = [0, 1, 2, 3].map(() => new Float32Array(n)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const convergence = new Float32Array(n).fill(1);
  const repelInGroups = createGroups(nodes, dx, dy);

  function repelInPairs(scaling: number): void {
    for (let a = 0; a < n; a++) {
      const xa = x[a]!;
      const ya = y[a]!;
      const strength = scaling * mass[a]!;
      let dxa = dx[a]!;
      let dya = dy[a]!;
      for (let b = 0; b < a; b++) {
        const toX = xa - x[b]!;
        const toY = ya - y[b]!;
        const distance = Math.sqrt(toX * toX + toY * toY);
        if (!(distance > 0)) continue;
        const factor = (strength * mass[b]!) / distance / distance;
        const byX = toX * factor;
        const byY = toY * factor;
        dxa = Math.fround(dxa + byX);
        dya = Math.fround(dya + byY);
        dx[b]! -= byX;
        dy[b]! -= byY;
      }
      dx[a] = dxa;
      dy[a] = dya;
    }
  }

  function pullToMiddle({ gravity, scaling, strongGravity }: ForceSettings): void {
    const pull = gravity / scaling;
    for (let i = 0; i < n; i++) {
      const distance = Math.sqrt(x[i]! * x[i]! + y[i]! * y[i]!);
      if (!(distance > 0)) continue;
      const all = scaling * mass[i]! * pull;
      const factor = strongGravity ? all : all / distance;
      dx[i]! -= x[i]! * factor;
      dy[i]! -= y[i]! * factor;
    }
  }

  function attract(linLog: boolean): void {
    const { source, target, weight } = links;
    for (let e = 0; e < source.length; e++) {
      const [a, b] = [source[e]!, target[e]!];
      const toX = x[a]! - x[b]!;
      const toY = y[a]! - y[b]!;
      let factor = -weight[e]!;
      if (linLog) {
        const distance = Math.sqrt(toX * toX + toY * toY);
        if (!(distance > 0)) continue;
        factor = (factor * Math.log(1 + distance)) / distance;
      }
      dx[a]! += toX * factor;
      dy[a]! += toY * factor;
      dx[b]! -= toX * factor;
      dy[b]! -= toY * factor;
    }
  }

  /** A node that keeps its direction goes faster than one that swings. */
  function move(slowDown: number): void {
    const end = Math.min(n, fixedFrom);
    for (let i = 0; i < end; i++) {
      const offX = oldDx[i]! - dx[i]!;
      const offY = oldDy[i]! - dy[i]!;
      const onX = oldDx[i]! + dx[i]!;
      const onY = oldDy[i]! + dy[i]!;
      const swinging = mass[i]! * Math.sqrt(offX * offX + offY * offY);
      const traction = Math.sqrt(onX * onX + onY * onY) / 2;
      const damping = 1 + Math.sqrt(swinging);
      const speed = (convergence[i]! * Math.log(1 + traction)) / damping;
      convergence[i] = Math.min(1, Math.sqrt((speed * (dx[i]! * dx[i]! + dy[i]! * dy[i]!)) / damping));
      x[i]! += dx[i]! * (speed / slowDown);
      y[i]! += dy[i]! * (speed / slowDown);
    }
  }

  return () => {
    oldDx.set(dx);
    oldDy.set(dy);
    dx.fill(0);
    dy.fill(0);
    if (settings.theta === null) repelInPairs(settings.scaling);
    else repelInGroups(settings.scaling, settings.theta * settings.theta);
    pullToMiddle(settings);
    attract(settings.linLog);
    move(settings.slowDown);
  };
}

/** @returns the repulsion with a quadtree: a group far enough away counts as one node in its centre of mass */
function createGroups(
  { x, y, mass }: ForceNodes,
  dx: Float32Array,
  dy: Float32Array,
): (scaling: number, thetaSquared: number) => void {
  const n = x.length;
  let tree = createTree(0);

  function buildTree(): void {
    let [minX, maxX, minY, maxY] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < n; i++) {
      minX = Math.min(minX, x[i]!);
      maxX = Math.max(maxX, x[i]!);
      minY = Math.min(minY, y[i]!);
      maxY = Math.max(maxY, y[i]!);
    }
    const width = maxX - minX;
    const height = maxY - minY;
    if (width > height) {
      minY -= (width - height) / 2;
      maxY = minY + width;
    } else {
      minX -= (height - width) / 2;
      maxX = minX + height;
    }
    if (tree.node.length === 0) tree = createTree(4 * n + 64);
    setCell(0, (minX + maxX) / 2, (minY + maxY) / 2, Math.max(maxX - minX, maxY - minY), -1);
    let cells = 1;
    for (let i = 0; i < n; i++) {
      let cell = 0;
      let divisions = DIVISIONS;
      for (;;) {
        if (tree.child[cell]! >= 0) {
          const { massX, massY, weight } = tree;
          const all = weight[cell]! + mass[i]!;
          massX[cell] = (massX[cell]! * weight[cell]! + x[i]! * mass[i]!) / all;
          massY[cell] = (massY[cell]! * weight[cell]! + y[i]! * mass[i]!) / all;
          weight[cell] = all;
          cell = quarterOf(cell, i);
          continue;
        }
        const other = tree.node[cell]!;
        if (other < 0) {
          tree.node[cell] = i;
          break;
        }
        if (cells + 4 > tree.node.length) tree = grown(tree);
        divide(cell, cells);
        cells += 4;
        tree.weight[cell] = mass[other]!;
        tree.massX[cell] = x[other]!;
        tree.massY[cell] = y[other]!;
        tree.node[cell] = -1;
        const ofOther = quarterOf(cell, other);
        tree.node[ofOther] = other;
        const own = quarterOf(cell, i);
        if (own !== ofOther) {
          tree.node[own] = i;
          break;
        }
        if (divisions-- === 0) break;
        cell = own;
      }
    }
  }

  function setCell(cell: number, atX: number, atY: number, size: number, next: number): void {
    tree.node[cell] = -1;
    tree.child[cell] = -1;
    tree.next[cell] = next;
    tree.atX[cell] = atX;
    tree.atY[cell] = atY;
    tree.size[cell] = size;
    tree.reach[cell] = 4 * size * size;
    tree.weight[cell] = 0;
    tree.massX[cell] = 0;
    tree.massY[cell] = 0;
  }

  function divide(cell: number, first: number): void {
    const half = tree.size[cell]! / 2;
    const [atX, atY] = [tree.atX[cell]!, tree.atY[cell]!];
    tree.child[cell] = first;
    setCell(first, atX - half, atY - half, half, first + 1);
    setCell(first + 1, atX - half, atY + half, half, first + 2);
    setCell(first + 2, atX + half, atY - half, half, first + 3);
    setCell(first + 3, atX + half, atY + half, half, tree.next[cell]!);
  }

  function quarterOf(cell: number, node: number): number {
    const right = x[node]! < tree.atX[cell]! ? 0 : 2;
    const below = y[node]! < tree.atY[cell]! ? 0 : 1;
    return tree.child[cell]! + right + below;
  }

  return (scaling, thetaSquared) => {
    buildTree();
    const { node, child, next, reach, weight, massX, massY } = tree;
    for (let i = 0; i < n; i++) {
      const xi = x[i]!;
      const yi = y[i]!;
      const strength = scaling * mass[i]!;
      let dxi = dx[i]!;
      let dyi = dy[i]!;
      for (let cell = 0; cell >= 0;) {
        let toX: number;
        let toY: number;
        let distance: number;
        let other: number;
        if (child[cell]! >= 0) {
          toX = xi - massX[cell]!;
          toY = yi - massY[cell]!;
          distance = toX * toX + toY * toY;
          if (!(reach[cell]! / distance < thetaSquared)) {
            cell = child[cell]!;
            continue;
          }
          other = weight[cell]!;
        } else {
          const single = node[cell]!;
          if (single < 0 || single === i) {
            cell = next[cell]!;
            continue;
          }
          toX = xi - x[single]!;
          toY = yi - y[single]!;
          distance = toX * toX + toY * toY;
          other = mass[single]!;
        }
        if (distance > 0) {
          const factor = (strength * other) / distance;
          dxi = Math.fround(dxi + toX * factor);
          dyi = Math.fround(dyi + toY * factor);
        }
        cell = next[cell]!;
      }
      dx[i] = dxi;
      dy[i] = dyi;
    }
  };
}

/** A cell's columns; -1 where it has no node, no quarters (four from `child` on), none after it. */
interface Tree {
  node: Int32Array;
  child: Int32Array;
  next: Int32Array;
  atX: Float64Array;
  atY: Float64Array;
  size: Float64Array;
  /** Square of twice the size. */
  reach: Float64Array;
  weight: Float64Array;
  massX: Float64Array;
  massY: Float64Array;
}

function createTree(cells: number): Tree {
  const integers = () => new Int32Array(cells);
  const numbers = () => new Float64Array(cells);
  return {
    node: integers(),
    child: integers(),
    next: integers(),
    atX: numbers(),
    atY: numbers(),
    size: numbers(),
    reach: numbers(),
    weight: numbers(),
    massX: numbers(),
    massY: numbers(),
  };
}

function grown(tree: Tree): Tree {
  const larger = createTree(2 * tree.node.length);
  for (const key of Object.keys(tree) as (keyof Tree)[]) larger[key].set(tree[key]);
  return larger;
}
