import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { DEFAULT_FILTERS, DEFAULT_VIEW, type View } from '../../src/lib/model/view';
import { encodeView } from '../../src/lib/view/permalink';
import { countOf, openApp, openFile, openShare, settled, standsStill, watchErrors } from './app';

async function openView(page: Page, view: Partial<View>): Promise<void> {
  // A change of the hash alone would not load the page anew.
  await page.goto('about:blank');
  await openApp(page, `/#${encodeView({ ...DEFAULT_VIEW, ...view })}`);
}

const textFile = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

/** Saves a file from the Share dialog and returns its text. */
async function saved(page: Page, label: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click();
  return readFileSync(await (await download).path(), 'utf8');
}

const rowsOf = (csv: string) => csv.trim().split('\n').length - 1;

test('filters on the map of authors mean the same on map, timeline, counts, card and files', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await openView(page, {
    settings: { network: 'co-authorship' },
    filters: { ...DEFAULT_FILTERS, from: '2005', to: '2012', authors: ['a:waltman-ludo'] },
    selection: ['a:waltman-ludo'],
  });
  const card = page.getByRole('complementary', { name: 'What is chosen' });
  await expect(card).toContainText(/7\s+papers here, \d of them shown/);
  const papers = await countOf(page, 'papers');
  const total = 7;
  expect(papers).toBeGreaterThan(0);
  expect(papers).toBeLessThan(total);
  await expect(card).toContainText(`7 papers here, ${papers} of them shown`);
  expect(await countOf(page, 'visible')).toBe(papers);
  await expect(page.getByRole('textbox', { name: 'Range of dates' })).toHaveValue(
    `2005 to 2012: ${papers} of 160 papers`,
  );
  await expect(page.locator('.legend .counts')).toContainText(`${papers} of 160 papers`);
  // The list has those that are shown, and the others when asked.
  const list = card.locator('section', { hasText: 'Papers' }).first();
  await expect(list.getByRole('listitem')).toHaveCount(papers);
  await list.getByRole('button', { name: /^Show the \d\s+that the filters leave out/ }).click();
  await expect(list.getByRole('listitem')).toHaveCount(total);

  const dialog = await openShare(page, 'Map, network, papers');
  await expect(dialog).toContainText(`The ${papers} papers that the filters show`);
  const bibliography = JSON.parse(await saved(page, 'CSL-JSON')) as { author?: { family?: string }[] }[];
  expect(bibliography).toHaveLength(papers);
  for (const { author = [] } of bibliography) expect(author.map(({ family }) => family)).toContain('Waltman');
  expect(rowsOf(await saved(page, 'CSV of nodes'))).toBe(await countOf(page, 'authors'));
  expect(rowsOf(await saved(page, 'CSV of links'))).toBe(await countOf(page, 'links'));
  await dialog.getByRole('button', { name: 'Close' }).click();

  // With the range alone the words are of the range, and everything follows at once.
  await page.getByRole('button', { name: /^Remove filter: by / }).click();
  await expect(card).toContainText(`7 papers here, ${papers} of them in the range`);
  expect(await countOf(page, 'papers')).toBeGreaterThan(papers);
  expect(errors).toEqual([]);
});

test('items are items, cited works are cited works, and a circle shows its links', async ({ page }) => {
  const errors = watchErrors(page);
  await openView(page, { settings: { network: 'co-citation' } });
  await expect(page.getByRole('textbox', { name: 'Range of dates' })).toHaveValue(
    /^all dates: [\d,]+ cited works$/,
  );
  await expect(page.getByRole('group', { name: /^Timeline: cited works by date/ })).toBeVisible();

  await openView(page, { settings: { network: 'citation', layout: 'circular' } });
  await expect(page.locator('.legend .counts')).not.toContainText('keyword');
  await standsStill(page);
  // Colours of links in the middle of the circle, where no disc and no region lies.
  const box = (await page.locator('.map').boundingBox())!;
  const png = await page.screenshot({
    clip: { x: box.x + box.width * 0.44, y: box.y + box.height * 0.4, width: 160, height: 100 },
  });
  const inked = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i]! + data[i + 1]! + data[i + 2]! < 720) count++;
    return count;
  }, png.toString('base64'));
  expect(inked).toBeGreaterThan(200);

  const rows = Array.from(
    { length: 30 },
    (_, i) => `${i + 1}\tj shore ${i}\t${i % 6}\t${i % 5}\t${1 + (i % 3)}\t${i * i + 1}`,
  );
  await openFile(
    page,
    textFile('journals-map.txt', ['id\tlabel\tx\ty\tcluster\tweight<Documents>', ...rows].join('\n')),
  );
  await expect(page.locator('.legend .counts')).toContainText('30 items');
  await expect(page.locator('.legend')).not.toContainText('keyword');
  expect(errors).toEqual([]);
});

test('no threshold by size empties a map, and what has no links waits in a tray', async ({ page }) => {
  const errors = watchErrors(page);
  await openApp(page);
  const crowd = [0, 1, 2].flatMap((p) => [
    ...['TY  - JOUR', `TI  - Survey of the hall ${p}`, 'PY  - 2015', 'AU  - Common, Carl'],
    ...Array.from({ length: 700 }, (_, a) => `AU  - Name${p}x${a}, A`),
    'ER  - ',
    '',
  ]);
  await openFile(page, textFile('crowd.ris', crowd.join('\n')));
  expect(await countOf(page, 'authors')).toBeGreaterThan(500);

  const library = Array.from({ length: 12 }, (_, p) =>
    [
      ...['TY  - JOUR', `TI  - Moss and shore, part ${p}`, 'PY  - 2015', `AU  - Amsel, C`],
      ...['KW  - moss', 'KW  - shore', `KW  - lone ${p}`, 'ER  - ', ''],
    ].join('\n'),
  ).join('\n');
  await openView(page, { query: '' });
  await openFile(page, textFile('library.ris', library));
  await page.getByRole('navigation').getByRole('button', { name: 'Keywords', exact: true }).click();
  await settled(page);
  const tray = page.getByRole('button', { name: '12 keywords without links' });
  await expect(tray).toHaveAttribute('aria-expanded', 'false');
  await tray.click();
  const list = page.getByRole('list', { name: '12 keywords without links' });
  await expect(list.getByRole('listitem')).toHaveCount(12);
  await list.getByRole('button', { name: 'lone 3', exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'What is chosen' })).toContainText('lone 3');

  // A threshold of the reader's own is named, and a button lifts it.
  await openView(page, { settings: { network: 'co-authorship', minOccurrences: 99 } });
  await expect(page.getByText('No node passes these thresholds.')).toBeVisible();
  await page.getByRole('button', { name: 'Lift “Papers a node, at least: 99”' }).click();
  await settled(page);
  expect(await countOf(page, 'links')).toBeGreaterThan(50);
  await expect(page.getByText('passes these thresholds')).toHaveCount(0);
  expect(errors).toEqual([]);
});
