// Prints, or writes to the file that is named, what `finishedLandmarks` reads: the maps that the worker makes in the page.
import { writeFileSync } from 'node:fs';
import { NETWORK_NAMES } from '../../src/lib/model/network';
import { finishedSample, strongestLink } from '../landmarks';
import type { FinishedLandmarks } from './finished-landmarks';

// Where the build puts the version in, a plain run has to give it.
Object.assign(globalThis, { __PAPERCOSM_VERSION__: 'test' });

const made: FinishedLandmarks = { sample: await finishedSample(), strongestLinks: {} };
for (const network of NETWORK_NAMES) {
  if (network !== 'imported') made.strongestLinks[network] = await strongestLink(network);
}
const [file] = process.argv.slice(2);
if (file === undefined) process.stdout.write(JSON.stringify(made));
else writeFileSync(file, JSON.stringify(made));
