import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import {
  allPapers,
  countOf,
  dropFile,
  openApp,
  openFile,
  openFinished,
  settled,
  standsStill,
  viewOf,
  watchErrors,
} from './app';

const bib = (name: string, ...titles: string[]) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(textOf(name, ...titles)),
});
const textOf = (name: string, ...titles: string[]) =>
  titles
    .map(
      (title, i) =>
        `@article{${name.replace(/\W/g, '')}${i}, title={${title}}, author={Roe, Jo}, year=${2001 + i}}\n`,
    )
    .join('');
const tides = bib('tides.bib', 'The rhythm of tides in harbours', 'Lanterns on the night ferry');
const reefs = bib('reefs.bib', 'Corals at night', 'Fish that sing', 'A reef in winter');

const menuButton = (page: Page) => page.locator('header > .name');
const projectNames = async (page: Page): Promise<string[]> => {
  await menuButton(page).click();
  const list = page.getByRole('list', { name: 'Your projects' });
  await expect(list).toBeVisible();
  const names = await list.locator('.name').allTextContents();
  await page.keyboard.press('Escape');
  return names.sort();
};
const notice = (page: Page) => page.locator('.card.line[role=status]');

test('another file, a sample and a reload leave every project in the list', async ({ page }) => {
  const errors = watchErrors(page);
  await openFinished(page);
  await openFile(page, tides);
  await openFile(page, reefs);
  expect(await countOf(page, 'papers')).toBe(3);
  await menuButton(page).click();
  await page.getByRole('button', { name: 'Sample: A page of daily papers' }).click();
  await expect(page.locator('data[data-count="papers"]')).toHaveAttribute('value', '34');
  await settled(page);
  await page.goto('/');
  await settled(page);
  expect(await countOf(page, 'papers')).toBe(3);
  expect(await projectNames(page)).toEqual(['reefs.bib', 'tides.bib']);

  await menuButton(page).click();
  await page.getByRole('button', { name: 'Rename “tides.bib”' }).click();
  await page.getByRole('textbox', { name: 'Name of the project' }).fill('The sea');
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'Your projects' }).getByText('The sea').click();
  await expect(page.locator('data[data-count="papers"]')).toHaveAttribute('value', '2');
  await settled(page);
  await expect(menuButton(page)).toContainText('The sea');

  await menuButton(page).click();
  await page.getByRole('button', { name: 'Delete “reefs.bib”' }).click();
  await page.keyboard.press('Escape');
  await expect(notice(page)).toContainText('“reefs.bib” is deleted');
  await notice(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => projectNames(page)).toEqual(['The sea', 'reefs.bib']);
  expect(errors).toEqual([]);
});

test('a dropped file becomes a new map or part of this one, and both are undone', async ({ page }) => {
  await openFinished(page);
  await openFile(page, tides);
  await dropFile(page, 'reefs.bib', reefs.buffer.toString());
  await expect(page.getByRole('heading', { name: 'What was read' })).toBeVisible();
  await page.keyboard.press('Escape');
  await settled(page);
  expect(await countOf(page, 'papers')).toBe(3);
  await notice(page).getByRole('button', { name: 'Add to the map before' }).click();
  await expect(page.locator('data[data-count="papers"]')).toHaveAttribute('value', '5');
  await settled(page);
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
  await notice(page).getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('data[data-count="papers"]')).toHaveAttribute('value', '2');
  await settled(page);
  expect(await projectNames(page)).toEqual(['tides.bib']);
});

test('two files dropped 150 ms apart both arrive', async ({ page }) => {
  await openFinished(page);
  await dropFile(page, 'tides.bib', tides.buffer.toString());
  await page.waitForTimeout(150);
  await dropFile(page, 'reefs.bib', reefs.buffer.toString());
  await expect(page.locator('data[data-count="papers"]')).toHaveAttribute('value', '5');
  expect(await countOf(page, 'papers')).toBe(5);
});

test('a second tab says that the project is open elsewhere and changes a copy', async ({ page, context }) => {
  await openFinished(page);
  await openFile(page, tides);
  await standsStill(page);
  const other = await context.newPage();
  await openApp(other);
  await expect(other.getByText('This project is open in another tab')).toBeVisible();
  expect(await countOf(other, 'papers')).toBe(2);
  await other.getByRole('button', { name: 'Open your papers' }).first().click();
  await other.getByRole('radio', { name: /^Part of this map/ }).check();
  await other.setInputFiles('input[type=file]', reefs);
  await expect(other.locator('data[data-count="papers"]')).toHaveAttribute('value', '5');
  await settled(other);
  await expect(other.getByText('This project is open in another tab')).toHaveCount(0);
  await standsStill(other);
  await other.close();
  await page.reload();
  await settled(page);
  expect(await countOf(page, 'papers')).toBe(2);
  expect(await projectNames(page)).toEqual(['tides.bib', 'tides.bib (copy)']);
});

