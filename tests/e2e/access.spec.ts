import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { DEFAULT_FILTERS, DEFAULT_VIEW } from '../../src/lib/model/view';
import { encodeView } from '../../src/lib/view/permalink';
import { countOf, openApp, openFile, openFinished, settled, standsStill, viewOf, watchErrors } from './app';

/** The part of the page that `within` names, or all of it. `colours`: only what depends on the colours. */
async function expectAccessible(
  page: Page,
  what: string,
  { within, colours = false }: { within?: string; colours?: boolean } = {},
): Promise<void> {
  const scan = new AxeBuilder({ page });
  if (within) scan.include(within);
  if (colours) scan.withRules(['color-contrast', 'link-in-text-block']);
  const { violations } = await scan.analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${what}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect(serious).toEqual([]);
}

for (const scheme of ['light', 'dark'] as const) {
  test(`no serious finding of the accessibility scan, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    // The schemes differ in colours alone.
    const colours = scheme === 'dark';
    await openFinished(page);
    const filters = page.getByRole('button', { name: 'Filters', exact: true });
    if ((await filters.getAttribute('aria-expanded')) !== 'true') await filters.click();
    await expectAccessible(page, 'map with filters', { colours });
    const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
    await search.fill('vosviewer');
    await expect(page.getByRole('option').first()).toBeVisible();
    await expectAccessible(page, 'list of matches', { colours });
    await search.press('Enter');
    await expect(page.getByRole('complementary', { name: 'What is chosen' })).toBeVisible();
    await expectAccessible(page, 'card', { colours });
    for (const name of ['Open your papers', 'Share', 'Help']) {
      await page.getByRole('button', { name }).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, name, { within: 'dialog[open]', colours });
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: /^What was read/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page, 'report', { within: 'dialog[open]', colours });
  });
}

test('the embed passes the scan', async ({ page }) => {
  await openApp(page, '/embed/');
  await expectAccessible(page, 'embed');
});

test('search, card and timeline with the keyboard alone', async ({ page }) => {
  const errors = watchErrors(page);
  await openFinished(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('software survey vosviewer');
  await expect(page.getByRole('option').first()).toContainText(/VOSviewer/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const card = page.getByRole('complementary', { name: 'What is chosen' });
  await expect(card.getByRole('heading', { level: 2 })).toContainText('VOSviewer');

  // On from the search box to a paper in the card, and there.
  const cited = card.locator('section', { hasText: 'Cited by' }).getByRole('button').first();
  for (let i = 0; i < 80 && !(await cited.evaluate((button) => button === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await expect(cited).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(card.getByRole('heading', { level: 2 })).not.toContainText('Software survey');
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();

  const handle = page.locator('.timeline').getByRole('slider').first();
  await handle.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  expect((await viewOf(page)).filters.from).not.toBeNull();
  expect(await countOf(page, 'visible')).toBeLessThan(160);
  await page.keyboard.press('Escape');
  expect(await countOf(page, 'visible')).toBe(160);
  expect(errors).toEqual([]);
});

test('the map moves by keys', async ({ page }) => {
  await openFinished(page);
  await page.getByRole('application').focus();
  await page.keyboard.press('+');
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await viewOf(page)).box).not.toBeNull();
  await page.keyboard.press('0');
  await expect.poll(async () => (await viewOf(page)).box).toBeNull();
});

/** Rectangles of names that something over the map lies on. */
function coveredNames(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const map = (window as unknown as { papercosm: { names(): DOMRect[] } }).papercosm;
    const over = '.chips, .kinds, .zoom, .legend, .left, .details, .top > .card';
    const panels = [...document.querySelectorAll(over)].map((element) => ({
      of: element.className,
      at: element.getBoundingClientRect(),
    }));
    return map
      .names()
      .flatMap(({ left, top, width, height }) =>
        panels
          .filter(
            ({ at }) => left < at.right && left + width > at.left && top < at.bottom && top + height > at.top,
          )
          .map(({ of }) => `${of} on a name at ${Math.round(left)}, ${Math.round(top)}`),
      );
  });
}

const nameCount = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { papercosm: { names(): DOMRect[] } }).papercosm.names().length);

test('names keep clear of chips, caption and panels; a long name of a file leaves the search its room', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const filters = {
    ...DEFAULT_FILTERS,
    from: '1990',
    clusters: ['c1', 'c2', 'c3', 'c4', 'c5'],
    minLinks: 1,
  };
  await openFinished(page, `/#${encodeView({ ...DEFAULT_VIEW, filters })}`);
  await standsStill(page);
  await expect.poll(() => nameCount(page)).toBeGreaterThan(20);
  await expect.poll(() => coveredNames(page)).toEqual([]);
  await page.getByRole('button', { name: /^\d more$/ }).click();
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await standsStill(page);
  await expect.poll(() => nameCount(page)).toBeGreaterThan(10);
  await expect.poll(() => coveredNames(page)).toEqual([]);

  const search = page.getByRole('combobox', { name: /^Search/ });
  const before = (await search.boundingBox())!.width;
  expect(before).toBeGreaterThan(180);
  const text = '@article{a, title = {Tide pools of the north}, author = {Winter, Ada}, year = 2001}';
  const name = `${'a very long name of an export from a library '.repeat(2).slice(0, 76)}.bib`;
  await openFile(page, { name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  expect((await search.boundingBox())!.width).toBe(before);
  // The notice of the import comes while the map changes: no name of the map before may stay for it.
  await standsStill(page);
  const counts = await Promise.all(['papers', 'authors', 'keywords'].map((what) => countOf(page, what)));
  expect(await nameCount(page)).toBeLessThanOrEqual(counts.reduce((sum, count) => sum + count));
  const menu = page.getByRole('button', { name });
  await menu.focus();
  await expect(page.locator('.whole-text')).toHaveText(name);
  await page.keyboard.press('Tab');
  await expect(page.locator('.whole-text')).toHaveCount(0);
  await menu.hover();
  await expect(page.locator('.whole-text')).toHaveText(name);
});

/** Share of the map's height between its highest and its lowest disc. */
function heightShare(page: Page): Promise<number> {
  return page.evaluate(() => {
    const map = (window as unknown as { papercosm: { nodeAt(id: number): { x: number; y: number } | null } })
      .papercosm;
    const ys = Array.from({ length: 2_000 }, (_, node) => map.nodeAt(node)?.y).filter((y) => y !== undefined);
    const height = document.querySelector('.map')?.clientHeight ?? 1;
    return (Math.max(...ys) - Math.min(...ys)) / height;
  });
}

test('on a phone the map fills the screen and nothing runs over the edge', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    baseURL,
  });
  const page = await context.newPage();
  await openApp(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const map = (await page.locator('.map').boundingBox())!;
  expect(map.height).toBeGreaterThan(600);
  await standsStill(page);
  expect(await heightShare(page)).toBeGreaterThan(0.5);
  await expect.poll(() => nameCount(page)).toBeGreaterThan(15);
  await expect.poll(() => coveredNames(page)).toEqual([]);
  for (const button of await page.getByRole('button').all()) await expect(button).toHaveAccessibleName(/\w/);

  // Kinds of map, help and colours, which a desktop has in its bar.
  const kinds = page.getByRole('button', { name: 'Kind of map: All' });
  await kinds.tap();
  await page.getByRole('button', { name: /^Citations/ }).tap();
  await expect(page.getByRole('button', { name: 'Kind of map: Citations' })).toBeVisible();
  await settled(page);
  const menu = page.getByRole('button', { name: /^Landmarks/ });
  await menu.tap();
  await page.getByRole('button', { name: 'Dark colours' }).tap();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await menu.tap();
  await page.getByRole('button', { name: 'Help', exact: true }).tap();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).tap();

  // On its side the map lies as it is; a link made there shows the same part of the map upright.
  await page.getByRole('button', { name: 'Zoom in' }).tap();
  await standsStill(page);
  const { box } = await viewOf(page);
  expect(box).not.toBeNull();
  const [x0, y0, x1, y1] = box!;
  await page.setViewportSize({ width: 844, height: 390 });
  await standsStill(page);
  const after = (await viewOf(page)).box!;
  // The same middle, whichever way it lies.
  expect(Math.abs((after[0] + after[2] - x0 - x1) / 2)).toBeLessThan(0.15 * (x1 - x0));
  expect(Math.abs((after[1] + after[3] - y0 - y1) / 2)).toBeLessThan(0.15 * (y1 - y0));
  await page.setViewportSize({ width: 390, height: 844 });

  await page.getByRole('button', { name: 'Filters', exact: true }).tap();
  await expect(page.getByRole('complementary', { name: 'Filters and settings' })).toBeVisible();
  await context.close();
});
