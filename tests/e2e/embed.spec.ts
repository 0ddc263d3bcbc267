import { expect, test, type Page } from '@playwright/test';
import type { Connection } from '../../src/embed/client';
import { reveal } from '../../src/lib/export/slides/reveal';
import { DEFAULT_VIEW } from '../../src/lib/model/view';
import { toHash } from '../../src/lib/view/permalink';
import { readPdf } from '../unit/export/read-pdf';
import { coloursOf, watchErrors } from './app';
import { finishedLandmarks } from './finished-landmarks';
import { countContexts, embeds, liveContexts, serveDeck, STORY } from './deck';

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

/** The node that stands farthest from all others, and where in its frame: there a click can mean no other. */
async function loneliest(page: Page): Promise<{ id: string; at: { x: number; y: number } }> {
  const { nodes } = JSON.parse((await finishedLandmarks()).sample) as { nodes: { id: string }[] };
  return embeds(page)[0]!.evaluate(
    (ids) => {
      const placed = ids.flatMap((id) => {
        const at = window.papercosm!.nodeAt(id);
        return at && at.x > 20 && at.y > 20 && at.x < innerWidth - 20 && at.y < innerHeight - 20
          ? [{ id, at }]
          : [];
      });
      const room = ({ id, at }: (typeof placed)[number]) =>
        Math.min(
          ...placed
            .filter((other) => other.id !== id)
            .map((other) => Math.hypot(other.at.x - at.x, other.at.y - at.y)),
        );
      return placed.reduce((best, node) => (room(node) > room(best) ? node : best));
    },
    nodes.map(({ id }) => id),
  );
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
      const odd = [null, -7, 'stop', [], { a: 1 }, Number.NaN, 'x'.repeat(50_000), new Date(), { step: -1 }];
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
      let before = '';
      // The frame takes another size, and the map follows.
      await expect
        .poll(async () => {
          const now = JSON.stringify(await loneliest(page));
          const isSame = before === now;
          before = now;
          return isSame;
        })
        .toBe(true);
      const { id, at } = await loneliest(page);
      const box = (await page.locator('#map').boundingBox())!;
      const enlarged = box.width / (await embeds(page)[0]!.evaluate(() => innerWidth));
      await page.mouse.click(box.x + at.x * enlarged, box.y + at.y * enlarged);
      await expect.poll(async () => (await heard(page, 'select')).at(-1)?.ids).toEqual([id]);
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
    await expect.poll(() => coloursOf(page, '#map')).toBeGreaterThan(40);
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
    // No region lies in the corner of the whole map.
    await page.evaluate(() => window.wire.view({ box: null }, false));
    for (const colorScheme of ['light', 'dark'] as const)
      for (const scheme of ['normal', 'dark']) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate((to) => (document.documentElement.style.colorScheme = to), scheme);
        await isStanding(page);
        expect(await pixel(page, 2, 2), `${colorScheme}, ${scheme}`).toBe('10,120,30');
      }
  });

  // Neither loading nor what was done since has touched the query.
  const search = await embeds(page)[0]!.evaluate(() => location.search);
  expect(search).toBe('?ui=none&bg=transparent&story=story.json');
  expect(errors).toEqual([]);
  deck.close();
});

test('a link brings its story into a frame that is hidden at first, and nothing flies for whoever wants no movement', async ({
  page,
  baseURL,
}) => {
  const errors = watchErrors(page);
  const deck = await serveDeck(
    page,
    frameOnly(`${baseURL}/embed/?ui=none${toHash(DEFAULT_VIEW, STORY)}&step=2`, 'hidden'),
  );
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(deck.url);
  await expect.poll(() => embeds(page).length).toBe(1);
  await embeds(page)[0]!.waitForSelector('.workspace', { state: 'attached' });
  expect(await heard(page, 'ready')).toEqual([]);
  await page.locator('#map').evaluate((frame: HTMLElement) => (frame.hidden = false));
  expect(await page.evaluate(() => window.wire.ready())).toMatchObject({ steps: STORY.steps.length });
  await expect.poll(async () => (await viewOf(page)).filters.from).toBe('2010');
  await isStanding(page);
  const sizes = await embeds(page)[0]!.evaluate(() => {
    const { width, height } = document.querySelector<HTMLCanvasElement>('.sigma-nodes')!;
    return [width / devicePixelRatio, height / devicePixelRatio];
  });
  expect(sizes).toEqual([640, 360]);

  const id = 'vaneckwaltman2010';
  const frame = embeds(page)[0]!;
  const nodeNow = () => frame.evaluate((node) => window.papercosm!.nodeAt(node)!, id);
  const before = await nodeNow();
  await page.evaluate(() => window.wire.view({ box: [-40, -40, 40, 40] }));
  // The first place where it is seen is the last.
  const first = await frame.evaluate(
    async ([node, { x, y }]) => {
      for (;;) {
        await new Promise(requestAnimationFrame);
        const at = window.papercosm!.nodeAt(node)!;
        if (Math.hypot(at.x - x, at.y - y) > 1) return at;
      }
    },
    [id, before] as const,
  );
  await isStanding(page);
  const last = await nodeNow();
  expect(Math.hypot(last.x - first.x, last.y - first.y)).toBeLessThan(1);
  expect(errors).toEqual([]);
  deck.close();
});

