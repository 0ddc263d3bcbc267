import type { CitedWork, Paper, ReferenceCounts } from '../model/corpus';
import type { Progress } from '../model/progress';
import type { Problem } from '../model/problem';
import type { Reference } from '../model/record';
import { compareText, toSlug } from './normalize/fold-text';
import { referencesOf, type JoinedRecord } from './join-group';
import { isGenericTitle, normalizeTitle } from './normalize/normalize-title';
import type { PreparedRecord } from './prepare-record';
import {
  authorKey,
  identifierKeys,
  identifyReference,
  isSameSource,
  locationKey,
  locationOfRecord,
  titleYearKey,
} from './reference-keys';
import { UnionFind } from './union-find';

export interface LinkedReferences {
  citing: Uint32Array;
  cited: Uint32Array;
  citedWorks: CitedWork[];
  counts: ReferenceCounts;
  problems: Problem[];
}

interface Lookup {
  keys: Map<string, number>;
  /** "doi:…", "openalex:…" -> paper */
  identifiers: Map<string, number>;
  /** Normal title, and title with year, -> paper; -1 where several papers share it. */
  titles: Map<string, number>;
  /** First four words of a title -> titles that begin so, to be found in the text of a reference. */
  beginnings: Map<string, { title: string; paper: number }[]>;
  /** First word of a title -> second words, to pass over most of a text quickly. */
  openings: Map<string, Set<string>>;
  /** Author, year, volume and page -> papers with their records. */
  locations: Map<string, { paper: number; member: PreparedRecord }[]>;
}

/** Words by which a title is looked for in the text of a reference. */
const BEGINNING = 4;
/** Titles that begin alike and are compared; more of them are a series. */
const MAX_ALIKE = 20;

/**
 * Finds the paper that each reference means: by key in the same file, DOI, arXiv or PubMed id, a catalogue's number, then by first author,
 * year, volume, page and source, by title and year, and at last by a title in the reference's text. What is not in the corpus becomes a
 * cited work. Fills Paper.citedWorks.
 */
export async function linkReferences(
  papers: readonly Paper[],
  joined: readonly JoinedRecord[],
  progress: Progress,
): Promise<LinkedReferences> {
  const lookup = buildLookup(papers, joined);
  const links = new Set<number>();
  const outside: { reference: Reference; paper: number }[] = [];
  const missing = new Map<string, { count: number; examples: Set<string> }>();
  const unreadable = new Map<string, { count: number; examples: Set<string> }>();
  const selfCiting: number[] = [];
  const counts: ReferenceCounts = { total: 0, matched: 0, outside: 0, unreadable: 0 };
  const n = papers.length;

  for (const [paper, record] of joined.entries()) {
    const yielded = progress('merging', paper, n);
    if (yielded) await yielded;
    for (const { reference, file } of referencesOf(record)) {
      counts.total++;
      const target = findPaper(reference, file, lookup);
      if (target !== undefined) {
        counts.matched++;
        if (target === paper) selfCiting.push(paper);
        else links.add(paper * n + target);
      } else if (isUnreadable(reference)) {
        counts.unreadable++;
        countExample(unreadable, file, reference.raw ?? '');
      } else {
        counts.outside++;
        if (reference.key !== undefined && isKeyOnly(reference)) countExample(missing, file, reference.key);
        outside.push({ reference, paper });
      }
    }
  }

  const sorted = Float64Array.from(links).sort();
  const citing = new Uint32Array(sorted.length);
  const cited = new Uint32Array(sorted.length);
  for (const [i, link] of sorted.entries()) {
    citing[i] = Math.floor(link / n);
    cited[i] = link % n;
  }
  const citedWorks = collectWorks(outside);
  for (const [i, work] of citedWorks.entries())
    for (const paper of work.citedBy) papers[paper]!.citedWorks.push(i);
  return { citing, cited, citedWorks, counts, problems: describe(missing, unreadable, selfCiting, papers) };
}

