import { expect, test } from '@playwright/test';
import { coloursOf, countOf, openApp, openFile, openFinished, settled, watchErrors } from './app';

test('a lost WebGL context comes back', async ({ page }) => {
  await openFinished(page);
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

test('a worker that dies is replaced and said so', async ({ page }) => {
  await page.addInitScript(() => {
    const Original = Worker;
    (window as unknown as { workers: Worker[] }).workers = [];
    window.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        (window as unknown as { workers: Worker[] }).workers.push(this);
      }
    };
  });
  await openApp(page);
  await page.evaluate(() =>
    (window as unknown as { workers: Worker[] }).workers[0]!.dispatchEvent(
      new ErrorEvent('error', { message: 'out of memory' }),
    ),
  );
  await expect(page.getByRole('alert')).toContainText('started anew');
  await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
  await openFile(page, 'tests/fixtures/pollination.bib');
  expect(await countOf(page, 'papers')).toBe(10);
});

test('cancel stops the work and keeps the map', async ({ page }) => {
  const errors = watchErrors(page);
  await openFinished(page);
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

test('no request leaves the page, and the policy is strict', async ({ page, baseURL }) => {
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL!) && !/^(data|blob):/.test(request.url()))
      outside.push(request.url());
  });
  await openApp(page);
  await openFile(page, 'tests/fixtures/pollination.bib');
  expect(outside).toEqual([]);
  const policy = await page.locator('meta[http-equiv="content-security-policy"]').getAttribute('content');
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("object-src 'none'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});

test('a dialog that opens before the last closing was told stays open', async ({ page }) => {
  await openFinished(page);
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
