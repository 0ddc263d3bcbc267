// Writes the samples as finished maps, which frames open, with the engine that the page would make them with.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, SetupError, isMain, runMain } from './project.mjs';

/**
 * Makes the maps with the settings that the page starts with.
 *
 * @returns {Promise<Map<string, string>>} by the names of their files
 * @throws {SetupError} when a sample makes no map
 */
async function makeSamples() {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  // Where the build puts the version in, a plain run has to give it.
  Object.assign(globalThis, { __PAPERCOSM_VERSION__: version });
  const { register } = await import('tsx/esm/api');
  // The checkout's tsconfig.json extends a generated file, which may not be there yet.
  const unregister = register({ tsconfig: false });
  const [{ createEngine }, { DEFAULT_SETTINGS }, { SAMPLES, finishedFile }] = await Promise.all([
    import('../../../workers/engine.js'),
    import('../../lib/model/settings.js'),
    import('../../lib/state/samples.js'),
  ]);
  const maps = new Map();
  for (const [run, { name, file }] of SAMPLES.entries()) {
    const bytes = Uint8Array.from(readFileSync(path.join(ROOT, 'static', 'samples', file)));
    const engine = createEngine();
    const result = await engine.load(run, [{ name: file, bytes }], DEFAULT_SETTINGS, { title: name });
    if (result.kind !== 'done') throw new SetupError(`The sample ${file} makes no map.`);
    maps.set(finishedFile(file), await engine.exportMap('json', undefined, 'drawing'));
  }
  await unregister();
  return maps;
}

/** @param {string} folder where they go; made where it is not there */
async function buildSamples(folder) {
  const maps = await makeSamples();
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of maps) writeFileSync(path.join(folder, file), content);
}

if (isMain(import.meta.url))
  await runMain(() => buildSamples(path.resolve(ROOT, process.argv[2] ?? path.join('build', 'samples'))));
