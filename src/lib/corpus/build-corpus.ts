import type { Corpus, Keyword, Merge, MergedRecord, Paper, Venue, WorkCandidate } from '../model/corpus';
import { NO_CORRECTIONS, type Corrections } from '../model/corrections';
import type { Progress } from '../model/progress';
import type { Problem } from '../model/problem';
import type { PaperRecord } from '../model/record';
import { describeCitations } from './describe-citations';
import { compareText, toSlug } from './normalize/fold-text';
import { indexAuthors } from './index-authors';
import { indexLabels } from './index-labels';
import { joinGroup, type JoinedRecord } from './join-group';
import { joinRelations } from './join-relations';
import { createLabelAliases } from './label-aliases';
import { linkReferences } from './link-references';
import { markKeywords } from './mark-keywords';
import {
  mergeRecords,
  type GroupCandidate,
  type ReaderDecisions,
  type RecordGroup,
} from './merging/merge-records';
import { nameVenues } from './index-venues';
import { normalizeKeyword } from './normalize/normalize-keyword';
import { parseKeyword } from './normalize/parse-keyword';
import { normalizeVenue } from './normalize/normalize-title';
import {
  compareDates,
  comparePrepared,
  createFamilyReader,
  prepareRecord,
  type PreparedRecord,
} from './prepare-record';
import { recordKey } from './record-key';
import { UniqueIds } from './unique-ids';

/** Papers that may be one work, listed; the count of all of them is given beside. */
const MAX_CANDIDATES = 1_000;

/**
 * Merges records into a corpus. The result depends on what the records say, never on their order. Does not change the records.
 * Throws nothing but CancelledError.
 */
export async function buildCorpus(
  records: readonly PaperRecord[],
  progress: Progress,
  corrections: Corrections = NO_CORRECTIONS,
): Promise<Corpus> {
  const problems: Problem[] = [];
  const prepared = [];
  const familyOf = createFamilyReader();
  for (const [i, record] of records.entries()) {
    const yielded = progress('merging', i, records.length);
    if (yielded) await yielded;
    const one = prepareRecord(record, familyOf);
    if (record.doi !== undefined && one.doi === undefined) {
      problems.push({
        code: 'doi-malformed',
        severity: 'warning',
        message: `“${record.doi.slice(0, 60)}” is not a DOI (10.NNNN/name); it was left out.`,
        where: record.place,
      });
    }
    prepared.push(one);
  }
  prepared.sort(comparePrepared);
  const merged = await mergeRecords(prepared, progress, decide(prepared, corrections));
  for (const problem of merged.problems) problems.push(problem);

  const ruleOf = new Map<JoinedRecord, RecordGroup>();
  const joined: JoinedRecord[] = [];
  for (const [i, group] of merged.groups.entries()) {
    const yielded = progress('merging', i, merged.groups.length);
    if (yielded) await yielded;
    const one = joinGroup(group);
    ruleOf.set(one, group);
    joined.push(one);
  }
  const preferredIds = new Map(joined.map((one) => [one, preferredId(one)]));
  joined.sort(
    (a, b) =>
      compareDates(a.record.date, b.record.date) ||
      compareText(a.titleKey, b.titleKey) ||
      compareText(preferredIds.get(a)!, preferredIds.get(b)!) ||
      comparePrepared(a.members[0]!, b.members[0]!),
  );

  const ids = new UniqueIds();
  const papers: Paper[] = [];
  for (const [i, one] of joined.entries()) {
    const yielded = progress('merging', i, joined.length);
    if (yielded) await yielded;
    papers.push(toPaper(one, ids.take(preferredIds.get(one)!)));
  }
  const paperOf = new Map(joined.map((one, paper) => [ruleOf.get(one)!, paper]));
  const venueNames = nameVenues(joined.map(({ record }) => record));
  const { authors, authorsOf, candidates, candidateCount } = await indexAuthors(
    {
      bylines: joined.map((one) => one.record.authors),
      venues: venueNames.map((name) => normalizeVenue(name ?? '')),
      aliases: corrections.authors,
    },
    ids,
    progress,
  );
  const spell = createLabelAliases(corrections.keywords, normalizeKeyword);
  const parsed = joined.map((one) =>
    one.record.keywords
      .map(parseKeyword)
      .map((keyword) => ({ ...keyword, label: spell(keyword.label) }))
      .filter(({ label }) => label !== ''),
  );
  const keywords = await indexLabels(
    parsed.map((list) => list.map(({ label }) => label)),
    normalizeKeyword,
    progress,
  );
  const venues = await indexLabels(
    venueNames.map((name) => (name ? [name] : [])),
    normalizeVenue,
    progress,
  );
  const keywordOf = new Map(keywords.groups.map(({ key }, i) => [key, i]));
  for (const [i, paper] of papers.entries()) {
    paper.authors = authorsOf[i]!;
    paper.keywords = keywords.groupsOf[i]!;
    const marks = markKeywords(parsed[i]!, (label) => keywordOf.get(normalizeKeyword(label)));
    if (marks.length > 0) paper.keywordMarks = marks;
    const venue = venues.groupsOf[i]![0];
    if (venue !== undefined) paper.venue = venue;
  }
  const references = await linkReferences(papers, joined, progress);
  for (const problem of references.problems) problems.push(problem);
  const citations = describeCitations(papers, references);
  for (const problem of citations.problems) problems.push(problem);

  const venueIds = new UniqueIds();
  return {
    papers,
    authors,
    keywords: keywords.groups.map(({ key, label, papers: holders }): Keyword => ({
      id: ids.take(`k:${toSlug(key) || encodeURIComponent(key)}`),
      label,
      papers: holders,
    })),
    venues: venues.groups.map(({ key, label, papers: holders }): Venue => ({
      id: venueIds.take(toSlug(key)),
      name: label,
      papers: holders,
    })),
    citedWorks: references.citedWorks,
    citing: references.citing,
    cited: references.cited,
    selfCitation: citations.selfCitation,
    references: references.counts,
    workCandidates: merged.candidates
      .slice(0, MAX_CANDIDATES)
      .map((candidate) => toWorkCandidate(candidate, paperOf)),
    workCandidateCount: merged.candidates.length,
    authorCandidates: candidates,
    authorCandidateCount: candidateCount,
    merges: joined.flatMap((one, paper): Merge[] => {
      const { rules, evidence } = ruleOf.get(one)!;
      const by = rules[0];
      return by === undefined
        ? []
        : [
            {
              paper,
              by,
              evidence,
              records: one.members.map(describeMerged),
            },
          ];
    }),
    problems: sortProblems(problems),
  };
}