/** The same with the slide that the Share dialog and the help give. */
const sharedDeck = (base: string) => {
  const slide = reveal.code({
    ...{
      frame: `${base}/embed/?ui=none&story=story.json`,
      link: null,
      picture: 'poster.svg',
      title: STORY.title,
    },
    ...{ width: 400, height: 225, steps: STORY.steps },
  });
  return revealDeck(base, true).replace(/<section>\s*<iframe[^]*?<\/section>/, () => slide);
};

/** A deck of three slides; the second holds a map with two fragments that are steps of its story. */
const revealDeck = (base: string, plugin: boolean, preload = false) => `<!doctype html><title>Deck</title>
<link rel="stylesheet" href="/reveal/reveal.css">
<div class="reveal"><div class="slides">
  <section><h2>Before</h2></section>
  <section>
    <iframe class="r-stretch" title="Map of science" width="640" height="360" style="border:0;color-scheme:normal"
      ${preload ? 'data-preload' : ''} data-pc data-pc-step="1" data-src="${base}/embed/?ui=none&story=story.json${plugin ? '' : '&keys=reveal'}"></iframe>
    <span class="fragment" data-pc-step="2"></span><span class="fragment" data-pc-step="3"></span>
  </section>
  <section><h2>After</h2></section>
</div></div>
<script src="/reveal/reveal.js"></script>
<script src="/lib/reveal.iife.js"></script>
<script>
  Reveal.initialize({ hash: true, transition: 'none', width: 640, height: 400, scrollActivationWidth: null, plugins: [${plugin ? 'PapercosmReveal' : ''}] });
</script>`;

const slide = (page: Page) =>
  page.evaluate(() => {
    const {
      h,
      v = 0,
      f,
    } = (
      window as unknown as { Reveal: { getIndices(): { h: number; v: number; f?: number } } }
    ).Reveal.getIndices();
    return [h, v, f].join();
  });
/** The view that the map in the deck shows, once it stands. */
const shown = async (page: Page) => {
  const frame = embeds(page)[0];
  if (!frame) return null;
  // A frame that goes while it is asked shows nothing.
  const view = await frame
    .evaluate(() => (window.papercosm?.isSettled() ? window.papercosm.view() : null))
    .catch(() => null);
  return view && { from: view.filters.from, selection: view.selection };
};
const STEPS = [
  { from: null, selection: [] },
  { from: '2010', selection: [] },
  { from: null, selection: ['vaneckwaltman2010'] },
];

test('in reveal.js fragments are steps, forwards, backwards, by jumps, and keys stay the deck’s', async ({
  page,
  baseURL,
}) => {
  const errors = watchErrors(page);
  await countContexts(page);
  const deck = await serveDeck(page, revealDeck(baseURL!, true));
  await page.goto(deck.url);
  await expect.poll(() => slide(page)).toBe('0,0,');
  expect(embeds(page)).toHaveLength(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => shown(page)).toEqual(STEPS[0]);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => shown(page)).toEqual(STEPS[1]);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => shown(page)).toEqual(STEPS[2]);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => shown(page)).toEqual(STEPS[1]);
  // The deck writes its address at most once a second; as long as it is the old one, setting it again is no jump.
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/1/0/0');
  await page.evaluate(() => (location.hash = '#/1/0/1'));
  await expect.poll(() => shown(page)).toEqual(STEPS[2]);

  // The frame has the keyboard now.
  const box = (await page.locator('iframe').boundingBox())!;
  await page.mouse.click(box.x + 4, box.y + 4);
  await page.keyboard.press('PageDown');
  await expect.poll(() => slide(page)).toBe('2,0,');
  await expect.poll(() => embeds(page).length).toBe(0);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => shown(page)).toEqual(STEPS[2]);
  expect(await liveContexts(embeds(page)[0]!)).toBe(1);
  expect(errors).toEqual([]);
  deck.close();
});

