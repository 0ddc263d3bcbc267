/**
 * Identifiers in the one spelling by which two records are compared.
 * DOI syntax: https://www.doi.org/doi-handbook/ ; arXiv: https://info.arxiv.org/help/arxiv_identifier.html
 */
import { cutVersion, findPreprintDoi } from './preprint-ids';

/**
 * "https://doi.org/10.1007/BF02288916." -> "10.1007/bf02288916" (DOIs ignore case), without the version of a preprint
 * ("10.1101/2020.01.01.123456v2"); undefined when there is none in the text.
 */
export function normalizeDoi(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const start = text.search(/\b10\.\d{4,9}(?:\.\d{1,9}){0,4}(?:\/|%2f)/i);
  if (start < 0) return undefined;
  let doi = text.slice(start, start + 500);
  const end = doi.search(/[\s"<>{}|\\^]/);
  // Old Wiley and Elsevier DOIs hold "<" and ">"; they are cut only where mark-up begins.
  if (end >= 0)
    doi =
      doi[end] === '<' && /^<\d/.test(doi.slice(end))
        ? (doi.split(/[\s"{}|\\^]/, 1)[0] ?? '')
        : doi.slice(0, end);
  if (doi.includes('%')) {
    try {
      doi = decodeURIComponent(doi);
    } catch {
      // A per cent sign of its own; the text stays as it is.
    }
  }
  doi = cutVersion(trimEnd(doi).toLowerCase());
  return /^10\.\d{4,9}(?:\.\d{1,9}){0,4}\/\S/.test(doi) ? doi : undefined;
}

/** Cuts sentence marks off the end, and a closing bracket that was never opened. */
function trimEnd(doi: string): string {
  let end = doi.length;
  for (; end > 0; end--) {
    const last = doi[end - 1]!;
    if ('.,;:\'"'.includes(last)) continue;
    if (last === ')' || last === ']') {
      const open = last === ')' ? '(' : '[';
      const kept = doi.slice(0, end);
      if (kept.split(last).length > kept.split(open).length) continue;
    }
    break;
  }
  return doi.slice(0, end);
}

/** A DOI in a link to doi.org, to a publisher's page that carries it in the path or to a preprint server; undefined for other links. */
export function findDoiInUrl(url: string | undefined): string | undefined {
  if (!url || !/^https?:/i.test(url)) return undefined;
  const preprint = findPreprintDoi(url);
  if (preprint !== undefined) return preprint;
  if (!/doi/i.test(url)) return undefined;
  return normalizeDoi(url.split(/[?#]/, 1)[0]);
}

const ARXIV_NEW = /(?<![\d.])(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d{1,2})?(?![\d])/;
const ARXIV_OLD = /(?<![a-z-])([a-z]{2,10}(?:-[a-z]{2,8})?)(?:\.[a-z-]{2,10})?\/(\d{7})(?:v\d{1,2})?(?!\d)/i;

/** "arXiv:1810.08473v3" -> "1810.08473"; "math.GT/0309136" -> "math/0309136"; undefined when there is none. */
export function normalizeArxivId(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const short = text.slice(0, 300);
  const current = ARXIV_NEW.exec(short);
  if (current) return current[1];
  const old = ARXIV_OLD.exec(short);
  return old ? `${old[1]!.toLowerCase()}/${old[2]}` : undefined;
}

/** The arXiv id in a link to arxiv.org or in an arXiv DOI (10.48550/arXiv.…); undefined for others. */
export function findArxivId(link: string | undefined): string | undefined {
  if (!link) return undefined;
  const at = /(?:arxiv\.org\/[a-z]{3,6}\/|10\.48550\/arxiv\.)/i.exec(link);
  return at ? normalizeArxivId(link.slice(at.index + at[0].length)) : undefined;
}

/** "PMID: 23439512" -> "23439512". */
export function normalizePmid(text: string | undefined): string | undefined {
  const digits = /(?<!\d)0{0,9}([1-9]\d{0,8})(?!\d)/.exec(text ?? '');
  return digits?.[1];
}
