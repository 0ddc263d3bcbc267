import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import type { SparseRows } from '../../../src/lib/model/text';
import { defaultNeighbourCount, findNeighbours } from '../../../src/lib/text/neighbours';

function toRows(dense: number[][]): SparseRows {
  const offsets = [0];
  const columns: number[] = [];
  const values: number[] = [];
  for (const row of dense) {
    const norm = Math.hypot(...row) || 1;
    row.forEach((value, column) => {
      if (value === 0) return;
      columns.push(column);
      values.push(value / norm);
    });
    offsets.push(columns.length);
  }
  return {
    rowCount: dense.length,
    columnCount: dense[0]?.length ?? 0,
    offsets: Uint32Array.from(offsets),
    columns: Uint32Array.from(columns),
    values: Float32Array.from(values),
  };
}

function denseCosines(rows: SparseRows): number[][] {
  const full = Array.from({ length: rows.rowCount }, (_, row) => {
    const dense = new Array<number>(rows.columnCount).fill(0);
    for (let i = rows.offsets[row] ?? 0; i < (rows.offsets[row + 1] ?? 0); i++) {
      dense[rows.columns[i] ?? 0] = rows.values[i] ?? 0;
    }
    return dense;
  });
  return full.map((a) => full.map((b) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)));
}

const matrix = (rows: { minLength: number; maxLength: number }) =>
  fc.array(fc.array(fc.constantFrom(0, 0, 1, 2, 3), { minLength: 6, maxLength: 6 }), rows);

describe('findNeighbours', () => {
  it('gives raw cosines, symmetric ones, and no paper itself', async () => {
    await fc.assert(
      fc.asyncProperty(matrix({ minLength: 1, maxLength: 12 }), async (dense) => {
        const rows = toRows(dense);
        const cosines = denseCosines(rows);
        const near = await findNeighbours(rows, rows.rowCount, NO_PROGRESS);
        for (let row = 0; row < rows.rowCount; row++) {
          const ids = [...near.ids.slice(near.offsets[row], near.offsets[row + 1])];
          const expected =
            cosines[row]?.flatMap((value, other) => (other !== row && value > 0 ? [other] : [])) ?? [];
          expect([...ids].sort((a, b) => a - b)).toEqual(expected);
          ids.forEach((id, i) => {
            expect(near.weights[(near.offsets[row] ?? 0) + i]).toBeCloseTo(cosines[row]?.[id] ?? -1, 5);
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('ranks by the centred similarity as written down, up to 300 papers', async () => {
    const rows = toRows([
      [1, 2, 1, 2],
      [0, 0, 2, 0],
      [0, 0, 0, 1],
      [0, 2, 2, 0],
    ]);
    const s = denseCosines(rows);
    const n = s.length;
    const means = s.map((row) => row.reduce((sum, value) => sum + value, 0) / n);
    const mean = means.reduce((sum, value) => sum + value, 0) / n;
    const raw = (i: number, j: number) => (s[i]?.[j] ?? 0) - (means[i] ?? 0) - (means[j] ?? 0) + mean;
    const near = await findNeighbours(rows, 3, NO_PROGRESS);
    for (let i = 0; i < n; i++) {
      const centred = (j: number) => raw(i, j) / Math.sqrt(raw(i, i) * raw(j, j));
      const ids = [...near.ids.slice(near.offsets[i], near.offsets[i + 1])];
      const scores = ids.map(centred);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }
    // By raw cosine the last paper is nearest to the first one; but it is near to the second one too.
    expect(s[0]?.[3]).toBeGreaterThan(s[0]?.[2] ?? 1);
    expect(near.ids[0]).toBe(2);
    expect(near.weights[0]).toBeCloseTo(s[0]?.[2] ?? -1, 5);
  });

  it('ranks by the raw cosine above 300 papers', async () => {
    const dense = Array.from({ length: 301 }, (_, i) => [1, i % 7, i % 5, i % 3]);
    const rows = toRows(dense);
    const near = await findNeighbours(rows, 5, NO_PROGRESS);
    const cosines = denseCosines(rows)[10] ?? [];
    const best = cosines.filter((_, other) => other !== 10).sort((a, b) => b - a);
    [...near.weights.slice(near.offsets[10], near.offsets[11])].forEach((weight, i) =>
      expect(weight).toBeCloseTo(best[i] ?? -1, 5),
    );
  });

  it('has no neighbours where nothing is shared', async () => {
    const near = await findNeighbours(
      toRows([
        [1, 0],
        [0, 1],
        [0, 0],
      ]),
      2,
      NO_PROGRESS,
    );
    expect(near.ids).toHaveLength(0);
    expect([...near.offsets]).toEqual([0, 0, 0, 0]);
  });
});

describe('defaultNeighbourCount', () => {
  it('grows with the corpus', () => {
    expect([34, 99, 100, 299, 300, 5000].map(defaultNeighbourCount)).toEqual([6, 6, 10, 10, 15, 15]);
  });
});
