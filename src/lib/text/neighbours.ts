import type { Neighbours, SparseRows } from '../model/text';
import type { Progress } from '../model/progress';

/** Up to this many papers, all pairs are compared, and hubs are corrected for. */
const SMALL_CORPUS = 300;

/** How many nearest papers a paper gets where the reader chose no number: 6 below 100 papers, 10 below 300, 15 above. */
export function defaultNeighbourCount(paperCount: number): number {
  if (paperCount < 100) return 6;
  return paperCount < 300 ? 10 : 15;
}

/**
 * The k nearest papers of each paper by the cosine of their vectors, exact, through an inverted index.
 *
 * Up to 300 papers, neighbours are ranked by the double-centred similarity
 * s'ij = (sij - mi - mj + m) / sqrt(s'ii s'jj), m being row means, so that papers which are a little like everything are not
 * everyone's neighbour; the weights stay the raw cosines.
 *
 * @param vectors rows of length 1 or empty, columns ascending
 * @param k neighbours a paper
 * @returns rows sorted best first; papers that share nothing are no neighbours, so rows may be short
 */
export async function findNeighbours(
  vectors: SparseRows,
  k: number,
  progress: Progress,
): Promise<Neighbours> {
  const n = vectors.rowCount;
  const index = transpose(vectors);
  const centred = n <= SMALL_CORPUS ? await centreSimilarities(vectors, index, progress) : undefined;
  const offsets = new Uint32Array(n + 1);
  const ids = new Uint32Array(n * k);
  const weights = new Float32Array(n * k);
  const cosines = new Float32Array(n);
  const touched = new Uint32Array(n);
  const best = new BestList(k);
  let written = 0;
  for (let row = 0; row < n; row++) {
    const yielded = progress('linking', row, n);
    if (yielded) await yielded;
    const touchedCount = addCosines(vectors, index, row, cosines, touched);
    best.clear();
    for (let t = 0; t < touchedCount; t++) {
      const other = touched[t] ?? 0;
      const cosine = cosines[other] as number;
      if (other === row || cosine <= 0) continue;
      const score = centred ? centred(row, other, cosine) : cosine;
      if (score >= best.least) best.offer(other, score);
    }
    for (let i = 0; i < best.size; i++) {
      const other = best.ids[i] ?? 0;
      ids[written] = other;
      weights[written++] = Math.min(1, cosines[other] ?? 0);
    }
    for (let t = 0; t < touchedCount; t++) cosines[touched[t] ?? 0] = 0;
    offsets[row + 1] = written;
  }
  return { k, offsets, ids: ids.slice(0, written), weights: weights.slice(0, written) };
}

/** Columns x rows of the same matrix. */
function transpose(rows: SparseRows): SparseRows {
  const offsets = new Uint32Array(rows.columnCount + 1);
  for (const column of rows.columns) offsets[column + 1] = (offsets[column + 1] ?? 0) + 1;
  for (let i = 0; i < rows.columnCount; i++) offsets[i + 1] = (offsets[i + 1] ?? 0) + (offsets[i] ?? 0);
  const next = offsets.slice();
  const columns = new Uint32Array(rows.columns.length);
  const values = new Float32Array(rows.columns.length);
  for (let row = 0; row < rows.rowCount; row++) {
    for (let i = rows.offsets[row] ?? 0; i < (rows.offsets[row + 1] ?? 0); i++) {
      const column = rows.columns[i] ?? 0;
      const place = next[column] ?? 0;
      next[column] = place + 1;
      columns[place] = row;
      values[place] = rows.values[i] ?? 0;
    }
  }
  return { rowCount: rows.columnCount, columnCount: rows.rowCount, offsets, columns, values };
}

/** Adds the cosines of one row with all rows into `cosines`; returns how many rows were touched. */
function addCosines(
  vectors: SparseRows,
  index: SparseRows,
  row: number,
  cosines: Float32Array,
  touched: Uint32Array,
): number {
  // Locals: this is the innermost loop of all.
  const { offsets, columns, values } = index;
  let count = 0;
  const end = vectors.offsets[row + 1] ?? 0;
  for (let i = vectors.offsets[row] ?? 0; i < end; i++) {
    const column = vectors.columns[i] ?? 0;
    const value = vectors.values[i] ?? 0;
    const postingsEnd = offsets[column + 1] ?? 0;
    for (let j = offsets[column] ?? 0; j < postingsEnd; j++) {
      const other = columns[j] as number;
      const sum = cosines[other] as number;
      if (sum === 0) touched[count++] = other;
      cosines[other] = sum + value * (values[j] as number);
    }
  }
  return count;
}

async function centreSimilarities(
  vectors: SparseRows,
  index: SparseRows,
  progress: Progress,
): Promise<(row: number, other: number, cosine: number) => number> {
  const n = vectors.rowCount;
  const means = new Float64Array(n);
  const cosines = new Float32Array(n);
  const touched = new Uint32Array(n);
  let mean = 0;
  for (let row = 0; row < n; row++) {
    const yielded = progress('linking', 0, n);
    if (yielded) await yielded;
    const count = addCosines(vectors, index, row, cosines, touched);
    let sum = 0;
    for (let t = 0; t < count; t++) sum += cosines[touched[t] ?? 0] ?? 0;
    means[row] = sum / n;
    mean += sum / (n * n);
    for (let t = 0; t < count; t++) cosines[touched[t] ?? 0] = 0;
  }
  const lengths = means.map((own) => Math.sqrt(Math.max(1e-9, 1 - 2 * own + mean)));
  return (row, other, cosine) =>
    (cosine - (means[row] ?? 0) - (means[other] ?? 0) + mean) / ((lengths[row] ?? 1) * (lengths[other] ?? 1));
}

/** The k best of a stream, sorted; ties go to the smaller id. Insertion sort, for k is small. */
class BestList {
  readonly ids: Uint32Array;
  size = 0;
  private readonly scores: Float64Array;

  constructor(private readonly capacity: number) {
    this.ids = new Uint32Array(capacity + 1);
    this.scores = new Float64Array(capacity + 1);
  }

  /** What is below this can't enter. */
  least = -Infinity;

  clear(): void {
    this.size = 0;
    this.least = -Infinity;
  }

  offer(id: number, score: number): void {
    const { ids, scores, capacity } = this;
    if (capacity === 0) return;
    const isFull = this.size === capacity;
    if (isFull && !this.isBetter(id, score, capacity - 1)) return;
    let place = isFull ? capacity - 1 : this.size++;
    while (place > 0 && this.isBetter(id, score, place - 1)) {
      ids[place] = ids[place - 1] as number;
      scores[place] = scores[place - 1] as number;
      place--;
    }
    ids[place] = id;
    scores[place] = score;
    if (this.size === capacity) this.least = scores[capacity - 1] as number;
  }

  private isBetter(id: number, score: number, place: number): boolean {
    const other = this.scores[place] as number;
    return score > other || (score === other && id < (this.ids[place] as number));
  }
}
