import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { JSON_PARSERS } from '../../../src/lib/parsers/registry';
import { codes, fixture, readText } from './read';

const FIXTURES = [
  'openalex',
  'crossref',
  'semantic-scholar',
  'hf-daily-papers',
  'csl-json',
  'paper-list',
  'openreview-notes',
];

/** Puts other values in some places of a parsed file. */
function alter(value: unknown, values: readonly unknown[], every: number): unknown {
  let count = 0;
  let next = 0;
  const visit = (node: unknown): unknown => {
    if (++count % every === 0 && next < values.length) return values[next++];
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, visit(inner)]));
  };
  return visit(value);
}

describe.each(FIXTURES)('%s with other values in it', (name) => {
  const value: unknown = JSON.parse(fixture(`formats/${name}.json`));

  it('is read by every format without an error', async () => {
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(
        null,
        '',
        ' ',
        0,
        -1,
        1e308,
        [],
        {},
        [[]],
        [null],
        { value: null },
        '__proto__',
        'constructor',
        '<i>',
        '10.',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(odd, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 2, max: 40 }),
        async (values, every) => {
          const text = JSON.stringify(alter(value, values, every));
          expect(codes(await readText(text))).not.toContain('file-unreadable');
          const altered: unknown = JSON.parse(text);
          for (const parser of JSON_PARSERS) {
            expect(parser.detect(altered)).toBeGreaterThanOrEqual(0);
            const { records } = await parser.parse(altered, { file: 'x', progress: NO_PROGRESS });
            for (const { title, authors, keywords, references } of records) {
              expect(typeof title).toBe('string');
              expect([authors, keywords, references].every(Array.isArray)).toBe(true);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is known as what it is and as nothing else', () => {
    const likely = JSON_PARSERS.map((parser) => ({ id: parser.id, likely: parser.detect(value) }));
    likely.sort((a, b) => b.likely - a.likely);
    expect(likely[0]!.id).toBe(name === 'openreview-notes' ? 'paper-list' : name);
    expect(likely[0]!.likely - likely[1]!.likely).toBeGreaterThan(0.09);
  });

  it('cut anywhere, one character in a hundred changed: no error, no end', async () => {
    const text = fixture(`formats/${name}.json`);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), fc.infiniteStream(fc.nat(255)), async (cut, noise) => {
        expect(codes(await readText(text.slice(0, cut)))).not.toContain('file-unreadable');
        const bytes = [...text].map((char) =>
          noise.next().value! < 3 ? String.fromCharCode(noise.next().value!) : char,
        );
        expect(codes(await readText(bytes.join('')))).not.toContain('file-unreadable');
      }),
      { numRuns: 60 },
    );
  });
});
