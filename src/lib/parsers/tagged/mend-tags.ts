/** Lines whose tag is malformed: "AUGilles, H", "AU: Gilles, H", "AU Gilles, H" in RIS, "%AHenri Gilles". */
import type { Mended, TaggedEntry, TaggedField } from './tagged-reader';

/** Tags of a format by what their values look like, each list with blanks between. */
export interface TagKinds {
  /** Short values that stand on one line: a language, a type, a number in a catalogue. */
  word: string;
  name: string;
  date: string;
  number: string;
  doi: string;
  link: string;
  text: string;
}
type Kind = keyof TagKinds;

export interface MendOptions {
  /** The start tag, and its values where it may be malformed. */
  start?: string;
  startValue?: RegExp;
  /** The end tag, which has no value. */
  end?: string;
  /** Tags of running text, whose further lines may begin with any word. */
  running: string;
  /** Tags of text that stand several times in an entry. */
  repeated?: string;
  /** True where no further line begins with the sign of a tag ("%"). */
  isSigned?: boolean;
  /** True where nothing but a blank stands behind a tag. */
  blankIsPlain?: boolean;
  /** What must stand behind a tag in small letters, where that is a word too. */
  smallSign?: RegExp;
}

/** What values look like that cannot be the middle of a sentence. */
const SHAPES: Record<Exclude<Kind, 'text' | 'word'>, RegExp> = {
  name: /^\p{Lu}[\p{L}'’-]{1,30}(?: [\p{L}'’-]{1,30}){0,3}(?:, ?\p{Lu}[\p{L}. -]{0,40}| \p{Lu}{1,3})$/u,
  date: /^(?:1[5-9]|20)\d\d(?:[/ -][\d\p{L}/ -]{0,12})?$/u,
  number: /^[A-Z]?\d{1,9}(?:[-–][A-Z]?\d{1,6})?$/,
  doi: /^(?:doi:\s?|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S{1,200}(?: \[(?:doi|pii)\])?$/i,
  link: /^https?:\/\/\S{4,500}$/i,
};

/** The line, the entry so far, and whether no further line of a field stands so far to the left. */
export type Mender = (
  line: string,
  entry: TaggedEntry | undefined,
  isOutdented?: boolean,
) => Mended | undefined;

