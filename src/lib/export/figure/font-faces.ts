/** The typeface of pictures, bundled with the project (see export/fonts): whoever draws them has these bytes at hand. */
export const FONT_FILES = {
  regular: { file: 'Inter-Regular.ttf', weight: 400, italic: false },
  italic: { file: 'Inter-Italic.ttf', weight: 400, italic: true },
  medium: { file: 'Inter-Medium.ttf', weight: 500, italic: false },
  semibold: { file: 'Inter-SemiBold.ttf', weight: 600, italic: false },
} as const;
export type FontName = keyof typeof FONT_FILES;
export const FONT_NAMES = Object.keys(FONT_FILES) as FontName[];

/** TrueType files by name. */
export type FontBytes = Record<FontName, Uint8Array>;

/** The face that a text is set in. */
export function faceOf({ weight, italic }: { weight: number; italic: boolean }): FontName {
  if (italic) return 'italic';
  return weight >= 600 ? 'semibold' : weight >= 500 ? 'medium' : 'regular';
}

/** Letters of the scripts that the bundled faces hold: Latin, Greek, Cyrillic, with signs. Others come from elsewhere, or are missing. */
const HELD =
  /[\n\r\t -~\u00a0-\u052f\u1e00-\u1fff\u2000-\u209f\u20a0-\u20cf\u2100-\u22ff\u2460-\u24ff\u25a0-\u25ff\ufb00-\ufb06\ufffd]/;

/** The letters of a text that are of other scripts, each once. */
export function foreignLetters(text: string): string[] {
  return [...new Set(text)].filter((letter) => !HELD.test(letter));
}
