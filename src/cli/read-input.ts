import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { InputFile } from '../lib/protocol/engine';
import { UsageError } from './usage';

/** The named files, to be read piece by piece. Throws UsageError when one can't be opened. */
export async function readInput(files: string[], folder: string): Promise<InputFile[]> {
  return Promise.all(
    files.map(async (file) => {
      try {
        const at = path.resolve(folder, file);
        if ((await stat(at)).isDirectory()) throw new UsageError(`${file} is a folder. Check its name.`);
        // Node's blob and the browser's are one type apart.
        return { name: path.basename(file), bytes: (await openAsBlob(at)) as Blob };
      } catch (error) {
        if (error instanceof UsageError) throw error;
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        const fault = code === 'ENOENT' ? 'does not exist' : `can't be read (${code || error})`;
        throw new UsageError(`${file} ${fault}. Check its name.`);
      }
    }),
  );
}