test('the slide of the Share dialog has its picture for the speaker, and prints each step as a picture with text', async ({
  page,
  baseURL,
}) => {
  const deck = await serveDeck(page, sharedDeck(baseURL!));
  // The speaker's window loads no frames.
  await page.goto(`${deck.url}?receiver#/1`);
  const frame = page.locator('iframe');
  await expect(frame).toHaveCSS('background-image', /poster\.svg/);
  await expect(frame).toBeVisible();
  expect(await frame.getAttribute('title')).toBe(STORY.title);
  expect(await page.locator('.fragment').count()).toBe(2);
  expect(await page.locator('aside.notes').textContent()).toContain('Begin slowly.');
  await page.goto(`${deck.url}?view=print`);
  await expect(page.locator('html')).toHaveAttribute('data-pc-printed', '');
  await expect(page.locator('iframe')).toHaveCount(0);
  await expect(page.locator('.pdf-page img')).toHaveCount(3);
  const pages = await readPdf(await page.pdf({ preferCSSPageSize: true }));
  expect(pages).toHaveLength(5);
  for (const [i, title] of ['All of it', 'Since 2010', 'One program'].entries())
    expect(pages[i + 1]!.text).toContain(title);
  expect(pages.map(({ images }) => images)).toEqual([0, 0, 0, 0, 0]);
  deck.close();
});

test('without the plug-in, reveal.js hears the keys in its own words', async ({ page, baseURL }) => {
  const deck = await serveDeck(page, revealDeck(baseURL!, false));
  await page.goto(`${deck.url}#/1`);
  await expect.poll(() => shown(page)).toEqual(STEPS[0]);
  const box = (await page.locator('iframe').boundingBox())!;
  await page.mouse.click(box.x + 4, box.y + 4);
  for (const at of ['1,0,0', '1,0,1', '2,0,']) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => slide(page)).toBe(at);
  }
  deck.close();
});

test('the element: attributes, a clone, removal, a second version', async ({ page, baseURL }) => {
  const errors = watchErrors(page);
  await countContexts(page);
  const deck = await serveDeck(
    page,
    `<!doctype html><title>Page</title><style>paper-cosm{width:480px;height:270px}</style>
    <paper-cosm id="map" src="${baseURL}/embed/?story=story.json" ui="none" theme="dark" step="2" title="Map of science"></paper-cosm>
    <script src="/lib/papercosm.iife.js"></script><script src="/lib/papercosm.iife.js"></script>
    <script type="module">import { connect } from '/lib/papercosm.js'; window.isModule = typeof connect;</script>`,
  );
  await page.goto(deck.url);
  await expect.poll(() => shown(page)).toEqual(STEPS[1]);
  const frame = embeds(page)[0]!;
  expect(new URL(frame.url()).searchParams.get('ui')).toBe('none');
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(() => (window as unknown as { isModule?: string }).isModule)).toBe('function');
  const element = page.locator('#map');
  expect(await element.evaluate((map) => map.shadowRoot!.querySelector('iframe')!.title)).toBe(
    'Map of science',
  );
  await element.evaluate((map) => map.setAttribute('step', '3'));
  await expect.poll(() => shown(page)).toEqual(STEPS[2]);
  await element.evaluate((map) => map.setAttribute('theme', 'light'));
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'light');
  await element.evaluate((map) => {
    const clone = map.cloneNode(true) as Element;
    clone.id = 'clone';
    clone.setAttribute('step', '1');
    map.replaceWith(clone);
  });
  await expect.poll(() => shown(page)).toEqual(STEPS[0]);
  expect(embeds(page)).toHaveLength(1);
  await page.locator('#clone').evaluate((map) => map.remove());
  await expect.poll(() => embeds(page).length).toBe(0);
  expect(errors).toEqual([]);
  deck.close();
});
