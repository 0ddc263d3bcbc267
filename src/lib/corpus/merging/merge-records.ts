/**
 * Joins records that describe one work. Pairs that share an identifier, a title or a place are compared over all their fields (see
 * work-evidence); those with the most evidence are joined first, and two groups only if nothing between any of their records says
 * otherwise. What may be one work is reported, and so is an identifier that stands on different works.
 */
import type { MergeRule } from '../../model/corpus';
import { MERGE_RULES } from '../../model/corpus';
import type { FieldEvidence } from '../../model/field-evidence';
import type { Progress } from '../../model/progress';
import type { Problem } from '../../model/problem';
import { describePlace } from '../../model/problem';
import { RecordBlocks, type Blocks } from './block-records';
import { compareText } from '../normalize/fold-text';
import type { PreparedRecord } from '../prepare-record';
import { UnionFind } from '../union-find';
import { compareWorks, type WorkComparison } from './work-evidence';
import { FeatureReader, type WorkFeatures } from './work-features';
import { WorkFilter } from './work-filter';

export interface RecordGroup {
  /** Canonical order of the input. */
  members: PreparedRecord[];
  /** The rules that joined them, strongest first; empty for a single record. */
  rules: MergeRule[];
  /** Of the pairs that joined them, what the one with the least evidence says. */
  evidence: FieldEvidence[];
}

/** Two groups that may be one work. */
export interface GroupCandidate {
  groups: [RecordGroup, RecordGroup];
  /** Of each group, the record whose likeness the evidence tells. */
  records: [PreparedRecord, PreparedRecord];
  weight: number;
  evidence: FieldEvidence[];
}

export interface MergedRecords {
  groups: RecordGroup[];
  /** The most evidence first. */
  candidates: GroupCandidate[];
  problems: Problem[];
}

/** Pairs of records, by their places, of which the reader says that they are two works or one. */
export interface ReaderDecisions {
  apart: readonly (readonly [number, number])[];
  joined: readonly (readonly [number, number])[];
}

/** Records of one work that are looked at; more of them are one fault that repeats. */
const MAX_COMPARED = 25;

interface Pair {
  i: number;
  j: number;
  comparison: WorkComparison;
}

/**
 * @param records in canonical order (comparePrepared); the result's order follows it
 * @param decisions what the reader says of them: those whom she joins are joined last, whatever speaks against it but her own word
 */
