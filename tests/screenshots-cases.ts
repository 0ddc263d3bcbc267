/**
 * `npx tsx tests/screenshots-cases.ts FOLDER [--build FOLDER] [--only WORD]`: pictures of the cases in which names, chips, captions and panels
 * compete for room, light and dark, on a desktop and on phones, from the built app (or from another build, for a comparison). Prints what the eye
 * can't measure: the share of the frame that the map's discs use.
 */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { build, SITE } from '../src/cli/setup/build.mjs';
import { CHROMIUM_ARGS, getChromium } from '../src/cli/setup/chromium.mjs';
import { serve } from '../src/cli/setup/static-server.mjs';
import { DEFAULT_FILTERS, DEFAULT_VIEW, type View } from '../src/lib/model/view';
import { encodeView } from '../src/lib/view/permalink';
import { itemsFile, longNames, longTopics, withoutLinks } from './screenshots-files';

interface Case {
  name: string;
  view?: Partial<View>;
  files?: { name: string; mimeType: string; buffer: Buffer }[];
  act?: (page: Page) => Promise<void>;
  /** Without WebGL the map is a plain picture. */
  isPlain?: boolean;
  /** On phones of all shapes, not on one alone. */
  isOnAllPhones?: boolean;
}

const DESKTOP = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };
const PHONES = [PHONE, { width: 360, height: 640 }, { width: 844, height: 390 }];

const author = 'a:waltman-ludo';
const manyFilters = {
  ...DEFAULT_FILTERS,
  from: '1998',
  to: '2019',
  authors: [author, 'a:van-eck-nees-jan', 'a:leydesdorff-loet', 'a:small-henry', 'a:boyack-kevin-w'],
  clusters: ['c1', 'c2', 'c3'],
  minLinks: 1,
};
async function openTray(page: Page): Promise<void> {
  const tab = page.getByRole('button', { name: 'Citations', exact: true });
  if (!(await tab.isVisible())) await page.getByRole('button', { name: /^Kind of map/ }).click();
  await page
    .getByRole('button', { name: /^Citations/ })
    .first()
    .click();
  await atRest(page);
  await page.locator('.tray .fold').click();
}
const openFilters = (page: Page) => page.getByRole('button', { name: 'Filters', exact: true }).click();

const CASES: Case[] = [
  { name: 'topics-force', view: { settings: { network: 'similarity' } }, isOnAllPhones: true },
  { name: 'topics-vos', view: { settings: { network: 'similarity', layout: 'vos' } } },
  { name: 'mixed', isOnAllPhones: true },
  { name: 'mixed-plain', isPlain: true },
  { name: 'scatter', view: { settings: { network: 'citation', layout: 'scatter' } }, isOnAllPhones: true },
  { name: 'scatter-plain', view: { settings: { network: 'citation', layout: 'scatter' } }, isPlain: true },
  { name: 'time', view: { settings: { network: 'citation', layout: 'time' } }, isOnAllPhones: true },
  {
    name: 'authors-filtered',
    view: {
      settings: { network: 'co-authorship' },
      filters: { ...DEFAULT_FILTERS, from: '2005', to: '2015', authors: [author] },
      selection: [author],
    },
  },
  { name: 'items', files: [itemsFile()] },
  { name: 'co-citation', view: { settings: { network: 'co-citation' } } },
  { name: 'circle', view: { settings: { network: 'citation', layout: 'circular' } } },
  { name: 'tray', files: [withoutLinks()], act: openTray },
  { name: 'chips', view: { filters: manyFilters }, act: openFilters },
  { name: 'chips-plain', view: { filters: manyFilters }, isPlain: true },
  { name: 'long-names', files: longNames() },
  { name: 'long-topics', files: [longTopics()], view: { settings: { layout: 'time' } } },
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { build: { type: 'string' }, only: { type: 'string', multiple: true } },
});
const [folder] = positionals;
if (!folder) throw new Error('Name the folder that the pictures are for.');
mkdirSync(folder, { recursive: true });
if (!values.build) await build();
const server = await serve({ root: path.resolve(values.build ?? SITE), port: 0 });
const executablePath = existsSync(chromium.executablePath()) ? undefined : await getChromium();
const launch = (args: string[]) => chromium.launch({ executablePath, args });
const browsers = {
  drawn: await launch(CHROMIUM_ARGS),
  plain: await launch(['--no-sandbox', '--disable-3d-apis']),
};

async function atRest(page: Page): Promise<void> {
  await page.waitForSelector('.workspace[data-state=settled]', { timeout: 180_000 });
  await page.waitForFunction(
    () => (window as unknown as { papercosm?: { isSettled?(): boolean } }).papercosm?.isSettled?.() ?? true,
    undefined,
    { timeout: 60_000 },
  );
  // Names and labels fade in.
  await page.waitForTimeout(700);
}

/** Share of the map's frame that its discs use, across and down, per cent. */
async function shareOfFrame(page: Page): Promise<string> {
  const { width, height, spots } = await page.evaluate(() => {
    const frame = document.querySelector('.map')?.getBoundingClientRect();
    const map = (window as unknown as { papercosm: { nodeAt(id: number): { x: number; y: number } | null } })
      .papercosm;
    const all = Array.from({ length: 5_000 }, (_, node) => map.nodeAt(node)).filter((at) => at !== null);
    return { width: frame?.width ?? 1, height: frame?.height ?? 1, spots: all };
  });
  const share = (values: number[], whole: number) =>
    Math.round((100 * (Math.max(...values) - Math.min(...values))) / whole);
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  return `${share(xs, width)} % x ${share(ys, height)} %`;
}

async function take(one: Case, size: { width: number; height: number }): Promise<void> {
  const isPhone = size !== DESKTOP;
  const context = await browsers[one.isPlain ? 'plain' : 'drawn'].newContext({
    viewport: size,
    hasTouch: isPhone,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const name = `${one.name}-${size.width}x${size.height}`;
  try {
    const payload = one.view ? encodeView({ ...DEFAULT_VIEW, ...one.view }) : '';
    await page.goto(server.url + (payload ? `#s=${payload}` : ''));
    await atRest(page);
    if (one.files) {
      await page.setInputFiles('input[type=file]', one.files);
      await page.getByRole('heading', { name: 'What was read' }).waitFor();
      await page.keyboard.press('Escape');
      await atRest(page);
    }
    await one.act?.(page);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(300);
      await atRest(page);
      await page.screenshot({ path: path.join(folder!, `${name}-${scheme}.png`) });
    }
    console.log(`${name}: the map uses ${await shareOfFrame(page)} of its frame`);
  } catch (error) {
    await page.screenshot({ path: path.join(folder!, `${name}-failed.png`) }).catch(() => undefined);
    console.log(`${name}: ${String(error).split('\n')[0]}`);
  } finally {
    await context.close();
  }
}

try {
  for (const one of CASES) {
    if (values.only && !values.only.some((word) => one.name.startsWith(word))) continue;
    for (const size of [DESKTOP, ...(one.isOnAllPhones ? PHONES : [PHONE])]) await take(one, size);
  }
} finally {
  await Promise.all(Object.values(browsers).map((browser) => browser.close()));
  await server.close();
}
