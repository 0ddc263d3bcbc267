import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import type { MapFile } from '../../src/lib/model/exchange/map-file';
import { reveal } from '../../src/lib/export/slides/reveal';
import type { StoryFile } from '../../src/lib/model/story';
import { DEFAULT_VIEW, type View } from '../../src/lib/model/view';
import { toStoryFile } from '../../src/lib/view/story/story-file';
import { encodeView, toHash } from '../../src/lib/view/permalink';
import { decodePng } from '../unit/export/decode-png';
import { sharedPage, watchErrors } from './app';
import { readPdf } from '../unit/export/read-pdf';

/** The file is made as a reader makes it; the network's own file, with a story, is the second. */
let folder: string;
let file: string;
let told: string;
let map: MapFile;

const viewOf = (patch: Partial<View>): View => ({ ...DEFAULT_VIEW, sample: null, ...patch });
const run = (...args: string[]) =>
  execFileSync(process.execPath, ['src/cli/bin.mjs', ...args], { stdio: 'pipe' });
const papercosm = (...args: string[]) => run('map', ...args);

test.beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'papercosm-'));
  [file, told] = ['map.html', 'told.html'].map((name) => path.join(folder, name)) as [string, string];
  const saved = path.join(folder, 'map.json');
  papercosm('static/samples/landmarks.json', '-o', saved, '--evidence');
  map = JSON.parse(readFileSync(saved, 'utf8')) as MapFile;
  const steps = ['2000', '2010'].map((from, at) => ({
    title: `Step ${at + 1}`,
    caption: `From ${from} on </script><!--`,
    notes: '',
    seconds: null,
    view: viewOf({ filters: { ...DEFAULT_VIEW.filters, from } }),
  }));
  const withStory = path.join(folder, 'told.json');
  writeFileSync(
    withStory,
    JSON.stringify({ ...map, story: toStoryFile({ title: 'Two steps\u2028', steps }) }),
  );
  papercosm('static/samples/landmarks.json', '-o', file);
  papercosm(withStory, '-o', told);
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a file and says what it asked for beside itself. */
async function open(page: Page, at: string, hash = ''): Promise<string[]> {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(at).href + hash);
  await settled(page);
  return asked.filter((url) => !/^(blob|data):/.test(url) && !url.startsWith(pathToFileURL(at).href));
}

const settled = (page: Page | FrameLocator) =>
  expect(page.locator('.workspace')).toHaveAttribute('data-state', 'settled');
const count = (page: Page, name: string) => page.locator(`data[data-count="${name}"]`).first();
const card = (page: Page) => page.getByRole('complementary', { name: 'What is chosen' });

test.describe('the file, opened once', () => {
  let errors: string[];
  let asked: string[];
  const shared = sharedPage(async (page) => {
    errors = watchErrors(page);
    asked = await open(page, file);
  });

  test('is small, asks for nothing, and shows the whole map', async () => {
    const page = shared();
    expect(readFileSync(file).length).toBeLessThan(1_500_000);
    expect(asked).toEqual([]);
    expect(errors).toEqual([]);
    await expect(count(page, 'papers')).toHaveAttribute('value', String(map.papers.length));
    await expect(count(page, 'links')).toHaveAttribute('value', String(map.links.length));
    await expect(page).toHaveTitle('landmarks');
    const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
    await expect(policy).toHaveAttribute('content', /default-src 'none'/);
    expect(await page.evaluate(() => window.papercosm?.view().sample)).toBeNull();
  });

  test('finds, opens cards, and says why a link is there', async () => {
    const page = shared();
    const search = page.getByRole('combobox', { name: /Search papers/ });
    await search.fill('latent dirichlet');
    await page.getByRole('option').first().click();
    await expect(card(page)).toContainText('Latent Dirichlet');
    await expect(card(page)).toContainText('Cited by');
    const link = map.links.findIndex(({ kind }) => kind !== 'wrote');
    const { source, target } = map.links[link]!;
    await page.evaluate((hash) => (location.hash = hash), toHash(viewOf({ link: { source, target } })));
    await expect(card(page)).toContainText(map.evidence!.links[link]!.sentence);
  });

  test('is filtered by date and author', async () => {
    const page = shared();
    const all = Number(await count(page, 'visible').getAttribute('value'));
    const start = page.locator('.timeline').getByRole('slider').first();
    await start.focus();
    for (let press = 0; press < 4; press++) await start.press('ArrowRight');
    await expect
      .poll(async () => Number(await count(page, 'visible').getAttribute('value')))
      .toBeLessThan(all);
    const author = map.authors.reduce((most, one) => (one.papers > most.papers ? one : most));
    const filters = { ...DEFAULT_VIEW.filters, authors: [author.id] };
    await page.evaluate((hash) => (location.hash = hash), toHash(viewOf({ filters })));
    await expect(count(page, 'visible')).toHaveAttribute('value', String(author.papers));
  });
});

test('tells its story by keys and buttons', async ({ page }) => {
  expect(await open(page, told)).toEqual([]);
  const story = page.getByRole('region', { name: 'Story' });
  await expect(story).toContainText('From 2000 on </script><!--');
  await page.keyboard.press('PageDown');
  await expect(story).toContainText('Step 2');
  expect(await page.evaluate(() => window.papercosm?.view().filters.from)).toBe('2010');
  await page.keyboard.press('ArrowRight');
  await expect(story).toContainText('2 of 2');
  await story.getByRole('button', { name: 'Step before' }).click();
  await expect(story).toContainText('Step 1');
  expect(await page.evaluate(() => window.papercosm?.view().filters.from)).toBe('2000');
});

