import { citedName } from './cited-names';
import type { Author, CitedWork, Paper } from '../model/corpus';
import type { PersonName } from '../model/record';

const LONGEST_NAME_BEFORE_COLON = 24;
const LONGEST_TITLE = 28;

/**
 * What stands beside a paper on the map: "van Eck 2010", by its first editor where no author is named; for papers without names the title's part before a colon when that is
 * short ("SoundReactor"), else its first words.
 */
export function paperLabel(paper: Paper, authors: readonly Author[]): string {
  const first = paper.authors[0];
  const person = first === undefined ? paper.editors?.[0] : authors[first]?.person;
  const name = person ? shortName(person) : '';
  if (name) return paper.date ? `${name} ${paper.date.year}` : name;
  return shortTitle(paper.title);
}

/** What stands beside a cited work: "Small 1973"; without a first author its title, else how the reference is spelt. */
export function workLabel({ firstAuthor, year, title, venue, raw, doi, id }: CitedWork): string {
  const name = citedName(firstAuthor)?.person.family;
  if (name !== undefined) return year === undefined ? name : `${name} ${year}`;
  return shortTitle(title ?? raw ?? venue ?? doi ?? id);
}

/** The family name with its particle, or the corporate name. */
export function shortName(person: PersonName): string {
  if (person.literal) return cutAtWord(person.literal, LONGEST_TITLE);
  return [person.particle, person.family].filter(Boolean).join(' ') || (person.given ?? '');
}

/** The name that a title gives its subject, or its first words. */
export function shortTitle(title: string): string {
  const text = title.trim().replace(/\s+/g, ' ');
  if (!text) return 'Untitled';
  const colon = text.search(/[:：]\s/u);
  if (colon > 0 && [...text.slice(0, colon)].length <= LONGEST_NAME_BEFORE_COLON) return text.slice(0, colon);
  return cutAtWord(text, LONGEST_TITLE);
}

/** At most `longest` characters, cut between words, with "…" where something is missing. */
function cutAtWord(text: string, longest: number): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  const head = characters.slice(0, longest + 1).join('');
  const space = head.lastIndexOf(' ');
  const cut = space > longest / 3 ? head.slice(0, space) : characters.slice(0, longest).join('');
  return `${cut.replace(/[\s,;:.(–—-]+$/u, '')}…`;
}
