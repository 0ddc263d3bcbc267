/** Authors and sources of cited works outside the corpus, so that they can stand on a map beside those of the papers. */
import { compareText, toSlug } from '../corpus/normalize/fold-text';
import { formatName, normalizePerson } from '../corpus/normalize/normalize-name';
import { normalizeVenue } from '../corpus/normalize/normalize-title';
import { UniqueIds } from '../corpus/unique-ids';
import type { Author, Corpus, Venue } from '../model/corpus';
import type { OutsideEntities } from './network-input';
import { citedName, matchNames, personKey } from './cited-names';

interface Widened {
  corpus: Corpus;
  outside: OutsideEntities;
}

/**
 * Adds the first authors of works outside to the corpus, as authors without papers. One is taken for an author of the corpus only where
 * family name and initials leave no doubt (see cited-names.ts). The authors added are sorted by family name and initials.
 */
export function addOutsideAuthors(corpus: Corpus): Widened {
  const names = corpus.citedWorks.map(({ firstAuthor }) => citedName(firstAuthor));
  const groups = groupBy(names, ({ key }) => key);
  const own = corpus.authors.map(({ person }) => personKey(normalizePerson(person)));
  const matches = matchNames(
    own,
    [...groups.values()].map(([first]) => names[first!]!),
  );
  const ids = new UniqueIds();
  for (const { id } of [...corpus.papers, ...corpus.authors, ...corpus.keywords]) ids.take(id);
  const entities = new Int32Array(names.length).fill(-1);
  const authors = [...corpus.authors];
  for (const [key, works] of groups) {
    let entity = matches.get(key);
    if (entity === undefined) {
      const person = commonest(works.map((work) => names[work]!)).person;
      const name = formatName(person);
      const author: Author = { id: ids.take(`a:${toSlug(name) || 'author'}`), name, person, papers: [] };
      entity = authors.push(author) - 1;
    }
    for (const work of works) entities[work] = entity;
  }
  return { corpus: { ...corpus, authors }, outside: { of: 'authors', entities } };
}

/** Adds the sources of works outside to the corpus, as sources without papers. Names that fold to the same are one source. */
export function addOutsideSources(corpus: Corpus): Widened {
  const names = corpus.citedWorks.map(({ venue = '' }) => ({
    key: normalizeVenue(venue),
    text: venue.trim(),
  }));
  const groups = groupBy(names, ({ key }) => key);
  const known = new Map(corpus.venues.map(({ name }, index) => [normalizeVenue(name), index]));
  const ids = new UniqueIds();
  for (const { id } of corpus.venues) ids.take(id);
  const entities = new Int32Array(names.length).fill(-1);
  const venues = [...corpus.venues];
  for (const [key, works] of groups) {
    let entity = known.get(key);
    if (entity === undefined) {
      const name = commonest(works.map((work) => names[work]!)).text;
      const venue: Venue = { id: ids.take(toSlug(key) || 'source'), name, papers: [] };
      entity = venues.push(venue) - 1;
    }
    for (const work of works) entities[work] = entity;
  }
  return { corpus: { ...corpus, venues }, outside: { of: 'sources', entities } };
}

/** Places by key, keys sorted; what has no key is left out. */
function groupBy<T>(list: readonly (T | undefined)[], keyOf: (item: T) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  list.forEach((item, place) => {
    const key = item === undefined ? '' : keyOf(item);
    if (key === '') return;
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  });
  return new Map([...groups].sort(([a], [b]) => compareText(a, b)));
}

/** The commonest spelling, ties by code units. */
function commonest<T extends { text: string }>(spellings: readonly T[]): T {
  const counts = new Map<string, { of: T; count: number }>();
  for (const of of spellings) {
    const known = counts.get(of.text);
    if (known) known.count++;
    else counts.set(of.text, { of, count: 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || compareText(a.of.text, b.of.text))[0]!.of;
}
