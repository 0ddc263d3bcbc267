import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../unit/parsers/read';
import { compareWithZotero } from './zotero';

const WOS = '../shared/data/formats/wos';

/**
 * Keywords are the authors' own; Zotero adds Keywords Plus (03) and the descriptors of CABI (01). It has no field for the DOI of a chapter (03).
 */
const KNOWN = new Set(['01, item 1 keywords', '03, item 1 keywords', '03, item 1 doi']);

/** The values of each tag, by a plain reading of one entry's lines. */
function readTags(entry: string): Map<string, string[]> {
  const tags = new Map<string, string[]>();
  let tag = '';
  for (const line of entry.split('\n')) {
    if (/^[A-Z][A-Z0-9] /.test(line)) tag = line.slice(0, 2);
    if (tag !== '' && line.trim() !== '') tags.set(tag, [...(tags.get(tag) ?? []), line.slice(3)]);
  }
  return tags;
}

describe.runIf(existsSync(WOS))('Web of Science files beside the checkout', () => {
  it('agrees with Zotero, but for known differences', async () => {
    const { differences, items } = await compareWithZotero('wos');
    expect(items).toBe(16);
    const found = differences.map(({ where, field }) => `${where.slice('wos/'.length)} ${field}`);
    expect(found.filter((difference) => !KNOWN.has(difference))).toEqual([]);
  });

  it('reads the sample: 8 articles, 252 references', async () => {
    const text = readFileSync(`${WOS}/wos_sample.txt`, 'utf8').replace(/^\ufeff/, '');
    const { files, records } = await readText(text, 'wos_sample.txt');
    expect(files[0]).toMatchObject({ format: 'wos-tagged', records: 8, unread: 0, problems: [] });
    const entries = text
      .split(/^ER\s*$/m)
      .slice(0, -1)
      .map(readTags);
    expect(entries).toHaveLength(8);
    for (const [i, tags] of entries.entries()) {
      const record = records[i]!;
      const list = (tag: string) =>
        (tags.get(tag) ?? [])
          .join(' ')
          .split(';')
          .map((word) => word.trim())
          .filter(Boolean);
      expect(record.title).toBe(tags.get('TI')!.join(' ').trim());
      expect(record.keywords).toEqual(list('DE'));
      expect(record.authors).toHaveLength(tags.get('AF')!.length);
      expect(record.catalogueIds?.wos).toBe(tags.get('UT')![0]!.replace('WOS:', ''));
      expect(record.timesCited).toBe(Number(tags.get('TC')![0]));
      expect(record.references.map(({ raw }) => raw)).toEqual(
        tags.get('CR')!.map((line) => line.trim().replace(/\s+/g, ' ')),
      );
      expect(record.references).toHaveLength(Number(tags.get('NR')![0]));
    }
    const references = records.flatMap((record) => record.references);
    expect(references).toHaveLength(252);
    // Counted by hand: three have neither year nor journal volume, two a “DOI” that is none.
    expect(references.filter(({ year }) => year === undefined)).toHaveLength(3);
    const withDoi = references.filter(({ raw }) => /\bDOI \[?(?:DOI )?10\./.test(raw!));
    expect(references.filter(({ doi }) => doi !== undefined)).toEqual(withDoi);
    expect(withDoi).toHaveLength(197);
    const withVolume = references.filter(({ raw }) => /, V\d/.test(raw!));
    expect(references.filter(({ volume }) => volume !== undefined)).toEqual(withVolume);
    const withPage = references.filter(({ raw }) => /, P[A-Z]?\d+(?:,|$)/.test(raw!));
    expect(references.filter(({ page }) => page !== undefined)).toEqual(withPage);
    expect(records.flatMap(({ authors }) => authors).filter(({ orcid }) => orcid !== undefined)).toHaveLength(
      5,
    );
  });
});
