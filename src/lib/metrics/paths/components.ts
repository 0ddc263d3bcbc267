/** Arcs as parallel columns, from one vertex to another. */
export interface Arcs {
  from: Uint32Array;
  to: Uint32Array;
}

/** Arcs by the vertex that they leave: those of v are arcs[offsets[v] .. offsets[v+1]), in the order of the columns. */
export function groupArcs(count: number, ends: Uint32Array): { offsets: Uint32Array; arcs: Uint32Array } {
  const offsets = new Uint32Array(count + 1);
  for (const end of ends) offsets[end + 1]!++;
  for (let v = 0; v < count; v++) offsets[v + 1]! += offsets[v]!;
  const arcs = new Uint32Array(ends.length);
  const cursor = offsets.slice();
  ends.forEach((end, arc) => (arcs[cursor[end]!++] = arc));
  return { offsets, arcs };
}

/**
 * Strongly connected components (Tarjan 1972, doi:10.1137/0201010), without recursion. Component of each vertex; no order is promised.
 */
export function strongComponents(
  count: number,
  { from, to }: Arcs,
): { component: Uint32Array; count: number } {
  const { offsets, arcs } = groupArcs(count, from);
  const component = new Uint32Array(count);
  /** 0: not met yet. */
  const index = new Uint32Array(count);
  const low = new Uint32Array(count);
  const onStack = new Uint8Array(count);
  const stack: number[] = [];
  const cursor = offsets.slice(0, count);
  let met = 0;
  let found = 0;
  for (let start = 0; start < count; start++) {
    if (index[start]) continue;
    const calls = [start];
    while (calls.length > 0) {
      const v = calls[calls.length - 1]!;
      if (!index[v]) {
        index[v] = low[v] = ++met;
        stack.push(v);
        onStack[v] = 1;
      }
      if (cursor[v]! < offsets[v + 1]!) {
        const w = to[arcs[cursor[v]!++]!]!;
        if (!index[w]) calls.push(w);
        else if (onStack[w]) low[v] = Math.min(low[v]!, index[w]!);
        continue;
      }
      calls.pop();
      const parent = calls[calls.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[v]!);
      if (low[v] !== index[v]) continue;
      let w: number;
      do {
        w = stack.pop()!;
        onStack[w] = 0;
        component[w] = found;
      } while (w !== v);
      found++;
    }
  }
  return { component, count: found };
}
