/**
 * Joins records that describe one work: by DOI, then arXiv id, then PubMed id, then a catalogue's number, then title with year (one year
 * more or less, as between a preprint and the paper) and first authors. Two records whose identifiers contradict each other are never
 * joined, a title alone never joins, and neither do two that the reader keeps apart.
 */
import type { Progress } from '../model/progress';
import type { Problem } from '../model/problem';
import { describePlace } from '../model/problem';
import type { MergeRule } from '../model/corpus';
import { isGenericTitle } from './normalize-title';
import type { PreparedRecord } from './prepare-record';

export interface RecordGroup {
  /** Canonical order of the input. */
  members: PreparedRecord[];
  /** The rules that joined them, strongest first; empty for a single record. */
  rules: MergeRule[];
}

const RULES: readonly [
  by: MergeRule,
  valuesOf: (record: PreparedRecord) => readonly (string | undefined)[],
][] = [
  ['doi', ({ doi }) => [doi]],
  ['arxiv', ({ arxivId }) => [arxivId]],
  ['pmid', ({ pmid }) => [pmid]],
  ['catalogue', ({ catalogueIds }) => catalogueIds],
  ['title-year', ({ datedTitle }) => [datedTitle]],
];

/** Works under one identifier, and records of one work, that are looked at; more of them are one fault that repeats. */
const MAX_COMPARED = 25;

/**
 * @param records in canonical order (comparePrepared); the result's order follows it
 * @param apart true for two records that the reader keeps apart
 */
export async function mergeRecords(
  records: readonly PreparedRecord[],
  progress: Progress,
  apart: (a: PreparedRecord, b: PreparedRecord) => boolean = () => false,
): Promise<{ groups: RecordGroup[]; problems: Problem[] }> {
  const problems: Problem[] = [];
  let groups: RecordGroup[] = records.map((record) => ({ members: [record], rules: [] }));
  for (const [step, [by, valuesOfRecord]] of RULES.entries()) {
    const valuesOf = ({ members }: RecordGroup) => [
      ...new Set(members.flatMap(valuesOfRecord).filter((value) => value !== undefined)),
    ];
    /** Groups that hold the value, in canonical order. */
    const holders = new Map<string, RecordGroup[]>();
    const gone = new Set<RecordGroup>();
    for (const [i, start] of groups.entries()) {
      const yielded = progress('merging', step * groups.length + i, RULES.length * groups.length);
      if (yielded) await yielded;
      let group = start;
      for (const value of valuesOf(start)) {
        const others = (holders.get(value) ?? [])
          .slice(0, MAX_COMPARED)
          .filter((other) => other !== group && !gone.has(other));
        const partner = others.find((other) => !contradicts(other, group, by, apart));
        if (partner) {
          for (const member of group.members) partner.members.push(member);
          partner.rules = [...new Set([...partner.rules, ...group.rules, by])];
          gone.add(group);
          for (const held of valuesOf(group)) add(holders, held, partner);
          group = partner;
        } else {
          if (others.length > 0 && by === 'doi') problems.push(sharedDoi(value, others[0]!, group));
          add(holders, value, group);
        }
      }
    }
    groups = groups.filter((group) => !gone.has(group));
  }
  return { groups, problems };
}

function add(holders: Map<string, RecordGroup[]>, value: string, group: RecordGroup): void {
  const list = holders.get(value);
  if (!list) holders.set(value, [group]);
  else if (!list.includes(group)) list.push(group);
}

/** True when something says that the two are different works, for all that the rule's own field is the same. */
function contradicts(
  a: RecordGroup,
  b: RecordGroup,
  by: MergeRule,
  apart: (a: PreparedRecord, b: PreparedRecord) => boolean,
): boolean {
  const some = (group: RecordGroup) => group.members.slice(0, MAX_COMPARED);
  return some(a).some((x) => some(b).some((y) => apart(x, y) || contradict(x, y, by)));
}

function contradict(a: PreparedRecord, b: PreparedRecord, by: MergeRule): boolean {
  if (a.record.isMerged && b.record.isMerged && a.record.place.file === b.record.place.file) return true;
  if (by === 'doi') return lookUnlike(a, b);
  if (a.hasOwnDoi && b.hasOwnDoi && a.doi !== b.doi) return true;
  if (by === 'arxiv') return false;
  if (a.arxivId && b.arxivId && a.arxivId !== b.arxivId) return true;
  if (by === 'pmid') return lookUnlike(a, b);
  if (a.pmid && b.pmid && a.pmid !== b.pmid) return true;
  if (by === 'catalogue') return lookUnlike(a, b);
  return haveOtherNumbers(a, b) || areYearsApart(a, b) || !shareFirstAuthor(a, b) || stand(a, b);
}

/** Two numbers of one edited catalogue are two works; the others number preprint and paper apart. */
function haveOtherNumbers(a: PreparedRecord, b: PreparedRecord): boolean {
  return (['wos', 'scopus'] as const).some((name) => {
    const [x, y] = [a.record.catalogueIds?.[name], b.record.catalogueIds?.[name]];
    return x !== undefined && y !== undefined && x.toLowerCase() !== y.toLowerCase();
  });
}

function areYearsApart(a: PreparedRecord, b: PreparedRecord): boolean {
  return Math.abs((a.record.date?.year ?? Infinity) - (b.record.date?.year ?? Infinity)) > 1;
}

/** The first author of one stands in the other's byline; true as well where one of the two has no names. */
function shareFirstAuthor(a: PreparedRecord, b: PreparedRecord): boolean {
  if (a.families.size === 0 || b.families.size === 0) return true;
  return a.families.has(b.firstFamily) || b.families.has(a.firstFamily);
}

/** A book's DOI that was given to its chapters: other titles by other people. */
function lookUnlike(a: PreparedRecord, b: PreparedRecord): boolean {
  if (a.titleKey === '' || b.titleKey === '' || similarity(a.titleKey, b.titleKey) >= 0.2) return false;
  if (isGenericTitle(a.titleKey) && isGenericTitle(b.titleKey)) return true;
  return a.families.size > 0 && b.families.size > 0 && !shareFamily(a, b);
}

/** Jaccard index of the titles' words. */
function similarity(a: string, b: string): number {
  const x = new Set(a.split(' '));
  const y = new Set(b.split(' '));
  let both = 0;
  for (const word of x) if (y.has(word)) both++;
  return both / (x.size + y.size - both);
}

/** False only when both have names and none is common. */
function shareFamily(a: PreparedRecord, b: PreparedRecord): boolean {
  if (a.families.size === 0 || b.families.size === 0) return true;
  for (const family of a.families) if (b.families.has(family)) return true;
  return false;
}

/** True when they stand at different places in one journal: a column that keeps its title. */
function stand(a: PreparedRecord, b: PreparedRecord): boolean {
  if (a.venueKey === '' || a.venueKey !== b.venueKey) return false;
  const differ = (x: string | undefined, y: string | undefined) =>
    x !== undefined && y !== undefined && x !== y;
  const first = (pages: string | undefined) => /\d{1,9}/.exec(pages ?? '')?.[0];
  return (
    differ(a.record.volume, b.record.volume) ||
    differ(a.record.issue, b.record.issue) ||
    differ(first(a.record.pages), first(b.record.pages))
  );
}

function sharedDoi(doi: string, a: RecordGroup, b: RecordGroup): Problem {
  const other = describePlace(a.members[0]!.record.place);
  return {
    code: 'doi-shared',
    severity: 'warning',
    message: `The DOI ${doi} also stands in ${other}, with another title and other authors. The two were kept apart; check which one it belongs to.`,
    where: b.members[0]!.record.place,
  };
}
