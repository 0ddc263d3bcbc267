/** What the page asks about the merging of records: lists for the reader to look through and correct. */
import type { MergedRecord, MergeRule } from '../corpus';
import type { FieldEvidence } from '../field-evidence';

export interface MergeLine {
  /** The paper that came out. */
  title: string;
  by: MergeRule;
  /** Of the pairs that joined the records, what the one with the least evidence says. */
  evidence: FieldEvidence[];
  records: MergedRecord[];
}

/** Two papers that may be one work and were not merged. */
export interface WorkCandidateLine {
  papers: [WorkSide, WorkSide];
  /** A record of each, as Corrections.joined names them. */
  keys: [string, string];
  evidence: FieldEvidence[];
}

export interface WorkSide {
  title: string;
  /** Family names of the first authors: "Keel, Luha, …". */
  authors: string;
  year?: number;
  venue?: string;
}

/** A list that stops at a limit, with the number of all. */
export interface WorkCandidateLines {
  lines: WorkCandidateLine[];
  total: number;
}

/** One of two author entries that may be one person. */
export interface CandidateSide {
  name: string;
  papers: number;
  /** Titles of up to two of them. */
  examples: string[];
}

export interface CandidateLine {
  /** The fuller spelling first. */
  sides: [CandidateSide, CandidateSide];
  sharedCoAuthors: number;
  sharedVenues: number;
}

/** A work that is cited here and not among the papers. */
export interface CitedWorkLine {
  id: string;
  /** Title, or what the references say. */
  label: string;
  firstAuthor?: string;
  year?: number;
  venue?: string;
  doi?: string;
  /** Number of papers here that cite it. */
  citedBy: number;
}

/** Entries of one file that could not be read, one after the other, unchanged. */
export interface UnreadFile {
  file: string;
  entries: number;
  text: string;
}

const FIELD_WORDS: Record<FieldEvidence['field'], string> = {
  doi: 'DOI',
  arxiv: 'arXiv number',
  pmid: 'PubMed number',
  catalogue: 'number in a catalogue',
  relation: 'work by what the source says',
  title: 'title',
  authors: 'authors',
  year: 'year',
  venue: 'venue',
  volume: 'volume',
  issue: 'issue',
  page: 'first page',
  type: 'kind of work',
};

/** "same title, same first page 123; different: issue 2 and 4". */
export function describeEvidence(evidence: readonly FieldEvidence[]): string {
  const speaking = evidence
    .filter(({ says }) => says !== 'differs')
    .map(({ field, says, values }) =>
      [says === 'same' ? 'same' : 'similar', FIELD_WORDS[field], values?.join(' and ')]
        .filter(Boolean)
        .join(' '),
    );
  const against = evidence
    .filter(({ says }) => says === 'differs')
    .map(({ field, values }) => [FIELD_WORDS[field], values?.join(' and ')].filter(Boolean).join(' '));
  const differ = against.length === 0 ? '' : `different: ${against.join(', ')}`;
  return [speaking.join(', '), differ].filter((part) => part !== '').join('; ');
}
