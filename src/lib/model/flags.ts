/** What became of a paper after it was published, and what its source says of the record, as far as the files tell. */
export const PAPER_FLAGS = [
  'retracted',
  'concern',
  'corrected',
  'notice',
  'preprint',
  'authors-cut',
] as const;

/**
 * retracted: taken back or withdrawn; concern: an expression of concern was published; corrected: an erratum was published; notice: is itself
 * the notice of a retraction or correction; preprint: the source names a paper that it became; authors-cut: the source lists only the first
 * authors.
 */
export type PaperFlag = (typeof PAPER_FLAGS)[number];

/** As a badge on a card. */
export const FLAG_WORDS: Readonly<Record<PaperFlag, string>> = {
  retracted: 'Retracted',
  concern: 'Expression of concern',
  corrected: 'Corrected later',
  notice: 'Notice of a retraction or correction',
  preprint: 'Preprint of a published paper',
  'authors-cut': 'Author list cut by the source',
};

/** Each flag once, in the order of PAPER_FLAGS; undefined where there is none. */
export function joinFlags(...lists: (readonly PaperFlag[] | undefined)[]): PaperFlag[] | undefined {
  const given = new Set(lists.flatMap((list) => list ?? []));
  return given.size === 0 ? undefined : PAPER_FLAGS.filter((flag) => given.has(flag));
}

/** Takes the known flags out of a list from a file; undefined where there is none. */
export function resolveFlags(given: unknown): PaperFlag[] | undefined {
  const list = Array.isArray(given) ? (given as unknown[]) : [];
  return joinFlags(PAPER_FLAGS.filter((flag) => list.includes(flag)));
}

/** How many papers bear each flag. */
export type FlagCounts = Partial<Record<PaperFlag, number>>;

/** The counts as sentences, in the order of PAPER_FLAGS. */
export function flagSentences(counts: FlagCounts): string[] {
  return PAPER_FLAGS.flatMap((flag) => {
    const n = counts[flag] ?? 0;
    return n === 0 ? [] : [SENTENCES[flag](n.toLocaleString('en'), n === 1)];
  });
}

const SENTENCES: Readonly<Record<PaperFlag, (n: string, one: boolean) => string>> = {
  retracted: (n, one) => `${n} ${one ? 'paper is' : 'papers are'} retracted.`,
  concern: (n, one) => `${n} ${one ? 'paper bears' : 'papers bear'} an expression of concern.`,
  corrected: (n, one) => `${n} ${one ? 'paper was' : 'papers were'} corrected after publication.`,
  notice: (n, one) =>
    `${n} ${one ? 'record is the notice' : 'records are notices'} of a retraction or correction.`,
  preprint: (n, one) =>
    `${n} ${one ? 'paper is the preprint' : 'papers are preprints'} of a published paper that is not among these.`,
  'authors-cut': (n, one) =>
    `${n} ${one ? 'paper has' : 'papers have'} an author list that the source cut: some co-authors are missing.`,
};
