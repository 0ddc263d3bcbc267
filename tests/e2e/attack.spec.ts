import { expect, test, type Page } from '@playwright/test';
import { createRng } from '../../src/lib/graph/rng';
import { makeHash } from '../attack/hashes';
import { PAYLOADS } from '../attack/payloads';
import { payloadCsl } from '../attack/payload-records';
import { wrongValue } from '../attack/wrong-values';
import { giveFinished, openFile, openFinished, settled, standsStill, viewOf, watchErrors } from './app';

/** What a page asks for from now on. */
function watchRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    // A browser asks for the page's icon again whenever the address changes.
    if (!/^blob:|\/favicon\.svg$/.test(request.url())) asked.push(request.url());
  });
  return asked;
}

test('hashes that no page has written, one after the other', async ({ page }) => {
  const errors = watchErrors(page);
  await openFinished(page);
  const random = createRng(21);
  // The sample is there already: a hash that names another one may ask for that.
  const hashes = Array.from({ length: 20 }, () => makeHash(random)).filter(
    (hash) => !hash.includes('sample'),
  );
  expect(hashes.length).toBeGreaterThan(12);
  const asked = watchRequests(page);
  for (const hash of hashes) {
    await page.evaluate((next) => (location.hash = next), hash);
    await expect(page.locator('.workspace')).toHaveAttribute('data-state', /settled|failed/);
  }
  await standsStill(page);
  expect(asked).toEqual([]);
  expect(errors).toEqual([]);
  await page.evaluate(() => (location.hash = '#years=2005-2010'));
  await expect.poll(async () => (await viewOf(page)).filters.from).toBe('2005');
});

test('a thousand messages to the embed change nothing', async ({ page, baseURL }) => {
  const random = createRng(22);
  const messages = Array.from({ length: 1_000 }, (_, i) =>
    i % 3 === 0
      ? {
          type: ['setView', 'papercosm', 'APPLY', 'RELEASE', 'GET'][i % 5],
          path: ['load'],
          view: wrongValue(random),
          hash: makeHash(random),
        }
      : wrongValue(random),
  );
  const errors = watchErrors(page);
  await giveFinished(page);
  await page.route('**/host.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>host</title><iframe title="map" src="${baseURL}/embed/#years=2005-2015" width="960" height="540"></iframe>`,
    }),
  );
  await page.goto('/host.html');
  const frame = page.frames()[1]!;
  await settled(frame as unknown as Page);
  const state = () =>
    frame.evaluate(() => [location.href, JSON.stringify(window.papercosm!.view()), document.title]);
  await expect.poll(() => frame.evaluate(() => window.papercosm!.isSettled())).toBe(true);
  const before = await state();
  const asked = watchRequests(page);
  await page.evaluate((text) => {
    const list = JSON.parse(text) as unknown[];
    const target = document.querySelector('iframe')!.contentWindow!;
    for (const message of list) target.postMessage(message, '*');
    for (const odd of [
      NaN,
      Infinity,
      undefined,
      new Date(NaN),
      /x/,
      new Map([[1, 2]]),
      new ArrayBuffer(9),
      10n,
    ])
      target.postMessage(odd, '*');
    return new Promise((resolve) => setTimeout(resolve, 500));
  }, JSON.stringify(messages));
  await expect.poll(() => frame.evaluate(() => window.papercosm!.isSettled())).toBe(true);
  expect(await state()).toEqual(before);
  expect(asked).toEqual([]);
  expect(errors).toEqual([]);
});

test('payloads in every field are shown as text', async ({ page }) => {
  const errors = watchErrors(page);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await openFinished(page);
  await openFile(page, {
    name: '<b>payloads</b>.json',
    mimeType: 'application/json',
    buffer: Buffer.from(payloadCsl()),
  });
  const usual = await page.evaluate(() => [
    ...new Set([...document.querySelectorAll('*')].map((one) => one.localName)),
  ]);
  const asked = watchRequests(page);
  const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
  const card = page.getByRole('complementary', { name: 'What is chosen' });
  const foreign =
    'script, iframe, object, embed, img, base, meta[http-equiv], form, marquee, template, math, b, [onclick], [onload], [onerror]';
  for (let i = 0; i < PAYLOADS.length; i += 9) {
    await search.fill(`meadow ${i}`);
    await expect(page.getByRole('option').first()).toBeVisible();
    await search.press('Enter');
    await expect(card.getByRole('heading', { level: 2 })).toContainText('meadow');
    expect(await card.locator(foreign).count()).toBe(0);
    const links = await page.evaluate(() =>
      [...document.querySelectorAll('a[href]')].map((one) => (one as HTMLAnchorElement).href),
    );
    expect(links.filter((href) => !/^(?:https?|blob):/.test(href))).toEqual([]);
  }
  expect(
    usual.filter((name) => ['img', 'iframe', 'object', 'embed', 'marquee', 'math'].includes(name)),
  ).toEqual([]);
  expect(dialogs).toEqual([]);
  expect(asked).toEqual([]);
  expect(errors).toEqual([]);
});