export async function mergeRecords(
  records: readonly PreparedRecord[],
  progress: Progress,
  decisions: ReaderDecisions = { apart: [], joined: [] },
): Promise<MergedRecords> {
  const n = records.length;
  const reader = new FeatureReader();
  const features: WorkFeatures[] = [];
  const filter = new WorkFilter(n);
  const recordBlocks = new RecordBlocks(n);
  for (const [i, record] of records.entries()) {
    const yielded = progress('merging', i, n);
    if (yielded) await yielded;
    const one = reader.read(record);
    const words = reader.vocabulary.read(one.title.core);
    features.push(one);
    filter.add(one, words);
    recordBlocks.add(one, words);
  }
  const blocks = recordBlocks.list();
  const pairOf = (i: number, j: number) => Math.min(i, j) * n + Math.max(i, j);
  const apart = new Set(decisions.apart.map(([i, j]) => pairOf(i, j)));
  const isApart = (i: number, j: number) => {
    const [a, b] = [records[i]!.record, records[j]!.record];
    if (a.isMerged && b.isMerged && a.place.file === b.place.file) return true;
    return apart.size > 0 && apart.has(pairOf(i, j));
  };
  const compare = (i: number, j: number) => compareWorks(features[i]!, features[j]!);

  const joining: Pair[] = [];
  const open: Pair[] = [];
  const compareWithPartners = (i: number) => {
    const { starts, partners } = blocks;
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const j = partners[at]!;
      if (!filter.mayBeOneWork(i, j) || isApart(i, j)) continue;
      const comparison = compare(i, j);
      if (comparison.verdict === 'same') joining.push({ i, j, comparison });
      else if (comparison.verdict === 'maybe') open.push({ i, j, comparison });
    }
  };
  for (let i = 0; i < n; i++) {
    const yielded = progress('merging', i, n);
    if (yielded) await yielded;
    compareWithPartners(i);
  }
  for (const { i, j, weight, evidence } of listSaved(records))
    if (!apart.has(pairOf(i, j)))
      open.push({
        i,
        j,
        comparison: { verdict: 'maybe', weight, by: 'fields', evidence, isExcluded: false },
      });
  joining.sort(strongestFirst);

  const sets = new UnionFind(n);
  const members = new Map<number, number[]>();
  const joins = new Map<number, WorkComparison[]>();
  const refused: Pair[] = [];
  const membersOf = (root: number) => members.get(root) ?? [root];
  const join = ({ i, j, comparison }: Pair) => {
    const [p, q] = [sets.find(i), sets.find(j)];
    sets.union(p, q);
    const root = sets.find(p);
    const both = [...membersOf(p), ...membersOf(q)];
    const reasons = [...(joins.get(p) ?? []), ...(joins.get(q) ?? []), comparison];
    members.set(root, both);
    joins.set(root, reasons);
  };
  for (const [at, pair] of joining.entries()) {
    const yielded = progress('merging', at, joining.length);
    if (yielded) await yielded;
    const [p, q] = [sets.find(pair.i), sets.find(pair.j)];
    if (p === q) continue;
    if (contradict(membersOf(p), membersOf(q), isApart, compare)) refused.push(pair);
    else join(pair);
  }
  for (const key of [...new Set(decisions.joined.map(([i, j]) => pairOf(i, j)))].sort((a, b) => a - b)) {
    const [i, j] = [Math.floor(key / n), key % n];
    const [left, right] = [membersOf(sets.find(i)), membersOf(sets.find(j))];
    if (sets.find(i) === sets.find(j) || left.some((a) => right.some((b) => apart.has(pairOf(a, b)))))
      continue;
    join({ i, j, comparison: { ...compare(i, j), by: 'reader' } });
  }

  const groups: RecordGroup[] = [];
  const groupOf = new Map<number, RecordGroup>();
  for (let i = 0; i < n; i++) {
    if (sets.find(i) !== i) continue;
    const edges = joins.get(i);
    if (!edges) {
      const group = { members: [records[i]!], rules: [], evidence: [] };
      groups.push(group);
      groupOf.set(i, group);
      continue;
    }
    const by = new Set(edges.map((edge) => edge.by));
    const group = {
      members: membersOf(i)
        .sort((a, b) => a - b)
        .map((index) => records[index]!),
      rules: MERGE_RULES.filter((rule) => by.has(rule)),
      evidence: edges.at(-1)?.evidence ?? [],
    };
    groups.push(group);
    groupOf.set(i, group);
  }
  const groupFor = (i: number) => groupOf.get(sets.find(i))!;
  return {
    groups,
    candidates: listOpen([...open, ...refused].sort(strongestFirst), records, groupFor, (i) => sets.find(i)),
    problems: listShared(blocks, records, (i) => sets.find(i)),
  };
}

/** Pairs of papers of a saved map that may be one work, as the map says: what it was merged from is no longer there to be compared. */
function listSaved(records: readonly PreparedRecord[]) {
  const nameOf = (file: string | undefined, key: string | undefined) => `${file}\n${key}`;
  const holders: number[] = [];
  for (const [i, { record }] of records.entries()) if (record.possibleCopies) holders.push(i);
  if (holders.length === 0) return [];
  const placeOf = new Map<string, number>();
  for (const [i, { record }] of records.entries())
    if (record.isMerged && record.key !== undefined) placeOf.set(nameOf(record.place.file, record.key), i);
  return holders.flatMap((i) =>
    records[i]!.record.possibleCopies!.flatMap(({ key, weight, evidence }) => {
      const j = placeOf.get(nameOf(records[i]!.record.place.file, key));
      return j === undefined || j === i ? [] : [{ i: Math.min(i, j), j: Math.max(i, j), weight, evidence }];
    }),
  );
}

