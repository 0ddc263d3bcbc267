import type { Problem } from '../../model/problem';
import type { PaperRecord, PersonName } from '../../model/record';

/** Fewer are slips of the source, not of a list that was taken apart in the wrong places. */
const LEAST = 3;
const MAX_SHARE = 0.05;

/**
 * Whether the people of a file can be people: where many of them are a letter ("A.", "M."), or lists that stayed in one, the names were
 * taken apart in the wrong places, which the problem `names-implausible` says.
 */
export function checkNames(records: readonly PaperRecord[], file: string): Problem[] {
  let names = 0;
  let letters = 0;
  let lists = 0;
  let counted = 0;
  let tooMany = 0;
  let example: string | undefined;
  for (const { authors, authorCount } of records) {
    names += authors.length;
    if (authorCount !== undefined && authorCount > 0 && authors.length > 0) {
      counted++;
      if (authors.length > authorCount) tooMany++;
    }
    for (const name of authors) {
      const isOdd = isLetter(name);
      const isOne = isList(name);
      if (isOdd) letters++;
      if (isOne) lists++;
      if (isOdd || isOne) example ??= name.literal ?? name.family;
    }
  }
  const isMany = (count: number, of: number) => count >= LEAST && count > of * MAX_SHARE;
  const faults = [
    isMany(letters, names) ? `${letters} of ${names} authors are initials and no names` : '',
    isMany(lists, names) ? `${lists} of ${names} authors look like lists of several` : '',
    isMany(tooMany, counted) && tooMany > counted / 5
      ? `${tooMany} of ${counted} papers have more names than the file counts authors`
      : '',
  ].filter((fault) => fault !== '');
  if (faults.length === 0) return [];
  const shown = example === undefined ? '' : ` (“${example.slice(0, 60)}”)`;
  return [
    {
      code: 'names-implausible',
      severity: 'warning',
      message: `Names of people were taken apart in the wrong places: ${faults.join('; ')}${shown}. Networks of authors from this file are not to be trusted. Export it with semicolons between names, or as RIS or BibTeX.`,
      where: { file },
    },
  ];
}

/** "A.", "J.H.", "M": initials that stand for a whole name. Single letters of other scripts than Latin are names. */
function isLetter({ family, given, literal }: PersonName): boolean {
  if (given !== undefined && !/^\p{Lu}\.?$/u.test(family ?? '')) return false;
  const name = literal ?? family ?? '';
  return /^(?:[A-ZÀ-Þ]\.[\s-]?){1,4}$|^[A-ZÀ-Þ]$/.test(name);
}

function isList({ literal }: PersonName): boolean {
  return literal !== undefined && literal.split(/[,;|]/).length > 4 && literal.split(/\s/).length < 200;
}
