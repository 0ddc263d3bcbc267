/** Takes lists of names apart: the one splitter of all readers. What is between two names is judged by what stands on both sides of it. */
import { isParticle } from '../name-particles';
import { areInitials, hasBodyWord, isGeneration, OTHERS, withoutFullStop } from './name-words';

/** Words that stand in the names of bodies, never in a person's. */
const BODY =
  /(?:^|\s)(?:universit\p{L}{1,4}|institut\p{L}{0,2}|collaboration|consortium|organi[sz]ation|association|society|committee|commission|ministry|department|council|agency|foundation|network|investigators|working|group|team|project|initiative|cent(?:er|re)s?)(?=\s|$)/iu;
const AND = /,?\s(?:and|&|und)\s/i;
/** Short words that stand within names too ("Ortega y Gasset"). */
const SHORT_AND = /,?\s(?:et|y|e|и)\s/;
const LEADING_AND = /^(?:and|&|und)\s/i;

/** True where a word says that this is no person. */
export function isBody(name: string): boolean {
  return BODY.test(name) || (!name.includes(',') && hasBodyWord(name.split(' ')));
}

/**
 * A list without the words for "more names" at its end; `others` is then one more element that says so (see OTHERS). A body's name may
 * end in such words.
 */
export function takeOthers(text: string): { text: string; others: string[] } {
  const bare = text.replace(/[\s,;]{1,9}(?:et al\.?|u\.\s?a\.|and others)\s{0,9}$/i, '');
  return bare === text || isBody(bare) ? { text, others: [] } : { text: bare, others: [OTHERS] };
}

/**
 * A cell that holds a list: "A; B", "A|B", "A; B & C", "A and B", and "A, B" only where every piece looks like a whole name ("First Last",
 * "Last FM") or families and initials stand in turn ("Small, H., Griffith, B.C."). Any other text with a comma is one name. A full stop
 * behind the last name is left out.
 */
export function splitNames(cell: string): string[] {
  const { text, others } = takeOthers(cell.replace(/；/g, ';').replace(/&amp;/g, '&'));
  const separator = [';', '|', '\n'].find((mark) => text.includes(mark));
  if (separator === undefined) return [...withoutStop(splitPhrase(text)), ...others];
  const parts = text.split(separator).map((part) => part.trim());
  return [...withoutStop(parts.flatMap((part) => splitSure(part.replace(LEADING_AND, ''), true))), ...others];
}

/**
 * A field that should hold one name, as most formats have it: more than one only where nothing else is possible ("Holm, A. and Ito, B.",
 * "Holm, A., Ito, B.", "Holm A, Ito B").
 */
