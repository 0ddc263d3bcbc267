import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { SITE } from '../../src/cli/setup/build.mjs';
import { serve } from '../../src/cli/setup/static-server.mjs';
import type { MapFile } from '../../src/lib/model/exchange/map-file';
import {
  coloursOf,
  countOf,
  dropFile,
  nodeAt,
  openApp,
  openFile,
  openFinished,
  settled,
  shareOfDiscs,
  sharedPage,
  standsStill,
  viewOf,
  watchErrors,
} from './app';
import { finishedLandmarks } from './finished-landmarks';

test('opens on the landmarks, drawn, named and counted', async ({ page }) => {
  const errors = watchErrors(page);
  await openApp(page);
  await expect(page.getByText('These are 160 landmark papers of science mapping.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open your papers' }).first()).toBeVisible();
  expect(await countOf(page, 'papers')).toBe(160);
  expect(await countOf(page, 'authors')).toBe(321);
  expect(await countOf(page, 'keywords')).toBe(121);
  expect(await countOf(page, 'visible')).toBe(160);
  expect(await countOf(page, 'clusters')).toBeGreaterThan(4);
  expect(await coloursOf(page)).toBeGreaterThan(60);
  expect(errors).toEqual([]);
});

test('a paper and a link are clicked on the map itself', async ({ page }) => {
  await openFinished(page);
  await page.getByRole('button', { name: 'Topics', exact: true }).click();
  await settled(page);
  const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
  await search.fill('software survey vosviewer');
  await expect(page.getByRole('option').first()).toContainText(/VOSviewer/);
  await search.press('Enter');
  await search.fill('');
  const card = page.getByRole('complementary', { name: 'What is chosen' });
  await expect(card).toBeVisible();
  const similar = card.locator('section', { hasText: 'Most similar' }).getByRole('listitem').first();
  await similar.getByRole('button').click();
  await standsStill(page);
  const [id] = (await viewOf(page)).selection;
  const spot = (await nodeAt(page, id!))!;
  const other = (await nodeAt(page, 'vaneckwaltman2010'))!;
  await page.keyboard.press('Escape');
  await page.mouse.click(spot.x, spot.y);
  expect((await viewOf(page)).selection).toEqual([id]);
  await page.keyboard.press('Escape');

  // Links are thin, and a disc may stand in the way: try along the line.
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    await page.mouse.click(spot.x + (other.x - spot.x) * share, spot.y + (other.y - spot.y) * share);
    if ((await viewOf(page)).link) break;
  }
  const { link } = await viewOf(page);
  expect(link).not.toBeNull();
  await expect(card.getByText('Why this link is there')).toBeVisible();
  await expect(card.getByRole('table')).toBeVisible();
});

test('started on a file of her own, the page opens on it', async ({ page }) => {
  const errors = watchErrors(page);
  const server = await serve({
    root: SITE,
    files: [path.resolve('tests/fixtures/pollination.bib')],
    port: 0,
  });
  try {
    await openApp(page, `${server.url}/?local`);
    await expect(page.getByRole('cell', { name: 'pollination.bib' })).toBeVisible();
    expect(await countOf(page, 'papers')).toBe(10);
    expect(errors).toEqual([]);
  } finally {
    await server.close();
  }
});

test('every paper has its disc, also when the map has moved', async ({ page }) => {
  await openFinished(page);
  const { nodes, papers } = JSON.parse((await finishedLandmarks()).sample) as MapFile;
  const cited = papers.filter(({ citedBy }) => citedBy >= 3).map(({ id }) => id);
  expect(cited.length).toBeGreaterThan(20);
  expect(nodes.length).toBeGreaterThan(cited.length);
  await standsStill(page);
  expect(await shareOfDiscs(page, cited)).toBeGreaterThan(0.7);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await standsStill(page);
  expect(await shareOfDiscs(page, cited)).toBeGreaterThan(0.7);
});

