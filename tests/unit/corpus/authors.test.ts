import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import { NO_PACE } from '../../../src/lib/model/pace';
import type { PersonName } from '../../../src/lib/model/record';
import { names, record } from './records';

/** The authors that come out when each name stands on a paper of its own. */
async function authorsOf(...people: (string | PersonName)[]): Promise<string[]> {
  const corpus = await buildCorpus(
    people.map((person, i) =>
      record(`A paper on number ${i}`, { authors: typeof person === 'string' ? names(person) : [person] }),
    ),
    NO_PACE,
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
    [
      'initials of one full name',
      ['van Eck, Nees Jan', 'Eck, N. J. van', 'van Eck, NJ', 'van Eck, N.'],
      ['van Eck, Nees Jan'],
    ],
    [
      'a middle initial',
      ['Knuth, Donald E.', 'Knuth, Donald', 'Knuth, D. E.', 'Knuth, Donald Ervin'],
      ['Knuth, Donald Ervin'],
    ],
    ['accents and hyphens', ['Rényi, Jean-Pierre', 'Renyi, Jean Pierre'], ['Rényi, Jean-Pierre']],
    ['capitals throughout', ['NEWMAN, MARK', 'Newman, Mark'], ['Newman, Mark']],
  ])('joins %s', async (_, people, expected) => {
    expect(await authorsOf(...people)).toEqual(expected);
  });

  it.each<[string, (string | PersonName)[]]>([
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

  it('takes two names on one paper for two people', async () => {
    const corpus = await buildCorpus(
      [record('One paper only here', { authors: names('Li, X.', 'Li, Xin') })],
      NO_PACE,
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
          NO_PACE,
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
    const corpus = await buildCorpus([record('A paper without names', { authorCount: 6 })], NO_PACE);
    expect(corpus.authors).toEqual([]);
    expect(corpus.papers[0]).toMatchObject({ authors: [], authorCount: 6 });
  });
});
