import { describe, expect, it } from 'vitest';
import { readText } from './read';

async function read(lines: readonly string[], name: string) {
  const { records, files } = await readText(lines.join('\n'), name);
  return { records, problems: files[0]!.problems.map(({ code, where }) => `${code} ${where?.line}`) };
}
const titles = ({ records }: Awaited<ReturnType<typeof read>>) => records.map(({ title }) => title);

describe('entries whose first tag is another', () => {
  it('RIS: what stands between two ends is one', async () => {
    const found = await read(
      ['DB  - A', 'TI  - One', 'AU  - Ash, B.', 'TY  - JOUR', 'AU  - Elm, C.', 'PY  - 2001', 'ER  - '].concat(
        ['', 'AB  - NA', 'TY  - BOOK', 'TI  - Two', 'ER  - '],
      ),
      'x.ris',
    );
    expect(found.records).toMatchObject([
      { title: 'One', type: 'article-journal', date: { year: 2001 }, authors: [{}, {}] },
      { title: 'Two', type: 'book' },
    ]);
    expect(found.records[1]!.abstract).toBeUndefined();
    expect(found.problems).toEqual([]);
  });

  it('Web of Science', async () => {
    const found = await read(
      ['FN ISI', 'AU Ash, B', 'TI One', 'PT J', 'SO X', 'ER', '', 'TI Two', 'PT B', 'AB n/a', 'ER', 'EF'],
      'x.txt',
    );
    expect(found.records).toMatchObject([
      { title: 'One', venue: 'X', type: 'article-journal' },
      { title: 'Two', type: 'book' },
    ]);
    expect(found.records[1]!.abstract).toBeUndefined();
    expect(found.problems).toEqual([]);
  });

  it('Refer and MEDLINE', async () => {
    const refer = await read(
      ['%A Ash, B.', '%T One', '%0 Book', '%D 2001', '', '%T Two', '%0 Thesis', '%X N/A'],
      'x.enw',
    );
    expect(refer.records).toMatchObject([
      { title: 'One', type: 'book', date: { year: 2001 } },
      { title: 'Two', type: 'thesis' },
    ]);
    expect(refer.records[1]!.abstract).toBeUndefined();
    const medline = await read(
      ['TI  - One', 'PMID- 12', 'OWN - NLM', 'AB  - NA', '', 'OWN - NLM', 'TI  - Two', 'PMID- 13'],
      'x.nbib',
    );
    expect(medline.records).toMatchObject([
      { title: 'One', pmid: '12' },
      { title: 'Two', pmid: '13' },
    ]);
    expect(medline.records[0]!.abstract).toBeUndefined();
  });
});

describe('entries whose first tag stands twice', () => {
  it.each([
    ['RIS', 'x.ris', ['TY  - BOOK', 'TY  - MAP', 'TI  - One', 'ER  - ', 'TY  - JOUR', 'TI  - Two', 'ER  - ']],
    [
      'RIS, apart',
      'x.ris',
      ['TY  - BOOK', 'TI  - One', 'TY  - MAP', 'ER  - ', 'TY  - JOUR', 'TI  - Two', 'ER  - '],
    ],
    ['WoS', 'x.txt', ['FN ISI', 'PT B', 'PT J', 'TI One', 'ER', 'PT J', 'TI Two', 'ER', 'EF']],
    ['Refer', 'x.enw', ['%0 Book', '%0 Map', '%T One', '%A Ash, B.', '', '%0 Journal Article', '%T Two']],
  ])('%s: are one, and the first gives the type', async (_, name, lines) => {
    const found = await read(lines, name);
    expect(titles(found)).toEqual(['One', 'Two']);
    expect(found.records[0]!.type).toBe('book');
    expect(found.problems).toEqual([]);
  });

  it('MEDLINE: a number given twice', async () => {
    const found = await read(['PMID- 12', 'OWN - NLM', 'PMID- 12', 'TI  - One'], 'x.nbib');
    expect(titles(found)).toEqual(['One']);
  });

  it('but a missing end still parts two entries', async () => {
    const ris = [
      'TY  - JOUR',
      'TI  - One',
      'TY  - BOOK',
      'T1  - Two',
      'ER  - ',
      'TY  - MAP',
      'AU  - A',
      'ER  - ',
    ];
    expect(titles(await read(ris, 'x.ris'))).toEqual(['One', 'Two', '']);
    const wos = ['FN ISI', 'PT J', 'TI One', 'PT J', 'TI Two', 'ER', 'EF'];
    expect(titles(await read(wos, 'x.txt'))).toEqual(['One', 'Two']);
    const refer = ['%0 Book', '%T One', '%A Ash, B.', '%0 Book', '%A Elm, C.', '%T Two'];
    const found = await read(refer, 'x.enw');
    expect(found.records.map(({ title, authors }) => `${title} ${authors[0]!.family}`)).toEqual([
      'One Ash',
      'Two Elm',
    ]);
  });
});

describe('malformed tags', () => {
  it.each(['AUGilles, H', 'AU: Gilles, H', 'AU  – Gilles, H', 'AU Gilles, H', 'au  - Gilles, H'])(
    'RIS: “%s” is an author, and said',
    async (line) => {
      const found = await read(['TY  - JOUR', 'TI  - Fog', line, 'PY  - 2001', 'ER  - '], 'x.ris');
      expect(found.records).toMatchObject([{ title: 'Fog', authors: [{ family: 'Gilles', given: 'H' }] }]);
      expect(found.problems).toEqual(['ris-tag-malformed 3']);
    },
  );

  it.each([
    ['x.txt', ['FN ISI', 'PT J', 'TI Fog', 'AUGilles, H', 'PY 2001', 'ER', 'EF'], 4],
    ['x.nbib', ['PMID- 12', 'OWN - NLM', 'TI  - Fog', 'FAUGilles, H', 'DP  - 2001'], 4],
    ['x.enw', ['%0 Book', '%T Fog', '%AGilles, H', '%D 2001'], 3],
    ['y.txt', ['RT Book', 'SR 1', 'T1 Fog', 'A1Gilles, H', 'YR 2001', 'JF X'], 4],
    ['z.txt', ['Record #1 of 1', 'ID: CN-1', 'TI: Fog', 'AU Gilles H', 'YR: 2001'], 4],
  ])('%s', async (name, lines, line) => {
    const found = await read(lines, name);
    expect(found.records).toHaveLength(1);
    expect(found.records[0]).toMatchObject({
      title: 'Fog',
      authors: [{ family: 'Gilles' }],
      date: { year: 2001 },
    });
    expect(found.problems).toEqual([expect.stringMatching(new RegExp(`-tag-malformed ${line}$`))]);
  });

  it('are not seen in running text', async () => {
    const found = await read(
      [
        'TY  - JOUR',
        'TI  - Fog',
        'AB  - The fog was',
        'SP1 binding in',
        'AUtism and',
        'IS a thing',
        'ER  - ',
      ],
      'x.ris',
    );
    expect(found.records[0]!.abstract).toBe('The fog was SP1 binding in AUtism and IS a thing');
    expect(found.problems).toEqual([]);
  });

  it('are told where they stay in the text', async () => {
    const found = await read(['TY  - JOUR', 'AB  - The fog.', 'TI  Fog lamps', 'ER  - '], 'x.ris');
    expect(found.records[0]!.abstract).toBe('The fog. TI Fog lamps');
    expect(found.problems).toContain('ris-tag-malformed 3');
  });
});
