// npm start [-- FILE...] [--port N] [--strict-port] [--no-open]: installs, builds and serves the app on this machine.
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { SITE, build } from './build.mjs';
import { install } from './install.mjs';
import { ROOT, SetupError, isMain, runMain } from './project.mjs';
import { serve } from './static-server.mjs';

const USAGE = 'Usage: npm start -- [FILE...] [--port N] [--no-open]';
export const DEFAULT_PORT = 4173;

/** @typedef {{files: string[], port: number, strict: boolean, open: boolean}} StartOptions */

/**
 * The folder that file names on the command line are relative to. npm runs scripts in the checkout's root and tells where the
 * reader was.
 *
 * @returns {string} absolute
 */
export function readersFolder() {
  const { INIT_CWD, npm_lifecycle_event: script } = process.env;
  const byNpm = (script === 'start' || script === 'papercosm') && process.cwd() === ROOT;
  return byNpm && INIT_CWD ? INIT_CWD : process.cwd();
}

/**
 * @param {string[]} args
 * @returns {StartOptions} files absolute
 * @throws {SetupError} exit code 2 on wrong usage
 */
export function parseStartArgs(args) {
  /** @type {StartOptions} */
  const options = { files: [], port: DEFAULT_PORT, strict: false, open: !process.env.CI };
  let onlyFiles = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const [name, inline] = arg.split('=', 2);
    if (onlyFiles || !arg.startsWith('-')) options.files.push(path.resolve(readersFolder(), arg));
    else if (arg === '--') onlyFiles = true;
    else if (arg === '--no-open') options.open = false;
    else if (arg === '--strict-port') options.strict = true;
    else if (name === '--port') {
      const value = inline ?? args[++i] ?? '';
      if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) {
        throw new SetupError(`--port takes a number from 0 to 65535, not "${value}".\n${USAGE}`, 2);
      }
      options.port = Number(value);
    } else throw new SetupError(`There is no option ${arg}.\n${USAGE}`, 2);
  }
  for (const file of options.files) {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
      throw new SetupError(`${file} is not a file. Check its name.`, 2);
    }
  }
  return options;
}

/** @param {string} url */
function openBrowser(url) {
  const { platform, env } = process;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return;
  const [command, args] =
    platform === 'darwin'
      ? ['open', [url]]
      : platform === 'win32'
        ? ['cmd', ['/c', 'start', '""', url]]
        : ['xdg-open', [url]];
  // The address is printed as well, so it does not matter when there is no browser to open.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

/**
 * Installs, builds, serves and prints the address; serves until it is interrupted.
 *
 * @param {StartOptions} options
 */
export async function start(options) {
  await install();
  await build();
  const { files, port, strict } = options;
  const server = await serve({ root: SITE, files, port, strict });
  const address = files.length > 0 ? `${server.url}/?local` : server.url;
  console.log(`Papercosm is at ${address}`);
  if (files.length > 0) console.log(`It opens ${files.map((file) => path.basename(file)).join(', ')}.`);
  console.log('Press Ctrl+C to stop.');
  if (options.open) openBrowser(address);
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.close();
}

if (isMain(import.meta.url)) await runMain(() => start(parseStartArgs(process.argv.slice(2))));
