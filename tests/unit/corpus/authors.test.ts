import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import type { PaperRecord, PersonName } from '../../../src/lib/model/record';
import { names, record } from './records';

/** The authors that come out when each name stands on a paper of its own. */
async function authorsOf(...people: (string | PersonName)[]): Promise<string[]> {
  const corpus = await buildCorpus(
    people.map((person, i) =>
      record(`A paper on number ${i}`, { authors: typeof person === 'string' ? names(person) : [person] }),
    ),
    NO_PROGRESS,
  );
  return corpus.authors.map((author) => author.name);
}

describe('authors', () => {
  it.each<[string, (string | PersonName)[], string[]]>([
    [
      'a particle, wherever it stands',
      ['van Eck, Nees Jan', 'Eck, Nees Jan van', { family: 'Eck', given: 'Nees Jan', particle: 'van' }],
      ['van Eck, Nees Jan'],
    ],
    ['accents and hyphens', ['Rényi, Jean-Pierre', 'Renyi, Jean Pierre'], ['Rényi, Jean-Pierre']],
    ['capitals throughout', ['NEWMAN, MARK', 'Newman, Mark'], ['Newman, Mark']],
  ])('joins %s', async (_, people, expected) => {
    expect(await authorsOf(...people)).toEqual(expected);
  });

  it.each<[string, (string | PersonName)[]]>([
    ['initials of one full name', ['van Eck, Nees Jan', 'Eck, N. J. van', 'van Eck, N.']],
    ['a middle initial, with nothing else in common', ['Knuth, Donald E.', 'Knuth, Donald']],
    ['two full names behind one initial', ['Li, X.', 'Li, Xin', 'Li, Xu']],
    ['two full given names', ['Wang, Jun', 'Wang, Jun Feng']],
    ['two middle initials', ['Smith, John A.', 'Smith, John B.', 'Smith, John']],
    ['families with and without a particle', ['van Eck, Nees', 'Eck, Nees']],
    [
      'father and son',
      [
        { family: 'King', given: 'Martin' },
        { family: 'King', given: 'Martin', suffix: 'Jr.' },
      ],
    ],
    ['initials alone', ['Li, X.', 'Li, X. Y.']],
    ['a body and a person', [{ literal: 'Eck Nees' }, 'Eck, Nees']],
  ])('keeps apart %s', async (_, people) => {
    expect(await authorsOf(...people)).toHaveLength(people.length);
  });

  it.each<[string, Partial<PaperRecord>, Partial<PaperRecord>]>([
    [
      'a co-author',
      { authors: names('Knuth, Donald E.', 'Moore, Ronald') },
      { authors: names('Moore, R.', 'Knuth, Donald Ervin') },
    ],
    [
      'a venue',
      { authors: names('Knuth, Donald E.'), venue: 'The Journal of Tides' },
      { authors: names('Knuth, Donald Ervin'), venue: 'Journal of Tides' },
    ],
    [
      'an ORCID',
      { authors: [{ family: 'Knuth', given: 'D.', orcid: '0000-0001-0000-0001' }] },
      {
        authors: [{ family: 'Knuth', given: 'Donald Ervin', orcid: 'https://orcid.org/0000-0001-0000-0001' }],
      },
    ],
    [
      'a number in a database, whatever the name',
      { authors: [{ family: 'Roe', given: 'Jo', databaseId: 'openalex:A1' }] },
      { authors: [{ family: 'Doe', given: 'Jo', databaseId: 'openalex:A1' }] },
    ],
  ])('joins two spellings that share %s', async (_, a, b) => {
    const corpus = await buildCorpus(
      [record('A paper on tides here', a), record('Another on lanterns', b)],
      NO_PROGRESS,
    );
    const shared = corpus.authors.filter(({ papers }) => papers.length === 2);
    expect(shared.length).toBeGreaterThanOrEqual(1);
    expect(corpus.authors.filter(({ name }) => /Knuth|oe/.test(name))).toHaveLength(1);
  });

  it('does not take arXiv for a venue that people share', async () => {
    const corpus = await buildCorpus(
      [
        record('A paper on tides here', { authors: names('Li, Xin'), venue: 'arXiv' }),
        record('Another on lanterns', { authors: names('Li, Xin Y.'), venue: 'arXiv' }),
      ],
      NO_PROGRESS,
    );
    expect(corpus.authors).toHaveLength(2);
  });

  it('parts one spelling by ORCID, and gives a paper without one to whoever shares a co-author', async () => {
    const wei = (orcid?: string): PersonName => ({
      family: 'Wang',
      given: 'Wei',
      ...(orcid ? { orcid } : {}),
    });
    const corpus = await buildCorpus(
      [
        record('A first paper on tides', { authors: [wei('0000-0001-0000-0001'), ...names('Roe, Jo')] }),
        record('A second paper on tides', { authors: [wei('0000-0002-0000-0002'), ...names('Eck, Nees')] }),
        record('A third paper on tides', { authors: [wei(), ...names('Eck, N.')] }),
        record('A fourth paper on tides', { authors: [wei()] }),
      ],
      NO_PROGRESS,
    );
    const titles = corpus.authors
      .filter(({ name }) => name === 'Wang, Wei')
      .map(({ papers }) => papers.map((paper) => corpus.papers[paper]!.title.split(' ')[1]));
    expect(titles).toHaveLength(3);
    expect(titles).toEqual(expect.arrayContaining([['first'], ['fourth'], ['second', 'third']]));
  });

  it('keeps homonyms apart that DBLP numbers', async () => {
    const corpus = await buildCorpus(
      ['0001', '0002', '0001'].map((number, i) =>
        record(`A paper on number ${i}`, {
          venue: 'Tides',
          authors: [{ family: 'Wang', given: 'Wei', databaseId: `dblp:Wei Wang ${number}` }],
        }),
      ),
      NO_PROGRESS,
    );
    expect(corpus.authors.map(({ papers }) => papers)).toEqual([[0, 2], [1]]);
    expect(new Set(corpus.authors.map(({ id }) => id)).size).toBe(2);
  });

  it('shows who may be one person, those with the most in common first', async () => {
    const corpus = await buildCorpus(
      [
        record('A paper on tides here', { authors: names('Li, Xin', 'Roe, Jo') }),
        record('Another on lanterns', { authors: names('Li, X.', 'Roe, Jo') }),
        record('One more on corals', { authors: names('Knuth, Donald') }),
        record('And one on harbours', { authors: names('Knuth, D. E.') }),
        record('Without any relation', { authors: names('Smith, John A.') }),
        record('Nor this one either', { authors: names('Smith, John B.') }),
      ],
      NO_PROGRESS,
    );
    const pairs = corpus.authorCandidates.map(({ authors, sharedCoAuthors }) => [
      ...authors.map((author) => corpus.authors[author]!.name),
      sharedCoAuthors,
    ]);
    expect(pairs).toEqual([
      ['Li, Xin', 'Li, X.', 1],
      ['Knuth, Donald', 'Knuth, D. E.', 0],
    ]);
  });

  it('follows the reader’s list of names', async () => {
    const corpus = await buildCorpus(
      [
        record('A paper on tides here', { authors: names('Li, X.') }),
        record('Another on lanterns', { authors: names('Li, Xin') }),
        record('One more on corals', { authors: [{ literal: 'WHO' }] }),
      ],
      NO_PROGRESS,
      {
        authors: [
          { from: 'Li, X.', to: 'Li, Xi' },
          { from: 'li, xi', to: 'Li, Xin' },
          { from: 'WHO', to: 'World Health Organization' },
        ],
        keywords: [],
        apart: [],
      },
    );
    expect(corpus.authors.map(({ name, papers }) => [name, papers.length])).toEqual([
      ['World Health Organization', 1],
      ['Li, Xin', 2],
    ]);
    expect(corpus.authorCandidates).toEqual([]);
  });

  it('takes two names on one paper for two people', async () => {
    const corpus = await buildCorpus(
      [record('One paper only here', { authors: names('Li, X.', 'Li, Xin') })],
      NO_PROGRESS,
    );
    expect(corpus.authors).toHaveLength(2);
    expect(corpus.papers[0]!.authorCount).toBe(2);
  });

  it('never joins two different full first names, whatever else is there', async () => {
    const given = fc.constantFrom('Xin', 'Xu', 'X.', 'X. Y.', 'Xin Y.', 'Xu Y.', 'Xin Yan', 'Yan', 'Y.');
    await fc.assert(
      fc.asyncProperty(fc.array(given, { minLength: 1, maxLength: 9 }), async (list) => {
        const corpus = await buildCorpus(
          list.map((name, i) => record(`A paper on number ${i}`, { authors: names(`Li, ${name}`) })),
          NO_PROGRESS,
        );
        const full = new Set(list.filter((name) => !/^\w\./.test(name)).map((name) => name.split(' ')[0]));
        expect(corpus.authors.length).toBeGreaterThanOrEqual(full.size);
        expect(corpus.authors.flatMap((author) => author.papers).sort()).toEqual(
          corpus.papers.map((_, i) => i).sort(),
        );
        const { authors } = corpus;
        for (const name of full) {
          const papers = list.flatMap((other, i) =>
            other.split(' ')[0] === name ? [`A paper on number ${i}`] : [],
          );
          const others = list.flatMap((other, i) =>
            full.has(other.split(' ')[0]) && other.split(' ')[0] !== name ? [`A paper on number ${i}`] : [],
          );
          for (const author of authors) {
            const titles = author.papers.map((paper) => corpus.papers[paper]!.title);
            expect(
              titles.some((title) => papers.includes(title)) &&
                titles.some((title) => others.includes(title)),
            ).toBe(false);
          }
        }
      }),
    );
  });

  it('makes no author of a bare number', async () => {
    const corpus = await buildCorpus([record('A paper without names', { authorCount: 6 })], NO_PROGRESS);
    expect(corpus.authors).toEqual([]);
    expect(corpus.papers[0]).toMatchObject({ authors: [], authorCount: 6 });
  });
});

