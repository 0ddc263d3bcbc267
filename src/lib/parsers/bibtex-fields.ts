/** Values that BibTeX files keep in more than one field, or inside other text. */
import type { PartialDate, Reference } from '../model/record';
import { splitKeywords } from './clean-text';
import { latexToText } from './latex-to-text';
import { parseDate, parseMonth, toPartialDate } from './parse-date';

/** biblatex's `date`, else `year`, `month` and `day`. */
export function readDate(fields: ReadonlyMap<string, string>): PartialDate | undefined {
  const date = parseDate(latexToText(fields.get('date') ?? ''));
  if (date) return date;
  const year = parseDate(latexToText(fields.get('year') ?? fields.get('issued') ?? ''));
  if (!year || year.month !== undefined) return year;
  const words = latexToText(fields.get('month') ?? '').split(/[^\p{L}\p{N}]+/u);
  const named = words.map(parseMonth).find((month) => month !== undefined);
  const figures = words.filter((word) => /^\d{1,2}$/.test(word)).map(Number);
  const month = named ?? figures.shift();
  const day = /^\s{0,9}(\d{1,2})\s{0,9}$/.exec(fields.get('day') ?? '');
  return toPartialDate(year.year, month, day ? Number(day[1]) : named === undefined ? undefined : figures[0]);
}

/** A DOI that stands in another field, with "doi" before it. */
export function findDoi(fields: ReadonlyMap<string, string>): string | undefined {
  for (const name of ['url', 'ee', 'bdsk-url-1', 'note', 'howpublished', 'eprint', 'annote']) {
    const found =
      /(?:\bdoi\.(?:acm\.|ieeecomputersociety\.)?org\/|\bdoi:?\s{0,5})(10\.\d{4,9}\/\S{1,300})/i.exec(
        latexToUrlText(fields.get(name)),
      );
    if (found) return found[1];
  }
  return undefined;
}

function latexToUrlText(raw: string | undefined): string {
  return raw === undefined
    ? ''
    : raw
        .slice(0, 2_000)
        .replace(/[{}]/g, '')
        .replace(/\\([_%&#])/g, '$1');
}

/** An arXiv id in `eprint`, or after "arXiv:" in a field where people put it. */
export function findArxivId(fields: ReadonlyMap<string, string>): string | undefined {
  const prefix = fields.get('archiveprefix') ?? fields.get('eprinttype') ?? '';
  const eprint = latexToUrlText(fields.get('eprint')).trim();
  const isId = /^(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,2})?$/i;
  if (eprint !== '' && (/arxiv/i.test(prefix) || (prefix === '' && isId.test(eprint)))) return eprint;
  if (fields.has('arxivid')) return latexToUrlText(fields.get('arxivid')).trim() || undefined;
  for (const name of ['journal', 'journaltitle', 'note', 'howpublished', 'number', 'volume', 'publisher']) {
    const found = /\barxiv:\s{0,3}([\w./-]{7,30})/i.exec(latexToUrlText(fields.get(name)));
    if (found) return found[1];
  }
  return undefined;
}

/** Keywords of all fields that hold some, each once. */
export function readKeywords(
  fields: ReadonlyMap<string, string>,
  text: (name: string) => string | undefined,
): string[] {
  const names = ['keywords', 'keyword', 'author_keywords', 'mendeley-tags'];
  const words = names.filter((name) => fields.has(name)).flatMap((name) => splitKeywords(text(name) ?? ''));
  return [...new Set(words)];
}

/** Lists of references in exports from Scopus (`references`) and Web of Science (`cited-references`). */
export function readReferences(fields: ReadonlyMap<string, string>): Reference[] {
  const scopus = (fields.get('references') ?? '').split(';');
  const wos = (fields.get('cited-references') ?? '').split('\n');
  return [...scopus, ...wos]
    .map((raw) => latexToText(raw).replace(/\.$/, ''))
    .filter((raw) => raw !== '')
    .map((raw) => ({ raw }));
}

/** Times cited, as Web of Science and Scopus write it. */
export function readCount(fields: ReadonlyMap<string, string>): number | undefined {
  const raw = fields.get('times-cited') ?? /\bcited by:?\s{0,5}\d{1,9}/i.exec(fields.get('note') ?? '')?.[0];
  const digits = /\d{1,9}/.exec(raw ?? '');
  return digits ? Number(digits[0]) : undefined;
}
