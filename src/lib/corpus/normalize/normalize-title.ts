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
  // Scripts without spaces between words say more per letter.
  if (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(normalized)) {
    if (normalized.length < 8) return true;
  } else if (normalized.length < 16 || !hasWords(normalized, 3)) return true;
  return isStockTitle(normalized);
}

/** True for the generic titles that say nothing at all of the content. */
export function isStockTitle(normalized: string): boolean {
  for (const word of wordsOf(normalized)) if (!GENERIC.has(word)) return SERIAL.test(normalized);
  return true;
}

function hasWords(normalized: string, wanted: number): boolean {
  const words = wordsOf(normalized);
  for (let count = 0; count < wanted; count++) if (words.next().done) return false;
  return true;
}

/** One after the other, as most questions are answered by the first; without those of figures only. */
function* wordsOf(normalized: string): Generator<string> {
  for (let from = 0; from <= normalized.length;) {
    const space = normalized.indexOf(' ', from);
    const end = space < 0 ? normalized.length : space;
    const word = normalized.slice(from, end);
    if (!/^\d+$/.test(word)) yield word;
    from = end + 1;
  }
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