export function splitField(field: string): string[] {
  if (isPlain(field)) return [field];
  const { text, others } = takeOthers(field.replace(/&amp;/g, '&'));
  if (/[;|\n]/.test(text) && !/&#?\w{1,9};/.test(text)) {
    const parts = text.split(/[;|\n]/).map((part) => part.trim());
    const names = parts.filter((part) => part !== '').map((part) => part.replace(LEADING_AND, ''));
    if (names.length === 0) return [field];
    // A mark inside a name parts it only where a name stands on either side.
    if (
      names.length > 1 &&
      !names.every(
        (part) => /^[\p{Ll} '’-]{0,20}[\p{Lu}\p{Lo}]\p{L}/u.test(part) || /^\p{Lu}\.\s?[\p{L}-]/u.test(part),
      )
    )
      return [field];
    return [...names.flatMap((part) => splitSure(part, names.length > 1)), ...others];
  }
  return [...splitSure(text), ...others];
}

/** True for "Holm, Anna" and "Bo Ito", most names by far: nothing that could stand between two. */
function isPlain(text: string): boolean {
  if (/[;|&\n]|\s(?:and|und)\s/i.test(text)) return false;
  const comma = text.indexOf(',');
  if (comma < 0) return true;
  return (
    comma === text.lastIndexOf(',') && !/^\p{Lu}\.|\s[\p{Lu}.-]{1,8},|\s(?:[JS]r\.?|[23]\wd),/u.test(text)
  );
}

/** The last name of several without the full stop that closes the list. */
function withoutStop(names: readonly string[]): string[] {
  const list = names.map((name) => name.trim()).filter((name) => name !== '');
  const last = list.pop();
  if (last === undefined) return [];
  // Where no other name ends in a full stop, this one is the list's.
  const isClosing =
    list.length > 0 && !list.some((name) => name.endsWith('.')) && /[^.\s]{2}\.$|\s\p{Lu}\.$/u.test(last);
  const word = last.slice(last.lastIndexOf(' ') + 1, -1);
  const isOwn = /\./.test(word) || isGeneration(word) || last.includes(',');
  return [...list, isClosing && !isOwn ? last.slice(0, -1) : withoutFullStop(last)];
}

/** `isListed`: other names stand beside it, so that "Bo Jones & Carl Lund" are two. */
function splitSure(text: string, isListed = false): string[] {
  if (isPlain(text)) return [text];
  const parts = text.split(AND).map((part) => part.trim());
  if (parts.length > 1) {
    const lists = parts.map((part) => splitPairs(part) ?? [part]);
    const names = lists.flat();
    if (names.every((name) => isSurePerson(name) || isBody(name)) && names.some(isSurePerson)) return names;
    if (names.every((name) => isSurePerson(name) || looksLikePerson(name, isListed))) return names;
    return [text];
  }
  return splitPairs(text) ?? [text];
}

/** "Anna van der Heide": two words or more, each with a capital but for particles. */
function looksLikePerson(name: string, isListed: boolean): boolean {
  const words = name.split(' ');
  if (isBody(name) || words.length < 2 || words.length > (isListed ? 6 : 4)) return false;
  return words.every((word) => /^\p{Lu}[\p{L}.'’-]{0,40}$/u.test(word) || isParticle(word));
}

/** A family with given names or initials, and nothing of a body. */
function isSurePerson(name: string): boolean {
  if (BODY.test(name)) return false;
  const parts = name.split(',').map((part) => part.trim());
  if (parts.length > 3 || parts.some((part) => part === '')) return false;
  if (parts.length > 1) return parts[0]!.split(' ').length < 5 && parts[1]!.split(' ').length < 5;
  const words = name.split(' ');
  return words.length > 1 && words.length < 6 && (areInitials(words[0]!) || areInitials(words.at(-1)!));
}

/** Commas between names where initials say so; undefined: it may be one name. */
function splitPairs(text: string): string[] | undefined {
  const pieces = piecesOf(text);
  if (pieces.length < 2 || isBody(pieces[0]!)) return undefined;
  if (pieces.every(endsInInitials)) return pieces;
  if (pieces.every((piece) => /^\p{Lu}\.\S{0,9}\s\S/u.test(piece) && looksLikePerson(piece, true)))
    return pieces;
  if (pieces.length > 2 && pieces.every((piece) => looksLikePerson(piece, false))) return pieces;
  const names = attachInitials(pieces);
  const isPair = (name: string) => name.includes(',');
  if (names.length < 2 || names.filter(isPair).length < 2) return undefined;
  return names.every((name) => isPair(name) || name.includes(' ')) ? names : undefined;
}

/** "Holm A", "van Eck NJ", "Holm AB Jr". */
function endsInInitials(piece: string): boolean {
  const words = piece.split(' ');
  if (words.length > 2 && isGeneration(words.at(-1)!)) words.pop();
  return (
    words.length > 1 && areInitials(words.at(-1)!) && /^[^.]{2,40}$/.test(words[0]!) && !BODY.test(piece)
  );
}

function splitPhrase(text: string): string[] {
  const trimmed = text.trim();
  if (/[、，]/.test(trimmed)) return trimmed.split(/[、，]/);
  const parts = splitAt(trimmed, AND, 1) ?? splitAt(trimmed, SHORT_AND, 2);
  return parts ? parts.flatMap(splitCommas) : splitCommas(trimmed);
}

/** Undefined where there is nothing to split, a part has too few words ("Ortega y Gasset"), or all of it looks like one body. */
function splitAt(text: string, word: RegExp, least: number): string[] | undefined {
  const parts = text.split(word).map((part) => part.trim());
  if (parts.length < 2 || parts.some((part) => part === '' || part.split(' ').length < least))
    return undefined;
  // "de la Cruz, M., Ortega y Gasset, J.": the word stands within a family name.
  const isWithin = (part: string) => /,/.test(part) && !/[\s,]/.test(attachInitials(piecesOf(part)).at(-1)!);
  if (least > 1 && parts.slice(0, -1).some(isWithin)) return undefined;
  const names = parts.flatMap(splitCommas);
  const isOneBody = parts.length === 2 && names.some(isBody) && !names.some(isSurePerson);
  return isOneBody ? undefined : parts;
}

/** The pieces between commas, without empty ones. */
export function piecesOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function splitCommas(text: string): string[] {
  const pieces = piecesOf(text);
  if (pieces.length < 2 || areWholeHan(pieces)) return pieces;
  const whole = pieces.map(withoutFullStop);
  const looksWhole = (part: string) => /^\S{1,40}(?:\s\S{1,40}){1,5}$/.test(part) && !isGeneration(part);
  const names = attachInitials(pieces);
  if (names.length > 1 && names.length < pieces.length) {
    const isSure = names.every((name) => name.includes(',') || looksWhole(name));
    return isSure ? names : [text];
  }
  const listed = whole.filter(endsInInitials).length;
  if (listed * 2 >= pieces.length && names.length === pieces.length && !isBody(text)) return pieces;
  return pieces.every(looksWhole) && (pieces.length > 2 || !isInverted(pieces)) ? pieces : [text];
}

/** "김철수, 이영희": names of three letters; "山田, 太郎" are a family and a given name. */
function areWholeHan(pieces: readonly string[]): boolean {
  return (
    pieces.every((piece) => /^[\p{Script=Han}\p{Script=Hangul}]{2,4}$/u.test(piece)) &&
    (pieces.length > 2 || pieces[0]!.length > 2)
  );
}

/** "de la Cruz, Maria Elena" is one name; "Anna Holm, Bo Ito" are two. */
function isInverted([first, second]: readonly string[]): boolean {
  return /^\p{Ll}/u.test(first!) || /\s\p{Lu}\.?$/u.test(second!);
}

/** "J.H.", "A. M.", "Yu.A.", "J-P": a piece that is all initials. */
export function isInitialsPiece(piece: string): boolean {
  return /^(?:\p{Lu}\p{Ll}{0,2}\.[\s-]{0,2}){1,6}$|^\p{Lu}(?:-?\p{Lu}){0,3}$|^\p{Lu}(?:[\s-]\p{Lu}){1,4}$/u.test(
    piece,
  );
}

/** Puts pieces that are initials or generations behind the family name before them: "Luha", "A.", "Kaart", "T." are two names. */
export function attachInitials(pieces: readonly string[]): string[] {
  const names: string[] = [];
  let isOpen = false;
  for (const piece of pieces) {
    const isSuffix = isGeneration(piece);
    if (names.length > 0 && (isSuffix || (isOpen && isInitialsPiece(piece)))) {
      names[names.length - 1] += `, ${piece}`;
      if (!isSuffix) isOpen = false;
    } else {
      names.push(piece);
      isOpen = true;
    }
  }
  return names;
}

/** Beginnings behind which a capital does not open a new name: "McDonald", "DeVries". */
const WITHIN =
  /(?:^|[\s'’-])(?:Mc|Mac|De|Del|Della|Di|Du|Da|Dos|La|Le|Lo|Van|Von|Vande|Vander|Fitz|San|St|El|Al|Abd|Ben|Bin|Ter|Ten|Jo|Mary|O|D)$/u;

/**
 * Names that run together: "Anna GanderBo Y. OieIan McDonald" -> three. A name ends where a small letter meets a capital, and has a given
 * name and a family name; anything else stays in one.
 */
export function splitRun(text: string): string[] {
  const names: string[] = [];

  const border = /(?<=\p{Ll}|\s(?:Jr|Sr)\.|\sI{2,3})(?=\p{Lu}\p{Ll}|\p{Lu}[.\s]|\p{Lu}[’'])/gu;
  let start = 0;
  for (const { index } of text.matchAll(border)) {
    const name = text.slice(start, index);
    const rest = text.slice(index);
    const next = rest.slice(0, rest.slice(1).search(/(?<=\p{Ll})\p{Lu}/u) + 1 || undefined);
    if (WITHIN.test(name) || !name.includes(' ') || name.endsWith(' ') || !next.includes(' ')) continue;
    names.push(name.trim());
    start = index;
  }
  names.push(text.slice(start).trim());
  return names.filter((name) => name !== '');
}
