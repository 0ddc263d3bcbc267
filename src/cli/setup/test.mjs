// npm test: installs what is missing, runs every check and test, two beside each other, and ends with one line that sums them.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { getChromium } from './chromium.mjs';
import { install } from './install.mjs';
import { ROOT, isMain, run, runMain } from './project.mjs';

/** @typedef {{passed: number, failed: number, skipped: number, names?: string[]}} Counts; `names`: of the tests that failed, as far as known */

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
 * @param {unknown} report Vitest's JSON report
 * @returns {string[]} tests that failed, each with its file, and files that can't be loaded
 */
export function namesOfVitest(report) {
  /** @typedef {{name: string, status: string, message?: string, assertionResults: {fullName: string, status: string, failureMessages?: string[]}[]}} File */
  const { testResults: files = [] } = /** @type {{testResults?: File[]}} */ (report ?? {});
  return files.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(ROOT, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [`${file}: ${firstLine(message)}`];
    return failed.map(
      ({ fullName, failureMessages }) => `${file} > ${fullName}: ${firstLine(failureMessages?.[0])}`,
    );
  });
}

/** @param {string | undefined} text @returns {string} */
const firstLine = (text) => (text ?? '').split('\n', 1)[0] ?? '';

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
 * @param {unknown} report Playwright's JSON report
 * @returns {string[]} tests that failed, each with its place
 */
export function namesOfPlaywright(report) {
  /** @typedef {{title: string, file: string, line: number, ok: boolean}} Spec @typedef {{specs?: Spec[], suites?: Suite[]}} Suite */
  /** @type {(suite: Suite) => Spec[]} */
  const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)];
  const { suites = [] } = /** @type {Suite} */ (report ?? {});
  const failed = suites.flatMap(specsOf).filter(({ ok }) => !ok);
  return failed.map(({ title, file, line }) => `${file}:${line} > ${title}`);
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

/**
 * Runs a program of a step; what it writes is kept until the step ends, so that lines of steps beside each other don't mix.
 *
 * @typedef {(command: string, args: string[], env?: Record<string, string>) => Promise<number>} Run exit code
 * @typedef {{name: string, run: (run: Run) => Promise<Counts>}} Step
 */

/** @param {string} script of package.json @returns {Step['run']} one check */
const check = (script) => async (run) => {
  const code = await run('npm', ['run', '--silent', script]);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
};

/** @type {Step['run']} */
async function runVitest(run) {
  const output = path.join(RESULTS, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${output}`];
  const code = await run(process.execPath, [program('vitest', 'vitest.mjs'), ...args]);
  const report = readReport(output);
  return { ...withExitCode(countVitest(report), code), names: namesOfVitest(report) };
}

/** Finished maps that the browser tests open: worked out once for all parts. */
const LANDMARKS = path.join(RESULTS, 'landmarks.json');

/** @type {Step['run']} what the browser tests need; says nothing of itself in the sum unless it fails */
async function prepareBrowser(run) {
  const built = await run(process.execPath, [path.join(ROOT, 'src', 'cli', 'setup', 'build.mjs')]);
  const args = ['--import', 'tsx', 'tests/e2e/print-landmarks.ts', LANDMARKS];
  const code = built === 0 ? await run(process.execPath, args) : built;
  return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** @param {number} part from 1 to PARTS @returns {Step['run']} some spec files of the browser tests */
const runPlaywright = (part) => async (run) => {
  const output = path.join(RESULTS, `playwright-${part}.json`);
  const args = ['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json'];
  const code = await run(
    process.execPath,
    [program('@playwright/test', 'cli.js'), ...args, `--shard=${part}/${PARTS}`],
    {
      PAPERCOSM_CHROMIUM: await getChromium(),
      PAPERCOSM_E2E_PORT: String(await freePort()),
      PAPERCOSM_E2E_PART: String(part),
      PAPERCOSM_E2E_LANDMARKS: LANDMARKS,
      PLAYWRIGHT_JSON_OUTPUT_NAME: output,
    },
  );
  const report = readReport(output);
  return { ...withExitCode(countPlaywright(report), code), names: namesOfPlaywright(report) };
};

/**
 * Runs a step, then writes what it said.
 *
 * @param {Step} step
 * @returns {Promise<Counts>}
 */
async function runStep({ name, run: step }) {
  const started = Date.now();
  console.log(`-- ${name}: started`);
  /** @type {Buffer[]} */
  const said = [];
  const collect = (/** @type {Buffer} */ chunk) => void said.push(chunk);
  // One step that can't run (no browser, no build) must not hide what the others find.
  const counts = await step((command, args, env) => run(command, args, { env, collect })).catch((error) => {
    said.push(Buffer.from(`${error instanceof Error ? error.message : error}\n`));
    return { passed: 0, failed: 1, skipped: 0 };
  });
  console.log(`\n== ${name}, ${Math.round((Date.now() - started) / 1000)} s`);
  process.stdout.write(Buffer.concat(said));
  return counts;
}

/** The browser tests come in parts, by file: each row takes the next one when it is free, so that both cores have work to the end. */
const PARTS = 8;
const BROWSER_TESTS = 'browser tests';

/** @type {Step[]} */
const CHECKS = [
  { name: 'type check', run: check('check') },
  { name: 'lint', run: check('lint') },
  { name: 'unit, worker and dom tests', run: runVitest },
];
/** @type {Step} */
const PREPARATION = { name: 'build for the browser tests', run: prepareBrowser };
/** @type {Step[]} */
const BROWSER_PARTS = Array.from({ length: PARTS }, (_, i) => ({
  name: `${BROWSER_TESTS}, part ${i + 1} of ${PARTS}`,
  run: runPlaywright(i + 1),
}));

/** @returns {Promise<number>} exit code */
async function test() {
  await install();
  if (existsSync(RESULTS)) rmSync(RESULTS, { recursive: true });
  mkdirSync(RESULTS);
  // Every step needs the generated files: made once, no two steps write them at the same time.
  await run(process.execPath, [program('@sveltejs/kit', 'svelte-kit.js'), 'sync']);
  /** @type {Counts[]} */
  const checked = [];
  /** @type {Counts[]} */
  const browsed = [];
  // Two rows beside each other, each about one core: the checks, the build; then both take what is left of the browser tests.
  const preparing = runStep(PREPARATION);
  const waiting = [...BROWSER_PARTS];
  const browse = async () => {
    const prepared = await preparing;
    if (prepared.failed > 0) return void waiting.splice(0);
    for (let step = waiting.shift(); step; step = waiting.shift()) browsed.push(await runStep(step));
  };
  const runChecks = async () => {
    for (const step of CHECKS) checked.push(await runStep(step));
    await browse();
  };
  await Promise.all([runChecks(), browse()]);
  browsed.push(await preparing);
  console.log('');
  const parts = [...checked, sum(browsed)];
  const names = [...CHECKS.map(({ name }) => name), BROWSER_TESTS];
  for (const [i, { passed, failed, skipped }] of parts.entries()) {
    console.log(`${names[i]}: passed ${passed}, failed ${failed}${skipped ? `, skipped ${skipped}` : ''}`);
  }
  // The end of a long output is what is kept of it: it says what to look for.
  for (const { names: failures = [] } of [...checked, ...browsed])
    for (const name of failures) console.log(`failed: ${name}`);
  const { passed, failed } = sum(parts);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

if (isMain(import.meta.url)) await runMain(test);
