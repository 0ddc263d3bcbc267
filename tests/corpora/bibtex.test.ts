import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toBibtex } from '../../src/lib/export/papers/bibtex';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { readFiles } from '../../src/lib/parsers/read-files';
import { compareWithZotero, FORMATS } from './zotero';

const FOLDER = `${FORMATS}/bibtex`;
const LIBRARIES = ['typeset.bib', 'printing-history.bib', 'testjabref.bib', 'jabref-authors.bib'];

async function read(bytes: Uint8Array, name: string) {
  const { records, files, unread } = await readFiles([{ name, bytes }], NO_PROGRESS);
  return { records, unread, problems: files[0]!.problems };
}

describe.runIf(existsSync(FOLDER))('BibTeX files beside the checkout', () => {
  it.each(LIBRARIES)(
    '%s: a record for each line that begins an entry, with its title and its key',
    async (name) => {
      const bytes = new Uint8Array(readFileSync(`${FOLDER}/${name}`));
      const text = new TextDecoder().decode(bytes);
      const starts = [...text.matchAll(/^[ \t]{0,9}@\s{0,9}(\w{2,30})\s{0,9}[{(]([^,\n]{0,300})/gm)].filter(
        ([, type]) => !/^(?:string|preamble|comment)$/i.test(type!),
      );
      const { records, unread } = await read(bytes, name);
      expect(records.map(({ key }) => key)).toEqual(starts.map(([, , key]) => key!.trim()));
      expect(records.filter(({ title }) => title === '')).toEqual([]);
      expect(unread).toEqual([]);
    },
  );

  it('agrees with Zotero but where Zotero reads no crossref or undoes LaTeX by halves', async () => {
    const { cases, items, differences } = await compareWithZotero('bibtex');
    expect([cases, items]).toEqual([24, 34]);
    expect(differences.map(({ where, field }) => `${where}, ${field}`)).toEqual([
      // Taken over from the proceedings by crossref.
      'bibtex/02, item 1, year',
      'bibtex/02, item 1, venue',
      // A body whose name was not put in braces ("American Rights at Work").
      'bibtex/07, item 1, authors',
      // A line break ("\\") for which Zotero has "{".
      'bibtex/09, item 1, title',
      // "Corporation for Digital Scholarship"
      'bibtex/17, item 1, authors',
      // Zotero makes one sign of the letters TEL, and leaves backslashes that were doubled.
      'bibtex/18, item 1, title',
      'bibtex/18, item 1, authors',
      // "KC Wright" as the file spells it; Zotero makes "K. C." of it.
      'bibtex/19, item 1, authors',
    ]);
  });

  it('reads Web of Science fields that JabRef kept', async () => {
    const { records } = await read(
      new Uint8Array(readFileSync(`${FOLDER}/testjabref.bib`)),
      'testjabref.bib',
    );
    const [first] = records;
    expect(first).toMatchObject({
      catalogueIds: { wos: '000263918900029' },
      date: { year: 2009, month: 3 },
      pages: '995-1005',
    });
    expect(first!.references).toHaveLength(25);
    expect(first!.references.filter(({ year }) => year === undefined)).toEqual([]);
  });

  it.each(LIBRARIES)('%s comes back from its export', async (name) => {
    const before = await read(new Uint8Array(readFileSync(`${FOLDER}/${name}`)), name);
    const after = await read(new TextEncoder().encode(toBibtex(before.records)), name);
    const withoutPlace = ({ place: _, ...fields }: (typeof before.records)[number]) => fields;
    expect(after.problems).toEqual([]);
    expect(after.records.map(withoutPlace)).toEqual(before.records.map(withoutPlace));
  });
});

describe('the landmarks sample as BibTeX', () => {
  it('keeps its citations', async () => {
    const bytes = new Uint8Array(readFileSync('static/samples/landmarks.json'));
    const before = await read(bytes, 'landmarks.json');
    const after = await read(new TextEncoder().encode(toBibtex(before.records)), 'landmarks.bib');
    const citations = (records: typeof before.records) =>
      records.flatMap(({ key, references }) => references.map((reference) => [key, reference.key]));
    expect(citations(after.records)).toEqual(citations(before.records));
    expect(citations(after.records).length).toBeGreaterThan(600);
  });
});
