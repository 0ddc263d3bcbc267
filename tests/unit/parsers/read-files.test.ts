import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CancelledError, NO_PROGRESS } from '../../../src/lib/model/progress';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { codes, fixture, readText } from './read';

const read = (bytes: Uint8Array, name = 'x') => readFiles([{ name, bytes }], NO_PROGRESS);

/** Printable characters and line ends from a seeded generator. */
function randomText(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 7;
  for (let i = 0; i < length; i++) {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    bytes[i] = (state >> 8) % 60 === 0 ? 10 : 32 + ((state >> 16) % 95);
  }
  return bytes;
}

describe('readFiles', () => {
  it.each([
    ['an empty file', new Uint8Array(), 'file-empty'],
    ['white space', new TextEncoder().encode(' \n\t\n'), 'file-empty'],
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n...'), 'file-binary'],
    ['bytes', Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256), 'file-binary'],
    ['prose', new TextEncoder().encode('Dear reader, this is a letter.\n'.repeat(50)), 'format-unknown'],
    ['random text of 50 MB', randomText(50_000_000), 'format-unknown'],
    ['JSON of another kind', new TextEncoder().encode('{"name": "thing", "version": "1.0"}'), 'json-unknown'],
    ['a list of numbers', new TextEncoder().encode('[1, 2, 3]'), 'json-unknown'],
    ['broken JSON', new TextEncoder().encode('[{"type": "book",\n"title": '), 'json-broken'],
    ['BibTeX without entries', new TextEncoder().encode('@comment{nothing here}\n'), 'bibtex-no-entries'],
  ])('refuses %s', async (_, bytes, code) => {
    const result = await read(bytes);
    expect(codes(result)).toEqual([code]);
    expect(result.records).toEqual([]);
    expect(result.files[0]!.problems[0]).toMatchObject({ severity: 'error', where: { file: 'x' } });
  });

  it('looks at no more than a sample of a large file in no known format', async () => {
    const bytes = randomText(4_000_000);
    let touched = 0;
    const spy = new Proxy(bytes, {
      get(target, key) {
        if (key === 'subarray')
          return (from: number, to?: number) => {
            const part = target.subarray(from, to);
            touched += part.length;
            return part;
          };
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
      },
    });
    expect(codes(await read(spy))).toEqual(['format-unknown']);
    expect(touched).toBeGreaterThan(0);
    expect(touched).toBeLessThan(1_000_000);
  });

  it('tells the format by content, not by name', async () => {
    expect((await readText(fixture('mixed.bib'), 'page.txt')).files[0]!.format).toBe('bibtex');
    expect((await readText(fixture('daily-page.txt'), 'library.bib')).files[0]!.format).toBe('daily-papers');
  });

  it('reports every file, the unreadable ones too', async () => {
    const files = [fixture('mixed.bib'), '', fixture('daily-page.txt')].map((text, i) => ({
      name: `f${i}`,
      bytes: new TextEncoder().encode(text),
    }));
    const result = await readFiles(files, NO_PROGRESS);
    expect(result.files.map(({ name, format, records }) => [name, format, records])).toEqual([
      ['f0', 'bibtex', 5],
      ['f1', null, 0],
      ['f2', 'daily-papers', 4],
    ]);
    expect(result.records).toHaveLength(9);
  });

  it('lists at most a hundred problems of one kind and counts the others', async () => {
    const text = Array.from({ length: 150 }, (_, i) => `@misc{k, title={T${i}}}`).join('\n');
    const problems = (await readText(text)).files[0]!.problems;
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)!.message).toContain('49 more times');
  });

  it('lets a cancelled job end', async () => {
    const progress = () => Promise.reject(new CancelledError());
    await expect(
      readFiles([{ name: 'x', bytes: new TextEncoder().encode(fixture('mixed.bib')) }], progress),
    ).rejects.toThrow(CancelledError);
  });

  it('takes text of any encoding', async () => {
    const text = '@book{a, title={Käse für Ærø}}';
    const latin = Uint8Array.from([...text].map((char) => char.charCodeAt(0)));
    const wide = (order: 'le' | 'be', mark: boolean) => {
      const marked = (mark ? '\ufeff' : '') + text;
      const view = new DataView(new ArrayBuffer(marked.length * 2));
      [...marked].forEach((char, i) => view.setUint16(2 * i, char.charCodeAt(0), order === 'le'));
      return new Uint8Array(view.buffer);
    };
    const utf8 = new TextEncoder().encode(text);
    for (const bytes of [
      utf8,
      new TextEncoder().encode(`\ufeff${text}`),
      latin,
      wide('le', true),
      wide('be', true),
      wide('le', false),
      wide('be', false),
    ]) {
      expect((await read(bytes)).records[0]?.title).toBe('Käse für Ærø');
    }
  });

  it('says so when a file can no longer be read', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'papercosm-')), 'gone.bib');
    writeFileSync(path, '@misc{x, title={Soon gone}}');
    const gone = await openAsBlob(path);
    rmSync(path);
    const result = await readFiles([{ name: 'gone.bib', bytes: gone as Blob }], NO_PROGRESS);
    expect(codes(result)).toEqual(['file-unreadable']);
    expect(result.files[0]!.problems[0]!.message).toMatch(/choose it again/);
  });

  it('takes single bytes that are not UTF-8 for windows-1252, wherever they stand', async () => {
    const bytes = new TextEncoder().encode(`@misc{x, title={é${'a'.repeat(400_000)} b}}`);
    bytes[200_000] = 0xe9;
    const title = (await read(bytes)).records[0]!.title;
    expect(title.slice(0, 2)).toBe('éa');
    expect(title.indexOf('é', 1)).toBe(200_000 - '@misc{x, title={é'.length);
    expect(title).toHaveLength(400_003);
  });
});
