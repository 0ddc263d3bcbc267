import { expect, test, type Page } from '@playwright/test';
import { NETWORK_NAMES, NETWORK_WORDS, type NetworkName } from '../../src/lib/model/network';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import { DEFAULT_VIEW } from '../../src/lib/model/view';
import { encodeView } from '../../src/lib/view/permalink';
import { countOf, openApp, settled, viewOf, watchErrors } from './app';
import { finishedLandmarks } from './finished-landmarks';

const NETWORKS = NETWORK_NAMES.filter((name) => name !== 'imported');
/** What its links are counted by, and so have a formula. */
const COUNTED: ReadonlySet<NetworkName> = new Set([
  'co-authorship',
  'keyword-co-occurrence',
  'bibliographic-coupling',
  'co-citation',
  'relatedness',
]);

/** By its button, or by the menu of those that have no room. */
async function chooseNetwork(page: Page, network: NetworkName): Promise<void> {
  const { label } = NETWORK_WORDS[network];
  const tab = page.getByRole('navigation').getByRole('button', { name: label, exact: true });
  if ((await tab.count()) > 0) return tab.click();
  await page.getByRole('button', { name: /^More networks/ }).click();
  await page
    .locator('.networks')
    .getByRole('button', { name: new RegExp(`^${label}`) })
    .click();
}

/** One page for all networks: each is chosen where the last one was left. */
test.describe('one network after the other', () => {
  let page: Page;
  let errors: string[];

  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
    errors = watchErrors(page);
    await openApp(page);
  });

  test.afterAll(() => page.close());

  for (const network of NETWORKS) {
    test(`${network}: settles, is not empty, and says why a link is there`, async () => {
      // The page opens on the first.
      if (network !== DEFAULT_SETTINGS.network) {
        await chooseNetwork(page, network);
        await expect.poll(async () => (await viewOf(page)).settings.network).toBe(network);
      }
      await settled(page);
      expect(await countOf(page, 'links')).toBeGreaterThan(50);
      expect(await countOf(page, 'clusters')).toBeGreaterThan(1);

      const link = (await finishedLandmarks()).strongestLinks[network]!;
      const settings = (await viewOf(page)).settings;
      await page.goto(`/#${encodeView({ ...DEFAULT_VIEW, settings, link })}`);
      await settled(page);
      const card = page.getByRole('complementary', { name: 'What is chosen' });
      await expect(card.getByText('Why this link is there')).toBeVisible();
      await expect(card.getByRole('heading', { level: 2 }).first()).toBeVisible();
      if (COUNTED.has(network)) {
        await expect(card.getByText(/^Weight/)).toBeVisible();
        await expect(card.locator('.arithmetic').first()).toContainText(/\d/);
      }
      if (COUNTED.has(network) && network !== 'relatedness') {
        const shared = card.locator('section', { hasText: /Papers together|Papers that|Works that/ }).last();
        await expect(shared.getByRole('listitem').first()).toBeVisible();
      }
      expect(errors).toEqual([]);
    });
  }
});

test('a paper says why it is in its topic, and the topic why it has its name', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto(`/#${encodeView({ ...DEFAULT_VIEW, selection: ['vaneckwaltman2010'] })}`);
  await settled(page);
  const card = page.getByRole('complementary', { name: 'What is chosen' });
  await card.getByText('Why here?').click();
  await expect(card.getByText(/% of its relatedness stays in this topic/)).toBeVisible();
  await card.getByRole('table').getByRole('button').first().click();
  await card.getByText('Why this name?').click();
  const row = card.getByRole('table').getByRole('rowgroup').nth(1);
  await expect(row).toContainText(/\d+ \/ \d+/);
  await expect(row).toContainText(/ln\(.+\).*=\s\d/);
  expect(errors).toEqual([]);
});
