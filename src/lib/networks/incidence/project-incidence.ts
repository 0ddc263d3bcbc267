import type { Progress } from '../../model/progress';
import type { Counting } from '../../model/settings';
import type { Incidence } from './types';

/** More links than this are not kept in memory (20 bytes each); pairs that share least are left out then. */
export const MOST_PAIRS = 4_000_000;

/** Pairs of items that share a context: a < b by place in `items`, sorted by (source, target), no duplicates. */
export interface Projection {
  /** Places in `items`. */
  source: Uint32Array;
  target: Uint32Array;
  /** Shared contexts. */
  shared: Uint32Array;
  /** The count: `shared`, or with fractional counting the sum of 1 / (n_k - 1) over the shared contexts. */
  count: Float64Array;
  /** Fewest shared contexts of a pair that is kept: as asked, or more where there would be too many pairs. */
  minShared: number;
}

export interface ProjectionOptions {
  counting: Counting;
  /** Items to pair, ascending; default: all. Sizes of contexts still count all items. */
  items?: Uint32Array;
  /** Default: 1. */
  minShared?: number;
  /** Default: MOST_PAIRS. */
  mostPairs?: number;
}

/**
 * The links of a network out of its incidence matrix A (items x contexts): A Aᵀ with full counting, A diag(1 / (n_k - 1)) Aᵀ with
 * fractional counting, where n_k is the number of items of context k; a context of one item gives nothing (Perianes-Rodriguez, Waltman &
 * van Eck 2016, doi:10.1016/j.joi.2016.10.006). One row at a time in a dense accumulator: time grows with the sum of squared context
 * sizes, memory with the number of pairs kept.
 *
 * Rejects with CancelledError when the job is cancelled.
 */
export async function projectIncidence(
  incidence: Incidence,
  { counting, items, minShared = 1, mostPairs = MOST_PAIRS }: ProjectionOptions,
  progress: Progress,
): Promise<Projection> {
  const rows = items ?? Uint32Array.from(incidence.kinds.keys());
  const byContext = transpose(incidence, rows);
  const kept = createPairColumns(mostPairs);
  let least = Math.max(1, minShared);
  // How many pairs share 1, 2, 3 … contexts, so that a second round keeps as many as fit.
  const pairsWith: number[] = [];
  await visitPairs(incidence, rows, byContext, counting, progress, (a, b, shared, count) => {
    if (shared < least) return;
    pairsWith[shared] = (pairsWith[shared] ?? 0) + 1;
    kept.add(a, b, shared, count);
  });
  if (kept.isFull()) {
    let remaining = mostPairs;
    for (least = pairsWith.length; least > 1 && remaining >= (pairsWith[least - 1] ?? 0); least--) {
      remaining -= pairsWith[least - 1] ?? 0;
    }
    kept.clear();
    await visitPairs(incidence, rows, byContext, counting, progress, (a, b, shared, count) => {
      if (shared >= least) kept.add(a, b, shared, count);
    });
  }
  return { ...kept.toColumns(), minShared: least };
}

interface Rows {
  offsets: Uint32Array;
  columns: Uint32Array;
}

/** The rows given, by context: places in `rows`, ascending. */
function transpose({ offsets, columns, sizes }: Incidence, rows: Uint32Array): Rows {
  const starts = new Uint32Array(sizes.length + 1);
  for (const row of rows) for (let e = offsets[row]!; e < offsets[row + 1]!; e++) starts[columns[e]! + 1]!++;
  for (let context = 0; context < sizes.length; context++) starts[context + 1]! += starts[context]!;
  const next = starts.slice(0, sizes.length);
  const items = new Uint32Array(starts[sizes.length]!);
  rows.forEach((row, place) => {
    for (let e = offsets[row]!; e < offsets[row + 1]!; e++) items[next[columns[e]!]!++] = place;
  });
  return { offsets: starts, columns: items };
}

async function visitPairs(
  { offsets, columns, sizes }: Incidence,
  rows: Uint32Array,
  byContext: Rows,
  counting: Counting,
  progress: Progress,
  visit: (a: number, b: number, shared: number, count: number) => void,
): Promise<void> {
  const shared = new Uint32Array(rows.length);
  const counts = new Float64Array(rows.length);
  const touched = new Uint32Array(rows.length);
  // Where the items behind the current one begin, by context: rows come in the order of the transposed lists.
  const behind = byContext.offsets.slice(0, sizes.length);
  for (let a = 0; a < rows.length; a++) {
    const row = rows[a]!;
    let found = 0;
    for (let e = offsets[row]!; e < offsets[row + 1]!; e++) {
      const context = columns[e]!;
      const share = counting === 'full' ? 1 : 1 / (sizes[context]! - 1);
      const end = byContext.offsets[context + 1]!;
      for (let i = ++behind[context]!; i < end; i++) {
        const b = byContext.columns[i]!;
        if (shared[b]!++ === 0) touched[found++] = b;
        counts[b]! += share;
      }
    }
    const others = touched.subarray(0, found).sort();
    for (let i = 0; i < found; i++) {
      const b = others[i]!;
      visit(a, b, shared[b]!, counts[b]!);
      shared[b] = 0;
      counts[b] = 0;
    }
    const yielded = progress('linking', a, rows.length);
    if (yielded) await yielded;
  }
}

/** Growing columns that take no more than `most` pairs. */
function createPairColumns(most: number): {
  add(a: number, b: number, shared: number, count: number): void;
  isFull(): boolean;
  clear(): void;
  toColumns(): Pick<Projection, 'source' | 'target' | 'shared' | 'count'>;
} {
  let capacity = Math.min(most, 1024);
  let [source, target, shared] = [
    new Uint32Array(capacity),
    new Uint32Array(capacity),
    new Uint32Array(capacity),
  ];
  let count = new Float64Array(capacity);
  let length = 0;
  let full = false;
  return {
    add(a, b, both, value) {
      if (length === most) {
        full = true;
        return;
      }
      if (length === capacity) {
        capacity = Math.min(most, capacity * 2);
        source = grow(source, new Uint32Array(capacity));
        target = grow(target, new Uint32Array(capacity));
        shared = grow(shared, new Uint32Array(capacity));
        count = grow(count, new Float64Array(capacity));
      }
      source[length] = a;
      target[length] = b;
      shared[length] = both;
      count[length++] = value;
    },
    isFull: () => full,
    clear() {
      length = 0;
      full = false;
    },
    toColumns: () => ({
      source: source.slice(0, length),
      target: target.slice(0, length),
      shared: shared.slice(0, length),
      count: count.slice(0, length),
    }),
  };
}

function grow<T extends Uint32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
