import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildCorpus } from '../../src/lib/corpus/build-corpus';
import { makeReport } from '../../src/lib/corpus/make-report';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { readFiles } from '../../src/lib/parsers/read-files';

const DATA = '../shared/data';

async function read(path: string) {
  const result = await readFiles([{ name: path, bytes: new Uint8Array(readFileSync(path)) }], NO_PROGRESS);
  const corpus = await buildCorpus(result.records, NO_PROGRESS);
  return { ...result, corpus, report: makeReport(result.files, corpus) };
}

describe('the samples', () => {
  it('landmarks.json is read whole and without a problem', async () => {
    const { files, report } = await read('static/samples/landmarks.json');
    expect(files[0]).toMatchObject({ format: 'csl-json', records: 160, problems: [] });
    expect(report).toMatchObject({
      papers: 160,
      citations: 657,
      authors: 321,
      keywords: 121,
      citedWorks: 0,
      merged: 0,
      firstYear: 1926,
      lastYear: 2025,
      problems: [],
    });
  });

  it('daily-papers.txt has 34 papers', async () => {
    const { records } = await read('static/samples/daily-papers.txt');
    expect(records).toHaveLength(34);
    expect(records.filter((record) => record.date)).toHaveLength(33);
  });
});

describe.runIf(existsSync(DATA))('files beside the checkout', () => {
  it('the seed page', async () => {
    const { records, report } = await read(`${DATA}/daily-papers-page.txt`);
    expect(report).toMatchObject({
      papers: 34,
      authors: 0,
      firstYear: 2022,
      lastYear: 2025,
      withoutYear: 1,
      withoutAbstract: 0,
    });
    expect(records.filter((record) => record.authorCount !== undefined)).toHaveLength(32);
    expect(records.find((record) => record.title.startsWith('SoundReactor'))).toMatchObject({
      organisation: 'Sony',
      pageCount: 2,
      date: { year: 2025, month: 10, day: 2 },
    });
    const without = records.filter((record) => !record.date && record.authorCount === undefined);
    expect(without.map((record) => record.title)).toEqual([
      'Encoding Multi-level Dynamics in Effect Heterogeneity Estimation',
    ]);
    expect(
      records.every((record) => (record.abstract?.length ?? 0) > 1_300 && record.abstract!.length < 2_000),
    ).toBe(true);
  });

  it.each([
    ['typeset.bib', 899],
    ['printing-history.bib', 665],
    ['testjabref.bib', 156],
    ['jabref-authors.bib', 212],
  ])('%s has %i entries and none is damaged', async (name, count) => {
    const { files } = await read(`${DATA}/formats/bibtex/${name}`);
    expect(files[0]!.records).toBe(count);
    expect(files[0]!.problems.filter((problem) => !problem.code.startsWith('date-'))).toEqual([]);
  });

  it('agrees with Zotero on titles, years and DOIs, but for known differences', async () => {
    /** Year taken over from the proceedings; a line break for "\\"; a ligature for "TEL". */
    const known = new Set(['02 year', '09 title', '18 title']);
    const differences: string[] = [];
    for (let i = 0; i < 24; i++) {
      const id = String(i).padStart(2, '0');
      const { records } = await read(`${DATA}/formats/bibtex/${id}.bib`);
      const items = JSON.parse(
        readFileSync(`${DATA}/formats/bibtex/${id}.expected-zotero.json`, 'utf8'),
      ) as Record<string, string | undefined>[];
      expect(records).toHaveLength(items.length);
      for (const [n, item] of items.entries()) {
        const record = records[n]!;
        const plain = (text = '') =>
          text
            .replace(/<[^<>]*>/g, '')
            .replace(/\s+/g, ' ')
            .trim();
        if (record.title !== plain(item.title)) differences.push(`${id} title`);
        if (String(record.date?.year ?? '') !== (item.date ?? '').slice(0, 4)) differences.push(`${id} year`);
        const doi = item.DOI ?? /DOI: (\S+)/.exec(item.extra ?? '')?.[1];
        if (record.doi !== doi) differences.push(`${id} doi`);
      }
    }
    expect(differences.filter((difference) => !known.has(difference))).toEqual([]);
  });
});
