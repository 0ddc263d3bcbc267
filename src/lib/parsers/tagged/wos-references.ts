/**
 * Cited references of the Web of Science: "Small H, 1973, J AM SOC INFORM SCI, V24, P265, DOI 10.1002/asi.4630240406". Any part may be
 * missing; journals have the abbreviation that other records carry as J9. The tag list is in the help of the Web of Science,
 * https://webofscience.help.clarivate.com/en-us/Content/export-records.htm
 */
import type { Reference } from '../../model/record';
import { cleanText } from '../clean-text';
import { findDoi, withoutGaps } from './tagged-values';

/** One line of CR; undefined for an empty one. */
export function parseWosReference(line: string): Reference | undefined {
  const raw = cleanText(line).replace(/;$/, '');
  if (raw === '') return undefined;
  const at = raw.search(/, DOI [[\w]/i);
  const parts = (at < 0 ? raw : raw.slice(0, at)).split(', ').map((part) => part.trim());
  // Several are in brackets; a comma parts them, with a blank behind it or not.
  const doi = at < 0 ? undefined : findDoi(raw.slice(at).replaceAll(',', ', '));
  // The year stands second; before it may be two names, or none.
  const yearAt = parts.slice(0, 5).findIndex((part) => /^(?:1[0-9]|20)\d\d$/.test(part));
  // One part by itself may be anything.
  const author = yearAt < 0 ? (parts.length > 1 ? parts[0]! : '') : parts.slice(0, yearAt).join(', ');
  const rest = parts.slice(yearAt < 0 ? 1 : yearAt + 1);
  const venue: string[] = [];
  let volume: string | undefined;
  let page: string | undefined;
  for (const [i, part] of rest.entries()) {
    const first = i === 0;
    const vol = /^V(\d[\w.-]{0,14}|[IVXLC]{1,8})$/.exec(part)?.[1];
    const pageNumber = /^(?:P|ARTN |UNSP )([A-Za-z]{0,4}\d[\w.-]{0,14})$/.exec(part)?.[1];
    if (vol !== undefined && volume === undefined && (!first || /\d/.test(vol))) volume = vol;
    else if (pageNumber !== undefined && page === undefined) page = pageNumber;
    else venue.push(part);
  }
  return withoutGaps<Reference>({
    firstAuthor: isNobody(author) ? undefined : author.replace(/^\*/, ''),
    year: yearAt < 0 ? undefined : Number(parts[yearAt]),
    venue: venue.join(', ') || undefined,
    volume,
    page,
    doi,
    arxivId: findArxivId(raw),
    raw,
  });
}

function isNobody(author: string): boolean {
  return author === '' || /^\[?anonymous\]?$|^\*?anon\.?$/i.test(author);
}

/** "arXiv:1502.03167", and "ARXIV150203167" as journals are abbreviated. */
function findArxivId(raw: string): string | undefined {
  const found = /\barxiv[\s:,]{0,3}(?:preprint )?(?:arxiv[\s:]{0,3})?(\d{4}\.?\d{4,5})(?!\d)/i.exec(raw)?.[1];
  if (found === undefined) return undefined;
  const id = found.includes('.') ? found : `${found.slice(0, 4)}.${found.slice(4)}`;
  return /^\d{2}(?:0[1-9]|1[0-2])/.test(id) ? id : undefined;
}
