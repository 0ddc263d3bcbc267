import { singularize } from '../normalize-term';
import { ADJECTIVE_LIKE_NOUNS, CLASSIFICATION_CODES } from '../word-lists';

/** arXiv "math.QA" and "cond-mat.str-el", MSC "05C50", PACS "98.80.-k", ACM "H.3.3". */
const CODE =
  /^(?:[a-z]+(?:-[a-z]+)*\.[A-Z]{2}|(?:cond-mat|physics)\.[a-z]+(?:-[a-z]+)?|\d{2}[A-Z](?:\d{2}|xx|-\d{2})|\d{2}\.\d{2}.*|[A-K](?:\.\d)+)$/;

/** Is it the code of a classification? It sorts papers well and tells a reader little. */
export function isClassCode(label: string): boolean {
  return CLASSIFICATION_CODES.has(label.toLowerCase()) || CODE.test(label);
}

const ADJECTIVAL =
  /^(?:(?:high|low|multi|cross|long|short|large|small|single|few|zero|one|two|inter|intra)-[a-z]+|[a-z]{3,}(?:metric|istic|ional|ential|ical|ative|essive|gressive|modal|ous|able|ible|ingual))$/;

/** Is it one word that describes and does not name: "supersymmetric", "low-resource"? */
export function isAdjectival(label: string): boolean {
  return ADJECTIVAL.test(label) && !ADJECTIVE_LIKE_NOUNS.has(label);
}

/** The words of a label in the singular, to tell how much two labels say the same. */
export function labelWords(label: string): Set<string> {
  return new Set(label.split(/[\s-]+/).map((word) => singularize(word)));
}

/** Share of the shorter one's words that the other one has too. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return countShared(a, b) / Math.max(1, Math.min(a.size, b.size));
}

export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = countShared(a, b);
  return shared / Math.max(1, a.size + b.size - shared);
}

function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared;
}
