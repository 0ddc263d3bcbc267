/** The corpus of a finished map, as its file lists it: nothing is merged or resolved anew. */
import type { Author, CitedWork, Corpus, Keyword, Paper, Venue } from '../model/corpus';
import type { PaperRecord, PersonName } from '../model/record';
import { cleanValue } from '../parsers/clean-text';
import { isObject, objectsOf, type Json } from '../parsers/json/json-values';
import { strings, toPerson } from '../parsers/graphs/map-file';

/** A corpus with the places of its entries by their ids in the file. */
export interface FinishedCorpus {
  corpus: Corpus;
  papers: ReadonlyMap<string, number>;
  authors: ReadonlyMap<string, number>;
  keywords: ReadonlyMap<string, number>;
  /** By the ids of their nodes: "s:…". */
  venues: ReadonlyMap<string, number>;
  works: ReadonlyMap<string, number>;
}

/**
 * @param map the parsed map file
 * @param records its papers as the parser of map files reads them, one a paper, in the file's order
 */
export function readCorpus(map: Json, records: readonly PaperRecord[]): FinishedCorpus {
  const listed = objectsOf(map.papers);
  const authors = readAuthors(map.authors);
  const keywords = readKeywords(map.keywords);
  const venues = readVenues(map.sources);
  const paperOf = new Map<string, number>();
  const papers = records.map((record, index): Paper => {
    const id = record.key ?? `paper-${index + 1}`;
    if (!paperOf.has(id)) paperOf.set(id, index);
    return toPaper(record, id, listed[index] ?? {}, authors.index, keywords.index, venues);
  });
  papers.forEach((paper, index) => {
    for (const author of paper.authors) addOnce(authors.list[author]!.papers, index);
    for (const keyword of paper.keywords) addOnce(keywords.list[keyword]!.papers, index);
    if (paper.venue !== undefined) venues.list[paper.venue]!.papers.push(index);
  });
  const works = readWorks(map.citedWorks, paperOf, papers);
  const citations = readCitations(listed, paperOf);
  const outside = papers.reduce((sum, paper) => sum + paper.citedWorks.length, 0);
  return {
    corpus: {
      papers,
      authors: authors.list,
      keywords: keywords.list,
      venues: venues.list,
      citedWorks: works.list,
      ...citations,
      selfCitation: Uint8Array.from(citations.citing, (citing, i) => {
        const cited = new Set(papers[citations.cited[i]!]!.authors);
        return papers[citing]!.authors.some((author) => cited.has(author)) ? 1 : 0;
      }),
      references: {
        total: citations.citing.length + outside,
        matched: citations.citing.length,
        outside,
        unreadable: 0,
      },
      merges: [],
      workCandidates: [],
      workCandidateCount: 0,
      authorCandidates: [],
      authorCandidateCount: 0,
      problems: [],
    },
    papers: paperOf,
    authors: authors.index,
    keywords: keywords.index,
    venues: venues.index,
    works: works.index,
  };
}

/** The date of a record, its texts and numbers are those of the paper; people, keywords and venue become places in their lists. */
function toPaper(
  record: PaperRecord,
  id: string,
  listed: Json,
  authors: ReadonlyMap<string, number>,
  keywords: ReadonlyMap<string, number>,
  venues: Venues,
): Paper {
  const {
    key,
    title,
    place,
    references,
    isMerged,
    venue,
    keywords: labels,
    authors: names,
    ...rest
  } = record;
  void [key, references, isMerged, labels];
  const paper: Paper = {
    ...rest,
    id,
    title,
    authors: places(listed.authors, authors),
    keywords: places(listed.keywords, keywords),
    citedWorks: [],
    sources: [place],
    fieldSource: {},
  };
  if (names.length > 0) paper.authorCount = Math.max(names.length, record.authorCount ?? 0);
  if (venue !== undefined) paper.venue = venues.take(venue);
  const marks = objectsOf(listed.keywordMarks).flatMap(({ keyword, focused, qualifiers }) => {
    const index = keywords.get(cleanValue(keyword) ?? '');
    return index === undefined
      ? []
      : [{ keyword: index, focused: focused === true, qualifiers: strings(qualifiers) }];
  });
  if (marks.length > 0) paper.keywordMarks = marks;
  return paper;
}

/** Places of ids in a list; those that it doesn't hold are left out. */
function places(ids: unknown, index: ReadonlyMap<string, number>): number[] {
  return [...new Set(strings(ids).flatMap((id) => index.get(id) ?? []))];
}

function addOnce(list: number[], entry: number): void {
  if (list.at(-1) !== entry) list.push(entry);
}

/** Ids are unique in each list; of two entries with one id the first counts. */
function readList<T>(given: unknown, read: (entry: Json, id: string) => T | null) {
  const list: T[] = [];
  const index = new Map<string, number>();
  for (const entry of objectsOf(given)) {
    const id = cleanValue(entry.id);
    const taken = id === undefined || index.has(id) ? null : read(entry, id);
    if (taken === null) continue;
    index.set(id!, list.length);
    list.push(taken);
  }
  return { list, index };
}

const readAuthors = (given: unknown) =>
  readList(given, (entry, id): Author | null => {
    const person: PersonName = toPerson(entry) ?? { literal: id };
    return { id, name: cleanValue(entry.name) ?? id, person, papers: [] };
  });

const readKeywords = (given: unknown) =>
  readList(given, ({ label, given: isGiven }, id): Keyword | null =>
    isGiven === false ? null : { id, label: cleanValue(label) ?? id, papers: [] },
  );

interface Venues {
  list: Venue[];
  /** By the ids of their nodes. */
  index: Map<string, number>;
  /** The venue with a name; a new one where there is none yet. */
  take: (name: string) => number;
}

function readVenues(given: unknown): Venues {
  const { list, index } = readList(given, ({ name }, id): Venue => ({
    id: id.replace(/^s:/, ''),
    name: cleanValue(name) ?? id,
    papers: [],
  }));
  const byName = new Map(list.map(({ name }, place) => [name, place]));
  return {
    list,
    index,
    take(name) {
      let place = byName.get(name);
      if (place === undefined) {
        place = list.length;
        byName.set(name, place);
        list.push({ id: `venue-${place + 1}`, name, papers: [] });
      }
      return place;
    },
  };
}

function readWorks(given: unknown, paperOf: ReadonlyMap<string, number>, papers: readonly Paper[]) {
  const works = readList(given, (entry, id): CitedWork => {
    const work: CitedWork = { id, citedBy: places(entry.citedBy, paperOf).sort((a, b) => a - b) };
    for (const field of ['doi', 'title', 'firstAuthor', 'venue', 'volume', 'page', 'raw'] as const) {
      const text = cleanValue(entry[field]);
      if (text !== undefined) work[field] = text;
    }
    if (typeof entry.year === 'number') work.year = entry.year;
    return work;
  });
  works.list.forEach(({ citedBy }, work) => {
    for (const paper of citedBy) papers[paper]!.citedWorks.push(work);
  });
  return works;
}

/** Sorted by citing, then cited paper, each pair once. */
function readCitations(listed: readonly Json[], paperOf: ReadonlyMap<string, number>) {
  const pairs = listed.flatMap((paper, citing) =>
    places(isObject(paper) ? paper.references : [], paperOf)
      .filter((cited) => cited !== citing)
      .sort((a, b) => a - b)
      .map((cited) => [citing, cited] as const),
  );
  return {
    citing: Uint32Array.from(pairs, ([citing]) => citing),
    cited: Uint32Array.from(pairs, ([, cited]) => cited),
  };
}
