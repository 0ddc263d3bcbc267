import { foldText } from './fold-text';

// Words that end like a plural and are none, or whose plural is what people write.
const SINGULAR = new Set([
  'analysis',
  'axis',
  'basis',
  'bias',
  'bus',
  'canvas',
  'chaos',
  'class',
  'corpus',
  'consensus',
  'cosmos',
  'diagnosis',
  'dynamics',
  'economics',
  'ethics',
  'focus',
  'gas',
  'genus',
  'genetics',
  'hypothesis',
  'kinetics',
  'lens',
  'linguistics',
  'locus',
  'logistics',
  'loss',
  'mathematics',
  'mechanics',
  'metaphysics',
  'news',
  'nexus',
  'optics',
  'paralysis',
  'physics',
  'politics',
  'process',
  'robotics',
  'semantics',
  'series',
  'species',
  'statistics',
  'status',
  'synthesis',
  'thesaurus',
  'thesis',
  'virus',
  'kubernetes',
  'diabetes',
  'always',
]);
const IRREGULAR = new Map([
  ['analyses', 'analysis'],
  ['hypotheses', 'hypothesis'],
  ['theses', 'thesis'],
  ['syntheses', 'synthesis'],
  ['axes', 'axis'],
  ['matrices', 'matrix'],
  ['vertices', 'vertex'],
  ['indices', 'index'],
  ['corpora', 'corpus'],
  ['criteria', 'criterion'],
  ['phenomena', 'phenomenon'],
  ['children', 'child'],
  ['people', 'person'],
  ['women', 'woman'],
  ['men', 'man'],
  ['viruses', 'virus'],
  ['biases', 'bias'],
  ['losses', 'loss'],
  ['buses', 'bus'],
  ['lenses', 'lens'],
  ['heuristics', 'heuristic'],
  ['bibliometrics', 'bibliometrics'],
  ['scientometrics', 'scientometrics'],
  ['altmetrics', 'altmetrics'],
  ['informetrics', 'informetrics'],
]);

/** The singular of an English noun in lower case, by rule; unchanged where the rules are not sure. */
export function toSingular(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < 4 || !word.endsWith('s') || SINGULAR.has(word)) return word;
  if (/(?:ss|us|is|ics|ous)$/.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  if (/(?:sses|shes|ches|xes|zzes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/**
 * The merge key of a keyword: lower case, no accents, last word in the singular, no spaces, hyphens or marks.
 * "Neural Networks" = "neural-network"; "C++" and "C#" keep their signs.
 */
export function normalizeKeyword(keyword: string): string {
  const words = foldText(keyword)
    .replace(/['’`]/g, '')
    .split(/[^\p{L}\p{M}\p{N}+#]+/u)
    .filter((word) => word !== '');
  const last = words.pop();
  return last === undefined ? '' : `${words.join('')}${toSingular(last)}`;
}
