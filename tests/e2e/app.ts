import { expect, test, type Locator, type Page } from '@playwright/test';
import type { View } from '../../src/lib/model/view';
import { finishedLandmarks } from './finished-landmarks';

/** Errors of a page, filled as they come: each test asserts that there are none. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  return errors;
}

/** Waits until the map is drawn. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('.workspace')).toHaveAttribute('data-state', 'settled');
}

export async function openApp(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  await settled(page);
}

/**
 * Opens the page on the sample as `openApp` does, but hands it the sample as a finished map: the same papers, topics and
 * places, which need not be worked out again. For tests of what comes after.
 */
export async function openFinished(page: Page, path = '/'): Promise<void> {
  await giveFinished(page);
  await openApp(page, path);
}

/** Has the page and its frames get the sample as a finished map from now on. */
export async function giveFinished(page: Page): Promise<void> {
  const { sample } = await finishedLandmarks();
  await page.route('**/samples/landmarks.json', (route) =>
    route.fulfill({ contentType: 'application/json', body: sample }),
  );
}

/**
 * One page for the tests of a file or group, in their order, opened once: for tests that leave nothing behind which the next one minds,
 * as a file of one's own takes the place of what was there. After a failure the rest gets a new one.
 *
 * @returns the page, in a test
 */
export function sharedPage(open: (page: Page) => Promise<unknown> = openFinished): () => Page {
  let page: Page;
  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
    await open(page);
  });
  test.afterEach(async () => {
    if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
  });
  test.afterAll(() => page.close());
  return () => page;
}

/** Chooses files as the file dialog does and waits for their map; closes the report. */
export async function openFile(
  page: Page,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.setInputFiles('input[type=file]', file);
  await expect(page.getByRole('heading', { name: 'What was read' })).toBeVisible();
  await page.keyboard.press('Escape');
  await settled(page);
}

/** Drops text as a file onto the page, as a file manager does. */
export async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], fileName));
      return data;
    },
    [name, text] as const,
  );
  await page.dispatchEvent('.workspace', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('.workspace', 'drop', { dataTransfer: transfer });
}

export function viewOf(page: Page): Promise<View> {
  return page.evaluate(() => (window as unknown as { papercosm: { view(): View } }).papercosm.view());
}

export function nodeAt(page: Page, id: string): Promise<{ x: number; y: number } | null> {
  return page.evaluate(
    (node) =>
      (
        window as unknown as { papercosm: { nodeAt(id: string): { x: number; y: number } | null } }
      ).papercosm.nodeAt(node),
    id,
  );
}

export async function countOf(page: Page, what: string): Promise<number> {
  return Number(await page.locator(`data[data-count="${what}"]`).getAttribute('value'));
}

/** All papers of the map, whether the filters show them or not: "7 of 15 papers", "15 papers". */
export async function allPapers(page: Page): Promise<number> {
  const words = (await page.locator('data[data-count="papers"]').textContent()) ?? '';
  return Number(/([\d,]+)\s+papers?\s*$/.exec(words)?.[1]?.replace(',', ''));
}

/** Number of different colours on the map, coarsely (4 bits a channel): a blank canvas has one. */
export async function coloursOf(page: Page, selector = '.map'): Promise<number> {
  const png = await page.locator(selector).screenshot();
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    if (!context) return 0;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const seen = new Set<number>();
    for (let i = 0; i < data.length; i += 4) {
      seen.add(((data[i]! >> 4) << 8) | ((data[i + 1]! >> 4) << 4) | (data[i + 2]! >> 4));
    }
    return seen.size;
  }, png.toString('base64'));
}

/**
 * Share of some nodes whose middle, on the screen, has a strong colour, as discs have and tinted ground has not. Nodes that are off the screen
 * don't count.
 */
export async function shareOfDiscs(page: Page, ids: readonly string[]): Promise<number> {
  const png = await page.screenshot();
  return page.evaluate(
    async ([base64, wanted]) => {
      const { nodeAt } = (
        window as unknown as { papercosm: { nodeAt(id: string): { x: number; y: number } | null } }
      ).papercosm;
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      let [seen, strong] = [0, 0];
      for (const id of wanted) {
        const at = nodeAt(id);
        if (!at || at.x < 0 || at.y < 0 || at.x >= bitmap.width || at.y >= bitmap.height) continue;
        seen++;
        const [r, g, b] = context.getImageData(Math.round(at.x), Math.round(at.y), 1, 1)
          .data as unknown as number[];
        if (Math.max(r!, g!, b!) - Math.min(r!, g!, b!) > 80) strong++;
      }
      return seen === 0 ? 0 : strong / seen;
    },
    [png.toString('base64'), ids] as const,
  );
}

/** Waits until flights and fadings have ended, and address and stored project have followed. */
export async function standsStill(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() =>
        (window as unknown as { papercosm: { isSettled(): boolean } }).papercosm.isSettled(),
      ),
    )
    .toBe(true);
}

/** Opens the Share dialog on one of its ways: "Picture", "Film", "Link", "Map, network, papers" … */
export async function openShare(page: Page, way: string): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: 'Share this view' });
  if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Share', exact: true }).click();
  await dialog.getByRole('navigation').getByRole('button', { name: way, exact: true }).click();
  return dialog;
}
