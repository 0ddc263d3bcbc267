import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { expandArchive } from '../../../src/lib/parsers/archives/expand-archives';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { codes } from './read';

const entry = (title: string) => strToU8(`@misc{x, title={${title}}, year=2001}`);
const read = (name: string, bytes: Uint8Array) => readFiles([{ name, bytes }], NO_PROGRESS);

describe('archives', () => {
  it('gzip: the file in it, under its own name', async () => {
    const { files, records } = await read('library.bib.gz', gzipSync(entry('Tides')));
    expect(files).toMatchObject([{ name: 'library.bib', format: 'bibtex', records: 1, problems: [] }]);
    expect(records[0]).toMatchObject({ title: 'Tides', place: { file: 'library.bib', line: 1 } });
  });

  it('zip: every file that can hold papers, gzip inside too; the others are counted', async () => {
    const zip = zipSync({
      'a.bib': entry('Tides'),
      'more/b.bib.gz': gzipSync(entry('Lanterns')),
      '__MACOSX/._a.bib': strToU8('x'),
      'paper.pdf': strToU8('%PDF-1.7'),
      'readme.txt': strToU8('Dear reader, this is a letter.\n'.repeat(50)),
    });
    const { files, records } = await read('export.zip', zip);
    expect(records.map(({ title }) => title)).toEqual(['Tides', 'Lanterns']);
    expect(files.map(({ name, problems }) => [name, problems.map(({ code }) => code)])).toEqual([
      ['export.zip › a.bib', []],
      ['export.zip › more/b.bib', []],
      ['export.zip › readme.txt', ['format-unknown']],
      ['export.zip', ['archive-files-skipped']],
    ]);
  });

  it('stop at a limit that is said, and keep what came before', async () => {
    const bomb = new Uint8Array(20_000_000).fill(32);
    const limits = { bytes: 1 << 20, files: 2 };
    const gzip = await expandArchive('bomb.gz', gzipSync(bomb), 'gzip', NO_PROGRESS, limits);
    expect(gzip.problems).toMatchObject([{ code: 'archive-too-large', where: { file: 'bomb.gz' } }]);
    expect(gzip.problems[0]!.message).toContain('1 MB');
    expect(gzip.files[0]!.bytes.size).toBe(1 << 20);
    const zip = await expandArchive(
      'bomb.zip',
      zipSync({ 'a.bib': entry('Tides'), 'b.txt': bomb }),
      'zip',
      NO_PROGRESS,
      limits,
    );
    expect(zip.problems.map(({ code }) => code)).toEqual(['archive-too-large']);
    expect(zip.files[0]!.name).toBe('bomb.zip › a.bib');
    const many = await expandArchive(
      'many.zip',
      zipSync({ a: entry('A'), b: entry('B'), c: entry('C') }),
      'zip',
      NO_PROGRESS,
      limits,
    );
    expect(many.files).toHaveLength(2);
    expect(many.problems.map(({ code }) => code)).toEqual(['archive-too-many-files']);
  });

  it('damaged: what came out before the fault is read', async () => {
    let state = 7;
    const random = Uint8Array.from({ length: 200_000 }, () => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return 97 + ((state >> 12) % 26);
    });
    const text = new Uint8Array([...entry('Tides'), 10, ...random]);
    const gzip = await read('cut.bib.gz', gzipSync(text).subarray(0, -40_000));
    expect(gzip.records.map(({ title }) => title)).toEqual(['Tides']);
    expect(gzip.files.flatMap(({ problems }) => problems.map(({ code }) => code))).toContain(
      'archive-damaged',
    );
    const zip = await read(
      'cut.zip',
      zipSync({ 'a.bib': entry('Tides'), 'b.bib': text }).subarray(0, -30_000),
    );
    expect(zip.records[0]!.title).toBe('Tides');
    expect(zip.files.flatMap(({ problems }) => problems.map(({ code }) => code))).toContain(
      'archive-damaged',
    );
  });

  it('that are Office documents, or empty, say what to do', async () => {
    const xlsx = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/sheet1.xml': strToU8('<x/>') });
    expect(codes(await read('list.xlsx', xlsx))).toEqual(['file-office']);
    expect(codes(await read('none.zip', zipSync({})))).toEqual(['archive-empty']);
  });
});

describe('a thesaurus', () => {
  it('gives spellings to replace, also with papers in one import', async () => {
    const bytes = strToU8('label\treplace by\nLLMs\tlarge language model\n"noise"\t\nbroken line\n');
    const result = await readFiles(
      [
        { name: 'thesaurus.txt', bytes },
        { name: 'a.bib', bytes: entry('Tides') },
      ],
      NO_PROGRESS,
    );
    expect(result.aliases).toEqual([
      { from: 'LLMs', to: 'large language model' },
      { from: 'noise', to: '' },
    ]);
    expect(codes(result)).toEqual(['thesaurus-line-unreadable']);
    expect(result.records).toHaveLength(1);
  });
});
