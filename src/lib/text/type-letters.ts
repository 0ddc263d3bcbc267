import type { Token } from './tagger';

/** Nouns that a letter or number tells apart: "vitamin A", "factor VIII". */
const HEADS =
  /^(?:vitamin|hepatitis|influenza|interleukin|factor|complex|protein|omega|coenzyme|immunoglobulin)s?$/i;
/** Words that stand before a noun together with their number: "type 2 diabetes". */
const LEADS = /^(?:type|phase|grade|stage|class)$/i;
const MARK = /^(?:[A-Z]\d{0,2}|[IVX]{1,5}|\d{1,3})$/;

/** Joins type letters and numbers with their noun into one token, whose words are parted by a blank. */
export function joinTypeLetters(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const mark = tokens[i + 1];
    const isLead = LEADS.test(token.surface);
    const isHead = isLead || HEADS.test(token.surface);
    if (!isHead || !mark || !MARK.test(mark.surface) || /^\p{Lu}{2}/u.test(token.surface)) {
      joined.push(token);
      continue;
    }
    const after = tokens[i + 2]?.tag;
    if (isLead && after !== 'noun' && after !== 'name' && after !== 'adjective') {
      joined.push(token);
      continue;
    }
    joined.push({ surface: `${token.surface} ${mark.surface}`, tag: isLead ? 'adjective' : 'noun' });
    i++;
  }
  return joined;
}
