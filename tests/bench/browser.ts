import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, SITE } from '../../src/cli/setup/build.mjs';
import { CHROMIUM_ARGS, getChromium } from '../../src/cli/setup/chromium.mjs';
import { serve } from '../../src/cli/setup/static-server.mjs';
import { generateLibrary } from './generate-library';
import { median, type Row } from './table';

const RUNS = 5;

interface Drop {
  /** Milliseconds from the drop. */
  picture: number;
  settled: number;
  longestTask: number;
}

/** From the drop of a library to its settled map, in the built app in a real browser: times, and how long the page was blocked. */
export async function benchBrowser(library?: string): Promise<Row[]> {
  await build();
  const server = await serve({ root: SITE, port: 0 });
  const executablePath = existsSync(chromium.executablePath()) ? undefined : await getChromium();
  const folder = await mkdtemp(path.join(tmpdir(), 'papercosm-'));
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    // esbuild, which runs this file, wraps named functions in a helper that the page does not have.
    await page.addInitScript('globalThis.__name = (target) => target');
    await page.goto(server.url);
    await settled(page);
    // From the disk, as a reader's file comes: handing bytes over would itself block the page.
    const input = library ?? path.join(folder, 'library.bib');
    if (!library) await writeFile(input, generateLibrary(900));
    const what = library ? path.basename(library) : '900 generated entries';
    const drops: Drop[] = [];
    for (let i = 0; i < RUNS; i++) drops.push(await measureDrop(page, server.url, input));
    const cancels: (number | null)[] = [];
    // Cancel at different moments of the job.
    for (const after of [50, 200, 400, 800, 1200]) cancels.push(await measureCancel(page, input, after));
    const answers = cancels.filter((answer) => answer !== null);
    if (answers.length < 3)
      throw new Error('The jobs ended before they could be cancelled: take a larger library.');
    const row = (id: string, ours: number, goal: number): Row => ({
      id: `${what}: ${id}`,
      ours,
      unit: 'ms',
      goal: `<= ${goal}`,
      met: ours <= goal,
    });
    return [
      row('drop to first picture', median(drops.map((drop) => drop.picture)), 6000),
      row('drop to settled map', median(drops.map((drop) => drop.settled)), 6000),
      row('longest task of the page', Math.max(...drops.map((drop) => drop.longestTask)), 50),
      row('slowest answer to Cancel', Math.max(...answers), 200),
    ];
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
}

async function settled(page: Page): Promise<void> {
  await page.waitForSelector('.workspace[data-state=settled]', { timeout: 120_000 });
}

/** The clock runs in the page: from the input's change to the attribute. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const state = window as unknown as {
      bench: { start: number; picture: number; settled: number; tasks: number[] };
    };
    state.bench = { start: 0, picture: 0, settled: 0, tasks: [] };
    const { bench } = state;
    const workspace = document.querySelector('.workspace')!;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (bench.start > 0) bench.tasks.push(entry.duration);
    });
    observer.observe({ type: 'longtask' });
    document
      .querySelector('input[type=file]')!
      .addEventListener('change', () => (bench.start = performance.now()), {
        capture: true,
        once: true,
      });
    new MutationObserver((_, watcher) => {
      const value = workspace.getAttribute('data-state');
      if (bench.start > 0 && value === 'settled') {
        bench.settled = performance.now();
        watcher.disconnect();
        setTimeout(() => observer.disconnect(), 500);
      }
    }).observe(workspace, { attributes: true, attributeFilter: ['data-state'] });
    const papers = () => document.querySelector('data[data-count=papers]')?.getAttribute('value');
    const before = papers();
    const look = () => {
      if (bench.start > 0 && bench.picture === 0 && papers() !== before) bench.picture = performance.now();
      if (bench.settled === 0) requestAnimationFrame(look);
    };
    look();
  });
}

async function measureDrop(page: Page, address: string, input: string): Promise<Drop> {
  // By name: else the project of the run before would come back.
  await page.goto('about:blank');
  await page.goto(`${address}/#sample=landmarks`);
  await settled(page);
  await page.waitForTimeout(1000);
  await watch(page);
  await page.setInputFiles('input[type=file]', input);
  await page.waitForFunction(
    () => (window as unknown as { bench: { settled: number } }).bench.settled > 0,
    null,
    { timeout: 120_000 },
  );
  await page.waitForTimeout(600);
  const {
    start,
    picture,
    settled: end,
    tasks,
  } = await page.evaluate(
    () =>
      (window as unknown as { bench: { start: number; picture: number; settled: number; tasks: number[] } })
        .bench,
  );
  return { picture: (picture || end) - start, settled: end - start, longestTask: Math.max(0, ...tasks) };
}

async function measureCancel(page: Page, input: string, after: number): Promise<number | null> {
  await page.setInputFiles('input[type=file]', input);
  await page.waitForTimeout(after);
  return page.evaluate(
    () =>
      new Promise<number | null>((resolve) => {
        const button = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Cancel');
        if (!button) return resolve(null);
        const workspace = document.querySelector('.workspace')!;
        const start = performance.now();
        new MutationObserver((_, watcher) => {
          if (workspace.getAttribute('data-state') === 'working') return;
          watcher.disconnect();
          resolve(performance.now() - start);
        }).observe(workspace, { attributes: true, attributeFilter: ['data-state'] });
        button.click();
      }),
  );
}
