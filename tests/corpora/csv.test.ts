import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/lib/export/papers/csv';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { readFiles } from '../../src/lib/parsers/read-files';
import { genericCsvParser } from '../../src/lib/parsers/tables/generic-csv';

const DATA = '../shared/data';

async function read(path: string) {
  const bytes = new Uint8Array(readFileSync(`${DATA}/formats/${path}`));
  return readFiles([{ name: path, bytes }], NO_PROGRESS);
}

// Counts by an independent reader: Python's csv module.
describe.runIf(existsSync(DATA))('tables of catalogues', () => {
  it('Lens: 8 rows, 517 references', async () => {
    const { records, files } = await read('csv/lens_sample.csv');
    expect(files[0]).toMatchObject({ format: 'lens-csv', records: 8, problems: [] });
    expect(records.map(({ authors }) => authors.length)).toEqual([10, 2, 5, 3, 3, 2, 1, 2]);
    expect(records.flatMap(({ references }) => references)).toHaveLength(517);
    expect(records[0]).toMatchObject({
      date: { year: 2020, month: 11, day: 22 },
      doi: '10.1007/s10669-020-09792-x',
      pages: '1-12',
      pmid: '33251087',
      timesCited: 10,
    });
    expect(records[0]!.authors[6]).toEqual({ family: 'Nurse', given: 'Jason R. C.' });
  });

  it('OpenAlex: 8 rows with ids and ORCIDs of authors', async () => {
    const { records, files } = await read('csv/openalex_sample.csv');
    expect(files[0]).toMatchObject({ format: 'openalex-csv', records: 8, problems: [] });
    const authors = records.flatMap((record) => record.authors);
    expect(authors).toHaveLength(20);
    expect(authors.filter(({ databaseId }) => databaseId)).toHaveLength(20);
    expect(authors.filter(({ orcid }) => orcid)).toHaveLength(19);
    expect(records[0]).toMatchObject({
      catalogueIds: { openalex: 'W2755950973' },
      doi: '10.1016/j.joi.2017.08.007',
      date: { year: 2017, month: 9, day: 12 },
      timesCited: 13235,
    });
    expect(records[5]!.pmid).toBe('35434524');
  });

  it('what is written as CSV is read as it was', async () => {
    const { records } = await read('csv/openalex_sample.csv');
    const bytes = new TextEncoder().encode(toCsv(records));
    const back = await readFiles([{ name: 'papers.csv', bytes }], NO_PROGRESS);
    const bare = (list: typeof records) => list.map((record) => ({ ...record, place: {} }));
    expect(bare(back.records)).toEqual(bare(records));
  });

  it('no file in another format is taken for a table', () => {
    const tables = new Set(['csv', 'scopus', 'paperscape']);
    const claimed = readdirSync(`${DATA}/formats`)
      .filter((folder) => !tables.has(folder))
      .flatMap((folder) => readdirSync(`${DATA}/formats/${folder}`).map((file) => `${folder}/${file}`))
      .filter((file) => {
        const text = readFileSync(`${DATA}/formats/${file}`, 'utf8');
        return genericCsvParser.detect(text.slice(0, 80_000), file) > 0;
      });
    expect(claimed).toEqual([]);
  });
});