describe('a family name by itself', () => {
  const on = (title: string, ...people: PersonName[]) =>
    record(title, { authors: [...people, { family: 'Ford', given: 'I.' }], venue: 'Journal of Tides' });

  it('is a person of its own, and a candidate', async () => {
    const corpus = await buildCorpus(
      [
        on('Tides of the northern bay', { family: 'Hill', given: 'V.' }),
        on('Ebb at the southern mole', { family: 'Hill', given: 'VI.' }),
        on('Flow below the old bridge', { literal: 'Hill' }),
      ],
      NO_PROGRESS,
    );
    const named = corpus.authors.map(({ name }) => name);
    expect(named).toEqual(['Hill', 'Ford, I.', 'Hill, V.', 'Hill, VI.']);
    const pairs = corpus.authorCandidates.map(({ authors }) => authors.map((author) => named[author]).sort());
    expect(pairs).toContainEqual(['Hill', 'Hill, V.']);
    expect(pairs).toContainEqual(['Hill', 'Hill, VI.']);
  });

  it('is one person, as a family name and as a whole', async () => {
    const corpus = await buildCorpus(
      [
        on('Tides of the northern bay', { family: 'Plato' }),
        on('Ebb at the southern mole', { literal: 'Plato' }),
      ],
      NO_PROGRESS,
    );
    expect(corpus.authors.map(({ name }) => name).sort()).toEqual(['Ford, I.', 'Plato']);
  });
});
