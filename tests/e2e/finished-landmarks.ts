import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { NetworkName } from '../../src/lib/model/network';

export interface FinishedLandmarks {
  /** The sample as a map file with the settings that the page starts with. */
  sample: string;
  /** Ids of the ends of each network's strongest link. */
  strongestLinks: Partial<Record<NetworkName, { source: string; target: string }>>;
}

let made: Promise<FinishedLandmarks> | undefined;

/** Worked out once for all tests of a run, by a process that runs the sources as they are; `npm test` has that done for all its parts. */
export function finishedLandmarks(): Promise<FinishedLandmarks> {
  made ??= make();
  return made;
}

async function make(): Promise<FinishedLandmarks> {
  const file = process.env.PAPERCOSM_E2E_LANDMARKS;
  if (file) return JSON.parse(await readFile(file, 'utf8')) as FinishedLandmarks;
  const args = ['--import', 'tsx', 'tests/e2e/print-landmarks.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as FinishedLandmarks;
}
