import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codes, readText } from './read';

const GOOD = '@book{good,\n  title = {Good},\n  year = 2000\n}\n';

describe('damaged BibTeX', () => {
  it('gives back the text of what gave no record', async () => {
    const cut = '@article{cut,\n  author = {Cut, Off},\n  title = {Half of a ti';
    const { records, unread, files } = await readText(`${GOOD}\n@misc{empty}\n\n${cut}`, 'x.bib');
    expect(records.map(({ title }) => title)).toEqual(['Good']);
    expect(unread).toEqual([
      { text: '@misc{empty}', where: { file: 'x.bib', line: 6, what: 'empty' } },
      { text: cut, where: { file: 'x.bib', line: 8, what: 'cut' } },
    ]);
    expect(files[0]).toMatchObject({ unread: 2 });
    expect(files[0]!.problems.map(({ code }) => code)).toEqual([
      'bibtex-empty-entry',
      'bibtex-unclosed-entry',
    ]);
  });

  it.each([
    ['never closed', '@article{a,\n  title = {A {B},\n  author = {Doe, Jane},\n  year = 1999\n}\n'],
    ['closed too often', '@article{a,\n  title = {A B}},\n  author = {Doe, Jane},\n  year = 1999\n}\n'],
    ['without its mark', '@article{a,\n  title = "A B,\n  author = {Doe, Jane},\n  year = 1999\n}\n'],
    [
      'without its first bracket',
      '@article a,\n  title = {A B},\n  author = {Doe, Jane},\n  year = 1999\n}\n',
    ],
    [
      'without the comma behind the key',
      '@article{a\n  title = {A B},\n  author = {Doe, Jane},\n  year = 1999\n}\n',
    ],
    ['last, and never closed', '@article{a,\n  author = {Doe, Jane},\n  year = 1999,\n  title = {A {B}\n}\n'],
  ])('reads all fields of an entry with a value %s', async (_, entry) => {
    for (const text of [entry + GOOD, `${GOOD}\n${entry}`]) {
      const result = await readText(text);
      expect(result.records.find(({ key }) => key === 'a')).toMatchObject({
        title: 'A B',
        authors: [{ family: 'Doe', given: 'Jane' }],
        date: { year: 1999 },
      });
      expect(result.records.find(({ key }) => key === 'good')).toMatchObject({ title: 'Good' });
      expect(codes(result)).toHaveLength(1);
    }
  });

  it('says so when fields stand outside any entry', async () => {
    const { records, unread, files } = await readText(
      `${GOOD}article{lost,\n  title = {Lost}\n}\n\n${GOOD.replace('{good', '{better')}`,
    );
    expect(records).toHaveLength(2);
    expect(files[0]!.problems.map(({ code, where }) => [code, where?.line])).toEqual([
      ['bibtex-text-outside', 5],
    ]);
    expect(unread.map(({ text }) => text)).toEqual(['article{lost,\n  title = {Lost}\n}']);
  });

  it('passes over comments of every kind without a word', async () => {
    const result = await readText(
      `%%% title = "A header",\n% @article{off, title = {Put aside}}\nSome words, me@example.org, @article alone.\n@comment{ @book{hidden, title={Hidden}} }\n@preamble{"\\newcommand{\\x}{y}"}\n${GOOD}`,
    );
    expect(result.records.map(({ title }) => title)).toEqual(['Good']);
    expect(codes(result)).toEqual([]);
  });

  it('counts lines that end with a carriage return alone', async () => {
    const { records } = await readText(
      `% a comment\n${GOOD}${GOOD.replace('{good', '{next')}`.replaceAll('\n', '\r'),
    );
    expect(records.map(({ key, place }) => [key, place.line])).toEqual([
      ['good', 2],
      ['next', 6],
    ]);
  });

  it('takes the names of prototypes for plain words', async () => {
    const { records } = await readText(
      '@string{__proto__ = "Proto"}\n@string{constructor = __proto__ # " and more"}\n@article{__proto__, title = constructor, toString = {x}, keywords = {constructor, __proto__}}\n@inbook{b, title = {B}, crossref = {constructor}}',
    );
    expect(records[0]).toMatchObject({
      key: '__proto__',
      title: 'Proto and more',
      keywords: ['constructor', '__proto__'],
    });
    expect(records).toHaveLength(2);
  });

  it('costs one entry alone, whatever character is changed, left out or put in', async () => {
    const entries = Array.from(
      { length: 6 },
      (_, i) =>
        `@article{k${i},\n  title = {Title {N}o. ${i}},\n  author = "Doe, J{\\'a}n and {Body of ${i}}",\n  abstract = {Lines\n   and $\\alpha$ lines.},\n  year = ${1990 + i}\n}\n`,
    );
    const whole = entries.join('\n');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.constantFrom(...'{}"@,=#\\%()x '),
        fc.constantFrom('change', 'leave out', 'put in'),
        async (at, char, how) => {
          const text =
            whole.slice(0, at) +
            (how === 'leave out' ? '' : char) +
            whole.slice(how === 'put in' ? at : at + 1);
          let start = 0;
          const hit = entries.findIndex((entry) => (start += entry.length + 1) > at);
          const { records, files } = await readText(text, 'x.bib');
          const titles = records.map(({ title }) => title);
          // A line end before an entry is the entry's own.
          const isBetween = whole[at] === '\n' && (whole[at + 1] === '@' || whole[at - 1] === '\n');
          entries.forEach((_, i) => {
            if (i !== hit && !(isBetween && i === hit + 1)) expect(titles).toContain(`Title No. ${i}`);
          });
          if (records.length < entries.length) expect(files[0]!.problems).not.toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
