import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toByteSource } from '../../../src/lib/parsers/archives/byte-source';
import { createDecoder, detectEncoding } from '../../../src/lib/parsers/archives/decode-text';
import { readLines } from '../../../src/lib/parsers/read-lines';
import { createTextInput, type TextInput } from '../../../src/lib/parsers/text-input';

/** A text in pieces that end where the numbers say. */
function inPieces(text: string, sizes: readonly number[]): TextInput {
  return {
    size: text.length,
    async *pieces() {
      let at = 0;
      for (let i = 0; at < text.length; i++) {
        const next = at + Math.max(1, sizes[i % Math.max(sizes.length, 1)] ?? 1);
        yield text.slice(at, next);
        at = next;
      }
    },
    text: async () => text,
  };
}

describe('readLines', () => {
  it('gives the lines of a split, wherever the pieces end', async () => {
    const text = fc
      .array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', ''), { maxLength: 40 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }),
        async (all, sizes) => {
          const lines: string[] = [];
          const numbers: number[] = [];
          await readLines(inPieces(all, sizes), (line, number) => {
            lines.push(line);
            numbers.push(number);
          });
          const expected = all.split(/\r\n|\n|\r/);
          if (expected.at(-1) === '') expected.pop();
          expect(lines).toEqual(expected);
          expect(numbers).toEqual(expected.map((_, i) => i + 1));
        },
      ),
    );
  });
});

describe('the decoder', () => {
  it('gives valid UTF-8 back, wherever the bytes are cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 7 }), (text, step) => {
        const bytes = new TextEncoder().encode(`x${text}`);
        const decoder = createDecoder({ kind: 'utf-8' });
        let out = '';
        for (let at = 0; at < bytes.length; at += step) out += decoder.decode(bytes.subarray(at, at + step));
        expect(out + decoder.end()).toBe(`x${text}`);
      }),
    );
  });

  it('never throws and loses no ASCII letter on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (bytes, step) => {
        const decoder = createDecoder({ kind: 'utf-8' });
        let out = '';
        for (let at = 0; at < bytes.length; at += step) out += decoder.decode(bytes.subarray(at, at + step));
        out += decoder.end();
        const letters = [...bytes]
          .filter((byte) => byte > 31 && byte < 127)
          .map((byte) => String.fromCharCode(byte));
        expect([...out].filter((letter) => letter > '\u001f' && letter < '\u007f')).toEqual(letters);
      }),
    );
  });

  it('follows the encoding that an XML declaration names', () => {
    const head = new TextEncoder().encode('<?xml version="1.0" encoding="Shift_JIS"?>');
    expect(detectEncoding(head)).toEqual({ kind: 'label', label: 'shift_jis' });
    const latin = new TextEncoder().encode('<?xml version="1.0" encoding="ISO-8859-1"?>');
    expect(detectEncoding(latin)).toEqual({ kind: 'utf-8' });
  });
});

describe('a text input', () => {
  it('tells its bytes, block by block, and gives the whole text', async () => {
    const text = 'käse '.repeat(400_000);
    const told: number[] = [];
    const input = createTextInput(
      toByteSource(new Blob([text])),
      { kind: 'utf-8' },
      {
        onBytes: (done) => void told.push(done),
      },
    );
    expect(await input.text()).toBe(text);
    expect(input.size).toBe(2_400_000);
    expect(told[0]).toBe(0);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.length).toBeGreaterThan(30);
  });
});
