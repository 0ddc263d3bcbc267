import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEXT_PARSERS } from '../../../src/lib/parsers/registry';
import { readTagged, type TaggedSyntax } from '../../../src/lib/parsers/tagged/tagged-reader';
import { textInputOf } from '../../../src/lib/parsers/text-input';
import { fixture } from './read';

const SYNTAX: TaggedSyntax = {
  start: 'S',
  end: 'E',
  outside: new Set(['F']),
  repeats: (tag) => tag === 'R',
  split(line) {
    const found = /^([A-Z])(?: (.*)|)$/.exec(line);
    return found ? { tag: found[1]!, value: found[2] ?? '' } : undefined;
  },
};

async function read(text: string, syntax = SYNTAX) {
  const entries: string[] = [];
  const texts: string[] = [];
  await readTagged(
    textInputOf(text),
    syntax,
    ({ line, end, fields }) =>
      entries.push(
        `${line} ${end} ${fields.map(({ tag, value }) => `${tag}=${JSON.stringify(value)}`).join(' ')}`,
      ),
    (skipped, line) => texts.push(`${line} ${skipped}`),
  );
  return { entries, texts };
}

describe('the reader of tagged lines', () => {
  it('parts entries by start, end and the end of the file', async () => {
    expect(await read('F x\nS a\nA b\nE\nS c\nS d\nB e')).toEqual({
      entries: ['2 tag S="a" A="b"', '5 next S="c"', '6 file S="d" B="e"'],
      texts: [],
    });
  });

  it('puts further lines to the field before them, and text without a field aside', async () => {
    expect(await read('one\n\ntwo\nS a\n  b\n\nc\nE\nthree\nF\n')).toEqual({
      entries: ['4 tag S="a\\n  b\\n\\nc"'],
      texts: ['1 one\ntwo', '9 three'],
    });
  });

  it('goes by the first tag that comes back, as long as there are no marks', async () => {
    expect((await read('A 1\nA 2\nB 3\nA 4\nB 5')).entries).toEqual([
      '1 next A="1" A="2" B="3"',
      '4 file A="4" B="5"',
    ]);
    expect((await read('R 1\nB 2\nR 3')).entries).toEqual(['1 file R="1" B="2" R="3"']);
    expect((await read('S 0\nE\nA 1\nB 2\nA 3')).entries).toEqual([
      '1 tag S="0"',
      '3 file A="1" B="2" A="3"',
    ]);
  });

  it('loses no line, whatever the order of lines', async () => {
    const line = fc.constantFrom('S a', 'E', 'A b', 'B', 'R c', 'F d', 'text', '  more', '');
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 20 }), async (lines) => {
        const found: string[] = [];
        await readTagged(
          textInputOf(lines.join('\n')),
          SYNTAX,
          (entry) => found.push(...entry.lines),
          (skipped) => found.push(...skipped.split('\n')),
        );
        const filled = (list: readonly string[]) =>
          list.filter((it) => it !== '' && it !== 'F d' && it !== 'E').sort();
        expect(filled(found)).toEqual(filled(lines));
      }),
    );
  });
});

describe('the formats of tagged lines', () => {
  it.each([
    ['dialects.ris', 'ris'],
    ['wos-tagged.txt', 'wos-tagged'],
    ['medline.nbib', 'medline'],
    ['endnote.enw', 'refer'],
    ['refworks.txt', 'refworks'],
    ['cochrane.txt', 'cochrane'],
  ])('%s is claimed by %s alone', (name, id) => {
    const text = fixture(`formats/${name}`);
    for (const sample of [text, text.replaceAll('\n', '\r\n')]) {
      const claims = TEXT_PARSERS.filter((parser) => parser.detect(sample, 'unnamed') >= 0.3);
      expect(claims.map((parser) => parser.id)).toEqual([id]);
    }
  });
});
