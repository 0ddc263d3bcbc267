// Builds the site when its sources are newer than the last build.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { buildLibrary } from './build-library.mjs';
import { IS_CHECKOUT, ROOT, SetupError, isMain, run, runMain } from './project.mjs';

const SOURCES = [
  'src',
  'static',
  'workers',
  'svelte.config.js',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
];
/** Where the built site is, absolute. */
export const SITE = path.join(ROOT, 'build');
const SETUP = path.join(ROOT, 'src', 'cli', 'setup');
const STAMP = path.join(ROOT, '.cache', 'build-stamp');

/** The samples as finished maps, until the site is there. */
const SAMPLES = path.join(ROOT, '.cache', 'samples');

/** The page that shows finished maps, without a map. */
const PLAYER = path.join(SITE, 'player.html');

/** @returns {string} changes whenever a source file is added, removed or written */
function stampSources() {
  const hash = createHash('sha256');
  /** @param {string} file */
  const visit = (file) => {
    const info = statSync(file, { throwIfNoEntry: false });
    if (!info) return;
    if (info.isDirectory()) {
      for (const name of readdirSync(file).sort()) visit(path.join(file, name));
    } else {
      hash.update(`${file}\0${info.size}\0${info.mtimeMs}\0`);
    }
  };
  for (const source of SOURCES) visit(path.join(ROOT, source));
  return hash.digest('hex');
}

/**
 * Makes build/ hold the site as the sources have it.
 *
 * @param {{quiet?: boolean}} [options] quiet: messages to standard error
 * @throws {SetupError} when the build fails
 */
export async function build(options = {}) {
  if (!IS_CHECKOUT) return;
  const stamp = stampSources();
  const built = existsSync(path.join(SITE, 'index.html')) && existsSync(PLAYER) && existsSync(STAMP);
  if (built && readFileSync(STAMP, 'utf8') === stamp) return;
  console.error('Building the site');
  // A build that breaks off must not leave the stamp of an older one behind.
  rmSync(STAMP, { force: true });
  const samples = run(process.execPath, [path.join(SETUP, 'build-samples.mjs'), SAMPLES], options);
  await runVite([], options);
  await runVite(PLAYER_CONFIG, options);
  await runVite(FRAME_CONFIG, options);
  await buildLibrary();
  if ((await samples) !== 0) throw new SetupError('The samples make no maps; see the message above.');
  cpSync(SAMPLES, path.join(SITE, 'samples'), { recursive: true });
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, stamp);
}

/** The player is a page of its own, with one script inside it. */
const PLAYER_CONFIG = ['--config', 'src/player/vite.config.ts'];
/** The page in frames comes after the site, whose worker it uses. */
const FRAME_CONFIG = ['--config', 'src/frame/vite.config.ts'];

/**
 * @param {string[]} args
 * @param {{quiet?: boolean}} options
 */
async function runVite(args, options) {
  const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const code = await run(process.execPath, [vite, 'build', '--logLevel', 'warn', ...args], {
    quiet: options.quiet,
  });
  if (code !== 0) throw new SetupError(`The build ended with code ${code}; see its message above.`);
}

/**
 * Makes build/player.html, the page that shows finished maps, when it is older than its sources, without building the whole site.
 *
 * @returns {Promise<string>} where it is
 */
export async function buildPlayer() {
  const stamp = stampSources();
  const own = path.join(ROOT, '.cache', 'player-stamp');
  const isFresh = (/** @type {string} */ file) => existsSync(file) && readFileSync(file, 'utf8') === stamp;
  // An installed package has the page and no sources to build it from.
  const isInstalled = !existsSync(path.join(ROOT, 'vite.config.ts'));
  if (existsSync(PLAYER) && (isInstalled || isFresh(STAMP) || isFresh(own))) return PLAYER;
  console.error('Building the page that shows maps');
  rmSync(own, { force: true });
  await runVite(PLAYER_CONFIG, { quiet: true });
  mkdirSync(path.dirname(own), { recursive: true });
  writeFileSync(own, stamp);
  return PLAYER;
}

if (isMain(import.meta.url)) await runMain(() => build());
