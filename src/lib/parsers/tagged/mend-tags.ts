/** Lines whose tag is malformed: "AUGilles, H", "AU: Gilles, H", "AU Gilles, H" in RIS, "%AHenri Gilles". */
import type { Mended, TaggedEntry } from './tagged-reader';

/** Tags of a format by what their values look like, each list with blanks between. */
export interface TagKinds {
  name: string;
  date: string;
  number: string;
  doi: string;
  link: string;
  text: string;
}
type Kind = keyof TagKinds;

export interface MendOptions {
  /** The start tag and its values, where the format has one. */
  start?: string;
  startValue?: RegExp;
  /** The end tag, which has no value. */
  end?: string;
  /** Tags of running text, whose further lines may begin with any word. */
  running: string;
  /** True where a tag and a blank are the format's own form, so that "TI Fog" can be no malformed tag. */
  blankIsPlain?: boolean;
}

/** What values look like that cannot be the middle of a sentence. */
const SHAPES: Record<Exclude<Kind, 'text'>, RegExp> = {
  name: /^\p{Lu}[\p{L}'’-]{1,30}(?: [\p{L}'’-]{1,30}){0,3}(?:, ?\p{Lu}[\p{L}. -]{0,40}| \p{Lu}{1,3})$/u,
  date: /^(?:1[5-9]|20)\d\d(?:[/-][\d/ -]{0,12})?$/,
  number: /^[A-Z]?\d{1,6}(?:[-–][A-Z]?\d{1,6})?$/,
  doi: /^(?:doi:\s?|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S{1,200}$/i,
  link: /^https?:\/\/\S{4,500}$/i,
};

/** Judges lines that the format itself cannot take apart. */
export function createMender(
  kinds: TagKinds,
  { start, startValue, end, running, blankIsPlain = false }: MendOptions,
): (line: string, entry: TaggedEntry | undefined) => Mended | undefined {
  const kindOf = new Map<string, Kind>();
  for (const kind of Object.keys(kinds) as Kind[])
    for (const tag of kinds[kind].split(' ').filter(Boolean)) kindOf.set(tag, kind);
  const tags = [...kindOf.keys(), ...(start === undefined ? [] : [start])].sort(
    (a, b) => b.length - a.length,
  );
  const runningTags = new Set(running.split(' '));

  return (line, entry) => {
    const bare = line.replace(/^[ \t\u00a0\ufeff]{1,4}/, '');
    if (end !== undefined && bare.startsWith(end) && /^[\s:.–—-]{0,9}$/.test(bare.slice(end.length)))
      return { field: { tag: end, value: '' } };
    const tag = tags.find((known) => bare.slice(0, known.length).toUpperCase() === known);
    if (tag === undefined) return undefined;
    const written = bare.slice(0, tag.length);
    const [gap = '', sign = ''] =
      /^[ \t\u00a0]{0,6}([-–—−:=])?[ \t\u00a0]{0,6}/.exec(bare.slice(tag.length)) ?? [];
    const value = bare.slice(tag.length + gap.length).trimEnd();
    // A word of the text in small letters, or with a hyphen in it.
    if (written !== tag && !/^[ \t]{1,4}[-–:][ \t]/.test(gap)) return undefined;
    if (value === '' || (sign === '-' && gap === '-' && !/^[\p{Lu}\d]/u.test(value))) return undefined;
    const field = { tag, value };
    if (tag === start) return startValue!.test(value) ? { field } : undefined;
    if (!entry) return undefined;
    const kind = kindOf.get(tag)!;
    const last = entry.fields.at(-1);
    const isRunning = last !== undefined && runningTags.has(last.tag);
    if (kind !== 'text') {
      const isWord = kind === 'number' && gap === '' && isRunning;
      return SHAPES[kind].test(value) && !isWord ? { field } : suspect(tag, sign, isRunning);
    }
    if (sign !== '') return isRunning && entry.has(tag) ? { suspect: tag } : { field };
    const isGlued = gap === '';
    if (isGlued) return /^\p{Lu}\p{Ll}/u.test(value) && !isRunning ? { field } : undefined;
    if (blankIsPlain || entry.has(tag)) return undefined;
    if (!isRunning && !line.startsWith(' ')) return { field };
    return last!.value.includes('\n') || line.startsWith(' ') ? undefined : { suspect: tag };
  };

  function suspect(tag: string, sign: string, isRunning: boolean): Mended | undefined {
    return sign !== '' && !isRunning ? { suspect: tag } : undefined;
  }
}
