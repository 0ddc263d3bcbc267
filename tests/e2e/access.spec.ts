import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { countOf, openApp, openFinished, viewOf, watchErrors } from './app';

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
  await page.getByRole('button', { name: 'Filters', exact: true }).tap();
  await expect(page.getByRole('complementary', { name: 'Filters and settings' })).toBeVisible();
  await context.close();
});