function buildLookup(papers: readonly Paper[], joined: readonly JoinedRecord[]): Lookup {
  const lookup: Lookup = {
    keys: new Map(),
    identifiers: new Map(),
    titles: new Map(),
    beginnings: new Map(),
    openings: new Map(),
    locations: new Map(),
  };
  const first = (map: Map<string, number>, key: string | undefined, paper: number) => {
    if (key !== undefined && !map.has(key)) map.set(key, paper);
  };
  const unique = (key: string, paper: number) => {
    const held = lookup.titles.get(key);
    lookup.titles.set(key, held === undefined || held === paper ? paper : -1);
  };
  for (const [paper, { members }] of joined.entries()) {
    for (const member of members) {
      const { key, place, date } = member.record;
      if (key !== undefined) first(lookup.keys, `${place.file ?? ''}\n${key}`, paper);
      for (const id of identifierKeys(member)) first(lookup.identifiers, id, paper);
      const location = locationOfRecord(member);
      if (location !== undefined) push(lookup.locations, location, { paper, member });
      if (isGenericTitle(member.titleKey)) continue;
      unique(member.titleKey, paper);
      if (date) unique(`${member.titleKey}|${date.year}`, paper);
      const words = member.titleKey.split(' ');
      if (words.length < BEGINNING) continue;
      push(lookup.beginnings, words.slice(0, BEGINNING).join(' '), { title: member.titleKey, paper });
      lookup.openings.set(words[0]!, (lookup.openings.get(words[0]!) ?? new Set()).add(words[1]!));
    }
  }
  addFurtherIdentifiers(papers, lookup.identifiers);
  return lookup;
}