/** Each goes on where the one before has left the page. */
test.describe('one thing after the other', () => {
  const shared = sharedPage();

  test('an author, a search, a paper, a link', async () => {
    const page = shared();
    const errors = watchErrors(page);

    await page.getByRole('button', { name: 'Filters', exact: true }).click({ trial: true });
    if (!(await page.getByRole('combobox', { name: 'Pick an author' }).isVisible())) {
      await page.getByRole('button', { name: 'Filters', exact: true }).click();
    }
    await page.getByRole('combobox', { name: 'Pick an author' }).fill('waltman');
    await page
      .getByRole('option', { name: /Waltman/ })
      .first()
      .click();
    await expect(page.getByRole('button', { name: /Remove filter: by Waltman/ })).toBeVisible();
    const visible = await countOf(page, 'visible');
    expect(visible).toBeGreaterThan(3);
    expect(visible).toBeLessThan(60);
    await page.getByRole('button', { name: 'Clear all', exact: true }).click();

    const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
    await search.fill('louvain');
    await expect(page.getByRole('option').first()).toBeVisible();
    await search.press('Enter');
    const card = page.getByRole('complementary', { name: 'What is chosen' });
    await expect(card.getByRole('heading', { level: 2 })).toBeVisible();
    await search.fill('');

    await search.fill('software survey vosviewer');
    await expect(page.getByRole('option').first()).toContainText(/VOSviewer/);
    await search.press('Enter');
    await expect(card.getByRole('heading', { level: 2 })).toContainText('VOSviewer');
    await expect(card.getByRole('link', { name: 'DOI' })).toHaveAttribute(
      'href',
      /^https:\/\/doi\.org\/10\./,
    );
    for (const section of ['Cited by', 'Most similar']) {
      await expect(card.getByRole('heading', { name: new RegExp(`^${section}`) })).toBeVisible();
    }
    expect((await viewOf(page)).selection).toEqual(['vaneckwaltman2010']);
    const cited = card.locator('section', { hasText: 'Cited by' }).getByRole('listitem').first();
    const title = (await cited.locator('.label').textContent())!;
    await cited.getByRole('button').click();
    await expect(card.getByRole('heading', { level: 2 })).toHaveText(title);

    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
    expect(errors).toEqual([]);
  });

  test('the timeline filters at once and nothing moves', async () => {
    const page = shared();
    const errors = watchErrors(page);
    const before = await nodeAt(page, 'vaneckwaltman2010');
    const chart = (await page.locator('.timeline .chart').boundingBox())!;
    await page.mouse.move(chart.x + chart.width * 0.6, chart.y + chart.height * 0.5);
    await page.mouse.down();
    await page.mouse.move(chart.x + chart.width * 0.7, chart.y + chart.height * 0.5, { steps: 4 });
    await page.mouse.move(chart.x + chart.width * 0.8, chart.y + chart.height * 0.5, { steps: 4 });
    await page.mouse.up();
    const { filters } = await viewOf(page);
    expect(filters.from).not.toBeNull();
    expect(filters.to).not.toBeNull();
    const visible = await countOf(page, 'visible');
    expect(visible).toBeGreaterThan(0);
    expect(visible).toBeLessThan(160);
    expect(await nodeAt(page, 'vaneckwaltman2010')).toEqual(before);

    await page.getByRole('button', { name: /^Remove filter/ }).click();
    expect(await countOf(page, 'visible')).toBe(160);

    const range = page.getByRole('textbox', { name: 'Range of dates' });
    await range.fill('2005 to 2010');
    await range.press('Enter');
    expect(await viewOf(page)).toMatchObject({ filters: { from: '2005', to: '2010' } });
    await expect(range).toHaveValue(/^2005 to 2010: \d+ of 160 papers$/);
    await range.fill('when it was good');
    await range.press('Enter');
    await expect(page.getByText('Write for example')).toBeVisible();
    expect(errors).toEqual([]);
  });

  test('a page of daily papers is dropped', async () => {
    const page = shared();
    const errors = watchErrors(page);
    await dropFile(page, 'page.txt', readFileSync('static/samples/daily-papers.txt', 'utf8'));
    await expect(page.getByRole('heading', { name: 'What was read' })).toBeVisible();
    await expect(page.getByRole('cell', { name: 'page.txt' })).toBeVisible();
    await page.keyboard.press('Escape');
    await settled(page);
    expect(await countOf(page, 'papers')).toBe(34);
    const clusters = await countOf(page, 'clusters');
    expect(clusters).toBeGreaterThanOrEqual(5);
    expect(clusters).toBeLessThanOrEqual(10);
    await expect(page.getByText('1 without a date').first()).toBeVisible();
    expect(await coloursOf(page)).toBeGreaterThan(40);
    expect(errors).toEqual([]);
  });

  test('a BibTeX library is opened: accents, strings, a paper of 1890 and one without a date', async () => {
    const page = shared();
    const errors = watchErrors(page);
    await openFile(page, 'tests/fixtures/pollination.bib');
    expect(await countOf(page, 'papers')).toBe(10);
    const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
    await search.fill('dvorak');
    await expect(page.getByRole('option', { name: /Dvořák, Jan/ })).toBeVisible();
    await search.press('Escape');
    await expect(page.getByText('1 without a date').first()).toBeVisible();
    expect(errors).toEqual([]);
  });

  test('text is pasted', async () => {
    const page = shared();
    await page.getByRole('button', { name: 'Open your papers' }).first().click();
    await page
      .getByRole('textbox', { name: /paste text/ })
      .fill(readFileSync('tests/fixtures/pollination.bib', 'utf8'));
    await page.getByRole('button', { name: 'Map the pasted text' }).click();
    await expect(page.getByRole('cell', { name: 'pasted text' })).toBeVisible();
    await page.keyboard.press('Escape');
    await settled(page);
    expect(await countOf(page, 'papers')).toBe(10);
  });
});
