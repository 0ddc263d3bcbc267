/**
 * Lists of references in BibTeX exports from Scopus (`references`) and Web of Science (`cited-references`), and keys of entries in the same
 * file that ours hold (`cites`).
 */
import type { Reference } from '../model/record';
import type { Fields } from './bibtex-fields';
import { latexToText } from './latex-to-text';

const DOI = /\b(10\.\d{4,9}\/[^\s,;\]]{1,200})/;
const YEAR = /^(?:1[4-9]|20)\d\d$/;

/** All references of an entry, with their parts where they are plain to see. */
export function readReferences(fields: Fields): Reference[] {
  const wos = fields.get('cited-references');
  const scopus = fields.get('references');
  const cites = fields.get('cites');
  if (wos === undefined && scopus === undefined && cites === undefined) return [];
  return [
    ...splitScopus(scopus ?? '').map(parseScopusReference),
    ...splitWos(wos ?? '').map(parseWosReference),
    ...splitKeys(cites ?? '').map((key) => ({ key })),
  ];
}

function splitKeys(raw: string): string[] {
  return raw
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

function splitScopus(raw: string): string[] {
  return raw
    .replace(/\\?&amp;/g, '\\&')
    .split(';')
    .map((part) => latexToText(part).replace(/\.$/, ''))
    .filter((part) => part !== '');
}

/** One reference a line, or, where a program has wrapped the lines, each up to the full stop behind a year. */
function splitWos(raw: string): string[] {
  const lines = raw.split('\n').map((line) => line.trim());
  const filled = lines.filter((line) => line !== '');
  const ended = filled.filter((line) => /\.\}{0,2}$/.test(line)).length;
  let parts: string[];
  if (ended >= filled.length - 1) parts = filled;
  else {
    parts = [''];
    for (const piece of filled.join(' ').split(/(?<=\.)\s/)) {
      const text = `${parts.pop() ?? ''} ${piece}`;
      parts.push(text);
      if (/,\s(?:1[4-9]|20)\d\d\b/.test(text) && text.endsWith('.')) parts.push('');
    }
  }
  return parts.map((part) => latexToText(part).replace(/\.$/, '')).filter((part) => part !== '');
}

/** "Small H., 1973, J AM SOC INFORM SCI, V24, P265, DOI 10.1002/asi.4630240406" */
export function parseWosReference(raw: string): Reference {
  const reference: Reference = { raw };
  const doi = DOI.exec(raw);
  if (doi) reference.doi = doi[1]!;
  const parts = raw.split(', ');
  const at = parts.findIndex((part) => YEAR.test(part));
  if (at < 0) return reference;
  reference.year = Number(parts[at]);
  const author = parts.slice(0, at).join(', ');
  if (author !== '' && !/^\[?anon/i.test(author)) reference.firstAuthor = author;
  for (const part of parts.slice(at + 1)) {
    const volume = /^V(\d\S{0,20})$/.exec(part);
    const page = /^(?:P|ARTN\s|ART\.\s(?:NO\.\s)?)(\w{1,20})$/.exec(part);
    if (volume) reference.volume ??= volume[1]!;
    else if (page && part !== parts[at + 1]) reference.page ??= page[1]!;
    else if (/\bDOI\b/.test(part)) break;
    else reference.venue ??= part;
  }
  return reference;
}

/**
 * "Small, H., Co-citation in the literature (1973) J. Am. Soc. Inf. Sci., 24 (4), pp. 265-269", or, since 2023, with the year at the end:
 * "Small, Henry, Co-citation in the literature, J. Am. Soc. Inf. Sci., 24, 4, pp. 265-269, (1973)".
 */
export function parseScopusReference(raw: string): Reference {
  const reference: Reference = { raw };
  const doi = DOI.exec(raw);
  if (doi) reference.doi = doi[1]!.replace(/\.$/, '');
  const year = [...raw.matchAll(/\(((?:1[4-9]|20)\d\d)\)/g)].at(-1);
  const author = /^(?:\p{Lu}[\p{L}’' -]{0,40}), (?:\p{Lu}\.[ -]?){1,5}(?=,|$)/u.exec(raw);
  if (author) reference.firstAuthor = author[0];
  const page = /\bpp?\. ?([\w.]{1,20})/.exec(raw);
  if (page) reference.page = page[1]!;
  if (!year) return reference;
  reference.year = Number(year[1]);
  const before = raw.slice(0, year.index).trim().replace(/,$/, '');
  const after = raw.slice(year.index + year[0].length).trim();
  if (after === '' || /^,?\s{0,3}(?:https?:|doi)/i.test(after)) readTail(before, reference);
  else {
    setTitle(before, reference);
    const venue = /^[^,]{1,300}/.exec(after)?.[0].trim();
    if (venue !== undefined && !/^pp?\./.test(venue)) reference.venue = venue;
    const volume = /^[^,]{1,300}, (\d{1,6})\b(?!\.)/.exec(after);
    if (volume) reference.volume = volume[1]!;
  }
  return reference;
}

/** "…, title, venue, volume, issue, pp. 265-269": read from its end, because titles have commas too. */
function readTail(text: string, reference: Reference): void {
  const parts = text.split(', ');
  if (/^pp?\. ?\S{1,30}$/.test(parts.at(-1) ?? '')) parts.pop();
  const numbers: string[] = [];
  while (parts.length > 2 && numbers.length < 2 && /^\w{0,4}\d{1,6}\w{0,4}$/.test(parts.at(-1)!))
    numbers.unshift(parts.pop()!);
  if (numbers.length === 0) return;
  reference.volume = numbers[0]!;
  reference.venue = parts.pop()!;
  setTitle(parts.join(', '), reference);
}

/** What stands behind the authors, where these are written with initials. */
function setTitle(text: string, reference: Reference): void {
  const title = text.replace(/^(?:\p{Lu}[\p{L}’' -]{0,40}, (?:\p{Lu}\.[ -]?){1,5}, ){1,200}/u, '');
  if (title !== '' && title !== text) reference.title = title;
}
