import { describe, expect, it } from 'vitest';
import { showName } from '../../../src/lib/parsers/names/show-name';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { readFiles } from '../../../src/lib/parsers/read-files';

async function read(name: string, text: string) {
  const { records } = await readFiles([{ name, bytes: new TextEncoder().encode(text) }], NO_PROGRESS);
  return records;
}

async function peopleOf(name: string, text: string): Promise<string> {
  return (await read(name, text)).map(({ authors }) => authors.map(showName).join('; ')).join(' / ');
}

const ris = (...names: string[]) =>
  `TY  - JOUR\nTI  - Fog and rain\n${names.map((name) => `AU  - ${name}\n`).join('')}PY  - 2004\nER  - \n`;
const csv = (...cells: string[]) =>
  `Title,Authors,Year\n${cells.map((cell, i) => `Fog and rain ${i},"${cell}",2004\n`).join('')}`;

describe('people in the spellings of many exports', () => {
  it('with particles before initials, and no comma', async () => {
    const wanted = 'van der Berg, A; de la Cruz, MA';
    expect(await peopleOf('a.ris', ris('van der Berg A', 'de la Cruz MA'))).toBe(wanted);
    expect(await peopleOf('a.csv', csv('van der Berg A; de la Cruz MA'))).toBe(wanted);
  });

  it('with a family in capitals before a name and an initial', async () => {
    const wanted = 'SMITH-JONES, Ann M.; MØLLER, Bo';
    expect(await peopleOf('a.ris', ris('SMITH-JONES Ann M.', 'MØLLER Bo'))).toBe(wanted);
    expect(await peopleOf('a.csv', csv('SMITH-JONES Ann M.; MØLLER Bo'))).toBe(wanted);
  });

  it('with a letter within the family', async () => {
    const wanted = 'Ortega Y Gasset, J; Keel, I';
    expect(await peopleOf('a.csv', csv('Ortega Y Gasset J, Keel I'))).toBe(wanted);
    const table = `PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year\n1,Fog,"Ortega Y Gasset J, Keel I.",x,Ortega Y Gasset J,Ann Fog,2004\n`;
    expect(await peopleOf('csv-fog-set.csv', table)).toBe(wanted);
  });

  it('with a generation at the end of the list or within the given name', async () => {
    expect(await peopleOf('a.csv', csv('Keel I, Doe K 3rd.'))).toBe('Keel, I; Doe, K, 3rd');
    const author = [{ family: 'Keel', given: 'John Jr.' }];
    expect(await peopleOf('a.json', JSON.stringify([{ id: 'a', title: 'Fog', author }]))).toBe(
      'Keel, John, Jr.',
    );
  });

  it('with commas between names of Han and Hangul', async () => {
    expect(await peopleOf('a.csv', csv('김철수, 이영희', '王小明, 张伟, 李娜', '山田, 太郎'))).toBe(
      '김철수; 이영희 / 王小明; 张伟; 李娜 / 山田, 太郎',
    );
  });

  it('several in a line of the Cochrane Library', async () => {
    const text = `Record #1 of 1\nID: CN-00001\nAU: Keel I, Holm B, Fog Study Group\nAU: van der Berg A\nTI: Fog\nSO: Annals of fog\nYR: 2004\n\n\n`;
    expect(await peopleOf('a.txt', text)).toBe('Keel, I.; Holm, B.; Fog Study Group; van der Berg, A.');
  });

  it('in one field that ends in et al.', async () => {
    const wanted = 'Keel, I; Holm, B; Oie, V';
    expect(await peopleOf('a.ris', ris('Keel I, Holm B, Oie V, et al.'))).toBe(wanted);
    expect(await peopleOf('a.csv', csv('Keel I, Holm B, Oie V, et al.'))).toBe(wanted);
  });

  it('of RefWorks, with editors in a role of their own and a tag in small letters', async () => {
    const text = `RT Book, Section\nSR 1\nA1 Keel,Ida\nA2 Luha,Assar\nT1 Fog\nT2 Weather\nYR 2004\nvo 12\n\nRT Book, Whole\nSR 1\nA2 Luha,Assar\nT1 Weather\nYR 2004\n\n`;
    const [part, whole] = await read('a.txt', text);
    expect(part).toMatchObject({
      volume: '12',
      authors: [{ family: 'Keel' }],
      editors: [{ family: 'Luha' }],
    });
    expect(whole).toMatchObject({ authors: [], editors: [{ family: 'Luha' }] });
  });
});
