import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { SITE } from '../../src/cli/setup/build.mjs';
import { toStoryFile } from '../../src/lib/view/story/story-file';
import { readPdf } from '../unit/export/read-pdf';
import { coloursOf, countOf, openApp, settled, standsStill, viewOf, watchErrors } from './app';
import { countContexts, embeds, liveContexts, serveDeck, STORY } from './deck';

/** Gzipped bytes of all code that a frame may load until its map stands: page, scripts, styles, a worker's program. */
const MOST_CODE = { none: 131_000, min: 135_500, full: 149_000 };

/** Paths of all that a page asks the site for, as they come. */
function watchRequests(page: Page): string[] {
  const paths: string[] = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  return paths;
}

const isCode = (name: string) => /\.(?:js|css)$|\/$/.test(name);
const workersIn = (paths: readonly string[]) => paths.filter((name) => name.includes('/workers/'));

/** Gzipped bytes of a file of the site. */
function packed(name: string): number {
  const file = path.join(SITE, name.endsWith('/') ? `${name}index.html` : name);
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

for (const ui of ['none', 'min', 'full'] as const) {
  test(`ui=${ui} takes little code and no worker`, async ({ page }) => {
    const errors = watchErrors(page);
    const paths = watchRequests(page);
    await openApp(page, `/embed/?ui=${ui}`);
    await standsStill(page);
    if (ui === 'full') await expect(page.locator('.timeline svg')).toBeVisible();
    if (ui !== 'none') expect(await countOf(page, 'papers')).toBe(160);
    const code = [...new Set(paths)].filter(isCode);
    expect(code.length).toBeGreaterThan(2);
    const bytes = code.reduce((sum, name) => sum + packed(name), 0);
    test.info().annotations.push({ type: 'gzipped bytes of code', description: String(bytes) });
    expect(bytes).toBeLessThan(MOST_CODE[ui]);
    expect(workersIn(paths)).toEqual([]);
    expect(paths.filter((name) => name.startsWith('/samples/'))).toEqual([
      '/samples/landmarks.finished.json',
    ]);
    expect(errors).toEqual([]);
  });
}

test('a frame shows the map that the workbench makes, and says nothing of changed data', async ({ page }) => {
  await openApp(page);
  await page.getByRole('searchbox').or(page.getByRole('combobox')).first().fill('co-citation');
  await expect.poll(async () => (await viewOf(page)).query).toBe('co-citation');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('s=');
  const { hash } = new URL(page.url());
  const counts = await Promise.all(['papers', 'links', 'clusters'].map((what) => countOf(page, what)));
  await page.goto('about:blank');
  await openApp(page, `/embed/?ui=min${hash}`);
  expect((await viewOf(page)).query).toBe('co-citation');
  expect(await Promise.all(['papers', 'links', 'clusters'].map((what) => countOf(page, what)))).toEqual(
    counts,
  );
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('another network brings the whole engine, and the map is that of the workbench', async ({ page }) => {
  const errors = watchErrors(page);
  const paths = watchRequests(page);
  const hash = '#network=co-authorship';
  await openApp(page, `/embed/?ui=min${hash}`);
  expect((await viewOf(page)).settings).toEqual({ network: 'co-authorship' });
  expect(workersIn(paths)).toHaveLength(1);
  expect(paths).toContain('/samples/landmarks.json');
  const counts = await Promise.all(['authors', 'links'].map((what) => countOf(page, what)));
  // Back to the finished map, and once more to the other: nothing is read from the host again.
  await page.evaluate(() => (location.hash = '#years=2005-2015'));
  await expect.poll(async () => (await viewOf(page)).settings).toEqual({});
  await settled(page);
  expect(await countOf(page, 'papers')).toBeGreaterThan(0);
  await page.goto('about:blank');
  await openApp(page, `/${hash}`);
  expect(await Promise.all(['authors', 'links'].map((what) => countOf(page, what)))).toEqual(counts);
  expect(errors).toEqual([]);
});

test('a step of a story with other settings is worked out when it is shown', async ({ page }) => {
  const paths = watchRequests(page);
  const told = toStoryFile({
    title: 'Two networks',
    steps: [
      STORY.steps[0]!,
      { ...STORY.steps[1]!, view: { ...STORY.steps[1]!.view, settings: { network: 'citation' } } },
    ],
  });
  await page.route('**/embed/story.json', (route) => route.fulfill({ json: told }));
  await openApp(page, '/embed/?story=story.json#step=1');
  await standsStill(page);
  expect(workersIn(paths)).toEqual([]);
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect.poll(async () => (await viewOf(page)).settings).toEqual({ network: 'citation' });
  await settled(page);
  expect(workersIn(paths)).toHaveLength(1);
  expect(await countOf(page, 'links')).toBeGreaterThan(0);
});

test('a map file from an address is shown as it is, with its story and a way to the workbench', async ({
  page,
}) => {
  const errors = watchErrors(page);
  const paths = watchRequests(page);
  const file = JSON.parse(readFileSync(path.join(SITE, 'samples/landmarks.finished.json'), 'utf8')) as object;
  await page.route('https://maps.example.org/field.json', (route) =>
    route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      json: { ...file, title: 'A field', story: toStoryFile(STORY) },
    }),
  );
  const address = encodeURIComponent('https://maps.example.org/field.json');
  await openApp(page, `/embed/?map=${address}#step=2`);
  await expect.poll(async () => (await viewOf(page)).filters.from).toBe('2010');
  expect(await viewOf(page)).toMatchObject({ sample: null });
  await expect(page.getByText('2 of 3')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Papercosm' })).toHaveAttribute(
    'href',
    new RegExp(`/\\?map=${address}#step=2$`),
  );
  await page.evaluate(() => (location.hash = '#focus=vaneckwaltman2010'));
  await expect.poll(async () => (await viewOf(page)).selection).toEqual(['vaneckwaltman2010']);
  expect(await viewOf(page)).toMatchObject({ sample: null });
  expect(workersIn(paths)).toEqual([]);
  expect(paths.filter((name) => name.startsWith('/samples/'))).toEqual([]);
  expect(errors).toEqual([]);
});

test('an address without a map leaves the frame with one message', async ({ page }) => {
  await page.route('https://maps.example.org/gone.json', (route) =>
    route.fulfill({ status: 404, headers: { 'access-control-allow-origin': '*' } }),
  );
  await page.goto(`/embed/?map=${encodeURIComponent('https://maps.example.org/gone.json')}`);
  await expect(page.getByRole('alert')).toContainText('There is no map any more');
  await expect(page.locator('.workspace')).toHaveAttribute('data-state', 'failed');
});

test('a frame that may run scripts and nothing else shows its map and answers', async ({ page, baseURL }) => {
  const errors = watchErrors(page);
  await countContexts(page);
  const deck = await serveDeck(
    page,
    `<!doctype html><title>Deck</title><iframe id="map" title="map" sandbox="allow-scripts" width="640" height="360"
      src="${baseURL}/embed/?ui=min"></iframe>
      <script src="/lib/papercosm.iife.js"></script><script>wire = Papercosm.connect(document.getElementById('map'))</script>`,
  );
  await page.goto(deck.url);
  const ready = await page.evaluate(() => window.wire.ready());
  expect(ready.title).toBe('Landmarks of science mapping');
  const frame = embeds(page)[0]!;
  expect(await frame.evaluate(() => origin)).toBe('null');
  await expect(frame.locator('.workspace')).toHaveAttribute('data-state', 'settled');
  await expect.poll(() => frame.evaluate(() => window.papercosm?.isSettled())).toBe(true);
  expect(await liveContexts(frame)).toBe(1);
  expect(await coloursOf(page, '#map')).toBeGreaterThan(40);
  await page.evaluate(() => window.wire.view({ selection: ['vaneckwaltman2010'] }));
  await expect(frame.getByRole('status').filter({ hasText: 'VOSviewer' })).toBeVisible();
  const svg = await page.evaluate(async () =>
    (await window.wire.export({ format: 'svg', width: 480, height: 270 })).text(),
  );
  expect(svg).toContain('<circle');
  expect(errors).toEqual([]);
  deck.close();
});

test('twelve frames on one page all draw, each with one context, and none is lost', async ({
  page,
  baseURL,
}) => {
  const errors = watchErrors(page);
  await countContexts(page);
  await page.addInitScript(() => {
    Object.assign(window, { lost: 0 });
    addEventListener('webglcontextlost', () => ((window as unknown as { lost: number }).lost += 1), true);
  });
  const frames = Array.from(
    { length: 12 },
    (_, i) =>
      `<iframe title="map ${i}" src="${baseURL}/embed/?ui=none&motion=off#years=${1990 + i}-2020" width="180" height="120"></iframe>`,
  );
  const deck = await serveDeck(
    page,
    `<!doctype html><title>Twelve</title><style>body{margin:0}iframe{border:0;float:left}</style>${frames.join('')}`,
  );
  await page.goto(deck.url);
  await expect.poll(() => embeds(page).length).toBe(12);
  for (const frame of embeds(page)) {
    await expect(frame.locator('.workspace')).toHaveAttribute('data-state', 'settled');
    await expect(frame.locator('.workspace')).toHaveAttribute('data-mode', 'live');
    await expect.poll(() => frame.evaluate(() => window.papercosm?.isSettled())).toBe(true);
  }
  for (const frame of embeds(page)) {
    expect(await liveContexts(frame)).toBe(1);
    expect(await frame.evaluate(() => (window as unknown as { lost: number }).lost)).toBe(0);
  }
  for (let i = 0; i < 12; i++) expect(await coloursOf(page, `[title="map ${i}"]`)).toBeGreaterThan(25);
  expect(errors).toEqual([]);
  deck.close();
});

test('paper gets the map as text and lines', async ({ page }) => {
  await openApp(page, '/embed/?ui=none');
  await standsStill(page);
  // A reader is there: what draws for paper is fetched. Paper does not wait for it.
  await page.mouse.move(200, 200);
  const linesOnPaper = async () => {
    const [sheet] = await readPdf(await page.pdf({ landscape: true, printBackground: true }));
    return sheet!.text.split('\n').filter((line) => /[a-z]{3}/.test(line)).length;
  };
  await expect.poll(linesOnPaper).toBeGreaterThan(10);
  expect(await page.locator('.sheet svg').count()).toBe(0);
});
