import { describe, expect, it } from 'vitest';
import { CancelledError, NO_PROGRESS } from '../../../src/lib/model/progress';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { codes, readText } from './read';

const line = (n: number, extra: object = {}) =>
  JSON.stringify({ id: `k${n}`, type: 'book', title: `Title ${n}`, author: [{ family: 'Lee' }], ...extra });
const many = (count: number) => Array.from({ length: count }, (_, i) => line(i));

describe('JSON lines', () => {
  it('are told by their first lines', async () => {
    for (const text of [
      many(3).join('\n'),
      many(3).join('\r\n') + '\r\n',
      `\n\n${many(3).join('\n\n')}`,
      // One bad line at the beginning, or the second one.
      ['{"id": broken', ...many(3)].join('\n'),
      [line(0), '{"id": broken', line(1), line(2)].join('\n'),
    ]) {
      const { files } = await readText(text, 'x.jsonl');
      expect(files[0]).toMatchObject({
        format: 'csl-json',
        formatLabel: 'CSL-JSON (JSON lines)',
        records: 3,
      });
    }
    const list = await readText(`[\n${many(3).join(',\n')}\n]`);
    expect(list.files[0]).toMatchObject({ formatLabel: 'CSL-JSON', records: 3 });
    expect((await readText(`${line(1)}\n`)).files[0]).toMatchObject({ formatLabel: 'CSL-JSON', records: 1 });
  });

  it('are read in batches with the line of each', async () => {
    const { records, files } = await readText(many(1203).join('\n'));
    expect(files[0]!.records).toBe(1203);
    expect(records.map(({ place }) => place.line)).toEqual(Array.from({ length: 1203 }, (_, i) => i + 1));
  });

  it('lose a broken line alone', async () => {
    const lines = many(600);
    lines[1] = lines[1]!.slice(0, 40);
    lines[555] = lines[555]!.replace('"type"', '"type');
    const result = await readText(lines.join('\n'), 'x.jsonl');
    expect(result.records).toHaveLength(598);
    expect(result.unread).toEqual([
      { text: lines[1], where: { file: 'x.jsonl', line: 2, what: expect.any(String) } },
      { text: lines[555], where: { file: 'x.jsonl', line: 556, what: 'Title 555' } },
    ]);
    expect(codes(result)).toEqual(['json-line-broken', 'json-line-broken']);
  });

  it('keep both papers when the line end between them is lost, and mend what can be mended', async () => {
    const lines = [line(0), `${line(1)} ${line(2)}`, line(3, { volume: 7 }).replace('7', 'NaN'), line(4)];
    const result = await readText(lines.join('\n'));
    expect(result.records.map(({ key, place }) => [key, place.line])).toEqual([
      ['k0', 1],
      ['k1', 2],
      ['k2', 2],
      ['k3', 3],
      ['k4', 4],
    ]);
    expect(codes(result)).toEqual(['json-repaired']);
  });

  it('read a first line that is longer than the sample', async () => {
    const long = line(0, { abstract: 'word '.repeat(60_000) });
    const { files, records } = await readText([long, long, ...many(3)].join('\n'));
    expect(files[0]).toMatchObject({ formatLabel: 'CSL-JSON (JSON lines)', records: 5 });
    expect(records[0]!.abstract).toHaveLength(299_999);
    // One long line is no list of lines.
    expect((await readText(`${long}\n`)).files[0]).toMatchObject({ formatLabel: 'CSL-JSON', records: 1 });
  });

  it('read an answer of a service on each line', async () => {
    const pages = [0, 1].map((page) =>
      JSON.stringify({
        meta: { page },
        results: [1, 2].map((n) => ({
          id: `https://openalex.org/W200000000${page}${n}`,
          title: `W ${page}${n}`,
        })),
      }),
    );
    const { files, records } = await readText(pages.join('\n'));
    expect(files[0]).toMatchObject({ formatLabel: 'OpenAlex (JSON lines)', records: 4 });
    expect(records.map(({ place }) => place.line)).toEqual([1, 1, 2, 2]);
  });

  it('of another kind are refused, without reading on', async () => {
    let pieces = 0;
    const other = new TextEncoder().encode('{"level":"info","msg":"started"}\n'.repeat(200_000));
    const bytes = new Proxy(other, {
      get(target, key) {
        if (key === 'subarray')
          return (from: number, to?: number) => {
            pieces += (to ?? target.length) - from;
            return target.subarray(from, to);
          };
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
      },
    });
    const result = await readFiles([{ name: 'log.jsonl', bytes }], NO_PROGRESS);
    expect(codes(result)).toEqual(['json-unknown']);
    expect(pieces).toBeLessThan(other.length / 2);
  });

  it('can be cancelled', async () => {
    const bytes = new TextEncoder().encode(many(10).join('\n'));
    const progress = () => Promise.reject(new CancelledError());
    await expect(readFiles([{ name: 'x', bytes }], progress)).rejects.toThrow(CancelledError);
  });
});
