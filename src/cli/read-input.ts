import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { InputFile } from '../lib/protocol/engine';
import { UsageError } from './usage';

/** The named files' bytes. Throws UsageError when one can't be read. */
export async function readInput(files: string[], folder: string): Promise<InputFile[]> {
  return Promise.all(
    files.map(async (file) => {
      try {
        return {
          name: path.basename(file),
          bytes: new Uint8Array(await readFile(path.resolve(folder, file))),
        };
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        const fault =
          code === 'ENOENT'
            ? 'does not exist'
            : code === 'EISDIR'
              ? 'is a folder'
              : `can't be read (${code || error})`;
        throw new UsageError(`${file} ${fault}. Check its name.`);
      }
    }),
  );
}