test('in a deck from the disk, with the slide of the Share dialog, fragments are its steps and paper has each of them', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const { story } = JSON.parse(readFileSync(path.join(folder, 'told.json'), 'utf8')) as { story: StoryFile };
  const slide = reveal.code({
    ...{ frame: 'told.html', link: null, picture: 'told.png', title: 'Two steps', width: 640, height: 360 },
    steps: story.steps.map(({ title, notes = '' }) => ({ title, notes })),
  });
  for (const [from, to] of [
    ['node_modules/reveal.js/dist/reveal.js', 'reveal.js'],
    ['node_modules/reveal.js/dist/reveal.css', 'reveal.css'],
    ['build/lib/reveal.iife.js', 'papercosm.js'],
  ])
    copyFileSync(from!, path.join(folder, to!));
  const deck = path.join(folder, 'deck.html');
  writeFileSync(
    deck,
    `<!doctype html><meta charset="utf-8"><title>Deck</title><link rel="stylesheet" href="reveal.css">
    <div class="reveal"><div class="slides"><section><h2>Before</h2></section>${slide}<section><h2>After</h2></section></div></div>
    <script src="reveal.js"></script><script src="papercosm.js"></script>
    <script>Reveal.initialize({ hash: true, transition: 'none', width: 640, height: 480, scrollActivationWidth: null, plugins: [PapercosmReveal] });</script>`,
  );
  await page.goto(`${pathToFileURL(deck).href}#/1`);
  const map = page.frameLocator('iframe');
  const region = map.getByRole('region', { name: 'Story' });
  const at = () => page.evaluate(() => location.hash);
  await settled(map);
  await expect(region).toContainText('Step 1');
  await page.keyboard.press('ArrowRight');
  await expect(region).toContainText('Step 2');
  await page.keyboard.press('ArrowLeft');
  await expect(region).toContainText('Step 1');
  await page.evaluate(() => (location.hash = '#/2'));
  await expect.poll(at).toBe('#/2');
  await page.evaluate(() => (location.hash = '#/1/0/0'));
  await settled(map);
  await expect(region).toContainText('Step 2');
  // The frame has the keyboard after a click into it, and gives the keys of slides to the deck.
  await map.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('ArrowLeft');
  await expect(region).toContainText('Step 1');
  await page.keyboard.press('PageDown');
  await expect(region).toContainText('Step 2');
  await page.keyboard.press('PageDown');
  await expect.poll(at).toBe('#/2');
  await page.keyboard.press('PageUp');
  await settled(map);
  await expect(region).toContainText('Step 2');
  expect(errors).toEqual([]);

  await page.goto(`${pathToFileURL(deck).href}?view=print`);
  await expect(page.locator('html')).toHaveAttribute('data-pc-printed', '');
  const pages = await readPdf(await page.pdf({ preferCSSPageSize: true }));
  expect(pages.map(({ images }) => images)).toEqual([0, 0, 0, 0]);
  for (const [i, title] of ['Step 1', 'Step 2'].entries()) expect(pages[i + 1]!.text).toContain(title);
});

for (const way of ['srcdoc', 'data', 'sandboxed srcdoc'] as const) {
  test(`settles in a frame: ${way}`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto('about:blank');
    await page.evaluate(
      ([html, how]) => {
        const frame = document.createElement('iframe');
        frame.width = '900';
        frame.height = '600';
        if (how === 'sandboxed srcdoc') frame.setAttribute('sandbox', 'allow-scripts');
        if (how === 'data') frame.src = `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
        else frame.srcdoc = html;
        document.body.append(frame);
      },
      [readFileSync(file, 'utf8'), way] as const,
    );
    await settled(page.frameLocator('iframe'));
    expect(errors).toEqual([]);
  });
}

test('a folder for any host has a picture, a card and a page for each named view', async ({ page }) => {
  const site = path.join(folder, 'site');
  const payload = encodeView(viewOf({ filters: { ...DEFAULT_VIEW.filters, from: '2010' } }));
  const saved = path.join(folder, 'map.json');
  run('site', saved, '-o', site, '--address', 'https://maps.example/', '--view', `recent=${payload}`);
  for (const at of ['.', 'v/recent']) {
    const picture = decodePng(readFileSync(path.join(site, at, 'og.png')));
    expect([picture.width, picture.height]).toEqual([1200, 630]);
    const card = JSON.parse(readFileSync(path.join(site, at, 'oembed.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    expect(card).toMatchObject({
      version: '1.0',
      type: 'rich',
      width: 960,
      height: 540,
      thumbnail_width: 1200,
    });
    expect(card.html).toMatch(/^<iframe src="https:\/\/maps\.example\//);
    expect(readFileSync(path.join(site, at, 'index.html'), 'utf8')).toContain('property="og:image"');
  }
  // The named view differs from the whole map, in its picture too.
  expect(
    readFileSync(path.join(site, 'og.png')).equals(readFileSync(path.join(site, 'v/recent/og.png'))),
  ).toBe(false);
  await page.goto(pathToFileURL(path.join(site, 'v/recent/index.html')).href);
  const frame = page.frameLocator('iframe');
  await settled(frame);
  await expect(frame.getByRole('textbox', { name: 'Range of dates' })).toHaveValue(/^since 2010: /);
});
