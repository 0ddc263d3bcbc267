import type { TextModel } from '../model/text';
import { labelWords, overlap } from './labels/label-words';
import { normalizeTerm } from './normalize-term';

const MAX_TERMS = 3;

/**
 * The whole map's name: the terms that stand in more than half of its papers, at most three; empty where there is none. A word that stands
 * in most papers and before a theme term in some belongs to it: "Causal · Transformer".
 */
export function mapTitle(text: TextModel): string {
  const labels: string[] = [];
  const counts = new Uint32Array(text.vectors.columnCount);
  for (const column of text.vectors.columns) counts[column] = (counts[column] ?? 0) + 1;
  const isCommon = (word: string) => {
    const column = text.features.indexOf(word);
    return column >= 0 && (counts[column] ?? 0) > text.vectors.rowCount / 2;
  };
  for (const index of text.theme) {
    const theme = text.terms[index];
    if (!theme || labels.some((other) => overlap(labelWords(other), labelWords(theme.label)) > 0)) continue;
    const modifier = text.terms.find(({ label, length, df }) => {
      const [first = '', ...rest] = label.split(' ');
      return length === 2 && df >= 3 && normalizeTerm(rest) === theme.key && isCommon(first.toLowerCase());
    });
    if (modifier) labels.push(modifier.label.split(' ')[0] ?? '');
    labels.push(theme.label);
    if (labels.length >= MAX_TERMS) break;
  }
  return labels
    .slice(0, MAX_TERMS)
    .map((label) => label.charAt(0).toUpperCase() + label.slice(1))
    .join(' · ');
}
