/** Values that the formats of tagged lines share: pages, DOIs, ORCIDs, lists. */
import { cleanParagraphs, cleanText, isNoAbstract, stripMarkup } from '../clean-text';

export { findIssns } from '../find-issns';

/** One line of plain text without mark-up; undefined where nothing is left. */
export function toText(value: string | undefined): string | undefined {
  return value === undefined ? undefined : cleanText(stripMarkup(value)) || undefined;
}

/** Paragraphs of plain text; undefined where nothing is said ("NA"). */
export function toAbstract(values: readonly string[]): string | undefined {
  const texts = values.filter((value) => !isNoAbstract(value));
  return cleanParagraphs(stripMarkup(texts.join('\n\n'))) || undefined;
}

/** A DOI as it is written, out of a bare DOI, a link or "doi: …"; undefined when there is none. */
export function findDoi(text: string | undefined): string | undefined {
  const found = /\b10\.\d{4,9}(?:\.\d{1,9}){0,4}(?:\/|%2f)[^\s"]{1,300}/i.exec(text ?? '');
  if (!found) return undefined;
  let doi = found[0];
  if (/https?:/i.test(text!.slice(0, found.index))) doi = doi.split(/[?#&]/, 1)[0]!;
  if (/%2f/i.test(doi)) {
    try {
      doi = decodeURIComponent(doi);
    } catch {
      // A per cent sign of its own; the text stays as it is.
    }
  }
  return trimEnd(doi);
}

/** Without sentence marks at the end, and without a closing bracket that was never opened. */
function trimEnd(doi: string): string {
  let end = doi.length;
  for (; end > 0; end--) {
    const last = doi[end - 1]!;
    if (',;.:\'"'.includes(last)) continue;
    if (last !== ')' && last !== ']') break;
    const kept = doi.slice(0, end);
    if (kept.split(last).length <= kept.split(last === ')' ? '(' : '[').length) break;
  }
  return doi.slice(0, end);
}

/** "ORCID: http://orcid.org/0000-0001-8448-4521" and "0000000184484521" -> "0000-0001-8448-4521". */
export function findOrcid(text: string): string | undefined {
  const found = /(?<!\d)(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])(?!\d)/i.exec(text);
  return found ? found.slice(1, 5).join('-').toUpperCase() : undefined;
}

/** "pp. 475–82" -> "475-82": a plain hyphen, nothing around it. */
export function cleanPages(text: string | undefined): string | undefined {
  const pages = cleanText(text ?? '')
    .replace(/^p{1,2}\.\s?(?=\S)/i, '')
    .replace(/\s?[-‐‑‒–—]{1,3}\s?/g, '-')
    .replace(/^-|-$/g, '');
  return pages === '' ? undefined : pages;
}

/** First and last page in one: "1303" and "1319" -> "1303-1319"; one page, or a first page that is a span already, stays as it is. */
export function joinPages(first: string | undefined, last: string | undefined): string | undefined {
  const from = cleanPages(first);
  const to = cleanPages(last);
  if (from === undefined || to === undefined || from === to || from.includes('-')) return from ?? to;
  return `${from}-${to}`;
}

/** "475-82" -> "475-482", as MEDLINE shortens last pages. */
export function expandPages(pages: string | undefined): string | undefined {
  return pages?.replace(/(?<![\w-])(\d{1,9})-(\d{1,8})(?![\w-])/g, (span, from: string, to: string) =>
    to.length < from.length ? `${from}-${from.slice(0, from.length - to.length)}${to}` : span,
  );
}

/** The parts of a list, each once, without those that are empty. */
export function unique(parts: readonly (string | undefined)[]): string[] {
  return [...new Set(parts.filter((part) => part !== undefined && part !== ''))] as string[];
}

/** The same object without the fields that hold nothing. */
export function withoutGaps<T extends object>(value: T): T {
  for (const key of Object.keys(value) as (keyof T)[]) if (value[key] === undefined) delete value[key];
  return value;
}
