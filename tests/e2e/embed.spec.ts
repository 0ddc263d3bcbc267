import { expect, test, type Page } from '@playwright/test';
import type { Connection } from '../../src/embed/client';
import type { EventFields } from '../../src/embed/protocol/messages';
import { watchErrors } from './app';
import { countContexts, embeds, liveContexts, serveDeck } from './deck';

declare global {
  interface Window {
    wire: Connection;
    heard: { type: string; [field: string]: unknown }[];
  }
}

/** A page with one frame, the client, and all that it hears. */
const frameOnly = (src: string, attributes = '') => `<!doctype html><title>Deck</title>
<style>html{background:rgb(10,120,30)}body{margin:0}</style>
<iframe id="map" title="Map of science" src="${src}" width="640" height="360" style="border:0;color-scheme:normal" ${attributes}></iframe>
<script src="/lib/papercosm.iife.js"></script>
<script>
  heard = [];
  wire = Papercosm.connect(document.getElementById('map'));
  for (const type of ['ready', 'step', 'view', 'select', 'key', 'state', 'error'])
    wire.on(type, (event) => heard.push(event));
</script>`;

const heard = (page: Page, type: string) =>
  page.evaluate((wanted) => window.heard.filter((event) => event.type === wanted), type);
const state = (page: Page) => expect.poll(async () => (await heard(page, 'state')).at(-1)?.state);
const viewOf = (page: Page) => embeds(page)[0]!.evaluate(() => window.papercosm!.view());
const isStanding = (page: Page) =>
  expect.poll(() => embeds(page)[0]!.evaluate(() => window.papercosm?.isSettled())).toBe(true);
const buffer = (page: Page) =>
  embeds(page)[0]!.evaluate(() => document.querySelector<HTMLCanvasElement>('.sigma-nodes')?.width ?? 0);

/** Pixel of the page, as "r,g,b". */
async function pixel(page: Page, x: number, y: number): Promise<string> {
  const png = (await page.screenshot({ clip: { x, y, width: 1, height: 1 } })).toString('base64');
  return page.evaluate(async (base64) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const context = new OffscreenCanvas(1, 1).getContext('2d')!;
    context.drawImage(image, 0, 0);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)].join();
  }, png);
}

test.use({ viewport: { width: 800, height: 500 } });