/** Further DOIs of a paper and the identifiers of its versions, where they are no other paper's own nor given by two. */
function addFurtherIdentifiers(papers: readonly Paper[], identifiers: Map<string, number>): void {
  const idsOf = [
    ({ otherDois = [] }: Paper) => otherDois.map((doi): Reference => ({ doi })),
    ({ relations = [] }: Paper): Reference[] => relations,
  ];
  for (const list of idsOf) {
    const found = new Map<string, number>();
    for (const [index, paper] of papers.entries())
      for (const id of list(paper).flatMap((ids) => identifierKeys(identifyReference(ids)))) {
        const known = found.get(id);
        found.set(id, known === undefined || known === index ? index : -1);
      }
    for (const [id, paper] of found) if (paper >= 0 && !identifiers.has(id)) identifiers.set(id, paper);
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (list.length < MAX_ALIKE) list.push(value);
}

function findPaper(reference: Reference, file: string, lookup: Lookup): number | undefined {
  if (reference.key !== undefined) {
    const paper = lookup.keys.get(`${file}\n${reference.key}`);
    if (paper !== undefined) return paper;
  }
  const ids = identifierKeys(identifyReference(reference));
  for (const id of reference.workId === undefined ? ids : [reference.workId, ...ids]) {
    const paper = lookup.identifiers.get(id);
    if (paper !== undefined) return paper;
  }
  return (
    findByLocation(reference, lookup) ?? findByTitle(reference, lookup) ?? findTitleInText(reference, lookup)
  );
}

function findByLocation(reference: Reference, lookup: Lookup): number | undefined {
  const { firstAuthor, year, volume, page, venue } = reference;
  const key = locationKey(firstAuthor, year, volume, page);
  const found = key === undefined ? undefined : lookup.locations.get(key);
  const fitting = (found ?? []).filter(
    ({ member: { record } }) =>
      (venue !== undefined &&
        record.venueAbbreviation !== undefined &&
        isSameSource(venue, record.venueAbbreviation)) ||
      isSameSource(venue, record.venue),
  );
  const papers = new Set(fitting.map(({ paper }) => paper));
  return papers.size === 1 ? fitting[0]!.paper : undefined;
}

function findByTitle({ title, year }: Reference, lookup: Lookup): number | undefined {
  const key = normalizeTitle(title ?? '');
  if (key === '' || isGenericTitle(key)) return undefined;
  const paper = lookup.titles.get(year === undefined ? key : `${key}|${year}`);
  return paper === undefined || paper < 0 ? undefined : paper;
}

/**
 * The longest title of the corpus that stands whole in the text of a reference, if no two papers have it. Where the reference has a year,
 * it must be the paper's.
 */
function findTitleInText({ raw, title, year }: Reference, lookup: Lookup): number | undefined {
  if (raw === undefined || (title !== undefined && year === undefined)) return undefined;
  const text = normalizeTitle(raw.slice(0, 2_000));
  const words = text.split(' ');
  let best: { title: string; paper: number } | undefined;
  for (let at = 0; at + BEGINNING <= words.length; at++) {
    if (!lookup.openings.get(words[at]!)?.has(words[at + 1]!)) continue;
    const beginning = words.slice(at, at + BEGINNING).join(' ');
    for (const entry of lookup.beginnings.get(beginning) ?? []) {
      if (!` ${text} `.includes(` ${entry.title} `)) continue;
      if (year !== undefined && !lookup.titles.has(`${entry.title}|${year}`)) continue;
      if (!best || entry.title.length > best.title.length) best = entry;
    }
  }
  return best && lookup.titles.get(best.title) === best.paper ? best.paper : undefined;
}

function isKeyOnly(reference: Reference): boolean {
  const { doi, arxivId, pmid, catalogueIds, title, raw, firstAuthor } = reference;
  return (doi ?? arxivId ?? pmid ?? catalogueIds ?? title ?? raw ?? firstAuthor) === undefined;
}

/** No identifier, no title, no author with a year, no key: nothing by which two papers could be seen to cite the same work. */
function isUnreadable(reference: Reference): boolean {
  if ((reference.key ?? reference.workId) !== undefined || (reference.title ?? '') !== '') return false;
  if (identifierKeys(identifyReference(reference)).length > 0) return false;
  const { firstAuthor, year, raw } = reference;
  if (authorKey(firstAuthor) !== undefined && year !== undefined) return false;
  return !/\p{L}{3}/u.test(raw ?? '') || !/\d{4}/.test(raw ?? '');
}

/**
 * Joins references to works outside the corpus: by identifiers; those without one by where they stand and by title with year, and both
 * with the identifier that another reference to the same place or title has, if only one has any.
 */
function collectWorks(outside: readonly { reference: Reference; paper: number }[]): CitedWork[] {
  const indexOf = new Map<string, number>();
  const keysOf = outside.map(({ reference }) => {
    const { title, year, firstAuthor, volume, page } = reference;
    const weak = [locationKey(firstAuthor, year, volume, page), titleYearKey(title, year)].filter(
      (key) => key !== undefined,
    );
    for (const key of weak) if (!indexOf.has(key)) indexOf.set(key, indexOf.size);
    return {
      strong: identifierKeys(identifyReference(reference)),
      weak: weak.map((key) => indexOf.get(key)!),
    };
  });
  const sets = new UnionFind(indexOf.size);
  for (const { weak } of keysOf) if (weak.length === 2) sets.union(weak[0]!, weak[1]!);
  const groups = new Map<number, { strong: Set<string>; weak: string }>();
  for (const [i, { strong, weak }] of keysOf.entries()) {
    if (weak.length === 0) continue;
    const root = sets.find(weak[0]!);
    const group = groups.get(root) ?? { strong: new Set<string>(), weak: '' };
    if (strong.length > 0) group.strong.add(strong[0]!);
    const id = weakId(outside[i]!.reference);
    if (group.weak === '' || compareText(id, group.weak) < 0) group.weak = id;
    groups.set(root, group);
  }
  const works = new Map<string, CitedWork>();
  for (const [i, { reference, paper }] of outside.entries()) {
    const { strong, weak } = keysOf[i]!;
    const group = weak.length > 0 ? groups.get(sets.find(weak[0]!)) : undefined;
    const only = group?.strong.size === 1 ? [...group.strong][0] : undefined;
    const id = reference.workId ?? strong[0] ?? only ?? group?.weak ?? weakId(reference);
    addReference(works, id, reference, paper);
  }
  return [...works.values()].sort((x, y) => compareText(x.id, y.id));
}

function weakId({ key, title, year, raw, firstAuthor, venue, volume, page }: Reference): string {
  const titleKey = normalizeTitle(title ?? '');
  if (titleKey !== '') return `title:${toSlug(titleKey)}-${year ?? 'undated'}`;
  const location = locationKey(firstAuthor, year, volume, page);
  if (location !== undefined) return `cited:${toSlug(location)}`;
  if (authorKey(firstAuthor) !== undefined && year !== undefined && venue !== undefined)
    return `cited:${toSlug(`${firstAuthor} ${year} ${venue}`)}`;
  return `raw:${toSlug(raw ?? key ?? '', 120)}`;
}

function addReference(works: Map<string, CitedWork>, id: string, reference: Reference, paper: number): void {
  const { doi } = identifyReference(reference);
  const raw = reference.raw ?? (isKeyOnly(reference) ? reference.key : undefined);
  const work = works.get(id) ?? { id, citedBy: [] };
  if (doi !== undefined && (work.doi === undefined || doi < work.doi)) work.doi = doi;
  // Spellings of one work differ between papers; the smallest is taken, whatever the order.
  for (const [field, text] of [
    ['title', reference.title],
    ['firstAuthor', reference.firstAuthor],
    ['venue', reference.venue],
    ['volume', reference.volume],
    ['page', reference.page],
    ['raw', raw],
  ] as const)
    if (text !== undefined && text !== '') work[field] = smaller(work[field], text);
  if (reference.year !== undefined) work.year = Math.min(work.year ?? reference.year, reference.year);
  if (work.citedBy.at(-1) !== paper) work.citedBy.push(paper);
  works.set(id, work);
}

function smaller(a: string | undefined, b: string): string {
  return a === undefined || compareText(b, a) < 0 ? b : a;
}

function countExample(
  map: Map<string, { count: number; examples: Set<string> }>,
  file: string,
  example: string,
): void {
  const entry = map.get(file) ?? { count: 0, examples: new Set<string>() };
  entry.count++;
  if (entry.examples.size < 3) entry.examples.add(example);
  map.set(file, entry);
}

function describe(
  missing: ReadonlyMap<string, { count: number; examples: Set<string> }>,
  unreadable: ReadonlyMap<string, { count: number; examples: Set<string> }>,
  selfCiting: readonly number[],
  papers: readonly Paper[],
): Problem[] {
  const problems: Problem[] = [];
  const list = (examples: Set<string>, count: number) =>
    [...examples].map((text) => `“${text.slice(0, 60)}”`).join(', ') + (count > examples.size ? ', …' : '');
  for (const file of [...missing.keys()].sort(compareText)) {
    const { count, examples } = missing.get(file)!;
    problems.push({
      code: 'reference-not-found',
      severity: 'warning',
      message: `${count} references name an entry that is not in the file (${list(examples, count)}). Add these entries, or take the references out.`,
      where: { file },
    });
  }
  for (const file of [...unreadable.keys()].sort(compareText)) {
    const { count, examples } = unreadable.get(file)!;
    problems.push({
      code: 'reference-unreadable',
      severity: 'note',
      message: `${count} ${count === 1 ? 'reference names' : 'references name'} neither a work's identifier nor its title, nor an author with a year (${list(examples, count)}), and can't be linked. Export again from a database that gives whole references.`,
      where: { file },
    });
  }
  for (const paper of new Set(selfCiting)) {
    problems.push({
      code: 'cites-itself',
      severity: 'note',
      message: 'This paper is in its own list of references; that link was left out.',
      where: papers[paper]!.sources[0],
    });
  }
  return problems;
}
