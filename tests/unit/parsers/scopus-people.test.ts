import { expect, it } from 'vitest';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import { toBibtex } from '../../../src/lib/export/papers/bibtex';
import { createRng } from '../../../src/lib/graph/rng';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { readText } from './read';

const PAPERS = 1_830;
const PEOPLE = 5_000;

/** Distinct names: families of three syllables, a particle or a hyphen now and then, one to three initials, also of two letters. */
function makeNames(random: () => number): string[] {
  const syllables = 'ba ce di fo gu ha ji ko lu me na or pi qua ro su ta vi wo ze'.split(' ');
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const names = new Map<string, string>();
  while (names.size < PEOPLE) {
    const word = () => {
      const text = pick(syllables) + pick(syllables) + pick(syllables);
      return text[0]!.toUpperCase() + text.slice(1);
    };
    const kind = random();
    const family = kind < 0.05 ? `van der ${word()}` : kind < 0.1 ? `${word()}-${word()}` : word();
    // One person a family, so that the only question is where a name ends.
    if (names.has(family)) continue;
    const initial = () => pick([...'ABCDEFGHIJKLMNOPRSTVWZ', 'Yu', 'Ch', 'Th']) + '.';
    const initials = Array.from({ length: 1 + Math.floor(random() * 3) }, initial).join(pick(['', '', '-']));
    names.set(family, `${family}, ${initials}`);
  }
  return [...names.values()];
}

function makeFile(): { text: string; ids: Set<string> } {
  const random = createRng(7);
  const names = makeNames(random);
  const ids = new Set<string>();
  const rows = [
    '\ufeffAuthors,Author(s) ID,Title,Year,Source title,Volume,Cited by,DOI,Document Type,Source,EID',
  ];
  let next = 0;
  for (let i = 0; i < PAPERS; i++) {
    const team = new Set<number>();
    const size = 1 + Math.floor(random() * 6);
    while (team.size < size) team.add(next < PEOPLE ? next++ : Math.floor(random() * PEOPLE));
    const people = [...team];
    for (const person of people) ids.add(String(57_000_000_000 + person));
    const cell = people.map((person) => names[person]).join(', ');
    const idCell = people.map((person) => `${57_000_000_000 + person};`).join('');
    rows.push(
      `"${cell}","${idCell}",Survey ${i} of a harbour basin,${2000 + (i % 20)},Bays,${i % 40},0,10.9999/b.${i},Article,Scopus,2-s2.0-${85_000_000_000 + i}`,
    );
  }
  return { text: rows.join('\n'), ids };
}

it('reads as many people as a Scopus table with commas has ids, and again from BibTeX', async () => {
  const { text, ids } = makeFile();
  const { records, files } = await readText(text, 'scopus.csv');
  expect(files[0]!.problems.map(({ code }) => code)).toEqual([]);
  const corpus = await buildCorpus(records, NO_PROGRESS);
  expect(Math.abs(corpus.authors.length - ids.size)).toBeLessThanOrEqual(ids.size / 100);
  const again = await readText(toBibtex(records), 'scopus.bib');
  const plain = again.records.map(({ authors }) =>
    authors.map(({ particle, family, given, literal }) => [particle, family, given, literal]),
  );
  expect(plain).toEqual(
    records.map(({ authors }) =>
      authors.map(({ particle, family, given, literal }) => [particle, family, given, literal]),
    ),
  );
  const second = await buildCorpus(again.records, NO_PROGRESS);
  expect(second.authors.map(({ name }) => name).sort()).toEqual(
    corpus.authors.map(({ name }) => name).sort(),
  );
}, 120_000);

it('does so without ids, by the habit of the column', async () => {
  const { text, ids } = makeFile();
  const bare = text.replace(/"(?:\d{11};){1,9}"/g, '');
  const { records } = await readText(bare, 'scopus.csv');
  const corpus = await buildCorpus(records, NO_PROGRESS);
  expect(Math.abs(corpus.authors.length - ids.size)).toBeLessThanOrEqual(ids.size / 100);
}, 120_000);
