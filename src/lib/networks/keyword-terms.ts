import type { Corpus } from '../model/corpus';
import type { TextModel } from '../model/text';
import { normalizeTerm } from '../text/normalize-term';

/**
 * The term of each given keyword, by dense index in the corpus; -1 where there is none. A term names one of its keywords; the others,
 * which differ in hyphens, plural or as an acronym from its long form, are found by the term's key.
 */
export function termsOfKeywords({ keywords }: Corpus, { terms, acronyms }: TextModel): Int32Array {
  const own = new Int32Array(keywords.length).fill(-1);
  const byKey = new Map<string, number>();
  terms.forEach(({ key, keyword }, term) => {
    byKey.set(key, term);
    if (keyword !== undefined) own[keyword] = term;
  });
  const longForms = new Map(acronyms);
  const find = (label: string): number | undefined =>
    byKey.get(normalizeTerm(label.split(' ').filter(Boolean)));
  return own.map((term, keyword) => {
    if (term >= 0) return term;
    const label = keywords[keyword]!.label.replace(/\s*\([^()]*\)\s*$/, '');
    const long = longForms.get(label);
    return find(label) ?? (long === undefined ? undefined : find(long)) ?? -1;
  });
}
