/** What of a title names the work, and how alike two titles are. */
import { FUNCTION_WORDS } from '../function-words';
import { isGenericTitle, normalizeTitle } from './normalize-title';

/** Papers about a paper: never the same work as it. */
export type Notice = 'erratum' | 'comment' | 'reply' | 'retraction';

/** What comes before a paper of the same title: the plan of it, or its first stage. */
export type Stage = 'protocol' | 'registered report';

export interface TitleForms {
  /** Normal title without what databases add to it. */
  core: string;
  /** Other titles given beside it: the original and its translation. */
  others: string[];
  /** Stands in square brackets, or its language is noted: a translation. */
  isTranslated: boolean;
  notice: Notice | undefined;
  stage: Stage | undefined;
  isGeneric: boolean;
}

const LANGUAGES =
  'afrikaans|arabic|bulgarian|catalan|chinese|croatian|czech|danish|dutch|english|estonian|finnish|french|german|greek|hebrew|hungarian|icelandic|indonesian|italian|japanese|korean|latvian|lithuanian|norwegian|persian|polish|portuguese|romanian|russian|serbian|slovak|slovene|slovenian|spanish|swedish|thai|turkish|ukrainian|vietnamese';
/** "[German]", "(in Russian)", "LA: Chi", "<ORIGINAL>" */
const LANGUAGE_NOTE = new RegExp(
  `\\s?(?:[[(](?:article )?(?:in )?(?:${LANGUAGES})(?:,? (?:and )?(?:${LANGUAGES}))?[\\])]|\\bLA: ?[A-Za-z]{2,3}$)`,
  'gi',
);
const LABEL =
  /^(?:short|brief|preliminary|technical|original|case|clinical|full|special|research|rapid|invited|featured?)?[ -]?(?:report|article|communication|note|paper|review|commentary|study|contribution|publication|trial)s?\s?[:.—-]\s/i;
const RETRACTED = /^(?:retracted(?: article)?|withdrawn|article withdrawn|retracted paper)\s?[:.—-]\s?/i;

