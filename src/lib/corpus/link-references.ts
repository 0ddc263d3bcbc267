import type { CitedWork, Paper } from '../model/corpus';
import type { Pace } from '../model/pace';
import type { Problem } from '../model/problem';
import type { Reference } from '../model/record';
import { compareText, toSlug } from './fold-text';
import { referencesOf, type JoinedRecord } from './join-group';
import { findArxivId, findDoiInUrl, normalizeArxivId, normalizeDoi, normalizePmid } from './normalize-doi';
import { isGenericTitle, normalizeTitle } from './normalize-title';

export interface LinkedReferences {
  citing: Uint32Array;
  cited: Uint32Array;
  citedWorks: CitedWork[];
  problems: Problem[];
}

interface Lookup {
  keys: Map<string, number>;
  dois: Map<string, number>;
  arxivIds: Map<string, number>;
  pmids: Map<string, number>;
  /** Normal title, and title with year, -> paper; -1 where several papers share it. */
  titles: Map<string, number>;
}

/**
 * Finds the paper that each reference means, by key in the same file, DOI, arXiv id, PubMed id, then title (and year where it is given).
 * What is not in the corpus becomes a cited work. Fills Paper.citedWorks.
 */
export async function linkReferences(
  papers: readonly Paper[],
  joined: readonly JoinedRecord[],
  pace: Pace,
): Promise<LinkedReferences> {
  const lookup = buildLookup(joined);
  const links = new Set<number>();
  const works = new Map<string, CitedWork>();
  const missing = new Map<string, { count: number; examples: Set<string> }>();
  const selfCiting: number[] = [];
  const n = papers.length;

  for (const [paper, record] of joined.entries()) {
    const rest = pace('merging', paper, n);
    if (rest) await rest;
    for (const { reference, file } of referencesOf(record)) {
      const target = findPaper(reference, file, lookup);
      if (target === paper) selfCiting.push(paper);
      else if (target !== undefined) links.add(paper * n + target);
      else {
        if (reference.key !== undefined && isKeyOnly(reference)) {
          const entry = missing.get(file) ?? { count: 0, examples: new Set<string>() };
          entry.count++;
          if (entry.examples.size < 3) entry.examples.add(reference.key);
          missing.set(file, entry);
        }
        addWork(works, reference, paper);
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
  const citedWorks = [...works.values()].sort((a, b) => compareText(a.id, b.id));
  for (const [i, work] of citedWorks.entries())
    for (const paper of work.citedBy) papers[paper]!.citedWorks.push(i);
  return { citing, cited, citedWorks, problems: describe(missing, selfCiting, papers) };
}

function buildLookup(joined: readonly JoinedRecord[]): Lookup {
  const lookup: Lookup = {
    keys: new Map(),
    dois: new Map(),
    arxivIds: new Map(),
    pmids: new Map(),
    titles: new Map(),
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
      first(lookup.dois, member.doi, paper);
      first(lookup.arxivIds, member.arxivId, paper);
      first(lookup.pmids, member.pmid, paper);
      if (isGenericTitle(member.titleKey)) continue;
      unique(member.titleKey, paper);
      if (date) unique(`${member.titleKey}|${date.year}`, paper);
    }
  }
  return lookup;
}

function findPaper(reference: Reference, file: string, lookup: Lookup): number | undefined {
  if (reference.key !== undefined) {
    const paper = lookup.keys.get(`${file}\n${reference.key}`);
    if (paper !== undefined) return paper;
  }
  const { doi, arxivId, pmid } = identify(reference);
  const byId =
    (doi === undefined ? undefined : lookup.dois.get(doi)) ??
    (arxivId === undefined ? undefined : lookup.arxivIds.get(arxivId)) ??
    (pmid === undefined ? undefined : lookup.pmids.get(pmid));
  if (byId !== undefined) return byId;
  const title = normalizeTitle(reference.title ?? '');
  if (title === '' || isGenericTitle(title)) return undefined;
  const byTitle = lookup.titles.get(reference.year === undefined ? title : `${title}|${reference.year}`);
  return byTitle === undefined || byTitle < 0 ? undefined : byTitle;
}

function identify(reference: Reference) {
  const { raw } = reference;
  const doi = normalizeDoi(reference.doi) ?? normalizeDoi(raw) ?? findDoiInUrl(reference.key);
  const arxivId =
    normalizeArxivId(reference.arxivId) ??
    findArxivId(doi) ??
    findArxivId(raw) ??
    normalizeArxivId(/\barxiv:\s?\S{7,40}/i.exec(raw ?? '')?.[0]);
  return { doi, arxivId, pmid: normalizePmid(reference.pmid) };
}

function isKeyOnly({ doi, arxivId, pmid, title, raw }: Reference): boolean {
  return (doi ?? arxivId ?? pmid ?? title ?? raw) === undefined;
}

function addWork(works: Map<string, CitedWork>, reference: Reference, paper: number): void {
  const { doi, arxivId, pmid } = identify(reference);
  const raw = reference.raw ?? (isKeyOnly(reference) ? reference.key : undefined);
  const title = normalizeTitle(reference.title ?? '');
  const id =
    (doi && `doi:${doi}`) ??
    (arxivId && `arxiv:${arxivId}`) ??
    (pmid && `pmid:${pmid}`) ??
    (title !== ''
      ? `title:${toSlug(title)}-${reference.year ?? 'undated'}`
      : `raw:${toSlug(raw ?? '', 120)}`);
  const work = works.get(id) ?? { id, citedBy: [] };
  if (doi !== undefined) work.doi = doi;
  // Spellings of one work differ between papers; the smallest is taken, whatever the order.
  if (reference.title !== undefined) work.title = smaller(work.title, reference.title);
  if (raw !== undefined) work.raw = smaller(work.raw, raw);
  if (reference.year !== undefined) work.year = Math.min(work.year ?? reference.year, reference.year);
  if (work.citedBy.at(-1) !== paper) work.citedBy.push(paper);
  works.set(id, work);
}

function smaller(a: string | undefined, b: string): string {
  return a === undefined || compareText(b, a) < 0 ? b : a;
}

function describe(
  missing: ReadonlyMap<string, { count: number; examples: Set<string> }>,
  selfCiting: readonly number[],
  papers: readonly Paper[],
): Problem[] {
  const problems: Problem[] = [];
  for (const file of [...missing.keys()].sort(compareText)) {
    const { count, examples } = missing.get(file)!;
    const names = [...examples].map((key) => `“${key.slice(0, 40)}”`).join(', ');
    problems.push({
      code: 'reference-not-found',
      severity: 'warning',
      message: `${count} references name an entry that is not in the file (${names}${count > examples.size ? ', …' : ''}). Add these entries, or take the references out.`,
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
