import { expect, test } from '@playwright/test';
import { openFile, settled, sharedPage, watchErrors } from './app';

const long = (piece: string, length: number) =>
  piece
    .repeat(Math.ceil(length / piece.length))
    .slice(0, length)
    .trim();

/** Four papers, two of them with texts of every kind that are as long as a book. */
function library(): string {
  return JSON.stringify(
    [0, 1, 2, 3].map((i) => ({
      id: `p${i}`,
      type: 'article-journal',
      title: i < 2 ? `${long('Snails of old stone walls ', 100_000)} ${i}` : `Lichen on stone walls ${i}`,
      abstract: i < 2 ? long('We count the snails. ', 100_000) : 'We count lichens.',
      author: Array.from({ length: i === 0 ? 5000 : 2 }, (_, at) => ({ family: `Lee${at}`, given: 'Ann' })),
      keyword: i < 2 ? `${long('snailsofstone', 10_000)}, lichen` : 'lichen, stone',
      'container-title': i === 0 ? long('Walls ', 10_000) : 'Walls',
      issued: { 'date-parts': [[2000 + i]] },
    })),
  );
}

const shared = sharedPage();

test('a topic is found by the name that the map shows', async () => {
  const page = shared();
  const name = (await page.locator('.filters .topics .name').first().textContent())!.trim();
  const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
  await search.fill(name);
  const option = page
    .getByRole('option')
    .filter({ hasText: name })
    .filter({ hasText: /topic$/ });
  await expect(option).toHaveCount(1);
  await option.click();
  await expect(
    page.getByRole('complementary', { name: 'What is chosen' }).getByRole('heading', { level: 2 }),
  ).toContainText(name);
});

test('long texts are shown with their beginning, and whole on demand', async () => {
  const page = shared();
  const errors = watchErrors(page);
  await openFile(page, { name: 'long.json', mimeType: 'application/json', buffer: Buffer.from(library()) });
  const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
  await search.fill('snails walls');
  await expect(page.getByRole('option').first()).toBeVisible();
  // What the whole page says is some pages long, not some books.
  const length = () => page.evaluate(() => document.body.textContent.length);
  expect(await length()).toBeLessThan(60_000);
  await search.press('Enter');
  const card = page.getByRole('complementary', { name: 'What is chosen' });
  const heading = card.getByRole('heading', { level: 2 });
  await expect(heading).toBeVisible();
  await settled(page);
  expect(await length()).toBeLessThan(60_000);
  expect((await heading.textContent())!.length).toBeLessThan(400);
  await page.screenshot({ path: test.info().outputPath('card.png') });
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  await heading.getByRole('button', { name: /Show all 100,00\d characters/ }).click();
  expect((await heading.textContent())!.length).toBeGreaterThan(100_000);
  await heading.getByRole('button', { name: 'Show less' }).click();
  expect((await heading.textContent())!.length).toBeLessThan(400);
  await expect(card.getByRole('button', { name: /Show all (?:99|100),\d{3} characters/ })).toHaveCount(2);
  expect(errors).toEqual([]);
});
