/**
 * BibTeX's and biblatex's entry types and the types of the Citation Style Language that they stand for.
 * https://ctan.org/pkg/biblatex ("Entry types"), https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
 */
const TYPES = new Map<string, string>(
  Object.entries({
    article: 'article-journal',
    suppperiodical: 'article-journal',
    periodical: 'periodical',
    inproceedings: 'paper-conference',
    conference: 'paper-conference',
    incollection: 'chapter',
    inbook: 'chapter',
    bookinbook: 'chapter',
    suppbook: 'chapter',
    suppcollection: 'chapter',
    inreference: 'entry-encyclopedia',
    review: 'review',
    book: 'book',
    mvbook: 'book',
    collection: 'book',
    mvcollection: 'book',
    proceedings: 'book',
    mvproceedings: 'book',
    reference: 'book',
    mvreference: 'book',
    booklet: 'pamphlet',
    manual: 'report',
    techreport: 'report',
    report: 'report',
    phdthesis: 'thesis',
    mastersthesis: 'thesis',
    thesis: 'thesis',
    unpublished: 'manuscript',
    online: 'webpage',
    electronic: 'webpage',
    www: 'webpage',
    software: 'software',
    dataset: 'dataset',
    patent: 'patent',
    standard: 'standard',
    legislation: 'legislation',
    jurisdiction: 'legal_case',
    letter: 'personal_communication',
    movie: 'motion_picture',
    video: 'motion_picture',
    audio: 'song',
    music: 'song',
    performance: 'performance',
    image: 'graphic',
    artwork: 'graphic',
    misc: 'document',
  }),
);

/** CSL types that no entry type stands for, or that share theirs: `entrysubtype` names them. */
const SUBTYPES = new Map<string, string>(
  Object.entries({
    'article-magazine': 'article',
    'article-newspaper': 'article',
    'post-weblog': 'online',
    post: 'online',
    entry: 'inreference',
    'entry-dictionary': 'inreference',
    'review-book': 'review',
    treaty: 'legislation',
    bill: 'legislation',
    hearing: 'legislation',
    regulation: 'legislation',
    article: 'misc',
    broadcast: 'misc',
    classic: 'misc',
    collection: 'misc',
    event: 'misc',
    figure: 'misc',
    interview: 'misc',
    map: 'misc',
    musical_score: 'misc',
    speech: 'misc',
  }),
);
/** How biblatex styles write two of them. */
const SHORT = new Map([
  ['magazine', 'article-magazine'],
  ['newspaper', 'article-newspaper'],
]);

/** The types that are written, where several are read as one. */
const WRITTEN = new Map(
  Object.entries({
    'article-journal': 'article',
    'paper-conference': 'inproceedings',
    chapter: 'incollection',
    book: 'book',
    report: 'techreport',
    thesis: 'thesis',
    webpage: 'online',
    motion_picture: 'video',
    song: 'audio',
    graphic: 'image',
  }),
);

/** True for a type that BibTeX or biblatex defines. */
export function isBibtexType(type: string): boolean {
  return TYPES.has(type);
}

/** CSL type of an entry; "document" for types that nobody defined. */
export function toCslType(type: string, subtype: string | undefined): string {
  if (subtype !== undefined) {
    const named = SHORT.get(subtype) ?? subtype;
    if (SUBTYPES.has(named)) return named;
  }
  return TYPES.get(type) ?? 'document';
}

/** Entry type, and `entrysubtype` where the type alone says too little, for a CSL type. */
export function toBibtexType(cslType: string | undefined): { type: string; subtype?: string } {
  if (cslType === undefined) return { type: 'misc' };
  const type = SUBTYPES.get(cslType);
  if (type === undefined) return { type: WRITTEN.get(cslType) ?? onlyTypeOf(cslType) ?? 'misc' };
  const short = [...SHORT].find(([, named]) => named === cslType)?.[0];
  return { type, subtype: short ?? cslType };
}

function onlyTypeOf(cslType: string): string | undefined {
  return [...TYPES].find(([, csl]) => csl === cslType)?.[0];
}
