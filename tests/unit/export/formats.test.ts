import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameElement } from '../../../src/lib/export/slides/frame';
import { pngSize } from '../../../src/lib/export/figure/png';
import { crc32, pngWithText } from '../../../src/lib/export/figure/png-text';
import { roundNumber } from '../../../src/lib/export/round-number';
import { approximateTextWidth } from '../../../src/lib/export/figure/text-width';
import { dropForbidden, element, escapeXml, formatNumber } from '../../../src/lib/export/xml';

describe('the code of a frame', () => {
  it('keeps any title inside its attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const code = frameElement({ frame: 'https://x.example/', title, width: 960, height: 540 });
        expect(code.match(/"/g)).toHaveLength(14);
        expect(code.match(/[<>]/g)).toHaveLength(4);
      }),
    );
  });
});

describe('mark-up', () => {
  it('escapes what means something and drops what XML can not hold', () => {
    expect(escapeXml(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
    expect(dropForbidden('a\u0000b\u001fc\ud800d\ufffee\tf\ng😀')).toBe('abcde\tf\ng😀');
    expect(element('rect', { x: 1 / 3, fill: undefined, id: '"' })).toBe('<rect x="0.33" id="&quot;"/>');
  });

  it('writes numbers without exponents, minus zero or nonsense', () => {
    expect([1e-9, -1e-9, 1 / 3, Number.NaN, Infinity, 12].map(formatNumber)).toEqual([
      '0',
      '0',
      '0.33',
      '0',
      '0',
      '12',
    ]);
    expect([1 / 3, 123456.789, 0, Number.NaN].map(roundNumber)).toEqual([0.333333, 123457, 0, 0]);
  });
});

describe('approximateTextWidth', () => {
  it('adds up the advance widths of a grotesque, a little generously', () => {
    // H 722, i 222 of 1000: (722 + 222) / 1000 * 10 * 1.04
    expect(approximateTextWidth('Hi', 10)).toBeCloseTo(9.82, 2);
    expect(approximateTextWidth('Hí', 10)).toBeCloseTo(9.82, 2);
    expect(approximateTextWidth('漢', 10)).toBeCloseTo(10.4, 2);
    expect(approximateTextWidth('Hi', 10, 700)).toBeGreaterThan(approximateTextWidth('Hi', 10, 400));
    expect(approximateTextWidth('', 10)).toBe(0);
  });
});

describe('PNG', () => {
  it('doubles the figure, but never beyond 25 million pixels', () => {
    expect(pngSize({ width: 1600, height: 900 })).toEqual({ width: 3200, height: 1800 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 20_000 }),
        (width, height) => {
          const size = pngSize({ width, height, scale: 4 });
          expect(size.width * size.height).toBeLessThanOrEqual(25_000_000);
          expect(size.width).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('carries lines of text after its header', () => {
    // The check value of CRC-32 for these nine bytes is well known.
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    const header = [137, 80, 78, 71, 13, 10, 26, 10, ...new Array<number>(25).fill(7)];
    const png = Uint8Array.from([...header, 1, 2, 3]);
    const written = pngWithText(png, [
      ['Source', 'https://x.example/é'],
      ['Title', ''],
    ]);
    expect([...written.subarray(0, 33)]).toEqual(header);
    expect([...written.subarray(-3)]).toEqual([1, 2, 3]);
    const view = new DataView(written.buffer);
    const length = view.getUint32(33);
    expect(written.length).toBe(png.length + 12 + length);
    const chunk = written.subarray(37, 41 + length);
    expect(new TextDecoder().decode(chunk)).toBe('iTXtSource\0\0\0\0\0https://x.example/é');
    expect(view.getUint32(41 + length)).toBe(crc32(chunk));
    expect(pngWithText(Uint8Array.of(1, 2), [['Title', 'x']])).toEqual(Uint8Array.of(1, 2));
  });
});
