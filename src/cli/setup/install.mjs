// Installs the packages that package-lock.json names, when they are missing or of another version.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { IS_CHECKOUT, ROOT, SetupError, isMain, run, runMain } from './project.mjs';

/** @typedef {Record<string, {version?: string, optional?: boolean, devOptional?: boolean, link?: boolean}>} LockedPackages */

/**
 * Compares what is locked with what npm noted when it installed.
 *
 * @param {LockedPackages} locked "packages" of package-lock.json
 * @param {LockedPackages} installed "packages" of node_modules/.package-lock.json
 * @returns {string[]} paths of packages that are missing or of another version; optional ones (other platforms) don't count
 */
export function findStale(locked, installed) {
  return Object.entries(locked)
    .filter(([name, entry]) => name !== '' && !entry.optional && !entry.devOptional && !entry.link)
    .filter(([name, entry]) => installed[name]?.version !== entry.version)
    .map(([name]) => name);
}

/** @returns {string[]} what is missing in node_modules */
function checkInstalled() {
  const note = path.join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return ['node_modules'];
  /** @param {string} file @returns {LockedPackages} */
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  return findStale(packagesOf(path.join(ROOT, 'package-lock.json')), packagesOf(note));
}

/**
 * Makes node_modules agree with package-lock.json; does nothing when it does already.
 *
 * @throws {SetupError} when Node is too old or npm fails
 */
export async function install() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupError(`Papercosm needs Node 20.19 or later; this is ${process.versions.node}.`);
  }
  if (!IS_CHECKOUT) return;
  const stale = checkInstalled();
  if (stale.length === 0) return;
  const some = stale.slice(0, 3).join(', ') + (stale.length > 3 ? ' …' : '');
  console.error(`Installing packages (missing or outdated: ${some})`);
  const code = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], { quiet: true });
  if (code !== 0) {
    throw new SetupError(
      `npm ci ended with code ${code}; see its message above. Without a network, run it once where there is one.`,
    );
  }
}

if (isMain(import.meta.url)) await runMain(install);