test('a frame of another site: messages, story, keys, wheel, graphics, pictures', async ({
  page,
  baseURL,
}) => {
  const errors = watchErrors(page);
  await countContexts(page);
  const deck = await serveDeck(page, frameOnly(`${baseURL}/embed/?ui=none&bg=transparent&story=story.json`));
  await page.goto(deck.url);

  await test.step('it says when it is ready, and what it holds', async () => {
    const ready = await page.evaluate(() => window.wire.ready());
    expect(ready).toMatchObject({ steps: 3, title: 'Maps of science' });
    expect(ready.caps).toContain('export');
    await expect.poll(() => liveContexts(embeds(page)[0]!)).toBe(1);
    await state(page).toBe('live');
  });

  await test.step('it shows steps, the same ones however they are asked for', async () => {
    const go = (step: number) => page.evaluate((to) => window.wire.goTo(to, false), step);
    expect(await go(2)).toMatchObject({ step: 2, of: 3, title: 'Since 2010' });
    expect((await viewOf(page)).filters.from).toBe('2010');
    expect(await go(3)).toMatchObject({ step: 3, of: 3 });
    expect(await viewOf(page)).toMatchObject({ selection: ['vaneckwaltman2010'], filters: { from: null } });
    expect(await go(99)).toMatchObject({ step: 3, of: 3 });
    expect(await go(1)).toMatchObject({ step: 1, notes: 'Begin slowly.' });
    expect((await viewOf(page)).selection).toEqual([]);
    await expect.poll(async () => (await heard(page, 'view')).length).toBeGreaterThan(0);
  });

  await test.step('it takes a patch of the view, and tells what is chosen', async () => {
    await page.evaluate(() =>
      window.wire.view({ selection: ['vaneckwaltman2010'], encodings: { labels: 2 } }),
    );
    await expect.poll(async () => (await heard(page, 'select')).at(-1)?.ids).toEqual(['vaneckwaltman2010']);
    expect((await viewOf(page)).encodings.labels).toBe(2);
    await page.evaluate(() => window.wire.view({ selection: [], encodings: { labels: 1 } }));
    await expect.poll(async () => (await heard(page, 'select')).at(-1)?.ids).toEqual([]);
  });

  await test.step('what nobody could mean changes nothing', async () => {
    await isStanding(page);
    const before = await viewOf(page);
    await page.evaluate(() => {
      const frame = document.querySelector('iframe')!.contentWindow!;
      const odd = [null, 7, 'stop', [], { a: 1 }, Number.NaN, 'x'.repeat(50_000), new Date(), { step: -1 }];
      const types = ['goto', 'view', 'highlight', 'play', 'export', 'hello', 'nothing', '__proto__'];
      for (let i = 0; i < 500; i++) {
        const value = odd[i % odd.length];
        const message = { ns: 'papercosm', v: i % 7 ? 1 : 2, type: types[i % types.length], step: value };
        frame.postMessage(
          i % 3 ? { ...message, patch: value, ids: value, format: value, ms: 'x', keys: value } : value,
          '*',
        );
      }
      // A frame beside the map is not its page.
      const other = document.body.appendChild(document.createElement('iframe'));
      const script = other.contentDocument!.createElement('script');
      script.textContent =
        "parent.frames[0].postMessage({ ns: 'papercosm', v: 1, type: 'view', patch: { query: 'stranger' } }, '*')";
      other.contentDocument!.body.append(script);
    });
    await expect.poll(async () => (await heard(page, 'error')).length).toBeGreaterThan(50);
    await isStanding(page);
    expect(await viewOf(page)).toEqual(before);
  });

  await test.step('pictures come back in the size that was asked for', async () => {
    const svg = await page.evaluate(async () => {
      const blob = await window.wire.export({ format: 'svg', width: 480, height: 270, step: 2 });
      return blob.text();
    });
    expect(svg).toMatch(/<svg [^>]*width="480"[^>]*height="270"/);
    expect(svg).toContain('Since 2010');
    const png = await page.evaluate(async () => {
      const blob = await window.wire.export({
        format: 'png',
        width: 320,
        height: 180,
        scale: 2,
        bg: 'transparent',
      });
      const image = await createImageBitmap(blob);
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      context.drawImage(image, 0, 0);
      return [image.width, image.height, context.getImageData(0, 0, 1, 1).data[3]];
    });
    expect(png).toEqual([640, 360, 0]);
  });

  await test.step('the wheel is the page’s, unless Ctrl is held', async () => {
    await isStanding(page);
    const before = (await viewOf(page)).box;
    await page.mouse.move(320, 180);
    await page.mouse.wheel(0, 200);
    await expect(page.frameLocator('#map').getByText('Hold Ctrl to zoom')).toBeVisible();
    await isStanding(page);
    expect((await viewOf(page)).box).toEqual(before);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await isStanding(page);
    expect((await viewOf(page)).box).not.toEqual(before);
  });

  await test.step('keys are the deck’s until the reader takes the map', async () => {
    await page.mouse.click(3, 3);
    const before = (await viewOf(page)).box;
    for (const key of ['ArrowRight', 'PageDown', 'Space', 'Escape', 'f']) await page.keyboard.press(key);
    await expect
      .poll(async () => (await heard(page, 'key')).map(({ key }) => key))
      .toEqual(['ArrowRight', 'PageDown', ' ', 'Escape', 'f']);
    expect((await heard(page, 'key'))[0]).toMatchObject({ keyCode: 39, shift: false });
    await isStanding(page);
    expect((await viewOf(page)).box).toEqual(before);
    await page.keyboard.press('Enter');
    await expect(page.frameLocator('#map').getByText('Esc gives the keys back')).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await isStanding(page);
    expect((await viewOf(page)).box).not.toEqual(before);
    expect(await heard(page, 'key')).toHaveLength(5);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await heard(page, 'key')).length).toBe(6);
  });

  await test.step('enlarged, it is sharp, and the pointer finds what is drawn', async () => {
    const before = await buffer(page);
    await page.evaluate(() => {
      const { style } = document.getElementById('map')!;
      style.transformOrigin = '0 0';
      style.transform = 'scale(1.2)';
      window.wire.hello({ scale: 1.6 });
    });
    await expect.poll(() => buffer(page)).toBe(Math.round(before * 1.6));
    await page.evaluate(() => window.wire.view({ box: null }));
    await isStanding(page);
    for (const [property, value] of [
      ['transform', 'scale(1.2)'],
      ['zoom', '1.2'],
    ]) {
      await page.evaluate(
        ([name, to]) => {
          const { style } = document.getElementById('map')!;
          style.transform = style.zoom = '';
          style.setProperty(name!, to!);
          window.wire.view({ selection: [] });
        },
        [property, value],
      );
      await isStanding(page);
      const at = await embeds(page)[0]!.evaluate(() => window.papercosm!.nodeAt('vaneckwaltman2010'));
      const zoomed = property === 'zoom' ? await embeds(page)[0]!.evaluate(() => innerWidth / 640) : 1;
      await page.mouse.click((at!.x / zoomed) * 1.2, (at!.y / zoomed) * 1.2);
      await expect.poll(async () => (await heard(page, 'select')).at(-1)?.ids).toEqual(['vaneckwaltman2010']);
    }
    await page.evaluate(() => {
      document.getElementById('map')!.style.zoom = '';
      window.wire.hello({ scale: 1 });
      window.wire.view({ selection: [] });
    });
  });

  await test.step('graphics that were taken away come back', async () => {
    await isStanding(page);
    await embeds(page)[0]!.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.sigma-nodes')!;
      canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
    });
    await expect.poll(() => liveContexts(embeds(page)[0]!)).toBe(1);
    await isStanding(page);
  });

  await test.step('stopped, it holds no graphics; started, it looks where it looked', async () => {
    await page.evaluate(() => window.wire.view({ box: [-50, -50, 50, 50] }, false));
    await isStanding(page);
    const before = await viewOf(page);
    await page.evaluate(() =>
      document.querySelector('iframe')!.contentWindow!.postMessage('slide:stop', '*'),
    );
    await state(page).toBe('poster');
    expect(await liveContexts(embeds(page)[0]!)).toBe(0);
    await expect(page.frameLocator('#map').locator('.poster canvas')).toBeVisible();
    await page.evaluate(() =>
      document.querySelector('iframe')!.contentWindow!.postMessage('slide:start', '*'),
    );
    await state(page).toBe('live');
    await isStanding(page);
    expect(await liveContexts(embeds(page)[0]!)).toBe(1);
    const after = await viewOf(page);
    after.box!.forEach((edge, i) => expect(edge).toBeCloseTo(before.box![i]!, 0));
  });

  await test.step('the page shows through, whatever the schemes', async () => {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const scheme of ['normal', 'dark']) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate((to) => (document.documentElement.style.colorScheme = to), scheme);
        await isStanding(page);
        expect(await pixel(page, 2, 2), `${colorScheme}, ${scheme}`).toBe('10,120,30');
      }
  });

  expect(errors).toEqual([]);
  deck.close();
});

test('a sandboxed frame without an origin gets as far', async ({ page, baseURL }) => {
  const errors = watchErrors(page);
  const deck = await serveDeck(
    page,
    frameOnly(`${baseURL}/embed/?ui=min&still=1`, 'sandbox="allow-scripts"'),
  );
  await page.goto(deck.url);
  const ready: EventFields<'ready'> = await page.evaluate(() => window.wire.ready());
  expect(ready.steps).toBe(0);
  const frame = embeds(page)[0]!;
  await expect(frame.locator('.workspace')).toHaveAttribute('data-mode', 'picture');
  await expect(frame.locator('.map img')).toHaveAttribute('src', /^blob:/);
  expect(await page.evaluate(() => window.wire.goTo(4))).toMatchObject({ step: 0, of: 0 });
  expect(errors).toEqual([]);
  deck.close();
});