const NOTICES: readonly [Notice, RegExp][] = [
  [
    'retraction',
    /^(?:retraction|withdrawal|notice of retraction|retraction (?:notice|note|statement))\b(?:\s?[:.—-]|\s(?:of|to|for|notice|note)\b)|\[retraction(?: of| notice)?[^\]]{0,200}\]/i,
  ],
  [
    'erratum',
    /^(?:erratum|errata|corrigend(?:um|a)|correction|addendum|publisher(?:’|')?s? (?:correction|note)|author(?:’|')?s? correction|expression of concern|berichtigung|rectificatif|fe de erratas?|errata corrige|corrección)\b(?:\s?[:.—-]|\s(?:to|for|on|of|in)\b)|[([:.]\s?(?:erratum|corrigendum)[\])]?\.?$|\(vol\.? \d{1,5}, (?:pgs?|pp?|art|no|issue)\b[^()]{1,60}\)\.?$/i,
  ],
  [
    'reply',
    /^(?:(?:in )?(?:reply|response|rejoinder|rebuttal)|authors?(?:’|')?s?(?:’|')? (?:reply|response))(?:\s?[:.—-]|\s(?:to|on|by|from)\b)|[-—–:.([]\s?(?:(?:the )?authors?(?:’|')?s?(?:’|')? )?(?:reply|response|rejoinder)[\])]?\.?$|[-—–:.([]\s?(?:an? |the )?rebuttal[\])]?\.?$/i,
  ],
  [
    'comment',
    /^(?:(?:invited |editorial |letter )?(?:comment|commentary|discussion|remarks?)(?:\s?[:—]|\s(?:on|to|about|of)\b)|(?:comment|letter|re)\s?:\s|letter (?:regarding|by|concerning)\b|(?:a )?book review\b|review of(?:\s?:|\s?[“"]))|[-—–:.([]\s?(?:(?:editorial|invited) )?(?:comment(?:ary)?|discussion)[\])]?\.?$/i,
  ],
];

/** "(Protocol)" at the end of a title: not the work's own words. */
const PROTOCOL_NOTE = /\s?[[(](?:(?:study|trial|review) )?protocol[\])]\.?$/i;
const MAY_BE_STAGE = /protocol|registered report|stage 1|analysis plan/i;
const STAGES: readonly (readonly [Stage, RegExp])[] = [
  ['registered report', /\bregistered report\b|\bstage 1 (?:protocol|report|manuscript)\b/i],
  [
    'protocol',
    /[[(](?:[\p{L}-]{1,20} ){0,3}protocol[\])]|^(?:study |trial |review )?protocol(?:\s?[:.—–]| (?:of|for)\b)|(?:[:.?—–]|\s-)\s?(?:(?:an?|the|our) )?(?:[\p{L}\d-]{1,25},? ){0,9}(?:protocol|statistical analysis plan)(?:\.?$|[,.:]| (?:of|for|and|paper|v(?:ersion)?)\b)|\b(?:study|trial|review) protocol\.?$|\bprotocol (?:of|for) an? (?:[\p{L}-]{1,25},? ){0,6}(?:trial|review|study|survey|meta-analysis)\b/iu,
  ],
];

/** What databases note at the end: "[Erratum appears in Chest 1993;103:1640]", "[see comment]", "[Abstract]". */
const NOTE =
  /[.\s]{0,3}\[(?:(?:published )?(?:erratum|errata|corrected|corrigendum|comment|retraction|republished|reprint|summary for patients|update|original report)s? (?:appears? |published |and republished )?(?:in|from)\b|see comments?|abstract|electronic resource|review|letter|editorial)[^[\]]{0,300}(?:\[[^[\]]{0,200}\][^[\]]{0,100})?(?:\]|$)/gi;

/** Without any of these there is no note, no language and no other title in a title. */
const MAY_BE_NOTED = /[[(]|\bla:/i;
const MAY_BE_SEVERAL = /[<;=/\]]/;

/** @param titleKey the title's normal form, as normalizeTitle gives it */
export function readTitle(title: string, titleKey: string): TitleForms {
  let short = title.slice(0, 2_000);
  const mayBeNoted = MAY_BE_NOTED.test(short);
  if (mayBeNoted) short = short.replace(NOTE, '');
  short = short.replace(/^["“”'\s]{1,3}/, '');
  const begin = short.startsWith('[') ? short.slice(1) : short;
  const notice = NOTICES.find(([, pattern]) => pattern.test(begin))?.[0];
  const stage = MAY_BE_STAGE.test(short) ? STAGES.find(([, pattern]) => pattern.test(short))?.[0] : undefined;
  let own = short.replace(RETRACTED, '');
  if (mayBeNoted) own = own.replace(PROTOCOL_NOTE, '');
  let text = mayBeNoted ? own.replace(LANGUAGE_NOTE, ' ') : own;
  const isNoted = text.length < own.length;
  text = text.replace(LABEL, '').trim();
  const core = text === title ? titleKey : normalizeTitle(text);
  return {
    core,
    others: MAY_BE_SEVERAL.test(text) ? listTitles(text) : [],
    isTranslated: /^\[[^\]]{10,}\]/.test(text) || isNoted,
    notice,
    stage,
    isGeneric: isGenericTitle(core),
  };
}

/** "Utilidad de …; Is it useful …?", "A study. <ORIGINAL> ETUDE", "[A study] Etude": each in normal form; none where there is but one. */
function listTitles(text: string): string[] {
  const parts = text
    .split(/\s?<original>\s?|;\s|\s=\s|\s\/\s|(?<=[^\s]\])\s?(?=\S)/i)
    .map((part) => part.trim())
    .filter((part) => part.length >= 20);
  if (parts.length < 2 || parts.length > 4) return [];
  return parts.map(normalizeTitle).filter((part) => !isGenericTitle(part));
}

/** What a word is in a title, and its number, the same in all titles that are compared. */
interface TitleWord {
  id: number;
  isNumeral: boolean;
  isFunction: boolean;
  /** A single letter. */
  isLetter: boolean;
}

/** The words of all titles that are compared; a Roman numeral is the same word as the figure. */
export type Vocabulary = Map<string, TitleWord>;

export interface TitleWords {
  /** Content words in their order, each once, and their numbers beside them. */
  content: string[];
  ids: number[];
  /** The same numbers, ascending. */
  sorted: number[];
  /** Letters of all content words. */
  length: number;
  /** Of numerals, each once. */
  numbers: number[];
  /** Of single letters that tell two of a kind apart: "vitamin a", "part b". */
  letters: number[];
  compact: string;
}

const ROMAN = new Map([
  ['i', '1'],
  ['ii', '2'],
  ['iii', '3'],
  ['iv', '4'],
  ['v', '5'],
  ['vi', '6'],
  ['vii', '7'],
  ['viii', '8'],
  ['ix', '9'],
]);

/** Words behind which a letter is a name, not an article. */
const LETTERED = new Set(
  'part section series type group class grade volume appendix vitamin hepatitis influenza factor protein cohort study'.split(
    ' ',
  ),
);

/** @param core a normal title */
export function wordsOf(core: string, vocabulary: Vocabulary): TitleWords {
  const words: TitleWords = {
    content: [],
    ids: [],
    sorted: [],
    length: 0,
    numbers: [],
    letters: [],
    compact: core.replaceAll(' ', ''),
  };
  let before = '';
  for (const word of core.split(' ')) {
    const { id, isNumeral, isFunction, isLetter } = lookUp(word, vocabulary);
    if (isLetter && (!isFunction || LETTERED.has(before)) && !words.letters.includes(id))
      words.letters.push(id);
    before = word;
    if (isNumeral) {
      if (!words.numbers.includes(id)) words.numbers.push(id);
    } else if (!isFunction && word !== '' && !words.ids.includes(id)) {
      words.content.push(word);
      words.ids.push(id);
      insert(words.sorted, id);
      words.length += word.length;
    }
  }
  return words;
}

function lookUp(word: string, vocabulary: Vocabulary): TitleWord {
  const known = vocabulary.get(word);
  if (known) return known;
  const figure = ROMAN.get(word);
  const found: TitleWord = {
    id: figure === undefined ? vocabulary.size : lookUp(figure, vocabulary).id,
    isNumeral: figure !== undefined || /^\d{1,6}[a-z]?$/.test(word),
    isFunction: FUNCTION_WORDS.has(word),
    isLetter: /^[a-z]$/.test(word),
  };
  vocabulary.set(word, found);
  return found;
}

/** Into an ascending list. */
function insert(sorted: number[], value: number): void {
  let at = sorted.length;
  for (; at > 0 && sorted[at - 1]! > value; at--) sorted[at] = sorted[at - 1]!;
  sorted[at] = value;
}

/** equal; begins: one goes on where the other ends; near: a slip of the pen; alike, akin, related: most, half, few of the words; other: none. */
export type TitleLikeness = 'equal' | 'begins' | 'near' | 'alike' | 'akin' | 'related' | 'other' | 'series';

export function compareTitles(a: TitleWords, b: TitleWords): TitleLikeness {
  if (a.compact === b.compact) return 'equal';
  if (conflict(a.numbers, b.numbers) || conflict(a.letters, b.letters)) return 'series';
  const [short, long] = a.compact.length <= b.compact.length ? [a, b] : [b, a];
  const [few, many] = [short.ids.length, long.ids.length];
  // A number that only one of them has may be that of a part or a phase.
  const isNumbered = a.numbers.length !== b.numbers.length;
  if (few >= 4 && long.compact.startsWith(short.compact))
    return isNumbered && many === few ? 'alike' : 'begins';
  const both = countCommon(short.sorted, long.sorted);
  const union = few + many - both;
  const jaccard = union === 0 ? 0 : both / union;
  if (
    !isNumbered &&
    short.compact.length >= 16 &&
    jaccard >= 0.3 &&
    jaccard < 1 &&
    few - both <= MAX_SLIPS &&
    many - both <= MAX_SLIPS &&
    isSlip(a, b)
  )
    return 'near';
  if (!isNumbered && jaccard === 1 && union >= 3) return 'near';
  if (jaccard >= 0.75) return 'alike';
  if (jaccard >= 0.45 || (few >= 3 && both === few)) return 'akin';
  return both > 0 && both >= 0.2 * Math.min(few, many) ? 'related' : 'other';
}

/** @param a, b ascending, each value once */
function countCommon(a: readonly number[], b: readonly number[]): number {
  let both = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) both++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return both;
}

/** Both have numbers that the other lacks: two parts of a series. */
function conflict(a: readonly number[], b: readonly number[]): boolean {
  return lacksSome(a, b) && lacksSome(b, a);
}

/** True when not all of one are among the others, of which there are some. */
function lacksSome(a: readonly number[], b: readonly number[]): boolean {
  if (b.length === 0) return false;
  for (const one of a) if (!b.includes(one)) return true;
  return false;
}

/** Words that each of two titles has for itself; with more of them they differ by more than slips of the pen. */
const MAX_SLIPS = 4;

/** Word by word the same but for letters here and there: every word that only one has is spelled much like one of the other's. */
function isSlip(a: TitleWords, b: TitleWords): boolean {
  // Words that both have are as long in one as in the other, so this is how much longer the others are.
  const longer = Math.abs(a.length - b.length);
  if (longer > Math.max(1, Math.floor(Math.min(a.length, b.length) / 6))) return false;
  const p = ownWords(a, b);
  const q = ownWords(b, a);
  if (p === q) return true;
  const shorter = Math.min(p.length, q.length);
  const limit = Math.max(1, Math.floor(shorter / 6));
  return longer <= limit && shorter >= 4 && editDistance(p, q, limit) <= limit;
}

/** The words that the other title lacks, in one. */
function ownWords({ content, ids }: TitleWords, other: TitleWords): string {
  let own = '';
  for (let i = 0; i < ids.length; i++) if (!other.ids.includes(ids[i]!)) own += content[i]!;
  return own;
}

/** Levenshtein (1966): insertions, deletions and replacements; limit + 1 where there are more than the limit. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  if (limit === 1) return oneEdit(a, b);
  const above = limit + 1;
  // row[j]: from the first i letters of a to the first j of b; only what lies within the limit of the diagonal can be within the limit.
  const row: number[] = [];
  for (let j = 0; j <= b.length; j++) row.push(j);
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit);
    const to = Math.min(b.length, i + limit);
    const letter = a.charCodeAt(i - 1);
    let diagonal = row[from - 1]!;
    row[from - 1] = from === 1 ? i : above;
    let least = row[from - 1]!;
    for (let j = from; j <= to; j++) {
      const upper = j === i + limit ? above : row[j]!;
      const changed = diagonal + (letter === b.charCodeAt(j - 1) ? 0 : 1);
      diagonal = row[j]!;
      row[j] = Math.min(upper + 1, row[j - 1]! + 1, changed);
      if (row[j]! < least) least = row[j]!;
    }
    if (least > limit) return above;
  }
  return Math.min(row[b.length]!, above);
}

/** The same for a limit of 1: what stands between the common beginning and the common end. */
function oneEdit(a: string, b: string): number {
  let from = 0;
  const short = Math.min(a.length, b.length);
  while (from < short && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  let behind = 0;
  while (behind < short - from && a.charCodeAt(a.length - 1 - behind) === b.charCodeAt(b.length - 1 - behind))
    behind++;
  return Math.min(2, Math.max(a.length, b.length) - from - behind);
}
