/**
 * Types of RIS and of CSL. RIS: Reference Manager's list with EndNote's and Zotero's additions; CSL:
 * https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
 */

/** RIS type -> CSL type; the first that gives a CSL type is the one it is written as. */
const TYPES: readonly (readonly [ris: string, csl: string])[] = [
  ['JOUR', 'article-journal'],
  ['EJOUR', 'article-journal'],
  ['ABST', 'article-journal'],
  ['INPR', 'article-journal'],
  ['JFULL', 'periodical'],
  ['MGZN', 'article-magazine'],
  ['NEWS', 'article-newspaper'],
  ['CPAPER', 'paper-conference'],
  ['CONF', 'paper-conference'],
  ['CHAP', 'chapter'],
  ['ECHAP', 'chapter'],
  ['BOOK', 'book'],
  ['EBOOK', 'book'],
  ['EDBOOK', 'book'],
  ['SER', 'book'],
  ['CTLG', 'book'],
  ['CLSWK', 'classic'],
  ['ANCIENT', 'classic'],
  ['RPRT', 'report'],
  ['GOVDOC', 'report'],
  ['THES', 'thesis'],
  ['UNPB', 'manuscript'],
  ['MANSCPT', 'manuscript'],
  ['DATA', 'dataset'],
  ['DBASE', 'dataset'],
  ['AGGR', 'dataset'],
  ['COMP', 'software'],
  ['WEB', 'webpage'],
  ['ELEC', 'webpage'],
  ['BLOG', 'post-weblog'],
  ['PAT', 'patent'],
  ['STAND', 'standard'],
  ['ENCYC', 'entry-encyclopedia'],
  ['DICT', 'entry-dictionary'],
  ['PAMP', 'pamphlet'],
  ['PCOMM', 'personal_communication'],
  ['ICOMM', 'personal_communication'],
  ['BILL', 'bill'],
  ['UNBILL', 'bill'],
  ['CASE', 'legal_case'],
  ['STAT', 'legislation'],
  ['LEGAL', 'regulation'],
  ['HEAR', 'hearing'],
  ['MAP', 'map'],
  ['FIGURE', 'figure'],
  ['CHART', 'figure'],
  ['EQUA', 'figure'],
  ['ART', 'graphic'],
  ['MPCT', 'motion_picture'],
  ['VIDEO', 'motion_picture'],
  ['ADVS', 'motion_picture'],
  ['MUSIC', 'musical_score'],
  ['SOUND', 'song'],
  ['SLIDE', 'speech'],
  ['GRANT', 'document'],
  ['MULTI', 'document'],
  ['GEN', 'document'],
];

const TO_CSL = new Map(TYPES);
const TO_RIS = new Map<string, string>([['document', 'GEN']]);
for (const [ris, csl] of TYPES) if (!TO_RIS.has(csl)) TO_RIS.set(csl, ris);
/** CSL types that RIS has no word for, under the nearest one. */
for (const [csl, ris] of [
  ['article', 'UNPB'],
  ['review', 'JOUR'],
  ['review-book', 'JOUR'],
  ['entry', 'ENCYC'],
  ['post', 'WEB'],
  ['broadcast', 'VIDEO'],
  ['treaty', 'LEGAL'],
] as const)
  TO_RIS.set(csl, ris);

/** Types whose T2 is what contains the work; in all others it is a series, a department, a database. */
const IN_CONTAINER = new Set(
  'JOUR EJOUR ABST INPR MGZN NEWS CPAPER CONF CHAP ECHAP ENCYC DICT BLOG CTLG GEN UNPB GRANT BILL STAT SLIDE'.split(
    ' ',
  ),
);

/** The CSL type of a RIS type; undefined for what no program writes. */
export function toCslType(ris: string | undefined): string | undefined {
  return ris === undefined ? undefined : TO_CSL.get(ris);
}

/** The RIS type a work of this CSL type is written as; GEN where there is none. */
export function toRisType(csl: string | undefined): string {
  return TO_RIS.get(csl ?? 'document') ?? 'GEN';
}

/** Whether T2 names the journal, book or proceedings. A work of no known type may be in one. */
export function hasContainer(ris: string | undefined): boolean {
  return ris === undefined || !TO_CSL.has(ris) || IN_CONTAINER.has(ris);
}
