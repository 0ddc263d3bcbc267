import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import {
  FONT_FILES,
  FONT_NAMES,
  foreignLetters,
  type FontBytes,
  type FontName,
} from '../lib/export/figure/font-faces';
import { pngWithText } from '../lib/export/figure/png-text';
import { ROOT } from './setup/project.mjs';

const at = (name: FontName): string =>
  path.join(ROOT, 'src', 'lib', 'export', 'fonts', FONT_FILES[name].file);

/** The bundled typeface. */
export async function readFonts(): Promise<FontBytes> {
  const read = async (name: FontName) => [name, new Uint8Array(await readFile(at(name)))] as const;
  return Object.fromEntries(await Promise.all(FONT_NAMES.map(read))) as FontBytes;
}

/**
 * Draws a figure of ours as a PNG without a browser, set in the bundled typeface. Letters of other scripts come from what the machine has.
 *
 * @param svg as toSvg writes it, of the size that the PNG is to have
 * @param about lines of text to keep inside
 */
export function rasterise(svg: string, about: [keyword: string, text: string][]): Uint8Array<ArrayBuffer> {
  const image = new Resvg(svg, {
    font: {
      fontFiles: FONT_NAMES.map(at),
      defaultFontFamily: 'Inter',
      sansSerifFamily: 'Inter',
      // Reading all faces of a machine takes longer than the picture.
      loadSystemFonts: foreignLetters(svg).length > 0,
    },
  });
  return pngWithText(new Uint8Array(image.render().asPng()), [['Software', 'Papercosm'], ...about]);
}
