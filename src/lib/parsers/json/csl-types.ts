/** Types of works: CSL's own, and what Crossref's are called there. https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */

export const CSL_TYPES: ReadonlySet<string> = new Set(
  `article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry
  entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture
  musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation report
  review review-book software song speech standard thesis treaty webpage`.split(/\s+/),
);

/** https://api.crossref.org/types */
const CROSSREF = new Map([
  ['journal-article', 'article-journal'],
  ['proceedings-article', 'paper-conference'],
  ['posted-content', 'article'],
  ['book', 'book'],
  ['edited-book', 'book'],
  ['monograph', 'book'],
  ['reference-book', 'book'],
  ['book-set', 'book'],
  ['book-series', 'book'],
  ['proceedings', 'book'],
  ['proceedings-series', 'book'],
  ['book-chapter', 'chapter'],
  ['book-section', 'chapter'],
  ['book-part', 'chapter'],
  ['book-track', 'chapter'],
  ['reference-entry', 'entry-encyclopedia'],
  ['dissertation', 'thesis'],
  ['report', 'report'],
  ['report-component', 'report'],
  ['report-series', 'report'],
  ['standard', 'standard'],
  ['standard-series', 'standard'],
  ['dataset', 'dataset'],
  ['database', 'dataset'],
  ['peer-review', 'review'],
  ['journal', 'periodical'],
  ['journal-volume', 'periodical'],
  ['journal-issue', 'periodical'],
]);

/** The CSL type for one of Crossref's; undefined for those without an equal ("component", "grant", "other"). */
export function fromCrossrefType(type: string | undefined): string | undefined {
  return type === undefined ? undefined : CROSSREF.get(type);
}
