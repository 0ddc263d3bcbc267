import { readFileSync } from 'node:fs';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { readFiles, type ReadResult } from '../../../src/lib/parsers/read-files';

/** Reads one text as a file would be read. */
export function readText(text: string, name = 'pasted text'): Promise<ReadResult> {
  return readFiles([{ name, bytes: new TextEncoder().encode(text) }], NO_PROGRESS);
}

export function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
}

/** Codes of the only file's problems. */
export function codes({ files }: ReadResult): string[] {
  return files[0]!.problems.map((problem) => problem.code);
}
