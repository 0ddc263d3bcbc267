import { foldText } from './fold-text';

/** Lower case words and figures without accents and marks, joined by single spaces. Titles that differ only in spelling habits become equal. */
export function normalizeTitle(title: string): string {
  return foldText(title)
    .replace(/&/g, ' and ')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

const GENERIC = new Set(
  `abstract acknowledgements acknowledgments about this issue announcement announcements annual report appendix bibliography
book review book reviews books received calendar call for papers comment comments commentary conclusion conclusions contents correction
corrections correspondence corrigendum discussion editor s note editorial editorial board editors note errata erratum events
foreword from the editor front matter general discussion guest editorial guest editors introduction in memoriam in this issue index introduction
introduction to the special issue invited talk keynote letter letter to the editor letters letters to the editor list of contributors
masthead message from the chair news news and notes notes obituary preface president s report program proceedings publisher s note questions and answers
readers comments references reply response retraction review reviews special issue summary symposium table of contents
the editor s page title page untitled welcome`
    .split(/\n/)
    .join(' ')
    .split(' '),
);

/** What comes out anew every year or month under one title. */
const SERIAL =
  /^(?:the )?(?:\d{1,4}(?:st|nd|rd|th)? )?(?:annual|yearly|biennial|half yearly|quarterly|monthly|weekly|jahres|rapport annuel|informe anual)(?: [a-z]{1,20}){0,2} ?(?:reports?|bericht|reviews?|surveys?|summary|index|meetings?|statistics|bulletin|proceedings|rapport annuel|informe anual)\b|^(?:report of the (?:president|secretary|treasurer|editor|committee|council)|minutes of|proceedings of the (?:[a-z\d]{1,20} ){0,3}(?:meeting|conference|congress|symposium))\b/;

/**
 * True for titles that many different works share ("Editorial", "Letters to the editor", "Index"): too short, made of nothing but the
 * stock words of a journal's furniture, or that of a report of each year. Two works are never taken for one because of such a title.
 */
export function isGenericTitle(normalized: string): boolean {
  const words = contentOf(normalized);
  if (SERIAL.test(normalized) || words.every(isStockWord)) return true;
  // Scripts without spaces between words say more per letter.
  const wide = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(normalized);
  return wide ? normalized.length < 8 : words.length < 3 || normalized.length < 16;
}

/** True for the generic titles that say nothing at all of the content. */
export function isStockTitle(normalized: string): boolean {
  return SERIAL.test(normalized) || contentOf(normalized).every(isStockWord);
}

function isStockWord(word: string): boolean {
  return GENERIC.has(word);
}

/** The words but for those of figures only. */
function contentOf(normalized: string): string[] {
  const words = normalized.split(' ');
  return /\d/.test(normalized) ? words.filter((word) => !/^\d+$/.test(word)) : words;
}

/** PubMed names the place behind a short title: "Lancet (London, England)", "Science (New York, N.Y.)". */
const TOWN = /\s\((?:\p{Lu}[\p{L}.'-]{1,20} ?){1,3}, (?:\p{Lu}[\p{L}.'-]{0,20} ?){1,3}\)$/u;

/**
 * Normal form of a venue's name: "The Journal of X & Y" = "Journal of X and Y". All names of one preprint server are one: "CoRR" = "arXiv".
 */
export function normalizeVenue(name: string): string {
  return nameServer(name)?.toLowerCase() ?? normalizeTitle(name.replace(TOWN, '')).replace(/^the /, '');
}

const SERVERS: readonly (readonly [names: RegExp, name: string])[] = [
  [
    /^(?:corr(?:[ ,]{1,2}abs\/(?:\d{4}\.\d{4,5}|[a-z.-]{2,20}\/\d{7}))?|computing research repository(?: \(?corr\)?)?|(?:the )?arxiv(?:\.org)?(?: ?\(cornell university\)| ?\[[a-z.-]{1,20}\])?(?:[ :,-]{0,3}(?:e-?prints?|preprints?|pre-print|repository|preprint server|cornell university(?: library)?)\b(?: archive| server)?)?(?:[ :,(]{0,3}(?:arxiv|abs)?[ :/]{0,3}(?:\d{4}\.\d{4,5}|[a-z.-]{2,20}\/\d{7})(?:v\d{1,2})?)?(?: ?\[[a-z.-]{1,20}\])?\)?)$/,
    'arXiv',
  ],
  [/^biorxiv(?:\.org)?(?:$|[ :,.;(/-])/, 'bioRxiv'],
  [/^medrxiv(?:\.org)?(?:$|[ :,.;(/-])/, 'medRxiv'],
  [/^chemrxiv(?:\.org)?(?:$|[ :,.;(/-])/, 'ChemRxiv'],
  [
    /^(?:(?:available at )?ssrn(?: electron(?:ic|\.)? j(?:ournal|\.)?)?(?: preprints?| working papers?)?(?: ?[:#]? ?\d{5,9})?|social science research network(?: ?\(ssrn\))?)$/,
    'SSRN',
  ],
  [
    /^(?:research square|res sq)(?: ?\(research square\)| ?\[?preprints?\]?| platform llc)?$/,
    'Research Square',
  ],
];

/** "arXiv" for "arXiv preprint arXiv:2001.00001", "CoRR", "ArXiv e-prints" and the like; so for bioRxiv, medRxiv, ChemRxiv, SSRN and Research Square. */
export function nameServer(venue: string): string | undefined {
  const text = venue.slice(0, 120).toLowerCase().replace(/\s+/g, ' ').trim();
  if (!/rxiv|corr|computing research|ssrn|social science research|research square|res sq/.test(text))
    return undefined;
  return SERVERS.find(([names]) => names.test(text))?.[1];
}
