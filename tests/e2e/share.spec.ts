import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import {
  allPapers,
  coloursOf,
  countOf,
  nodeAt,
  openApp,
  openFile,
  openFinished,
  settled,
  standsStill,
  viewOf,
  watchErrors,
} from './app';

async function chooseAView(page: Page): Promise<void> {
  const range = page.getByRole('textbox', { name: 'Range of dates' });
  await range.fill('2000 to 2015');
  await range.press('Enter');
  const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
  await search.fill('software survey vosviewer');
  await expect(page.getByRole('option').first()).toContainText(/VOSviewer/);
  await search.press('Enter');
  await expect(page.getByRole('complementary', { name: 'What is chosen' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#s=[01]\./);
  // The address follows with a pause; the camera's flight comes last.
  await standsStill(page);
}

test('the address bar carries sample, filters, selection and camera to a new tab', async ({
  page,
  context,
}) => {
  await openApp(page);
  await chooseAView(page);
  const view = await viewOf(page);
  expect(view.box).not.toBeNull();
  const other = await context.newPage();
  const errors = watchErrors(other);
  await openApp(other, page.url());
  await standsStill(other);
  const seen = await viewOf(other);
  expect({ ...seen, box: null }).toEqual({ ...view, box: null });
  seen.box!.forEach((edge, i) => expect(edge).toBeCloseTo(view.box![i]!, -1));
  const [a, b] = [await nodeAt(page, 'vaneckwaltman2010'), await nodeAt(other, 'vaneckwaltman2010')];
  expect(Math.hypot(a!.x - b!.x, a!.y - b!.y)).toBeLessThan(6);
  expect(errors).toEqual([]);
});

test('the embed shows the same view in a frame, without the workbench', async ({ page, baseURL }) => {
  await openApp(page);
  await chooseAView(page);
  const view = await viewOf(page);
  const hash = new URL(page.url()).hash;
  const errors = watchErrors(page);
  await page.route('**/frame.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>deck</title><iframe title="map" src="${baseURL}/embed/${hash}" width="960" height="540"></iframe>`,
    }),
  );
  await page.goto('/frame.html');
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('.workspace')).toHaveAttribute('data-state', 'settled');
  await expect(frame.getByRole('button', { name: 'Open your papers' })).toHaveCount(0);
  const seen = await page
    .frames()[1]!
    .evaluate(() => (window as unknown as { papercosm: { view(): unknown } }).papercosm.view());
  expect(seen).toMatchObject({ sample: view.sample, filters: view.filters, selection: view.selection });
  expect(await coloursOf(page, 'iframe')).toBeGreaterThan(40);
  expect(errors).toEqual([]);
});

test('a damaged link opens the sample and says so', async ({ page }) => {
  await openApp(page, '/#s=1.thisisnotaview');
  await expect(page.getByRole('alert')).toContainText('link');
  expect(await countOf(page, 'papers')).toBe(160);
});

test('SVG, PNG and map file are saved; the map file opens again where it was', async ({ page }) => {
  await openApp(page);
  await chooseAView(page);
  await page.getByRole('button', { name: 'Share' }).click();

  const [svgFile] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^SVG/ }).click(),
  ]);
  const svg = readFileSync(await svgFile.path(), 'utf8');
  expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg /);
  expect(svg).toContain('<text');
  expect(svg).toContain('id="legend"');
  expect(svg).toContain('Leiden');
  expect(svg).not.toMatch(/<script|<style|rgba\(/);

  const [pngFile] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^PNG/ }).click(),
  ]);
  const png = readFileSync(await pngFile.path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const map = (await page.locator('.map').boundingBox())!;
  expect(png.readUInt32BE(16)).toBe(Math.round(map.width) * 2);
  expect(png.length).toBeGreaterThan(50_000);

  const [mapFile] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Map file' }).click(),
  ]);
  const text = readFileSync(await mapFile.path(), 'utf8');
  const saved = JSON.parse(text) as { format: string; papers: unknown[]; nodes: { id: string; x: number }[] };
  expect(saved.format).toBe('papercosm-map');
  expect(saved.papers).toHaveLength(160);

  await expect(page.getByLabel('As a link')).toHaveValue(page.url());
  await expect(page.getByLabel('As part of a web page or a deck')).toHaveValue(
    /<iframe src="http.*\/embed\/#s=/,
  );
  await page.getByRole('button', { name: 'Close', exact: true }).click();

  const view = await viewOf(page);
  await openFile(page, { name: 'saved.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  expect(await allPapers(page)).toBe(160);
  const again = await viewOf(page);
  expect(again.filters).toEqual(view.filters);
  expect(again.selection).toEqual(view.selection);
});

test('a project of her own comes back after a reload, until she starts afresh', async ({ page }) => {
  await openFinished(page);
  await openFile(page, 'tests/fixtures/pollination.bib');
  await standsStill(page);
  const range = page.getByRole('textbox', { name: 'Range of dates' });
  await range.fill('2010 to 2016');
  await range.press('Enter');
  const visible = await countOf(page, 'visible');
  // At once: the filter is not in the address yet.
  await page.reload();
  await settled(page);
  expect(await allPapers(page)).toBe(10);
  expect(await countOf(page, 'visible')).toBe(visible);

  await page.getByRole('button', { name: 'pollination.bib' }).click();
  await page.getByRole('button', { name: 'Start afresh' }).click();
  await expect(page.getByText('These are 160 landmark papers')).toBeVisible();
  await page.goto('/');
  await settled(page);
  expect(await countOf(page, 'papers')).toBe(160);
});