function toWorkCandidate(
  { groups, records, weight, evidence }: GroupCandidate,
  paperOf: ReadonlyMap<RecordGroup, number>,
): WorkCandidate {
  const [a, b] = groups
    .map((group, side) => ({ paper: paperOf.get(group)!, key: recordKey(records[side]!) }))
    .sort((x, y) => x.paper - y.paper);
  return { papers: [a!.paper, b!.paper], keys: [a!.key, b!.key], weight, evidence };
}

function describeMerged(member: PreparedRecord): MergedRecord {
  const { place, title, date, venue } = member.record;
  const merged: MergedRecord = { key: recordKey(member), place, title };
  if (date) merged.year = date.year;
  if (venue !== undefined) merged.venue = venue;
  return merged;
}

/** What the reader says of records, by their places. */
function decide(
  records: readonly PreparedRecord[],
  { apart, joined = [] }: Corrections,
): ReaderDecisions | undefined {
  if (apart.length + joined.length === 0) return undefined;
  const wanted = new Set([...apart, ...joined].flat());
  const placesOf = new Map<string, number[]>();
  for (const [i, record] of records.entries()) {
    const key = recordKey(record);
    if (wanted.has(key)) placesOf.set(key, [...(placesOf.get(key) ?? []), i]);
  }
  const places = (pairs: Corrections['apart']) =>
    pairs.flatMap(([a, b]) =>
      (placesOf.get(a) ?? []).flatMap((i) => (placesOf.get(b) ?? []).map((j): [number, number] => [i, j])),
    );
  return { apart: places(apart), joined: places(joined) };
}

/** The id that a paper would like: key, DOI, arXiv id or the title. "a:" and "k:" are the beginnings of author and keyword ids. */
function preferredId({ record, titleKey, doi, arxivId, pmid }: JoinedRecord): string {
  const id =
    record.key ??
    doi ??
    (arxivId && `arxiv:${arxivId}`) ??
    (pmid && `pmid:${pmid}`) ??
    (toSlug(titleKey, 60) || 'untitled');
  return /^[ak]:/.test(id) ? `p:${id}` : id;
}

const OF_KIND = ['type', 'editors', 'flags', 'otherDois'] as const;
const OF_PLACE = [
  'organisation',
  'date',
  'venueAbbreviation',
  'publisher',
  'volume',
  'issue',
  'pages',
  'issn',
] as const;
const OF_TEXT = ['catalogueIds', 'url', 'language', 'abstract', 'timesCited', 'pageCount', 'others'] as const;

function toPaper(joined: JoinedRecord, id: string): Paper {
  const { record, doi, arxivId, pmid, members, fieldSource } = joined;
  const paper: Paper = {
    id,
    title: record.title,
    authors: [],
    keywords: [],
    citedWorks: [],
    sources: members.map((member) => member.record.place),
    fieldSource:
      fieldSource.size === 0
        ? {}
        : Object.fromEntries([...fieldSource].sort(([a], [b]) => compareText(a, b))),
  };
  const authorCount =
    record.authors.length > 0 ? Math.max(record.authors.length, record.authorCount ?? 0) : record.authorCount;
  if (authorCount !== undefined) paper.authorCount = authorCount;
  copy(record, OF_KIND, paper);
  const relations = joinRelations(members, joined);
  if (relations) paper.relations = relations;
  copy(record, OF_PLACE, paper);
  if (doi !== undefined) paper.doi = doi;
  if (arxivId !== undefined) paper.arxivId = arxivId;
  if (pmid !== undefined) paper.pmid = pmid;
  copy(record, OF_TEXT, paper);
  return paper;
}

/** The fields that the record has. */
function copy<K extends keyof PaperRecord & keyof Paper>(
  record: Pick<PaperRecord, K>,
  fields: readonly K[],
  paper: Partial<Pick<PaperRecord, K>>,
): void {
  for (const field of fields) if (record[field] !== undefined) paper[field] = record[field];
}

function sortProblems(problems: Problem[]): Problem[] {
  const key = ({ code, where, message }: Problem) =>
    [code, where?.file ?? '', String(where?.line ?? 0).padStart(9, '0'), where?.what ?? '', message].join(
      '\n',
    );
  return problems
    .map((problem) => ({ problem, key: key(problem) }))
    .sort((a, b) => compareText(a.key, b.key))
    .map(({ problem }) => problem);
}
