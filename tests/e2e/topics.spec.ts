import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { generateLibrary } from '../bench/generate-library';
import { openFile, openFinished, openShare, settled, standsStill, watchErrors } from './app';

/** 160 invented papers with ten planted topics; the first two parts of the text are its journals. */
const ENTRIES = generateLibrary(160).split('\n\n');
const bib = (name: string, entries: string[]) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(entries.join('\n\n')),
});
const PART = bib('part.bib', ENTRIES.slice(0, 102));
const REST = bib('rest.bib', [...ENTRIES.slice(0, 2), ...ENTRIES.slice(102)]);
/** Papers of three topics, in both halves. */
const [NAME, MINE] = ['aquifer', 'Deep waters of the <i>aquifer</i>'];

const card = (page: Page) => page.getByRole('complementary', { name: 'What is chosen' });
const topicsPanel = (page: Page) => page.locator('.filters .topics');

async function openTopic(page: Page, name: string | RegExp): Promise<void> {
  await topicsPanel(page).getByRole('button', { name }).click();
  await expect(card(page).getByRole('heading', { level: 2 })).toContainText(name);
}

/** Chooses a paper by searching for its number, which stands in its title. */
async function openPaper(page: Page, number: number): Promise<void> {
  const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
  await search.fill(`part ${number}`);
  const option = page.getByRole('option', { name: new RegExp(`part ${number}\\b`) }).first();
  await expect(option).toBeVisible();
  await option.click();
  await expect(card(page).getByRole('heading', { level: 2 })).toContainText(`part ${number}`);
}

async function expectKept(page: Page, paper: number): Promise<void> {
  await expect(topicsPanel(page)).toContainText(MINE);
  await openTopic(page, MINE);
  await expect(card(page)).toContainText('Use the found name again');
  // The merging: neither part is a topic of its own, and the card of the whole names both.
  const merged = topicsPanel(page).getByRole('button', { name: /canopy|delta/ });
  await expect(merged).toHaveCount(1);
  await merged.click();
  await expect(card(page).getByRole('button', { name: /^Part again/ })).toHaveCount(2);
  await openPaper(page, paper);
  await expect(card(page).getByLabel('Topic').locator('option:checked')).toContainText('glacier');
  await expect(card(page)).toContainText('Back to where it was found');
}

test('a name, a merging and a move hold through saving, a new visit and more papers', async ({ page }) => {
  const errors = watchErrors(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await openFinished(page);
  await openFile(page, PART);

  // Escape leaves the name alone, and the card open.
  await openTopic(page, new RegExp(NAME));
  await card(page).getByRole('button', { name: 'Rename topic' }).click();
  const field = card(page).getByRole('textbox', { name: 'Name of the topic' });
  await expect(field).toBeFocused();
  await field.fill('Not this');
  await field.press('Escape');
  await expect(card(page).getByRole('button', { name: 'Rename topic' })).toBeFocused();
  await expect(card(page).getByRole('heading', { level: 2 })).toContainText(NAME);
  await page.keyboard.press('Enter');
  await field.fill(MINE);
  await field.press('Enter');
  await expect(card(page).getByRole('heading', { level: 2 })).toHaveText(MINE);
  await expect(topicsPanel(page)).toContainText(MINE);

  // A filter goes with its topic when that is merged into another one.
  await topicsPanel(page)
    .getByRole('checkbox', { name: /canopy/ })
    .check();
  await openTopic(page, /delta/);
  const other = card(page).getByLabel('Merge with');
  await other.selectOption({ label: await other.locator('option', { hasText: 'canopy' }).innerText() });
  await card(page).getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(card(page).getByRole('button', { name: /^Part again/ })).toHaveCount(2);
  await expect(topicsPanel(page).getByRole('checkbox', { checked: true })).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^Remove filter: topic: / })).not.toContainText(
    'not on this map',
  );
  await page.getByRole('button', { name: 'Clear all filters' }).click();

  // The last core paper that the card of the renamed topic lists goes to the glaciers.
  await openTopic(page, MINE);
  const title = await card(page)
    .getByRole('button', { name: /part \d+/ })
    .first()
    .innerText();
  const paper = Number(/part (\d+)/.exec(title)![1]);
  await openPaper(page, paper);
  const topic = card(page).getByLabel('Topic');
  await topic.selectOption({ label: await topic.locator('option', { hasText: 'glacier' }).innerText() });
  await expect(card(page)).toContainText('Back to where it was found');
  await expectKept(page, paper);
  await expect(page.getByText(/topics by hand: 1 renamed, 1 merged, 1 node moved/)).toBeAttached();

  // Saved as a map file, and opened again.
  await openShare(page, 'Map, network, papers');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Map file' }).click();
  const saved = readFileSync(await (await download).path(), 'utf8');
  await page.keyboard.press('Escape');
  expect(JSON.parse(saved)).toMatchObject({
    clusterEdits: { names: [{ label: MINE }], merged: [{}], moved: [{}] },
  });

  // The project comes back.
  await standsStill(page);
  await page.reload();
  await settled(page);
  await expectKept(page, paper);

  // More papers beside it.
  await page.getByRole('button', { name: 'Open your papers' }).first().click();
  await page.getByRole('radio', { name: /^Part of this map/ }).check();
  await openFile(page, REST);
  await expectKept(page, paper);

  // The map file alone.
  await page.getByRole('button', { name: 'Open your papers' }).first().click();
  await expect(page.getByRole('radio', { name: 'A new map' })).toBeChecked();
  await openFile(page, { name: 'saved.json', mimeType: 'application/json', buffer: Buffer.from(saved) });
  await expectKept(page, paper);
  await card(page).getByRole('button', { name: 'Back to where it was found' }).click();
  await expect(card(page).getByLabel('Topic').locator('option:checked')).toHaveText(MINE);
  expect(errors).toEqual([]);
});
