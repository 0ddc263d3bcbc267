/** Lists and lines of JSON whose elements are in several formats, as when answers of several services were put into one file. */
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { codes, fixture, readText } from './read';

/** Two elements of each format, with the titles and the first family name that they are to give. */
const FORMATS: Record<string, { items: object[]; titles: string[]; family: string; label: string }> = {
  openalex: {
    items: ['Seals', 'Otters'].map((title, i) => ({
      id: `https://openalex.org/W200000000${i}`,
      title,
      type: 'article',
      publication_year: 2001,
      authorships: [{ author: { id: 'https://openalex.org/A51', display_name: 'Ada Holm' } }],
    })),
    titles: ['Seals', 'Otters'],
    family: 'Holm',
    label: 'OpenAlex',
  },
  csl: {
    items: ['Lamps', 'Ropes'].map((title, i) => ({
      id: `k${i}`,
      type: 'book',
      title,
      author: [{ family: 'Keel', given: 'Iris' }],
      issued: { 'date-parts': [[2001]] },
    })),
    titles: ['Lamps', 'Ropes'],
    family: 'Keel',
    label: 'CSL-JSON',
  },
  crossref: {
    items: ['Fog signals', 'Buoys'].map((title, i) => ({
      DOI: `10.5555/fog.${i}`,
      title: [title],
      type: 'journal-article',
      author: [{ family: 'Orr', given: 'Bea', sequence: 'first' }],
    })),
    titles: ['Fog signals', 'Buoys'],
    family: 'Orr',
    label: 'Crossref',
  },
  s2: {
    items: ['Herring', 'Plaice'].map((title, i) => ({
      paperId: `${i}`.repeat(40),
      title,
      authors: [{ authorId: '5', name: 'Jo Roe' }],
      year: 2004,
    })),
    titles: ['Herring', 'Plaice'],
    family: 'Roe',
    label: 'Semantic Scholar',
  },
  pop: {
    items: ['Arches', 'Fords'].map((title, i) => ({
      title,
      authors: ['TW Weir'],
      cites: i,
      rank: i,
      uid: `G:${i}`,
      type: 'article',
    })),
    titles: ['Arches', 'Fords'],
    family: 'Weir',
    label: 'Publish or Perish (JSON)',
  },
  daily: {
    items: ['Kelp', 'Moss'].map((title, i) => ({
      paper: { id: `2401.0000${i}`, title, summary: 'Green.', upvotes: 3, authors: [{ name: 'Mia Sund' }] },
      numComments: 1,
    })),
    titles: ['Kelp', 'Moss'],
    family: 'Sund',
    label: 'Daily papers (API of Hugging Face)',
  },
  notes: {
    items: ['Waves', 'Winds'].map((title, i) => ({
      id: `n${i}`,
      forum: `n${i}`,
      content: { title: { value: title }, authors: { value: ['Lea Dahl'] } },
    })),
    titles: ['Waves', 'Winds'],
    family: 'Dahl',
    label: 'List of papers (JSON)',
  },
};
const names = Object.keys(FORMATS);
const PAIRS = names.flatMap((first) =>
  names.filter((second) => second !== first).map((second): [string, string] => [first, second]),
);

const lines = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).join('\n');

describe.each(PAIRS)('%s before %s', (first, second) => {
  const formats = [FORMATS[first]!, FORMATS[second]!];
  const items = formats.flatMap((format) => format.items);
  const expected = formats.flatMap(({ titles, family }) => titles.map((title) => [title, family])).sort();

  it.each([
    ['a list', JSON.stringify(items), 'both.json'],
    ['lines', lines(items), 'both.jsonl'],
    ['lines in turn', lines([0, 2, 1, 3].map((at) => items[at])), 'both.jsonl'],
    ['a list that breaks off', JSON.stringify(items).slice(0, -1), 'both.json'],
    ['a list with damage at its beginning', JSON.stringify([{}, ...items]).replace('{}', '{"a":'), 'x.json'],
    [
      'a list with damage between the two',
      JSON.stringify([items[0], items[1], {}, items[2], items[3]]).replace('{}', '{"a":'),
      'x.json',
    ],
  ])('%s: every element is read in its own format, and it is said', async (_, text, name) => {
    const result = await readText(text, name);
    const found = result.records.map(({ title, authors }) => [title, authors[0]?.family]);
    expect(found.sort()).toEqual(expected);
    const said = result.files[0]!.problems.filter(({ code }) => code === 'file-of-two-formats');
    expect(said).toHaveLength(1);
    for (const { label } of formats) expect(said[0]!.message).toContain(label);
  });
});

