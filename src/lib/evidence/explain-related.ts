import type { LinkEvidence, RelatedPart } from '../model/details';
import { NO_PROGRESS } from '../model/progress';
import type { NetworkInput } from '../networks/network-input';
import type { PaperPairs } from '../networks/paper-pairs';
import {
  listRelations,
  scaleRows,
  scaleWeight,
  withoutEmpty,
  type Relation,
  type RowScale,
} from '../networks/relatedness';
import { figure } from './in-figures';
import type { MapContext } from '../map/map-context';

interface Blend {
  relations: Relation[];
  /** null: text alone, which is not scaled. */
  scale: RowScale | null;
}

/** What relatedness is blended from is the same for all links of a map. */
const blendOf = new WeakMap<NetworkInput, Promise<Blend>>();

async function blend(input: NetworkInput): Promise<Blend> {
  const { text, others } = await listRelations(input, NO_PROGRESS);
  if (others.length === 0) return { relations: [text], scale: null };
  const relations = withoutEmpty([text, ...others]);
  return { relations, scale: scaleRows(input.corpus.papers.length, relations) };
}

/** What text, citations and shared references add to the relatedness of two papers (see networks/relatedness.ts). */
export async function explainRelated(
  { input }: MapContext,
  paperA: number,
  paperB: number,
): Promise<Pick<LinkEvidence, 'sentence' | 'parts'>> {
  let known = blendOf.get(input);
  if (!known) blendOf.set(input, (known = blend(input)));
  const { relations, scale } = await known;
  const [a, b] = paperA < paperB ? [paperA, paperB] : [paperB, paperA];
  const parts = relations.flatMap(({ words, pairs }, relation): RelatedPart[] => {
    const raw = weightOf(pairs, a, b);
    if (raw === 0) return [];
    if (!scale) return [{ name: words, raw, value: raw, formula: figure(raw) }];
    const value = scaleWeight(scale, relation, a, b, raw);
    const half = (paper: number): string =>
      `${figure(raw)} / ${figure(scale.sums[relation]![paper]!)} / ${scale.present[paper]}`;
    return [{ name: words, raw, value, formula: `(${half(a)} + ${half(b)}) / 2 = ${figure(value)}` }];
  });
  const names = parts.map(({ name }) => name.replace(/ \(.*/, ''));
  const sum =
    parts.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? 'nothing');
  return { sentence: `They are related by ${sum}.`, parts };
}

/** The weight of a pair, a < b; 0 where there is none. Pairs are sorted. */
function weightOf({ source, target, weight }: PaperPairs, a: number, b: number): number {
  let low = 0;
  let high = source.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = source[middle]! - a || target[middle]! - b;
    if (order === 0) return weight[middle]!;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