test('a full store is said at once and after the reload; a project file brings everything back', async ({
  page,
}) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = function () {
      throw new DOMException('The quota is used up.', 'QuotaExceededError');
    };
  });
  await openFinished(page);
  await openFile(page, tides);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('no room left');
  const range = page.getByRole('textbox', { name: 'Range of dates' });
  await range.fill('2002 to 2002');
  await range.press('Enter');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    alert.getByRole('button', { name: 'Save a project file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('tides.bib.papercosm.zip');
  const saved = readFileSync(await download.path());
  await expect(alert).toHaveCount(0);
  await page.reload();
  await settled(page);
  await expect(alert).toContainText('no room left');
  await alert.getByRole('button', { name: 'Close' }).click();
  await page.setInputFiles('input[type=file]', {
    name: 'x.zip',
    mimeType: 'application/zip',
    buffer: saved,
  });
  await expect(page.locator('data[data-count="papers"]')).toHaveText(/1\s+of 2 papers/);
  await settled(page);
  expect((await viewOf(page)).filters).toMatchObject({ from: '2002', to: '2002' });
});

test('a browser that keeps nothing says so, and the page works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  });
  await openFinished(page);
  await openFile(page, tides);
  await expect(page.getByRole('alert')).toContainText('keeps nothing here');
  await page.reload();
  await settled(page);
  await expect(page.getByRole('alert')).toContainText('keeps nothing here');
  expect(await countOf(page, 'papers')).toBe(160);
});

test('the project of an earlier version is taken over', async ({ page }) => {
  await page.goto('/samples/landmarks.json');
  await page.evaluate(
    (text) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('papercosm', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('project');
        opening.onerror = () => reject(new Error('not opened'));
        opening.onsuccess = () => {
          const writing = opening.result.transaction('project', 'readwrite');
          const store = writing.objectStore('project');
          store.put({ name: 'Old', files: [{ name: 'tides.bib', blob: new Blob([text]) }] }, 'current');
          const corrections = { authors: [{ from: 'Roe, Jo', to: 'Roe, Joan' }], keywords: [], apart: [] };
          store.put({ hash: '', corrections, clusterEdits: {}, choices: {} }, 'edits');
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    tides.buffer.toString(),
  );
  await openApp(page);
  expect(await countOf(page, 'papers')).toBe(2);
  expect(await projectNames(page)).toEqual(['Old']);
  const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
  await search.fill('joan');
  await expect(page.getByRole('option', { name: /Roe, Joan/ })).toBeVisible();
});

/** Enough to meet every kind of change; PAPERCOSM_RELOADS=50 tries more. */
const ROUNDS = Number(process.env.PAPERCOSM_RELOADS ?? 12);

/** Numbers in [0, 1), the same in each run (Lehmer 1951). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

test('reloaded at random moments of importing, editing and filtering, nothing is lost', async ({ page }) => {
  // As long as it takes: each round waits for states.
  test.setTimeout(3_600_000);
  const random = seeded(11);
  await page.setViewportSize({ width: 900, height: 640 });
  await openFinished(page);
  await openFile(page, tides);
  await standsStill(page);
  const now = async () => ({
    papers: await allPapers(page),
    name: (await menuButton(page).textContent())?.trim(),
    from: (await viewOf(page)).filters.from,
  });
  let before = await now();
  for (let i = 0; i < ROUNDS; i++) {
    const after = { ...before };
    const kind = ['import', 'add', 'filter', 'rename'][Math.floor(random() * 4)];
    if (kind === 'filter') {
      after.from = `${1990 + i}`;
      const range = page.getByRole('textbox', { name: 'Range of dates' });
      await range.fill(`since ${after.from}`);
      await range.press('Enter');
    } else if (kind === 'rename') {
      after.name = `Project ${i}`;
      await menuButton(page).click();
      await page.getByRole('button', { name: `Rename “${before.name}”` }).click();
      await page.getByRole('textbox', { name: 'Name of the project' }).fill(after.name);
      await page.keyboard.press('Enter');
    } else {
      const file = bib(`n${i}.bib`, `Study ${i} of harbours`, `Study ${i} of ferries`);
      if (kind === 'add') {
        await page.getByRole('button', { name: 'Open your papers' }).first().click();
        await page.getByRole('radio', { name: /^Part of this map/ }).check();
        after.papers += 2;
        // A name that was not given by hand counts the files.
        if (!after.name?.startsWith('Project')) after.name = undefined;
      } else Object.assign(after, { papers: 2, name: file.name });
      after.from = null;
      await page.setInputFiles('input[type=file]', file);
    }
    const wait = Math.floor(random() * 1_500);
    await page.waitForTimeout(wait);
    await page.reload();
    await settled(page);
    await page.waitForTimeout(100);
    if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
    const state = await now();
    const compared = { ...state, name: after.name === undefined ? undefined : state.name };
    const words = `${i}: ${kind}, reloaded after ${wait} ms`;
    if (wait >= 1_000) expect(compared, words).toEqual(after);
    else
      expect(
        [after, { ...before, name: after.name === undefined ? undefined : before.name }],
        words,
      ).toContainEqual(compared);
    before = state;
  }
});
