/**
 * Reference lists as Scopus writes them, in its two styles: "Small, H., Griffith, B.C., The structure … (1974) Science Studies, 4 (1),
 * pp. 17-40; …" until about 2022, and "Small H.; Griffith B.C., The structure …, Science Studies, 4, 1, pp. 17-40, (1974); …" since. There is
 * no published description; the semicolon that parts references also parts the authors of the second style, and may stand in a title.
 */
import type { Reference } from '../model/record';
import { cleanText } from './clean-text';
import { cleanPages, findDoi, withoutGaps } from './tagged-values';
import { parseWosReference } from './wos-references';

/** "Griffith B.C.", "de Solla Price D.J.", "Kuo Y.-C.": a name of the newer style, and nothing else. */
const AUTHOR = /^[\p{L}\p{M}'’ -]{2,60} (?:\p{Lu}\p{M}?\p{Ll}?\.-?){1,6}$/u;
/** "Small, H.": a name of the older style with the comma after it. */
const OLD_AUTHOR = /^[\p{L}\p{M}'’ -]{2,60}, (?:\p{Lu}\p{M}?\p{Ll}?\.[ -]?){1,6}, /u;
const YEAR = /\((1[4-9]\d\d|20\d\d)[a-z]?\)/;

/** All references of a list. Line breaks count as blanks. */
export function parseScopusReferences(text: string): Reference[] {
  return splitReferences(cleanText(text)).map(parseReference);
}

function splitReferences(text: string): string[] {
  const pieces = text
    .split(/;(?=[\s;]|$)/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const references: string[] = [];
  let held = '';
  for (const [i, piece] of pieces.entries()) {
    held = held === '' ? piece : `${held}; ${piece}`;
    // More authors follow; or the semicolon stood in a title, and the sentence goes on.
    const goesOn =
      AUTHOR.test(piece) ||
      (!YEAR.test(piece) && /^(?!ar[xX]iv|https?:|doi)\p{Ll}/u.test(pieces[i + 1] ?? ''));
    if (goesOn && i < pieces.length - 1) continue;
    references.push(held);
    held = '';
  }
  return references;
}

function parseReference(raw: string): Reference {
  const year = lastYear(raw);
  // "Small H, 1973, J AM SOC INFORM SCI, V24, P265": a line of the Web of Science.
  if (!year && /^(?:[^,;]{1,60}, ){0,3}(?:1[4-9]|20)\d\d(?:, |$)/.test(raw))
    return parseWosReference(raw) ?? { raw };
  const author = firstAuthor(raw);
  const reference: Reference = withoutGaps<Reference>({
    doi: findDoi(raw),
    arxivId: /\barxiv:\s{0,3}([\w./-]{7,30}\w)/i.exec(raw)?.[1],
    firstAuthor: author,
    year: year?.value,
  });
  if (year) {
    const behind = raw.slice(year.end).replace(/^[\s,.]{1,9}/, '');
    const isNew = (behind === '' || /^(?:https?|arxiv):/i.test(behind)) && !OLD_AUTHOR.test(raw);
    Object.assign(reference, isNew ? readNew(raw.slice(0, year.start), author) : readOld(raw, year));
  }
  reference.raw = raw;
  return reference;
}

interface YearPlace {
  value: number;
  start: number;
  end: number;
}

/** The year of publication: a year at the very end, else the first in brackets. */
function lastYear(raw: string): YearPlace | undefined {
  const found = /\((1[4-9]\d\d|20\d\d)[a-z]?\)[\s.,]{0,3}$/.exec(raw) ?? YEAR.exec(raw);
  return found
    ? { value: Number(found[1]), start: found.index, end: found.index + found[0].trimEnd().length }
    : undefined;
}

/** Authors and title before the year; journal, volume and pages behind it. */
function readOld(raw: string, year: YearPlace): Reference {
  let title = `${raw.slice(0, year.start).trim()} `;
  let author: string | undefined;
  for (let found = OLD_AUTHOR.exec(title); found; found = OLD_AUTHOR.exec(title)) {
    author ??= found[0].slice(0, -2);
    title = title.slice(found[0].length);
  }
  title = title.replace(/^et al\.,?\s?/, '').replace(/[\s,]{1,9}$/, '');
  const parts = raw
    .slice(year.end)
    .split(',')
    .map((part) => part.trim());
  const volume = /^([\w.-]{1,15})(?: \([^()]{1,20}\))?$/.exec(parts[1] ?? '')?.[1];
  return withoutGaps<Reference>({
    firstAuthor: author,
    title: title || undefined,
    venue: parts[0] || undefined,
    volume: volume !== undefined && /\d/.test(volume) ? volume : undefined,
    page: firstPage(raw.slice(year.end)),
  });
}

/** Everything before the year at the end; the journal is what stands before the numbers, where there are some. */
function readNew(text: string, author: string | undefined): Reference {
  const parts = text
    .split(', ')
    .map((part) => part.trim().replace(/,$/, ''))
    .filter((part) => part !== '');
  const begin = author === undefined ? 0 : 1;
  let end = parts.length;
  while (
    end > begin &&
    /^(?:pp?\. \S{1,30}|[A-Z]?\d[\w.–-]{0,14}|https?:\S{1,300}|10\.\d{4,9}\/\S{1,300})$/.test(parts[end - 1]!)
  )
    end--;
  const isClear = end < parts.length && end - begin >= 2;
  const volume = parts.slice(end).find((part) => /^[A-Z]?\d[\w.–-]{0,14}$/.test(part));
  return withoutGaps<Reference>({
    title: isClear ? parts.slice(begin, end - 1).join(', ') : undefined,
    venue: isClear ? parts[end - 1] : undefined,
    volume,
    page: firstPage(text),
  });
}

function firstAuthor(text: string): string | undefined {
  const newStyle = /^([^;,]{2,80})[;,] /.exec(text)?.[1];
  if (newStyle !== undefined && AUTHOR.test(newStyle)) return newStyle;
  return OLD_AUTHOR.exec(text)?.[0].slice(0, -2);
}

function firstPage(text: string): string | undefined {
  const found = /\bpp?\.\s?([A-Z]?\d\w{0,12})/.exec(text);
  return found ? cleanPages(found[1]) : undefined;
}
