#!/usr/bin/env node
// The `papercosm` command. In a checkout: makes sure that its packages are there, then runs the TypeScript sources as they are; in the npm package: the bundle.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { install } from './setup/install.mjs';
import { IS_CHECKOUT, ROOT, runMain } from './setup/project.mjs';

/** @returns {Promise<typeof import('./papercosm.js')>} */
async function loadCommand() {
  if (!IS_CHECKOUT) return import(pathToFileURL(path.join(ROOT, 'build', 'cli', 'papercosm.mjs')).href);
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  // Where the build puts the version in, a plain run has to give it.
  Object.assign(globalThis, { __PAPERCOSM_VERSION__: version });
  const { register } = await import('tsx/esm/api');
  // The checkout's tsconfig.json extends a generated file, which may not be there yet.
  register({ tsconfig: false });
  return import('./papercosm.js');
}

await runMain(async () => {
  await install();
  const { runCommand } = await loadCommand();
  // A reader who has seen enough (`| head`) is no fault.
  process.stdout.on('error', (error) => {
    if ('code' in error && error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return runCommand(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY,
  });
});
