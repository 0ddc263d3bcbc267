import { describe, expect, it } from 'vitest';
import { codes, fixture, readText } from './read';

const read = async (value: unknown) => (await readText(JSON.stringify(value))).records;

describe('a list of papers', () => {
  it('is read by full names in any case', async () => {
    const result = await readText(fixture('formats/paper-list.json'), 'list.json');
    expect(result.files[0]).toMatchObject({ format: 'paper-list', records: 4, unread: 1 });
    expect(codes(result)).toEqual(['paper-list-not-an-item']);
    expect(result.unread[0]!.text).toBe('{"title":"A heading, no paper"}');
    expect(result.records).toEqual([
      {
        key: 'aB1',
        title: 'Learning to dock',
        authors: [
          { family: 'Wong', given: 'Mia' },
          { family: 'Maß', given: 'Jörg' },
        ],
        date: { year: 2023 },
        venue: 'ICLD 2023 poster',
        abstract: 'We dock.',
        keywords: ['docking', 'control'],
        references: [],
        place: { file: 'list.json', what: 'Learning to dock' },
      },
      {
        title: 'Kelp as a prior',
        authors: [],
        date: { year: 2022 },
        abstract: 'Kelp.',
        keywords: ['kelp', 'Bayes; priors'],
        references: [],
        place: { file: 'list.json', what: 'Kelp as a prior' },
      },
      {
        title: 'Rope tricks',
        authors: [
          { family: 'Knot', given: 'Tie' },
          { family: 'Loop', given: 'Lou' },
        ],
        doi: '10.5555/rope.2',
        url: 'https://example.org/rope',
        keywords: ['rope', 'knots'],
        references: [],
        place: { file: 'list.json', what: 'Rope tricks' },
      },
      {
        title: 'By Ann and Bo',
        authors: [
          { family: 'Lee', given: 'Ann' },
          { family: 'Yu', given: 'Bo' },
        ],
        date: { year: 2020, month: 6, day: 7 },
        abstract: 'Two names.',
        keywords: [],
        references: [],
        place: { file: 'list.json', what: 'By Ann and Bo' },
      },
    ]);
  });

  it('takes names in one text apart', async () => {
    const authorsOf = async (authors: string) =>
      (await read([{ title: 'T', authors }]))[0]!.authors.map(({ family, given }) => `${given} ${family}`);
    expect(await authorsOf('Ann Lee; Bo Yu')).toEqual(['Ann Lee', 'Bo Yu']);
    expect(await authorsOf('Ann Lee, Bo Yu, and Cy Fox')).toEqual(['Ann Lee', 'Bo Yu', 'Cy Fox']);
    expect(await authorsOf('Ann Lee, Bo Yu')).toEqual(['Ann Lee', 'Bo Yu']);
    expect(await authorsOf('Lee, Ann')).toEqual(['Ann Lee']);
    expect(await authorsOf('Lee, Ann; Yu, Bo')).toEqual(['Ann Lee', 'Bo Yu']);
  });

  it('reads notes of OpenReview in both versions, and leaves reviews out', async () => {
    const result = await readText(fixture('formats/openreview-notes.json'), 'notes.json');
    expect(result.files[0]).toMatchObject({ format: 'paper-list', records: 2, unread: 1 });
    expect(result.records).toMatchObject([
      {
        key: 'n1',
        title: 'Notes on notes',
        type: 'paper-conference',
        authors: [
          { family: 'Note', given: 'Nora', databaseId: 'openreview:~Nora_Note1' },
          { family: 'Note', given: 'Ned' },
        ],
        date: { year: 2024 },
        venue: 'ICLR 2024 poster',
        url: 'https://openreview.net/forum?id=n1',
        keywords: ['notes'],
      },
      {
        key: 'n2',
        title: 'A note of version one',
        date: { year: 2020, month: 1, day: 1 },
        keywords: ['old'],
      },
    ]);
  });

  it('is found under any name, and in an object by ids', async () => {
    const paper = { title: 'Found', authors: ['Ann Lee'], abstract: 'Here.' };
    for (const value of [
      [paper],
      { results: [paper] },
      { my_own_name: [paper] },
      { a1: paper, b2: paper },
      paper,
    ])
      expect((await read(value))[0]).toMatchObject({ title: 'Found' });
  });

  it('knows no short keys and no lists of something else', async () => {
    for (const value of [
      [{ t: 'Title', a: 'Abstract', k: ['x'] }],
      [{ title: 'A page' }],
      [{ authors: ['x'] }],
    ])
      expect(codes(await readText(JSON.stringify(value)))).toEqual(['json-unknown']);
  });
});
