/**
 * One cited reference as Web of Science writes it: author, year, source in short, volume (V), page (P) or article number, DOI.
 * https://images.webofknowledge.com/WOKRS/help/WOS/hs_wos_fieldtags.html
 */
import type { Reference } from '../model/record';
import { cleanText } from './clean-text';

const DOI = /10\.\d{4,9}\/[^\s,\]]{1,300}/;
const YEAR = /^(1[4-9]\d\d|20\d\d)$/;

/** "Small H, 1973, J AM SOC INFORM SCI, V24, P265, DOI 10.1002/asi.4630240406"; undefined for an empty text. */
export function parseWosReference(text: string): Reference | undefined {
  const raw = cleanText(text).replace(/[;.\s]{1,5}$/, '');
  if (raw === '') return undefined;
  const reference: Reference = {};
  const at = raw.search(/, DOI\b/);
  const doi = DOI.exec(at < 0 ? raw : raw.slice(at))?.[0];
  if (doi !== undefined) reference.doi = doi;
  const arxivId = /\barxiv[:.\s]{1,2}(?:arxiv:)?(\d{4}\.\d{4,5}|[a-z-]{2,10}\/\d{7})/i.exec(raw)?.[1];
  if (arxivId !== undefined) reference.arxivId = arxivId;
  const parts = (at < 0 ? raw : raw.slice(0, at)).split(', ');
  const sources: string[] = [];
  let year = parts.findIndex((part) => YEAR.test(part));
  // The year stands first (no author) or second; a later one is part of the source.
  if (year > 2) year = -1;
  if (year >= 0) reference.year = Number(parts[year]);
  const author = parts.slice(0, year >= 0 ? year : 1).join(', ');
  if (author !== '' && !/^\[?anon(?:ymous)?\]?$/i.test(author))
    reference.firstAuthor = author.replace(/^\*/, '');
  for (const part of parts.slice(year >= 0 ? year + 1 : 1)) {
    const volume = /^V(\d\S{0,15}|[IVXLC]{1,7}|[A-Z]\d{1,6})$/.exec(part)?.[1];
    const page = /^P([A-Z]{0,3}\d\S{0,15}|[ivxlc]{1,8})$/.exec(part)?.[1];
    const article = /^(?:ARTN?|UNSP|ART NO|PII)\s(\S{1,30})$/i.exec(part)?.[1];
    if (volume !== undefined && sources.length > 0) reference.volume ??= volume;
    else if (page !== undefined && sources.length > 0) reference.page ??= page;
    else if (article !== undefined) reference.page ??= article;
    else if (reference.volume === undefined && reference.page === undefined) sources.push(part);
  }
  if (sources.length > 0) reference.venue = sources.join(', ');
  reference.raw = raw;
  return reference;
}
