import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import type { PaperRecord } from '../../src/lib/model/record';
import { readFiles } from '../../src/lib/parsers/read-files';
import { FORMATS } from './zotero';

interface Work {
  title: string[];
  DOI: string;
  type: string;
  author?: { family: string; given?: string }[];
  'container-title'?: string[];
  issued: { 'date-parts': (number | null)[][] };
  'is-referenced-by-count': number;
}

async function read(name: string) {
  const text = readFileSync(`${FORMATS}/crossref/${name}`, 'utf8');
  const { files, records } = await readFiles([{ name, bytes: new TextEncoder().encode(text) }], NO_PROGRESS);
  const { items } = (JSON.parse(text) as { message: { items: Work[] } }).message;
  return { files, records, items };
}

const sum = (records: readonly PaperRecord[], of: (record: PaperRecord) => number) =>
  records.reduce((total, record) => total + of(record), 0);

describe.runIf(existsSync(FORMATS))('answers of Crossref', () => {
  it('a list of 20 articles of one journal', async () => {
    const { files, records, items } = await read('test_journals_works.0.json');
    expect(files[0]).toMatchObject({ format: 'crossref', records: 20, problems: [] });
    expect(sum(records, ({ authors }) => authors.length)).toBe(148);
    expect(sum(records, ({ authors }) => authors.filter(({ orcid }) => orcid).length)).toBe(12);
    expect(sum(records, ({ references }) => references.length)).toBe(1225);
    expect(sum(records, ({ references }) => references.filter(({ doi }) => doi).length)).toBe(1063);
    expect(sum(records, ({ timesCited }) => timesCited ?? 0)).toBe(2032);
    expect(records.every(({ abstract, date, pages }) => abstract && date && pages)).toBe(true);
    expect(records.some(({ abstract }) => /<\/?(?:jats:)?[a-z]+>|\bAbstract:/.test(abstract!))).toBe(false);
    expect(records.map(({ doi }) => doi)).toEqual(items.map(({ DOI }) => DOI));
    expect(records.map(({ date }) => date!.year)).toEqual(
      items.map(({ issued }) => issued['date-parts'][0]![0]),
    );
    expect(new Set(records.map(({ type, venue }) => `${type} ${venue}`))).toEqual(
      new Set(['article-journal PeerJ']),
    );
  });

  it('a list of 20 works of six kinds', async () => {
    const { files, records, items } = await read('test_cursor.0.json');
    expect(files[0]).toMatchObject({ format: 'crossref', records: 20, problems: [] });
    expect(sum(records, ({ authors }) => authors.length)).toBe(21);
    expect(records.filter(({ date }) => date)).toHaveLength(18);
    // 64 entries, of which 9 tell nothing but a key and the year 0.
    expect(sum(records, ({ references }) => references.length)).toBe(55);
    expect(records.filter(({ venue }) => venue)).toHaveLength(
      items.filter((it) => it['container-title']?.[0]).length,
    );
    const types: Record<string, number> = {};
    for (const { type } of records) types[type ?? ''] = (types[type ?? ''] ?? 0) + 1;
    expect(types).toEqual({
      chapter: 13,
      dataset: 3,
      'entry-encyclopedia': 1,
      'paper-conference': 1,
      'article-journal': 1,
      article: 1,
    });
  });
});
