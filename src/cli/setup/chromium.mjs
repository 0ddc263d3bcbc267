// Finds a Chromium for the browser tests, or gets one: Playwright's own, the system's, or from the package manager.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT, SetupError, isMain, run, runMain } from './project.mjs';

/**
 * How the tests, the benchmark and the screenshots start it: WebGL without a GPU, also as root, and no connection of its own.
 */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const MINUTE = 60_000;
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * True when the file is a browser that starts here, with all the libraries it needs.
 *
 * @param {string | undefined} file
 * @returns {file is string}
 */
function starts(file) {
  if (!file || !existsSync(file)) return false;
  return spawnSync(file, ['--version'], { timeout: MINUTE, stdio: 'ignore' }).status === 0;
}

/** @returns {Promise<string | undefined>} where Playwright keeps (or would keep) its own Chromium */
async function playwrightPath() {
  try {
    const { chromium } = await import('@playwright/test');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** @returns {string[]} places where systems put a Chromium or Chrome */
function systemPaths() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const found = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [
    ...found,
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
}

/**
 * Looks for a Chromium that starts, without installing anything.
 *
 * @returns {Promise<string | undefined>} path of the executable
 * @throws {SetupError} when PAPERCOSM_CHROMIUM names something that does not start
 */
export async function findChromium() {
  const wished = process.env.PAPERCOSM_CHROMIUM;
  if (wished) {
    if (starts(wished)) return wished;
    throw new SetupError(`PAPERCOSM_CHROMIUM names ${wished}, which does not start. Correct it or unset it.`);
  }
  const own = await playwrightPath();
  return starts(own) ? own : systemPaths().find(starts);
}

/** @returns {Promise<boolean>} whether the package manager installed one */
async function installFromSystem() {
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return false;
  const root = process.getuid?.() === 0;
  if (!root && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return false;
  /** @param {string[]} args */
  const apt = (...args) => {
    const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeout: 15 * MINUTE, quiet: true };
    return root ? run('apt-get', args, options) : run('sudo', ['-n', 'apt-get', ...args], options);
  };
  console.error('Installing chromium with apt-get');
  await apt('update', '-qq');
  // The fonts are only recommended by the package, but without one a page has no text.
  return (await apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation')) === 0;
}

/**
 * Finds a Chromium or installs one.
 *
 * @returns {Promise<string>} path of the executable
 * @throws {SetupError} when none can be had
 */
export async function getChromium() {
  const found = await findChromium();
  if (found) return found;
  console.error('No Chromium found: asking Playwright for one');
  const cli = path.join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  await run(process.execPath, [cli, 'install', 'chromium'], { timeout: 10 * MINUTE, quiet: true });
  const downloaded = await findChromium();
  if (downloaded) return downloaded;
  if (await installFromSystem()) {
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new SetupError(
    'The browser tests need a Chromium, and none could be found, downloaded or installed. ' +
      'Install Chromium or Chrome, or set PAPERCOSM_CHROMIUM to the path of one.',
  );
}

if (isMain(import.meta.url)) await runMain(async () => console.log(await getChromium()));
