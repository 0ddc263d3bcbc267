import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { finishedLandmarks } from './finished-landmarks';
import { openApp, openFile, openFinished, openShare, settled, standsStill, viewOf, watchErrors } from './app';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Story' });
const steps = (page: Page) => panel(page).getByRole('button', { name: /^Step \d+: / });
const bar = (page: Page) => page.getByRole('region', { name: 'Presentation' });

async function setRange(page: Page, text: string): Promise<void> {
  const range = page.getByRole('textbox', { name: 'Range of dates' });
  await range.fill(text);
  await range.press('Enter');
  await standsStill(page);
}

const titlesOf = async (page: Page) =>
  (await steps(page).allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim().replace(/^\d+ /, ''));

/** Three steps: all, the years to 2004, one paper. */
async function tell(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Story', exact: true }).click();
  const add = panel(page).getByRole('button', { name: 'Add this view' });
  await add.click();
  await setRange(page, '1960 to 2004');
  await add.click();
  await panel(page).getByRole('textbox', { name: 'Caption' }).fill('One topic before 2005.');
  await panel(page).getByRole('textbox', { name: 'Notes' }).fill('Pause here.');
  await setRange(page, '1934 to 2026');
  const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
  await search.fill('software survey vosviewer');
  await expect(page.getByRole('option').first()).toContainText(/VOSviewer/);
  await search.press('Enter');
  await standsStill(page);
  await add.click();
  await panel(page).getByRole('textbox', { name: 'Title', exact: true }).fill('One paper');
  await expect(steps(page)).toHaveCount(3);
}

