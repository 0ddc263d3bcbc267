import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { readFiles } from '../../src/lib/parsers/read-files';

const DATA = '../shared/data';

// Counts by an independent reader: Python's csv module, references parted after each ", (YYYY)".
describe.runIf(existsSync(DATA))('a Scopus export', () => {
  it('is read whole, with every reference', async () => {
    const bytes = new Uint8Array(readFileSync(`${DATA}/formats/scopus/scopus_sample.csv`));
    const { records, files } = await readFiles([{ name: 'scopus.csv', bytes }], NO_PROGRESS);
    expect(files[0]).toMatchObject({ format: 'scopus-csv', records: 8, problems: [], unread: 0 });
    expect(records.map(({ references }) => references.length)).toEqual([43, 30, 66, 34, 49, 55, 66, 38]);
    const references = records.flatMap((record) => record.references);
    expect(references).toHaveLength(381);
    expect(references.every(({ title, year, raw }) => title && year && raw!.includes(title))).toBe(true);
    expect(
      references.filter(({ firstAuthor }) => firstAuthor === undefined).map(({ title }) => title),
    ).toEqual(['The global epidemic of low back pain']);
    expect(references.filter(({ venue }) => venue === undefined)).toHaveLength(14);
    expect(records[0]).toMatchObject({
      doi: '10.1177/20552076261415846',
      venueAbbreviation: 'Digit. Health',
      catalogueIds: { scopus: '2-s2.0-105030721984' },
      timesCited: 0,
    });
    expect(records[0]!.authors[0]).toEqual({
      family: 'Liu',
      given: 'Fengyuan',
      databaseId: 'scopus:60410297700',
    });
    expect(records[1]).toMatchObject({ pages: '307-319', pmid: '41494690', volume: '109', issue: '2' });
    expect(records[2]).toMatchObject({ pages: 'e46688' });
  });
});
