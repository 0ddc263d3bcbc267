import { existsSync, readFileSync } from 'node:fs';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { readFiles } from '../../src/lib/parsers/read-files';
import { FORMATS } from './zotero';

export const HAS_FORMATS = existsSync(FORMATS);

/** Reads a file under data/formats as a file would be read, and gives its text too, for counting by other means. */
export async function readCorpusFile(path: string) {
  const buffer = readFileSync(`${FORMATS}/${path}`);
  const { files, records, unread } = await readFiles(
    [{ name: path, bytes: new Uint8Array(buffer) }],
    NO_PROGRESS,
  );
  return { report: files[0]!, records, unread, text: buffer.toString('utf8') };
}

export function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}