/** Judges lines that the format itself cannot take apart. */
export function createMender(kinds: TagKinds, options: MendOptions): Mender {
  const { start, startValue, end, running, repeated = '', isSigned = false, blankIsPlain = false } = options;
  const { smallSign = /^[ \t\u00a0]{1,4}[-–:][ \t\u00a0]/ } = options;
  const kindOf = new Map<string, Kind>();
  for (const kind of Object.keys(kinds) as Kind[])
    for (const tag of kinds[kind].split(' ').filter(Boolean)) kindOf.set(tag, kind);
  const tags = [...kindOf.keys(), ...(start === undefined || !startValue ? [] : [start])].sort(
    (a, b) => b.length - a.length,
  );
  const runningTags = new Set(running.split(' '));
  const repeatedTags = new Set([...repeated.split(' '), ...kinds.name.split(' ')]);
  const isEnd = (bare: string): boolean => {
    if (end === undefined || bare.slice(0, end.length).toUpperCase() !== end) return false;
    const rest = bare.slice(end.length);
    return /^[\s:.=–—-]{0,9}$/.test(rest) && (bare.startsWith(end) || /[-–—]/.test(rest));
  };

  return (line, entry, isOutdented = false) => {
    const bare = line.replace(/^[ \t\u00a0\ufeff]{1,4}/, '');
    if (end !== undefined && isEnd(bare)) return { field: { tag: end, value: '' } };
    const tag = tags.find((known) => bare.slice(0, known.length).toUpperCase() === known);
    if (tag === undefined) return undefined;
    // A tag with a figure or a sign in it is no word, even in small letters.
    const isWritten = bare.startsWith(tag) || /[^A-Z]/.test(tag);
    const [gap = '', sign = ''] =
      /^[ \t\u00a0]{0,6}([-–—−:=])?[ \t\u00a0]{0,6}/.exec(bare.slice(tag.length)) ?? [];
    const value = bare.slice(tag.length + gap.length).trimEnd();
    if (value === '') return undefined;
    const field = { tag, value };
    if (tag === start) return startValue?.test(value) ? { field } : undefined;
    if (!entry) return undefined;
    const kind = kindOf.get(tag)!;
    const last = entry.fields.at(-1);
    const isRunning = last !== undefined && runningTags.has(last.tag);
    const isShaped = kind === 'text' || kind === 'word' ? undefined : SHAPES[kind].test(value);
    // Nothing goes on behind a value that stands on one line, and what comes again may come at once.
    const isClosed =
      isOutdented ||
      isSigned ||
      (last !== undefined && (last.tag === start || !isText(kindOf.get(last.tag)))) ||
      (last?.tag === tag && repeatedTags.has(tag));
    // "PMCID: 7" is another tag.
    const isLonger = gap === '' && /^[A-Z]{3,6}\s{0,3}[-–:=]/.test(bare) && isShaped !== true;
    if (isClosed && !isRunning) {
      if (isLonger) return isOutdented ? { suspect: tag, isOut: true } : undefined;
      if (isWritten || isOutdented || isShaped || (/[ \t]/.test(gap) && sign !== '')) return { field };
      if (!blankIsPlain || gap === '') return undefined;
      // One name a line: "de la Cruz, J".
      if (kindOf.get(last!.tag) === 'name') return value.includes(',') ? undefined : { suspect: tag };
      return /^[\p{Lu}\d]/u.test(value) ? { field } : { suspect: tag };
    }
    if (isOutdented && isWritten && (gap !== '' || /^[\p{Lu}\d]/u.test(value))) return { field };
    const mayCome = !entry.has(tag) || repeatedTags.has(tag);
    /** A sentence has ended, so that the line may be none of the text. */
    const isBreak = isRunning && /[.!?]\s{0,3}$/.test(last.value) && mayCome;
    const isMaybe = isBreak || (isOutdented && isRunning);
    if (!isWritten && !smallSign.test(gap)) {
      // A word of the text, if it goes on as text does.
      if (isShaped && gap !== '') return { field };
      const isCapital = blankIsPlain && gap !== '' && /^[\p{Lu}\d]/u.test(value) && mayCome;
      return isCapital && (!isRunning || isBreak) ? { suspect: tag } : undefined;
    }
    if (sign === '-' && gap === '-' && !/^[\p{Lu}\d]/u.test(value) && !isShaped)
      return isMaybe || (!isRunning && mayCome) ? { suspect: tag } : undefined;
    if (isShaped !== undefined) {
      const isWord = kind === 'number' && gap === '' && isRunning;
      if (isShaped && !isWord) return { field };
      return (sign !== '' && !isRunning) || isMaybe ? { suspect: tag } : undefined;
    }
    if (sign !== '') return isRunning && !mayCome ? { suspect: tag } : { field };
    if (gap === '') {
      if (/^\p{Lu}\p{Ll}/u.test(value) && !isRunning) return { field };
      const isPlural = /^s(?![\p{L}])/u.test(value);
      return isMaybe || (!isRunning && /^\p{Ll}/u.test(value) && !isPlural && mayCome)
        ? { suspect: tag }
        : undefined;
    }
    if (!mayCome) return undefined;
    if (!isRunning && !line.startsWith(' ')) return { field };
    const isDeep = /^[ \t\u00a0]{3}/.test(line);
    return isMaybe || !(isDeep || (isRunning && (last.value.includes('\n') || line.startsWith(' '))))
      ? { suspect: tag }
      : undefined;
  };
}

function isText(kind: Kind | undefined): boolean {
  return kind === undefined || kind === 'text';
}

/** A field whose value begins with the sign that other formats have behind a tag: "AU - Gilles, H" where it is "AU Gilles, H". */
export function withoutSign({ tag, value }: TaggedField): TaggedField | undefined {
  const sign = /^[ \t\u00a0]{0,4}[-–—:=][ \t\u00a0]{0,4}(?=[\p{L}\p{N}"“‘'([])/u.exec(value);
  return sign ? { tag, value: value.slice(sign[0].length) } : undefined;
}
