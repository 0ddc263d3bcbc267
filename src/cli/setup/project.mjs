// Facts about the checkout that all set-up scripts share. Plain Node: they run before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** Root of the checkout, absolute. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** Whether this is a checkout, to be installed and built, or the npm package, which comes built. npm packs no lock file. */
export const IS_CHECKOUT = existsSync(path.join(ROOT, 'package-lock.json'));

/** A fault that the reader can do something about: shown without a stack. */
export class SetupError extends Error {
  /**
   * @param {string} message the fault, the place and the remedy
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.name = 'SetupError';
    this.exitCode = exitCode;
  }
}

/**
 * Runs a program from the root of the checkout, its output going where ours goes or to `collect`.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{env?: Record<string, string>, timeout?: number, quiet?: boolean, collect?: (chunk: Buffer) => void}} [options]
 *   quiet: its standard output goes to standard error, so that ours holds data only; timeout in milliseconds; collect:
 *   takes all that it writes, in the order in which it comes
 * @returns {Promise<number>} exit code; 127 when it could not be started, 1 when a signal ended it
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: options.collect
        ? ['ignore', 'pipe', 'pipe']
        : ['ignore', options.quiet ? 2 : 'inherit', 'inherit'],
      env: { ...process.env, ...options.env },
      timeout: options.timeout,
      // npm is a batch file on Windows.
      shell: process.platform === 'win32',
    });
    if (options.collect) {
      child.stdout?.on('data', options.collect);
      child.stderr?.on('data', options.collect);
    }
    child.on('error', () => resolve(127));
    // Not 'exit': the last of the output may come after it.
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a script's main function and turns what it throws into a message and an exit code.
 *
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  try {
    const code = await main();
    if (typeof code === 'number') process.exitCode = code;
  } catch (error) {
    const known = error instanceof SetupError;
    console.error(known ? error.message : error);
    process.exitCode = known ? error.exitCode : 1;
  }
}

/**
 * True when the module was started as a program, false when it was imported.
 *
 * @param {string} url the module's import.meta.url
 */
export function isMain(url) {
  const started = process.argv[1];
  return started !== undefined && path.resolve(started) === fileURLToPath(url);
}
