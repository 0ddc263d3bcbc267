import type { PaperRecord } from '../../../src/lib/model/record';

let line = 0;

/** A record with what a test says and nothing else. */
export function record(title: string, extra: Partial<PaperRecord> = {}): PaperRecord {
  return { title, authors: [], keywords: [], references: [], place: { file: 'a', line: ++line }, ...extra };
}

/** "van Eck, Nees Jan" -> family and given. */
export function names(...texts: string[]): PaperRecord['authors'] {
  return texts.map((text) => {
    const [family, given] = text.split(', ');
    return given === undefined ? { family } : { family, given };
  });
}
