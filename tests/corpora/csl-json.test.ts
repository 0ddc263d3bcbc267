import { existsSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toCslJson } from '../../src/lib/export/papers/csl-json';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { readFiles } from '../../src/lib/parsers/read-files';
import { compareWithZotero, FORMATS } from './zotero';

async function read(text: string) {
  const { records } = await readFiles(
    [{ name: 'x.json', bytes: new TextEncoder().encode(text) }],
    NO_PROGRESS,
  );
  return records;
}

it('the landmarks sample is written as it was read', async () => {
  const records = await read(readFileSync('static/samples/landmarks.json', 'utf8'));
  expect(records).toHaveLength(160);
  expect(await read(toCslJson(records))).toEqual(records);
});

describe.runIf(existsSync(FORMATS))('CSL-JSON', () => {
  it('agrees with Zotero in every field', async () => {
    const agreement = await compareWithZotero('csl-json');
    expect(agreement).toMatchObject({ cases: 1, items: 1, differences: [] });
  });

  it.each([
    'crossref/test_journals_works.0.json',
    'openalex/05.json',
    'hf-daily-papers/hf_daily_papers.json',
  ])('holds all that is read from %s', async (name) => {
    const records = await read(readFileSync(`${FORMATS}/${name}`, 'utf8'));
    const plain = records.map(({ place: _, ...fields }) => fields);
    const back = await read(toCslJson(records));
    expect(
      back.map(({ place: _, key, ...fields }) => {
        expect(key).toMatch(/^item-\d+$/);
        return fields;
      }),
    ).toEqual(plain);
  });
});
