import type { TextModel } from '../model/text';

/**
 * Why two papers are alike: the features they share, each with its part of their cosine, best first. The parts add up to the raw cosine.
 *
 * @param paperA dense paper index
 * @param paperB dense paper index
 */
export function explainSimilarity(
  text: TextModel,
  paperA: number,
  paperB: number,
): { label: string; weight: number }[] {
  const { offsets, columns, values } = text.vectors;
  const shared: { label: string; weight: number }[] = [];
  let a = offsets[paperA] ?? 0;
  let b = offsets[paperB] ?? 0;
  const endA = offsets[paperA + 1] ?? 0;
  const endB = offsets[paperB + 1] ?? 0;
  while (a < endA && b < endB) {
    const columnA = columns[a] ?? 0;
    const columnB = columns[b] ?? 0;
    if (columnA === columnB) {
      shared.push({ label: text.features[columnA] ?? '', weight: (values[a++] ?? 0) * (values[b++] ?? 0) });
    } else if (columnA < columnB) a++;
    else b++;
  }
  return shared.sort((x, y) => y.weight - x.weight || (x.label < y.label ? -1 : 1));
}
