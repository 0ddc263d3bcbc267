import { expect, test, type Page } from '@playwright/test';
import {
  coloursOf,
  countOf,
  nodeAt,
  openApp,
  openFile,
  openFinished,
  settled,
  sharedPage,
  standsStill,
  viewOf,
  watchErrors,
} from './app';

/** Keeps every worker that the page starts in `window.workers`. */
async function keepWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Original = Worker;
    const workers: Worker[] = [];
    Object.assign(window, { workers });
    window.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(this);
      }
    };
  });
}

/** Ends the newest worker as the browser does when memory runs out: nobody is told. */
function endWorker(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { workers } = window as unknown as { workers: Worker[] };
    workers.at(-1)?.terminate();
    return workers.length;
  });
}

const workerCount = (page: Page) =>
  page.evaluate(() => (window as unknown as { workers: Worker[] }).workers.length);

test('a worker that dies idle, in the middle of a job, and twice in a row is replaced', async ({ page }) => {
  const errors = watchErrors(page);
  await keepWorkers(page);
  await openFinished(page);
  const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
  for (const query of ['louvain', 'vosviewer']) {
    const before = await endWorker(page);
    await expect.poll(() => workerCount(page)).toBe(before + 1);
    await search.fill(query);
    await expect(page.getByRole('option').first()).toBeVisible();
    await search.fill('');
  }
  const entry = (i: number) =>
    `@article{k${i}, title={Study ${i} of thing ${i % 97} and matter ${i % 41}}, author={Writer${i % 300}, A.}, year={${1990 + (i % 30)}}}\n`;
  const big = Array.from({ length: 1500 }, (_, i) => entry(i)).join('');
  await page.setInputFiles('input[type=file]', {
    name: 'big.bib',
    mimeType: 'text/plain',
    buffer: Buffer.from(big),
  });
  await expect(page.getByRole('progressbar')).toBeVisible();
  await endWorker(page);
  await expect(page.getByRole('heading', { name: 'What was read' })).toBeVisible();
  await page.keyboard.press('Escape');
  await settled(page);
  expect(await countOf(page, 'papers')).toBe(1500);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('a worker that dies at its start is started again; one that never starts is said so', async ({
  page,
}) => {
  let refused = 0;
  await page.route(/engine\.worker/, (route) => (refused++ < 1 ? route.abort() : route.continue()));
  await openApp(page);
  expect(refused).toBeGreaterThan(1);
  await page.unroute(/engine\.worker/);
  await page.route(/engine\.worker/, (route) => route.abort());
  await page.goto('about:blank');
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('does not start in this browser');
  await expect(page.locator('.workspace')).toHaveAttribute('data-state', 'failed');
});

test('without workers the page says so', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'Worker', { value: undefined }));
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('does not start in this browser');
});

test('without WebGL the map is a picture that answers', async ({ page }) => {
  const errors = watchErrors(page);
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext as (...given: unknown[]) => unknown;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...given: unknown[]) {
      return String(given[0]).startsWith('webgl') ? null : original.apply(this, given);
    } as typeof HTMLCanvasElement.prototype.getContext;
  });
  await openFinished(page);
  await standsStill(page);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('no WebGL 2');
  await alert.getByRole('button', { name: 'Close' }).click();
  expect(await coloursOf(page)).toBeGreaterThan(40);
  const spot = (await nodeAt(page, 'vaneckwaltman2010'))!;
  await page.mouse.click(spot.x, spot.y);
  await expect(page.getByRole('complementary', { name: 'What is chosen' })).toBeVisible();
  const range = page.getByRole('textbox', { name: 'Range of dates' });
  await range.fill('2005 to 2010');
  await range.press('Enter');
  expect(await countOf(page, 'visible')).toBeLessThan(160);
  await standsStill(page);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await standsStill(page);
  expect((await viewOf(page)).box).not.toBeNull();
  await page.getByRole('button', { name: 'Share' }).click();
  const [svg] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^SVG/ }).click(),
  ]);
  expect(svg.suggestedFilename()).toMatch(/\.svg$/);
  expect(errors).toEqual([]);
});

test('no request leaves the page, and the policy is strict', async ({ page, baseURL }) => {
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL!) && !/^(data|blob):/.test(request.url()))
      outside.push(request.url());
  });
  await openFinished(page);
  await openFile(page, 'tests/fixtures/pollination.bib');
  expect(outside).toEqual([]);
  const policies = await page
    .locator('meta[http-equiv="content-security-policy"]')
    .evaluateAll((all) => all.map((meta) => meta.getAttribute('content') ?? ''));
  // The page's own, and the one that it adds before anything else: no link names a host here.
  expect(policies).toContain("connect-src 'self'");
  const policy = policies.find((one) => one.includes('script-src'));
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("object-src 'none'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});

test.describe('the map is there after it', () => {
  const shared = sharedPage();

  test('a dialog that opens before the last closing was told stays open', async () => {
    const page = shared();
    await page.getByRole('button', { name: 'Help' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    // Browsers tell of a closing late when the page is busy: by then the dialog may be open again.
    await dialog.evaluate((element) => element.dispatchEvent(new Event('close')));
    // Two frames: what the event sets in motion has run.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
    );
    expect(await dialog.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test('cancel stops the work and keeps the map', async () => {
    const page = shared();
    const errors = watchErrors(page);
    const entry = (i: number) =>
      `@article{k${i}, title={Study ${i} of thing ${i % 97} and matter ${i % 41}}, author={Writer${i % 300}, A.}, year={${1990 + (i % 30)}},
    abstract={We look at thing ${i % 97} and matter ${i % 41} in setting ${i % 13} with method ${i % 29}.}}\n`;
    const big = Array.from({ length: 6000 }, (_, i) => entry(i)).join('');
    await page.setInputFiles('input[type=file]', {
      name: 'big.bib',
      mimeType: 'text/plain',
      buffer: Buffer.from(big),
    });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await settled(page);
    expect(await countOf(page, 'papers')).toBe(160);
    const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
    await search.fill('louvain');
    await expect(page.getByRole('option').first()).toBeVisible();
    expect(errors).toEqual([]);
  });

  test('a lost WebGL context comes back', async () => {
    const page = shared();
    const before = await coloursOf(page);
    const lost = await page.evaluate(() => {
      let count = 0;
      for (const canvas of document.querySelectorAll('canvas')) {
        const context = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
        const extension = context?.getExtension('WEBGL_lose_context');
        if (!extension) continue;
        // A lost context is given back at the earliest when its loss has been told.
        canvas.addEventListener('webglcontextlost', () => setTimeout(() => extension.restoreContext()), {
          once: true,
        });
        extension.loseContext();
        count++;
      }
      return count;
    });
    expect(lost).toBeGreaterThan(0);
    await expect.poll(() => coloursOf(page)).toBeGreaterThan(before / 2);
    await settled(page);
  });
});