function strongestFirst(a: Pair, b: Pair): number {
  return b.comparison.weight - a.comparison.weight || a.i - b.i || a.j - b.j;
}

/** True when something between two of their records says that they are different works. */
function contradict(
  left: readonly number[],
  right: readonly number[],
  isApart: (i: number, j: number) => boolean,
  compare: (i: number, j: number) => WorkComparison,
): boolean {
  if (left.length === 1 && right.length === 1) return false;
  return left
    .slice(0, MAX_COMPARED)
    .some((i) => right.slice(0, MAX_COMPARED).some((j) => isApart(i, j) || isAgainst(compare(i, j))));
}

/** Not enough for two records to be joined is no contradiction; another identifier, other people or another kind of work is one. */
function isAgainst({ weight, verdict, isExcluded, evidence }: WorkComparison): boolean {
  if (isExcluded) return true;
  if (verdict === 'same') return false;
  return (
    weight < 0 ||
    evidence.some(
      ({ field, says }) =>
        says === 'differs' &&
        (field === 'doi' ||
          field === 'arxiv' ||
          field === 'pmid' ||
          field === 'catalogue' ||
          field === 'type'),
    )
  );
}

/** Each pair of works once, by the pair of records that says most. */
function listOpen(
  pairs: readonly Pair[],
  records: readonly PreparedRecord[],
  groupFor: (i: number) => RecordGroup,
  rootOf: (i: number) => number,
): GroupCandidate[] {
  const seen = new Set<number>();
  const candidates: GroupCandidate[] = [];
  for (const { i, j, comparison } of pairs) {
    const [p, q] = [rootOf(i), rootOf(j)];
    const key = Math.min(p, q) * records.length + Math.max(p, q);
    if (p === q || seen.has(key)) continue;
    seen.add(key);
    const { weight, evidence } = comparison;
    candidates.push({
      ...{ groups: [groupFor(i), groupFor(j)], records: [records[i]!, records[j]!] },
      ...{ weight, evidence },
    });
  }
  return candidates;
}

const SHARED: Record<string, [code: string, name: string]> = {
  doi: ['doi-shared', 'DOI'],
  arxiv: ['arxiv-shared', 'arXiv number'],
  pmid: ['pmid-shared', 'PubMed number'],
};

/** Identifiers that stand on several works: each further one with the first. */
function listShared(
  { holders }: Blocks,
  records: readonly PreparedRecord[],
  rootOf: (i: number) => number,
): Problem[] {
  const problems: Problem[] = [];
  for (const key of [...holders.keys()].sort(compareText)) {
    const indices = holders.get(key)!;
    const first = rootOf(indices[0]!);
    const seen = new Set([first]);
    for (const i of indices) {
      const root = rootOf(i);
      if (seen.has(root)) continue;
      seen.add(root);
      const at = key.indexOf(':');
      const value = key.slice(at + 1);
      const [code, name] = SHARED[key.slice(0, at)] ?? ['number-shared', `number in ${key.slice(0, at)}`];
      problems.push({
        code,
        severity: 'warning',
        message: `The ${name} ${value} also stands in ${describeRecord(records[indices[0]!]!)}; this is ${describeTitle(records[i]!)}. They seem to be different works and were kept apart; check which one the number belongs to.`,
        where: records[i]!.record.place,
      });
    }
  }
  return problems;
}

function describeRecord(prepared: PreparedRecord): string {
  return `${describePlace(prepared.record.place)}: ${describeTitle(prepared)}`;
}

function describeTitle({ record }: PreparedRecord): string {
  return record.title === '' ? 'an entry without a title' : `“${record.title.slice(0, 80)}”`;
}
