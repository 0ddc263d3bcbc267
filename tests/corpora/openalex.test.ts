import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { readFiles } from '../../src/lib/parsers/read-files';
import { compareWithZotero, FORMATS } from './zotero';

async function read(name: string) {
  const bytes = new Uint8Array(readFileSync(`${FORMATS}/openalex/${name}`));
  return readFiles([{ name, bytes }], NO_PROGRESS);
}

describe.runIf(existsSync(FORMATS))('answers of OpenAlex', () => {
  it('agree with Zotero wherever it says something, but for known differences', async () => {
    const agreement = await compareWithZotero('openalex');
    expect(agreement).toMatchObject({ cases: 8, items: 12 });
    const differences = agreement.differences.filter(({ zotero }) => zotero !== '');
    expect(differences.map(({ where, field, ours }) => [where, field, ours.slice(0, 30)])).toEqual([
      // Zotero puts a title in capitals into small letters, and so would "DNA".
      ['openalex/05, item 4', 'title', 'RELATIVE BIOLOGICAL EFFECTIVEN'],
      // Zotero has "Perrot, Marc de".
      ['openalex/07, item 1', 'authors', 'Pedregosa, Fabián; Varoquaux, '],
    ]);
    // What only we read: abstracts, which Zotero does not put together, and DOIs of books, chapters and theses.
    const added = agreement.differences.filter(({ zotero }) => zotero === '').map(({ field }) => field);
    expect(added.filter((field) => field === 'abstract')).toHaveLength(8);
    expect(added.filter((field) => field === 'doi')).toHaveLength(4);
    expect(added).toHaveLength(12);
  });

  it('W2741809807 has 9 authors, 45 references and an abstract of 258 words', async () => {
    const { records, files } = await read('W2741809807.json');
    expect(files[0]!.problems).toEqual([]);
    expect(records).toHaveLength(1);
    const [work] = records;
    expect(work!.authors).toHaveLength(9);
    expect(work!.references).toHaveLength(45);
    expect(work!.references[0]).toEqual({ catalogueIds: { openalex: 'W1560783210' } });
    expect(work!.abstract!.split(' ')).toHaveLength(258);
    expect(work).toMatchObject({
      catalogueIds: { openalex: 'W2741809807' },
      doi: '10.7717/peerj.4375',
      pmid: '29456894',
      venue: 'PeerJ',
      timesCited: 962,
      date: { year: 2018, month: 2, day: 13 },
    });
  });

  it('an older answer is read too', async () => {
    const { records } = await read('W-api-response.json');
    expect(records).toMatchObject([{ venue: 'Physical Review Letters', timesCited: 850, volume: '118' }]);
    expect(records[0]!.references).toHaveLength(5);
  });

  it('a list of 5 works has 55 references', async () => {
    const { records } = await read('05.json');
    expect(records).toHaveLength(5);
    expect(records.reduce((sum, { references }) => sum + references.length, 0)).toBe(55);
  });
});
