import { AMERICAN_SPELLINGS, ISE_STEMS } from './word-lists';

const ISE = new RegExp(
  `^(.*(?:${ISE_STEMS.join('|')}))is(e|ed|es|er|ers|ing|ation|ations|ational|able|ability)$`,
);

/** The US spelling of a lower-case English word; other words come back as they are. */
export function toAmericanSpelling(word: string): string {
  const known = AMERICAN_SPELLINGS.get(word);
  if (known) return known;
  return word.length > 6 && word.includes('is') ? word.replace(ISE, '$1iz$2') : word;
}
