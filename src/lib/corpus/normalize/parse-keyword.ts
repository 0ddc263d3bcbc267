import codes from '../heading-qualifiers.json';

/** A keyword taken apart: `*Air Pollution/ae [Adverse Effects]` is "Air Pollution", focused, with "adverse effects". */
export interface ParsedKeyword {
  label: string;
  /** The star of a heading that the work is mainly about. */
  focused: boolean;
  /** Subheadings of MeSH and Emtree, in lower case, as they stand. */
  qualifiers: string[];
}

/**
 * The 83 topical qualifiers of MeSH as of 2008 and "diagnostic imaging", which took the place of four of them in 2017; those retired since
 * stand in older records. A code of Emtree counts where MeSH has none.
 */
const NAMES: ReadonlyMap<string, string> = new Map(Object.entries({ ...codes.emtree, ...codes.mesh }));
const QUALIFIERS: ReadonlySet<string> = new Set([
  ...Object.values(codes.mesh),
  ...Object.values(codes.emtree),
]);
const CODED = /^(\*?)([A-Za-z]{2})\s{0,3}\[([^[\]]{2,60})\]$/;
const QUOTES = /["\u201c-\u201f\u00ab\u00bb]/gu;

/**
 * Parts marks and qualifiers from the label of a keyword. A slash parts a qualifier only where a known subheading or its code follows:
 * "TCP/IP" and "C/C++" stay whole.
 *
 * Sources: National Library of Medicine, MeSH Qualifiers with Scope Notes, https://www.nlm.nih.gov/mesh/qualifiers_scopenotes.html, and Topical
 * Subheadings by Allowable Category (2002), https://www.nlm.nih.gov/mesh/topcat2002.html; Embase Indexing Guide (2021), appendix 2.
 */
export function parseKeyword(keyword: string): ParsedKeyword {
  let text = keyword.replace(QUOTES, '').replace(/\s+/g, ' ').trim();
  text = text
    .replace(/^(['\u2018])([^'\u2019]{1,200})['\u2019]$/u, '$2')
    .replace(/^[\u2022\u00b7;,]+ ?|[;,]+$/gu, '');
  let focused = false;
  // "*-algebra", "A*" and "RRT*" have a star of their own.
  if (/^\* ?[\p{L}\p{N}]/u.test(text)) {
    focused = true;
    text = text.slice(1).trim();
  } else if (/\p{Ll}{2}\*$/u.test(text)) {
    focused = true;
    text = text.slice(0, -1).trim();
  }
  const parts = text.split('/');
  const qualifiers: string[] = [];
  while (parts.length > 1) {
    const head = parts.slice(0, -1).join('/').trim();
    const part = (parts.at(-1) ?? '').trim();
    const qualifier = toQualifier(part, head, focused || qualifiers.length > 0);
    if (qualifier === undefined) break;
    if (part.startsWith('*')) focused = true;
    qualifiers.unshift(qualifier);
    parts.pop();
  }
  return { label: parts.join('/').trim(), focused, qualifiers };
}

/** @param isHeading a mark or another qualifier has shown that this is a heading */
function toQualifier(part: string, head: string, isHeading: boolean): string | undefined {
  const coded = CODED.exec(part);
  if (coded && /\p{L}/u.test(head)) return coded[3]!.toLowerCase().trim();
  if (!/\p{L}{3}/u.test(head)) return undefined;
  const sure = isHeading || part.startsWith('*');
  const name = part.replace(/^\*/, '').trim();
  const lower = name.toLowerCase().replace(/ and /g, ' & ');
  // "TCP/IP": a code is written small, but on a heading that has shown itself.
  if (name.length === 2) return sure || name === lower ? NAMES.get(lower) : undefined;
  if (!QUALIFIERS.has(lower)) return undefined;
  // "diagnosis/therapy" and "biology/chemistry" are two things, "Asthma/therapy" is one.
  const isOneThing = lower.includes(' ') || (/^\p{Lu}/u.test(head) && name === lower);
  return sure || (isOneThing && !QUALIFIERS.has(head.toLowerCase())) ? lower : undefined;
}