it('all formats in one file, with the place of each element', async () => {
  const items = names.flatMap((name) => FORMATS[name]!.items);
  const expected = names.flatMap((name) => FORMATS[name]!.titles).sort();
  const list = await readText(JSON.stringify(items), 'all.json');
  expect(list.records.map(({ title }) => title).sort()).toEqual(expected);
  expect(list.unread).toEqual([]);
  const read = await readText(lines(items), 'all.jsonl');
  expect(read.records.map(({ title }) => title).sort()).toEqual(expected);
  for (const { title, place } of read.records)
    expect(place.line, title).toBe(names.flatMap((name) => FORMATS[name]!.titles).indexOf(title) + 1);
});

it('the list within an answer, lines that are answers, and what nobody knows', async () => {
  const { openalex, csl, crossref } = FORMATS;
  const answer = { meta: { count: 4 }, results: [...openalex!.items, ...csl!.items] };
  const inAnswer = await readText(JSON.stringify(answer), 'answer.json');
  expect(inAnswer.records.map(({ title }) => title)).toEqual(['Seals', 'Otters', 'Lamps', 'Ropes']);
  const mixed = await readText(
    lines([{ meta: {}, results: openalex!.items }, ...crossref!.items, { tide: 'high' }]),
    'mixed.jsonl',
  );
  expect(mixed.records.map(({ title }) => title).sort()).toEqual(['Buoys', 'Fog signals', 'Otters', 'Seals']);
  expect(mixed.unread.map(({ text }) => text)).toEqual(['{"tide":"high"}']);
});

it('a format that begins after many lines of another one', async () => {
  const { openalex, csl } = FORMATS;
  const many = Array.from({ length: 450 }, (_, i) => ({ ...openalex!.items[0], title: `Seal ${i}` }));
  const { records, files } = await readText(lines([...many, ...csl!.items]), 'late.jsonl');
  expect(records).toHaveLength(452);
  expect(records.filter(({ authors }) => authors[0]?.family === 'Keel')).toHaveLength(2);
  expect(files[0]).toMatchObject({ format: 'openalex' });
});

it('a list in one format is in one format, whatever its elements lack', async () => {
  const fromOpenAlex = ['Seals', 'Otters', 'Voles'].map((title, i) => ({
    id: `https://openalex.org/W200000000${i}`,
    type: 'thesis',
    title,
    author: [{ family: 'Keel', given: 'Iris' }],
    ...(i > 0 && { issued: { 'date-parts': [[2001]] } }),
  }));
  const result = await readText(JSON.stringify(fromOpenAlex), 'csl.json');
  expect(result.files[0]!.format).toBe('csl-json');
  expect(result.records.map(({ authors }) => authors[0]?.family)).toEqual(['Keel', 'Keel', 'Keel']);
  expect(codes(result)).toEqual([]);
  for (const name of [
    'crossref.json',
    'csl-json.json',
    'hf-daily-papers.json',
    'openalex.json',
    'openalex.jsonl',
    'openreview-notes.json',
    'paper-list.json',
    'publish-or-perish.json',
    'semantic-scholar.json',
  ])
    expect(codes(await readText(fixture(`formats/${name}`), name)), name).not.toContain(
      'file-of-two-formats',
    );
});

it('a format that the reader chose reads what it can, the others the rest', async () => {
  const { csl, s2 } = FORMATS;
  const bytes = new TextEncoder().encode(JSON.stringify([...csl!.items, ...s2!.items]));
  const { records, files } = await readFiles([{ name: 'x.json', bytes }], NO_PROGRESS, {
    formats: { 'x.json': 'csl-json' },
  });
  expect(files[0]!.format).toBe('csl-json');
  expect(records.map(({ title }) => title)).toEqual(['Lamps', 'Ropes', 'Herring', 'Plaice']);
});