test('views become a story that is put in order, undone, kept, presented and saved', async ({ page }) => {
  const errors = watchErrors(page);
  await openFinished(page);
  await tell(page);
  expect(await titlesOf(page)).toEqual(['The whole map', '1960 to 2004', 'One paper']);

  // In another order by button and key, and back.
  await panel(page).getByRole('button', { name: 'Move step 3 up' }).click();
  expect(await titlesOf(page)).toEqual(['The whole map', 'One paper', '1960 to 2004']);
  await page.keyboard.press('Alt+ArrowUp');
  expect(await titlesOf(page)).toEqual(['One paper', 'The whole map', '1960 to 2004']);
  await page.keyboard.press('Control+z');
  await panel(page).getByRole('button', { name: 'Undo' }).click();
  expect(await titlesOf(page)).toEqual(['The whole map', '1960 to 2004', 'One paper']);
  await steps(page).nth(2).dragTo(steps(page).nth(0));
  expect(await titlesOf(page)).toEqual(['One paper', 'The whole map', '1960 to 2004']);
  await expect(page.locator('.dropping')).toHaveCount(0);
  await panel(page).getByRole('button', { name: 'Undo' }).click();

  // Going to a step shows its view.
  await steps(page).nth(1).click();
  await standsStill(page);
  expect((await viewOf(page)).filters).toMatchObject({ from: '1960', to: '2004' });

  // The page brings it back, notes too; the address has all but these.
  await page.reload();
  await settled(page);
  await page.getByRole('button', { name: 'Story', exact: true }).click();
  expect(await titlesOf(page)).toEqual(['The whole map', '1960 to 2004', 'One paper']);
  await steps(page).nth(1).click();
  await expect(panel(page).getByRole('textbox', { name: 'Notes' })).toHaveValue('Pause here.');
  await standsStill(page);
  const address = page.url();

  // Full-screen, with the keys of keyboard and clicker.
  await panel(page).getByRole('button', { name: 'Present' }).click();
  const title = bar(page).getByRole('heading');
  await expect(title).toHaveText('1960 to 2004');
  await expect(bar(page)).toContainText('One topic before 2005.');
  await expect(bar(page)).not.toContainText('Pause here.');
  await expect(page.getByRole('button', { name: 'Share' })).toHaveCount(0);
  for (const [key, expected] of [
    ['PageDown', 'One paper'],
    ['ArrowRight', 'One paper'],
    ['PageUp', '1960 to 2004'],
    ['Home', 'The whole map'],
    ['Space', '1960 to 2004'],
    ['End', 'One paper'],
    ['ArrowLeft', '1960 to 2004'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(title).toHaveText(expected);
  }
  await standsStill(page);
  expect((await viewOf(page)).filters).toMatchObject({ from: '1960', to: '2004' });
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await expect(panel(page).getByRole('button', { name: 'Present' })).toBeFocused();

  // A map file holds it, and gives it to a project, which keeps it.
  // A film of it, from step to step.
  const dialog = await openShare(page, 'Film');
  await dialog.getByText('Free', { exact: true }).click();
  await dialog.getByLabel('Width').fill('320');
  await dialog.getByLabel('Height').fill('240');
  await dialog.getByLabel('Film of').selectOption('the story');
  await dialog.getByLabel('Format').selectOption('gif');
  await expect(dialog.getByLabel('Seconds')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Make the film' }).click();
  // Three steps of their seconds, and two flights of 1.2 s between them.
  await expect(dialog.getByRole('status')).toHaveText(/^The film is ready: 320 × 240, 20 seconds, /);
  await openShare(page, 'Map, network, papers');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('dialog')
      .getByRole('button', { name: /map file/i })
      .click(),
  ]);
  const saved = readFileSync(await download.path());
  const { story } = JSON.parse(saved.toString()) as { story: { steps: { title: string; notes?: string }[] } };
  expect(story.steps.map((step) => step.title)).toEqual(['The whole map', '1960 to 2004', 'One paper']);
  expect(story.steps[1]?.notes).toBe('Pause here.');
  await page.keyboard.press('Escape');
  await openFile(page, { name: 'told.papercosm.json', mimeType: 'application/json', buffer: saved });
  expect(await titlesOf(page)).toEqual(['The whole map', '1960 to 2004', 'One paper']);
  await steps(page).nth(0).click();
  await panel(page).getByRole('button', { name: 'Delete step 1' }).click();
  await standsStill(page);
  await page.reload();
  await settled(page);
  await page.getByRole('button', { name: 'Story', exact: true }).click();
  expect(await titlesOf(page)).toEqual(['1960 to 2004', 'One paper']);

  // Somebody else gets the story with the address, at the step that it names.
  await page.evaluate(() => localStorage.clear());
  await page.goto('about:blank');
  await openApp(page, `${address}&step=3`);
  await page.getByRole('button', { name: 'Story', exact: true }).click();
  expect(await titlesOf(page)).toEqual(['The whole map', '1960 to 2004', 'One paper']);
  await expect(steps(page).nth(2)).toHaveAttribute('aria-current', 'step');
  await expect(panel(page).getByRole('textbox', { name: 'Notes' })).toHaveValue('');
  expect((await viewOf(page)).selection).toEqual(['vaneckwaltman2010']);
  expect(errors).toEqual([]);
});

const ELSEWHERE = 'https://maps.example.org/field.papercosm.json';
const anybody = { 'access-control-allow-origin': '*' };

test('a map file of another host opens by its address, which stays as it is', async ({ page, baseURL }) => {
  const errors = watchErrors(page);
  const { sample } = await finishedLandmarks();
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL!) && /^https?:/.test(request.url())) outside.push(request.url());
  });
  await page.route(ELSEWHERE, (route) =>
    route.fulfill({ contentType: 'application/json', headers: anybody, body: sample }),
  );
  await openApp(page, `/?map=${encodeURIComponent(ELSEWHERE)}`);
  const { search } = new URL(page.url());
  await expect(page.locator('data[data-count="papers"]')).toHaveAttribute('value', '160');
  await expect(page.locator('header > .name')).toContainText('field.papercosm.json');
  await setRange(page, '1990 to 2010');
  expect(new URL(page.url()).search).toBe(search);
  await page.reload();
  await settled(page);
  expect((await viewOf(page)).filters).toMatchObject({ from: '1990', to: '2010' });
  // A link of before the file was changed says so, and shows what is left.
  const hash = new URL(page.url()).hash;
  const map = JSON.parse(sample) as { papers: { title: string }[]; links: unknown[] };
  await page.unroute(ELSEWHERE);
  await page.route(ELSEWHERE, (route) =>
    route.fulfill({
      contentType: 'application/json',
      headers: anybody,
      body: JSON.stringify({ ...map, papers: map.papers.slice(1) }),
    }),
  );
  await page.goto('about:blank');
  await openApp(page, `/${search}${hash}`);
  await expect(page.getByRole('alert')).toContainText('have changed since this link was made');
  expect((await viewOf(page)).filters).toMatchObject({ from: '1990', to: '2010' });
  expect([...new Set(outside)]).toEqual([ELSEWHERE]);
  // No other host is open to the page, though the address has named one.
  expect(
    await page.evaluate(() =>
      fetch('https://elsewhere.example.org/x').then(
        () => 'done',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  expect([...new Set(outside)]).toEqual([ELSEWHERE]);
  expect(errors.filter((text) => !/elsewhere\.example\.org/.test(text))).toEqual([]);
});

for (const [what, answer, words] of [
  ['that is gone', { status: 404, headers: anybody }, 'There is no map any more at'],
  [
    'that no other page may read',
    { body: '{}', headers: { 'access-control-allow-origin': 'https://a.example.org' } },
    'Access-Control-Allow-Origin',
  ],
  ['that is none', { body: '<!doctype html><p>Not here', headers: anybody }, 'no map file of Papercosm'],
] as const)
  test(`a map file ${what} is named, and the sample stands in`, async ({ page }) => {
    await page.route(ELSEWHERE, (route) => route.fulfill(answer));
    await openFinished(page, `/?map=${encodeURIComponent(ELSEWHERE)}`);
    await expect(page.getByRole('alert')).toContainText(words);
    await expect(page.locator('data[data-count="papers"]')).toHaveAttribute('value', '160');
  });
