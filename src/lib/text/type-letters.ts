import type { Token } from './tagger';

/** Nouns that a letter or number tells apart: "vitamin A", "factor VIII". */
const HEADS = new RegExp(
  `^(?:${[
    '(?:pro)?vitamins?|hepatitis|influenza|interleukins?|factors?|complex(?:es)?|omega|coenzymes?|photosystems?',
    'immunoglobulins?|(?:apo)?(?:lipo)?proteins?|[a-z]{0,12}toxins?|bisphenols?|c[iy]closporine?|amphotericin|mitomycin',
    'angiotensin|topoisomerases?|cathepsins?|caspases?|collagens?|lamins?|ha?emoglobin|endothelin|antithrombin',
    'cyclins?|troponins?|annexins?|kinases?|polymerases?|cytochromes?|serogroups?|serotypes?|streptococcus|war',
    'complement|histones?|chlorophylls?|[a-z]{3,20}virus(?:es)?',
  ].join('|')})$`,
  'i',
);
/** Words that stand before a noun together with their letter or number: "type 2 diabetes", "group B streptococcus". */
const LEADS = /^(?:types?|phase|grade|stage|class|group)$/i;
const MARK = /^(?:[A-Z]\d{0,2}|[IVX]{1,5}|\d{1,3}|\p{Script=Greek})$/u;
/** What tells any noun apart: numerals but I, and letters but A and I, which are words. */
const NUMERAL = /^(?=..)[IVX]{2,5}$/;
const LETTER = /^(?:[B-HJ-Z]|(?=\p{Script=Greek})\p{Ll})$/u;
const SMALL_NOUN = /^\p{Ll}{3,}$/u;
/** Letters that share a noun with the first one, at most. */
const MOST_SHARED = 8;
const KINDS = [/^[IVX]{1,5}$/, /^[A-Z]\d{0,2}$/, /^\d{1,3}$/];

/**
 * Joins type letters and numbers with their noun into one token, whose words are parted by a blank. In "hepatitis A/B" and "vitamins A, C
 * and E" each letter gets the noun.
 */
export function joinTypeLetters(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const mark = tokens[i + 1]?.surface ?? '';
    const isLead = LEADS.test(token.surface);
    const before = joined[joined.length - 1];
    if (LETTER.test(token.surface)) {
      const noun = nounOfLetter(tokens, i);
      joined.push(noun === undefined ? token : { surface: `${token.surface} ${noun.surface}`, tag: 'noun' });
      if (noun === tokens[i + 1]) i++;
      continue;
    }
    if (isMarked(tokens, i)) {
      joined.push({ surface: `${token.surface} ${mark}`, tag: 'noun' });
      i++;
      continue;
    }
    if (!(isLead || HEADS.test(token.surface)) || !MARK.test(mark) || /^\p{Lu}{2}/u.test(token.surface)) {
      joined.push(token);
      continue;
    }
    // Places of the marks that share the noun.
    const marks = [i + 1];
    for (let next = nextMark(tokens, i + 1); next > 0; next = nextMark(tokens, next)) marks.push(next);
    const end = marks[marks.length - 1]!;
    const after = tokens[end + 1]?.tag;
    const namesNext = after === 'noun' || after === 'name' || after === 'adjective';
    const noun = marks.length > 1 ? token.surface.replace(/(?<=[^is])s$/, '') : token.surface;
    if (isLead && !namesNext) {
      // "Diabetes mellitus type 2"
      if (marks.length === 1 && /^type$/i.test(noun) && before?.tag === 'noun') {
        before.surface += ` ${noun} ${mark}`;
        i++;
      } else joined.push(token);
      continue;
    }
    const heads = isLead ? [] : [noun.replace(/(?<=[^is])s$/, '')];
    for (let m = 0; m < marks.length; m++) {
      if (m > 0) joined.push({ surface: '/', tag: 'other' });
      const surface = `${heads[0] ?? noun} ${tokens[marks[m]!]!.surface}`;
      joined.push({ surface, tag: isLead ? 'adjective' : 'noun' });
    }
    i = end;
  }
  return joined;
}

/** The noun that a letter stands before: "T cells", in "B and T cells" for both; undefined: none. */
function nounOfLetter(tokens: readonly Token[], place: number): Token | undefined {
  for (let letter = place; letter <= place + 2 * MOST_SHARED; letter += 2) {
    const next = tokens[letter + 1];
    if (next?.tag === 'noun' && SMALL_NOUN.test(next.surface)) return next;
    const isShared =
      /^(?:and|or|\/)$/.test(next?.surface ?? '') && LETTER.test(tokens[letter + 2]?.surface ?? '');
    if (!isShared) return undefined;
  }
  return undefined;
}

/** Does a numeral or letter after it tell an ordinary noun apart: "collagen IV", "plan B", "interferon γ"? */
function isMarked(tokens: readonly Token[], place: number): boolean {
  const { surface, tag } = tokens[place]!;
  const mark = tokens[place + 1]?.surface ?? '';
  if (tag !== 'noun' || LEADS.test(surface) || HEADS.test(surface)) return false;
  if (/^\p{Script=Greek}$/u.test(mark))
    return /^\p{Lu}{2}/u.test(surface) || !nounOfLetter(tokens, place + 1);
  if (!SMALL_NOUN.test(surface)) return false;
  return (
    NUMERAL.test(mark) ||
    (LETTER.test(mark) && tokens[place + 2]?.surface !== '.' && !nounOfLetter(tokens, place + 1))
  );
}

/** Place of the mark of the same kind that follows after "/", a comma, "and" or "or"; 0: there is none. */
function nextMark(tokens: readonly Token[], place: number): number {
  let next = place + 1;
  if (tokens[next]?.surface === ',') next++;
  if (/^(?:and|or|\/)$/i.test(tokens[next]?.surface ?? '')) next++;
  const mark = tokens[next]?.surface ?? '';
  if (next === place + 1 || !MARK.test(mark)) return 0;
  const kind = KINDS.find((pattern) => pattern.test(tokens[place]?.surface ?? ''));
  if (kind?.test(mark)) return next;
  // "Vitamins C and D", of which one could be a numeral.
  return /^[A-Z]$/.test(mark) && mark !== 'I' && /^[A-Z]$/.test(tokens[place]?.surface ?? '') ? next : 0;
}
