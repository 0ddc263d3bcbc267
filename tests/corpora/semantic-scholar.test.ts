import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { readFiles } from '../../src/lib/parsers/read-files';
import { FORMATS } from './zotero';

async function read(name: string) {
  const bytes = new Uint8Array(readFileSync(`${FORMATS}/semantic-scholar/${name}`));
  return readFiles([{ name, bytes }], NO_PROGRESS);
}

describe.runIf(existsSync(FORMATS))('answers of Semantic Scholar', () => {
  it('50 cited papers, 10 of them without an id', async () => {
    const { files, records } = await read('test_get_paper_references.0.json');
    expect(files[0]).toMatchObject({ format: 'semantic-scholar', records: 50, problems: [] });
    expect(new Set(records.map(({ title }) => title)).size).toBe(50);
    expect(records.filter(({ catalogueIds }) => catalogueIds?.s2)).toHaveLength(40);
  });

  it('a batch that was asked for authors only', async () => {
    const { files, records } = await read('test_get_papers.0.json');
    expect(records.map(({ authors }) => authors.length)).toEqual([3, 4, 3]);
    expect(records[1]!.authors[0]).toEqual({ family: 'Duflo', given: 'E.', databaseId: 's2:2259683' });
    expect(files[0]!.problems.map(({ code }) => code)).toEqual(Array(3).fill('title-missing'));
  });

  it('a paper of which nothing is told', async () => {
    const { files, records, unread } = await read('PaperWithNullValues.json');
    expect(records).toEqual([]);
    expect(unread).toHaveLength(1);
    expect(files[0]!.problems.map(({ code }) => code)).toEqual(['s2-no-fields']);
  });
});
