import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { readFiles } from '../../src/lib/parsers/read-files';
import { FORMATS } from './zotero';

const FILE = `${FORMATS}/hf-daily-papers/hf_daily_papers.json`;

describe.runIf(existsSync(FORMATS))('daily papers of Hugging Face', () => {
  it('30 papers with 202 authors and 289 keywords', async () => {
    const bytes = new Uint8Array(readFileSync(FILE));
    const { files, records } = await readFiles([{ name: 'hf_daily_papers.json', bytes }], NO_PROGRESS);
    expect(files[0]).toMatchObject({ format: 'hf-daily-papers', records: 30, problems: [] });
    expect(records.reduce((sum, { authors }) => sum + authors.length, 0)).toBe(202);
    expect(records.reduce((sum, { keywords }) => sum + keywords.length, 0)).toBe(289);
    expect(records.reduce((sum, { pageCount }) => sum + pageCount!, 0)).toBe(69);
    expect(records.filter(({ organisation }) => organisation)).toHaveLength(16);
    expect(records.every(({ date, abstract }) => date?.day && abstract)).toBe(true);
    expect([records[0]!.arxivId, records[29]!.arxivId]).toEqual(['2606.00467', '2606.13106']);
  });
});
