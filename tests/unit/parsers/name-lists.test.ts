/** Exports of libraries that no other test has: RefWorks and Cochrane in their two layouts, names of Han letters in lists of each family of formats. */
import { describe, expect, it } from 'vitest';
import { readText } from './read';

const show = (authors: readonly { family?: string; given?: string; literal?: string }[]) =>
  authors
    .map(({ family, given, literal }) => literal ?? [family, given].filter(Boolean).join(', '))
    .join('; ');
const HAN = '王小明; 山田太郎; 欧阳修';

describe('RefWorks tagged', () => {
  it.each([
    ['a name a line', 'A1 Keel, Ida\nA1 Oar, Bo'],
    ['names on one line', 'A1 Keel, Ida;Oar, Bo'],
  ])('%s, with and without blank lines, and whatever ends a line', async (_, names) => {
    const entry = (title: string) =>
      `RT Journal Article\nSR Electronic(1)\n${names}\nT1 ${title}\nJF Annals of Fog\nYR 2004\nVO 12\nSP 9\nOP 20\n`;
    for (const gap of ['\n', '\n\n\n'])
      for (const end of ['\n', '\r\n']) {
        const text = [entry('Lamps for fog'), entry('Ropes for ice')].join(gap).replaceAll('\n', end);
        const { files, records } = await readText(text, 'export.txt');
        expect(files[0]).toMatchObject({ format: 'refworks', records: 2, problems: [] });
        for (const record of records) {
          expect(show(record.authors)).toBe('Keel, Ida; Oar, Bo');
          expect(record).toMatchObject({ venue: 'Annals of Fog', volume: '12', pages: '9-20' });
        }
      }
  });
});

describe('Cochrane text', () => {
  it.each([
    ['numbered records', 'Record #1 of 2\n', 'Record #2 of 2\n'],
    ['records without numbers', '', ''],
  ])('%s', async (_, one, two) => {
    const entry = (id: string, title: string) =>
      `ID: ${id}\nTI: ${title}\nAU: Keel I\nAU: Oar B\nSO: Cochrane Database of Systematic Reviews\nYR: 2004\nNO: 4\nPT: Journal article\n\n`;
    const text = `${one}${entry('CD001234', 'Lamps for fog')}\n${two}${entry('CD001235', 'Ropes for ice')}`;
    for (const end of ['\n', '\r\n']) {
      const { files, records } = await readText(text.replaceAll('\n', end), 'citation-export.txt');
      expect(files[0]).toMatchObject({ format: 'cochrane', records: 2, problems: [] });
      expect(records.map(({ title, key }) => [key, title])).toEqual([
        ['CD001234', 'Lamps for fog'],
        ['CD001235', 'Ropes for ice'],
      ]);
      for (const { authors } of records) expect(show(authors)).toBe('Keel, I.; Oar, B.');
    }
  });
});

describe('lists of names of Han letters', () => {
  it.each([
    ['x.csv', 'Title,Authors,Year\n雾,王小明；山田太郎；欧阳修,2004\n'],
    ['x.csv', 'Title,Authors,Year\n雾,王小明、山田太郎、欧阳修,2004\n'],
    ['x.csv', 'Title,Authors,Year\n雾,"王小明, 山田太郎, 欧阳修",2004\n'],
    ['x.csv', 'Title,Authors,Year\n雾,王小明;山田太郎;欧阳修,2004\n'],
    ['x.ris', 'TY  - JOUR\nAU  - 王小明\nAU  - 山田太郎\nAU  - 欧阳修\nTI  - 雾\nPY  - 2004\nER  - \n'],
    ['x.ris', 'TY  - JOUR\nAU  - 王小明;山田太郎;欧阳修\nTI  - 雾\nPY  - 2004\nER  - \n'],
    ['x.bib', '@article{a, title={雾}, year=2004, author={王小明 and 山田太郎 and 欧阳修}}'],
    ['x.bib', '@article{a, title={雾}, year=2004, author={王小明; 山田太郎; 欧阳修}}'],
    ['x.txt', 'RT Journal Article\nSR 1\nA1 王小明;山田太郎;欧阳修\nT1 雾\nJF 海\nYR 2004\n'],
    ['x.txt', 'RT Journal Article\nSR 1\nA1 王小明\nA1 山田太郎\nA1 欧阳修\nT1 雾\nJF 海\nYR 2004\n'],
  ])('%s: %s', async (name, text) => {
    const { records } = await readText(text, name);
    expect(records.map(({ authors }) => show(authors))).toEqual([HAN]);
  });
});
