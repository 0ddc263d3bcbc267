import type { Normalization } from '../model/settings';
import { figure } from './in-figures';

export interface FormulaFigures {
  /** The count, after fractional counting. */
  c: number;
  wi: number;
  wj: number;
  /** Number of contexts. */
  n: number;
  result: number;
}

/** The formula of normalizeCount (networks/normalize.ts) with its figures: "2 / √(5 × 4) = 0.447". A bare count stands alone: "2". */
export function formulaOf(kind: Normalization, { c, wi, wj, n, result }: FormulaFigures): string {
  const [count, i, j, all] = [c, wi, wj, n].map(figure);
  const sum = {
    none: '',
    association: `${count} / (${i} × ${j})`,
    cosine: `${count} / √(${i} × ${j})`,
    jaccard: `${count} / (${i} + ${j} - ${count})`,
    inclusion: `${count} / min(${i}, ${j})`,
    equivalence: `${count}² / (${i} × ${j})`,
    npmi:
      c >= n ? `in all ${all} together` : `ln(${count} × ${all} / (${i} × ${j})) / -ln(${count} / ${all})`,
  }[kind];
  return sum === '' ? figure(result) : `${sum} = ${figure(result)}`;
}
