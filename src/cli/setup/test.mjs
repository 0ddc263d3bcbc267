// npm test: installs what is missing, runs every check and test, and ends with one line that sums them.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { build } from './build.mjs';
import { getChromium } from './chromium.mjs';
import { install } from './install.mjs';
import { ROOT, isMain, run, runMain } from './project.mjs';

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

const RESULTS = path.join(ROOT, 'test-results');

/**
 * Adds a failure when the runner failed and no test of it says so: a file that can't be loaded, a crash, no test found.
 *
 * @param {Counts} counts
 * @param {number} code the runner's exit code
 * @returns {Counts}
 */
export function withExitCode(counts, code) {
  const silent = (code !== 0 && counts.failed === 0) || counts.passed + counts.failed === 0;
  return silent ? { ...counts, failed: counts.failed + 1 } : counts;
}

/**
 * @param {unknown} report Vitest's JSON report
 * @returns {Counts}
 */
export function countVitest(report) {
  const from = /** @type {Record<string, number>} */ (report ?? {});
  return {
    passed: from.numPassedTests ?? 0,
    failed: from.numFailedTests ?? 0,
    skipped: (from.numPendingTests ?? 0) + (from.numTodoTests ?? 0),
  };
}

/**
 * @param {unknown} report Playwright's JSON report
 * @returns {Counts}
 */
export function countPlaywright(report) {
  const stats = /** @type {{stats?: Record<string, number>}} */ (report ?? {}).stats ?? {};
  return {
    passed: (stats.expected ?? 0) + (stats.flaky ?? 0),
    failed: stats.unexpected ?? 0,
    skipped: stats.skipped ?? 0,
  };
}

/**
 * @param {Counts[]} parts
 * @returns {Counts}
 */
export function sum(parts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const part of parts) {
    total.passed += part.passed;
    total.failed += part.failed;
    total.skipped += part.skipped;
  }
  return total;
}

/** @param {string} file @returns {unknown} the JSON in it, or null */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** @returns {Promise<number>} a port that is free now */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 4180));
    });
  });
}

/** @param {string} package_ @param {string} file @returns {string} a program of an installed package */
const program = (package_, file) => path.join(ROOT, 'node_modules', package_, file);

/** @param {string} script of package.json @returns {Promise<Counts>} one check */
async function runScript(script) {
  const code = await run('npm', ['run', '--silent', script]);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** @returns {Promise<Counts>} */
async function runVitest() {
  const output = path.join(RESULTS, 'vitest.json');
  // No test measures time by the clock; a busy machine must not fail one.
  const args = [
    'run',
    '--testTimeout=60000',
    '--hookTimeout=60000',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${output}`,
  ];
  const code = await run(process.execPath, [program('vitest', 'vitest.mjs'), ...args]);
  return withExitCode(countVitest(readReport(output)), code);
}

/** @returns {Promise<Counts>} */
async function runPlaywright() {
  const output = path.join(RESULTS, 'playwright.json');
  const chromium = await getChromium();
  await build();
  const args = ['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json'];
  const code = await run(process.execPath, [program('@playwright/test', 'cli.js'), ...args], {
    env: {
      PAPERCOSM_CHROMIUM: chromium,
      PAPERCOSM_E2E_PORT: String(await freePort()),
      PLAYWRIGHT_JSON_OUTPUT_NAME: output,
    },
  });
  return withExitCode(countPlaywright(readReport(output)), code);
}

/** @returns {Promise<number>} exit code */
async function test() {
  await install();
  if (existsSync(RESULTS)) rmSync(RESULTS, { recursive: true });
  mkdirSync(RESULTS);
  /** @type {[string, () => Promise<Counts>][]} */
  const steps = [
    ['type check', () => runScript('check')],
    ['lint', () => runScript('lint')],
    ['unit, worker and dom tests', runVitest],
    ['browser tests', runPlaywright],
  ];
  /** @type {Counts[]} */
  const parts = [];
  for (const [name, step] of steps) {
    console.log(`\n== ${name}`);
    // One step that can't run (no browser, no build) must not hide what the others find.
    const counts = await step().catch((error) => {
      console.error(error instanceof Error ? error.message : error);
      return { passed: 0, failed: 1, skipped: 0 };
    });
    parts.push(counts);
  }
  console.log('');
  for (const [i, [name]] of steps.entries()) {
    const { passed, failed, skipped } = parts[i] ?? sum([]);
    console.log(`${name}: passed ${passed}, failed ${failed}${skipped ? `, skipped ${skipped}` : ''}`);
  }
  const { passed, failed } = sum(parts);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

if (isMain(import.meta.url)) await runMain(test);
