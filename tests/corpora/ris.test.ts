import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toRis } from '../../src/lib/export/papers/ris';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { readFiles } from '../../src/lib/parsers/read-files';
import { readText } from '../unit/parsers/read';
import { compareWithZotero } from './zotero';

const DATA = '../shared/data';
const RIS = `${DATA}/formats/ris`;

/**
 * Where we read another thing than Zotero. Files 02 and 04 hold each type of EndNote and ProCite once, with the names of the fields in them:
 * what contains a work is taken from T2, not from an abbreviation (J2); a case and an act have their full titles; conferences and journals in
 * print are venues; editors make no music. In 03 the DOI stands in a note and in the link.
 */
const KNOWN = new Set([
  '02, item 6 venue',
  '02, item 8 venue',
  '02, item 9 title',
  '02, item 14 venue',
  '02, item 17 venue',
  '02, item 22 venue',
  '02, item 31 venue',
  '02, item 35 authors',
  '02, item 45 title',
  '03, item 1 doi',
  '04, item 1 venue',
  '04, item 19 venue',
  '04, item 28 authors',
]);

describe.runIf(existsSync(RIS))('RIS files beside the checkout', () => {
  it.each([
    ['00', 1],
    ['02', 48],
    ['04', 39],
    ['05', 1],
    ['09', 2],
  ])('%s.ris has %i entries, as many as it has lines with TY', async (name, count) => {
    const text = readFileSync(`${RIS}/${name}.ris`, 'utf8');
    expect(text.match(/^TY\s/gm)).toHaveLength(count);
    const { files } = await readText(text, `${name}.ris`);
    expect(files[0]).toMatchObject({ format: 'ris', records: count, unread: 0 });
    expect(files[0]!.problems.filter(({ code }) => code.startsWith('ris-'))).toEqual([]);
  });

  it('agrees with Zotero, but for known differences', async () => {
    const { differences, items } = await compareWithZotero('ris');
    expect(items).toBe(98);
    // A placeholder ("Year") is no year, and neither is 0000.
    const found = differences
      .filter(({ field, ours, zotero }) => !(field === 'year' && ours === '' && zotero === '0000'))
      .map(({ where, field }) => `${where.slice('ris/'.length)} ${field}`);
    expect(found.filter((difference) => !KNOWN.has(difference))).toEqual([]);
  });

  it('reads back what it wrote of all of them', async () => {
    for (let i = 0; i < 12; i++) {
      const name = `${String(i).padStart(2, '0')}.ris`;
      const bytes = new Uint8Array(readFileSync(`${RIS}/${name}`));
      const { records } = await readFiles([{ name, bytes }], NO_PROGRESS);
      const back = (await readText(toRis(records), name)).records;
      expect(
        back.map(({ title, authors, date, doi, keywords }) => ({ title, authors, date, doi, keywords })),
      ).toEqual(
        records.map(({ title, authors, date, doi, keywords }) => ({ title, authors, date, doi, keywords })),
      );
    }
  });
});
