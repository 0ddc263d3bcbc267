import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import type { Connection } from '../../src/embed/client';
import { finishedLandmarks } from './finished-landmarks';
import { nodeAt, openFinished, openShare, settled, standsStill, viewOf, watchErrors } from './app';
import { embeds, serveDeck } from './deck';

interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

const named = (page: Page): Promise<Rect[]> =>
  page.evaluate(() => (window as unknown as { papercosm: { names(): Rect[] } }).papercosm.names());
const bar = (page: Page) => page.getByRole('region', { name: 'Arrange labels' });
const middleOf = ({ left, top, width, height }: Rect) => [left + width / 2, top + height / 2] as const;

/** How far a point is from the outline of a rectangle. */
function awayFrom({ left, top, width, height }: Rect, { x, y }: { x: number; y: number }): number {
  const [dx, dy] = [Math.abs(x - left - width / 2) - width / 2, Math.abs(y - top - height / 2) - height / 2];
  return Math.abs(Math.max(dx, dy));
}

async function savedSvg(page: Page): Promise<string> {
  const dialog = await openShare(page, 'Picture');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: /^SVG/ }).click(),
  ]);
  return readFileSync(await file.path(), 'utf8');
}

const frame = (src: string) => `<!doctype html><title>Deck</title>
<iframe id="map" title="Map" src="${src}" width="800" height="500" style="border:0"></iframe>
<script src="/lib/papercosm.iife.js"></script>
<script>wire = Papercosm.connect(document.getElementById('map'))</script>`;

test('a label that is dragged and one that is hidden stay so in the picture, after a reload and in a frame', async ({
  page,
  baseURL,
}) => {
  const errors = watchErrors(page);
  await openFinished(page);
  await standsStill(page);
  const dialog = await openShare(page, 'Picture');
  await dialog.getByRole('button', { name: 'Arrange labels' }).click();
  await expect(bar(page)).toBeVisible();
  await expect(dialog).toBeHidden();

  // Dragged, then a step with the keys.
  await standsStill(page);
  const [first, second] = (await named(page)) as [Rect, Rect];
  const box = (await viewOf(page)).box;
  const [x, y] = middleOf(first);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y - 30, { steps: 4 });
  await page.mouse.move(x + 90, y - 70, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const dropped = { ...first, left: first.left + 90, top: first.top - 70 + 8 };
  const isThere = async (of: Page) => {
    await standsStill(of);
    return (await named(of)).some(
      ({ left, top }) => Math.abs(left - dropped.left) < 1.5 && Math.abs(top - dropped.top) < 1.5,
    );
  };
  await expect.poll(() => isThere(page)).toBe(true);
  const movedName = (await bar(page).locator('strong').textContent())!;
  // The map stayed where it was.
  expect((await viewOf(page)).box).toEqual(box);

  // Pressed, then hidden.
  await page.mouse.click(...middleOf(second));
  const hiddenName = (await bar(page).locator('strong').textContent())!;
  expect(hiddenName).not.toBe(movedName);
  await page.keyboard.press('Delete');
  await expect(bar(page).getByText('1 hidden, 1 moved')).toBeAttached();
  const { labelChoices } = await viewOf(page);
  expect(labelChoices.map(({ how }) => how).sort()).toEqual(['hidden', 'moved']);

  // Back to the dialog, and into the picture.
  await bar(page).getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText('1 hidden, 1 moved')).toBeVisible();
  const svg = await savedSvg(page);
  expect(svg).toContain(`>${movedName}<`);
  expect(svg).not.toContain(`>${hiddenName}</text>`);
  await page.keyboard.press('Escape');

  await standsStill(page);
  await page.reload();
  await settled(page);
  expect((await viewOf(page)).labelChoices).toEqual(labelChoices);
  await expect.poll(() => isThere(page)).toBe(true);
  expect(await savedSvg(page)).toBe(svg);
  await dialog.getByRole('button', { name: 'Reset' }).click();
  expect(await savedSvg(page)).toContain(`>${hiddenName}</text>`);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  expect(await savedSvg(page)).toBe(svg);
  await page.keyboard.press('Escape');
  await standsStill(page);

  // In a frame of another size it stands at the same place of the map.
  const moved = labelChoices.find((choice) => choice.how === 'moved')!;
  const { nodes } = JSON.parse((await finishedLandmarks()).sample) as {
    nodes: { id: string; x: number; y: number }[];
  };
  const hash = new URL(page.url()).hash;
  const deck = await serveDeck(page, frame(`${baseURL}/embed/?ui=none${hash}`));
  await page.goto(deck.url);
  const wire = () => (window as unknown as { wire: Connection }).wire;
  await page.evaluate(`(${wire.toString()})().ready()`);
  const embed = embeds(page)[0]!;
  await expect.poll(() => embed.evaluate(() => window.papercosm?.isSettled())).toBe(true);
  expect((await embed.evaluate(() => window.papercosm!.view())).labelChoices).toEqual(labelChoices);
  const at = (id: string) => embed.evaluate((node) => window.papercosm!.nodeAt(node)!, id);
  const [a, b] = [nodes.find(({ id }) => id === moved.id)!, nodes.find(({ id }) => id !== moved.id)!];
  const [from, other] = [await at(a.id), await at(b.id)];
  const scale = Math.hypot(other.x - from.x, other.y - from.y) / Math.hypot(b.x - a.x, b.y - a.y);
  if (moved.how !== 'moved') throw new Error('it was not moved');
  const point = { x: from.x + moved.by[0] * scale, y: from.y - moved.by[1] * scale };
  const rects = await embed.evaluate(() => window.papercosm!.names());
  expect(Math.min(...rects.map((rect) => awayFrom(rect, point)))).toBeLessThan(2);
  const drawn = await page.evaluate<string>(
    `(${wire.toString()})().export({ format: 'svg', width: 800, height: 500 }).then((blob) => blob.text())`,
  );
  expect(drawn).toContain(`>${movedName}<`);
  expect(drawn).not.toContain(`>${hiddenName}</text>`);
  deck.close();
  expect(errors).toEqual([]);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a name is moved by a finger, and the card says so', async ({ page }) => {
    const errors = watchErrors(page);
    await openFinished(page, '/#focus=vaneckwaltman2010');
    await standsStill(page);
    const card = page.getByRole('complementary', { name: 'What is chosen' });
    await card.getByRole('button', { name: 'Move' }).click();
    await expect(bar(page)).toBeVisible();
    await standsStill(page);
    const disc = (await nodeAt(page, 'vaneckwaltman2010'))!;
    const near = (rect: Rect) => awayFrom(rect, disc);
    const rect = (await named(page)).sort((one, two) => near(one) - near(two))[0]!;
    const [x, y] = middleOf(rect);
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    await touch('touchStart', [{ x, y }]);
    for (const step of [0.4, 0.8, 1]) await touch('touchMove', [{ x: x + 20 * step, y: y + 60 * step }]);
    await touch('touchEnd', []);
    await standsStill(page);
    const [choice] = (await viewOf(page)).labelChoices;
    expect(choice?.how).toBe('moved');
    const [mx, my] = [rect.left + 20, rect.top + 60];
    expect(
      (await named(page)).some(({ left, top }) => Math.abs(left - mx) < 2 && Math.abs(top - my) < 2),
    ).toBe(true);
    await bar(page).getByRole('button', { name: 'Done' }).click();
    await expect(card.getByLabel('Label', { exact: true })).toHaveValue('moved');
    expect(errors).toEqual([]);
  });
});
