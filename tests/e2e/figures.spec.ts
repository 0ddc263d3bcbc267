import { expect, test, type Page } from '@playwright/test';
import { DEFAULT_VIEW } from '../../src/lib/model/view';
import { encodeView } from '../../src/lib/view/permalink';
import { nodeAt, openFinished, settled, sharedPage, standsStill, viewOf, watchErrors } from './app';

async function openMapTab(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Map', exact: true }).click();
}

const choice = (page: Page, name: string) =>
  page.locator('label', { hasText: name }).locator('select').first();

test.describe('one choice after the other', () => {
  const shared = sharedPage();

  test('size and colour follow figures that the worker works out, and the legend says what they mean', async () => {
    const page = shared();
    const errors = watchErrors(page);
    await openMapTab(page);
    const legend = page.locator('.legend');
    await choice(page, 'Size').selectOption('betweenness');
    await expect(legend).toContainText(/betweenness/i);
    await choice(page, 'Colour').selectOption('pagerank');
    await expect(legend).toContainText(/PageRank/);
    const view = await viewOf(page);
    expect(view.encodings).toMatchObject({ sizeBy: 'betweenness', colourBy: 'pagerank' });
    // The address carries them.
    await expect(page).toHaveURL(/#/);
    await page.reload();
    await settled(page);
    await expect(legend).toContainText(/betweenness/i);
    expect((await viewOf(page)).encodings.colourBy).toBe('pagerank');
    expect(errors).toEqual([]);
  });

  test('a colour chosen just before a reload is there after it', async () => {
    const page = shared();
    const errors = watchErrors(page);
    await openMapTab(page);
    await standsStill(page);
    await choice(page, 'Colour').selectOption('betweenness');
    await page.reload();
    await settled(page);
    expect((await viewOf(page)).encodings.colourBy).toBe('betweenness');
    expect(errors).toEqual([]);
  });

  test('layouts with axes are drawn, and the choice is in the address', async () => {
    const page = shared();
    const errors = watchErrors(page);
    await openMapTab(page);
    const placeOf = async (id: string) => (await nodeAt(page, id))!;
    await choice(page, 'Layout').selectOption('time');
    await expect.poll(async () => (await viewOf(page)).settings.layout).toBe('time');
    await settled(page);
    // Price 1965 stands left of van Eck 2010.
    expect((await placeOf('price1965')).x).toBeLessThan((await placeOf('vaneckwaltman2010')).x);
    await expect(page.locator('.method')).toContainText('time axis');
    await choice(page, 'Layout').selectOption('scatter');
    await expect.poll(async () => (await viewOf(page)).settings.layout).toBe('scatter');
    await settled(page);
    await expect(choice(page, 'Upwards')).toHaveValue('citations');
    await expect(page.locator('.method')).toContainText('scatter of date and citations here');
    expect(errors).toEqual([]);
  });
});

test('two papers are linked by a path, and the citations have a main path', async ({ page }) => {
  const errors = watchErrors(page);
  const selection = ['vaneckwaltman2010', 'price1965'];
  await openFinished(page, `/#${encodeView({ ...DEFAULT_VIEW, selection })}`);
  const card = page.getByRole('complementary', { name: 'What is chosen' });
  await card.getByRole('button', { name: /How are they linked/ }).click();
  await expect(card.getByText('How they are linked')).toBeVisible();
  await expect(card.getByRole('listitem').first()).toBeVisible();
  expect(await card.getByRole('listitem').count()).toBeGreaterThanOrEqual(2);

  await openMapTab(page);
  await page.getByRole('button', { name: 'Main path of the citations' }).click();
  await expect(card.getByText(/main path/i).first()).toBeVisible();
  expect(await card.getByRole('listitem').count()).toBeGreaterThan(3);
  expect(errors).toEqual([]);
});
