import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { decodePng } from '../unit/export/decode-png';
import { readPdf } from '../unit/export/read-pdf';
import { openFinished, openShare, standsStill, watchErrors } from './app';

async function saved(page: Page, name: string | RegExp): Promise<Buffer> {
  const button = page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFileSync(await download.path());
}

test('PDF, PowerPoint and timeline come from the page as from the command line', async ({ page }) => {
  const errors = watchErrors(page);
  const wanted: string[] = [];
  page.on('request', (request) => wanted.push(request.url()));
  await openFinished(page);
  await standsStill(page);
  // Nothing of the writers or their typeface before it is asked for.
  expect(wanted.filter((url) => url.endsWith('.ttf'))).toEqual([]);
  await openShare(page, 'PowerPoint');
  const deck = unzipSync(await saved(page, /^Save .*\.pptx$/));
  const link = /TargetMode="External"/.test(strFromU8(deck['ppt/slides/_rels/slide1.xml.rels']!));
  expect(link).toBe(true);
  const png = decodePng(deck['ppt/media/map1.png']!);
  // Twice as fine as the slide.
  expect(png.width).toBe(3600);
  expect(png.colours()).toBeGreaterThan(1000);

  await openShare(page, 'Picture');
  const [sheet] = await readPdf(await saved(page, 'PDF'));
  const [live] = sheet!.links;
  expect(live!.url).toBe(page.url().replace(/#.*/, ''));
  expect(sheet!.images).toBe(0);
  expect(sheet!.text).toContain('Community');

  const timeline = (await saved(page, 'Timeline as SVG')).toString();
  expect(timeline).toContain('id="bars"');
  const pixels = decodePng(await saved(page, 'Timeline as PNG'));
  expect([pixels.width, pixels.height]).toEqual([1920, 640]);

  await openShare(page, 'Map, network, papers');
  const map = await saved(page, 'Map file');
  expect(errors).toEqual([]);

  const folder = mkdtempSync(path.join(tmpdir(), 'papercosm-'));
  try {
    const file = path.join(folder, 'map.json');
    writeFileSync(file, map);
    for (const name of ['x.timeline.svg', 'x.pdf'])
      await promisify(execFile)(process.execPath, [
        ...['src/cli/bin.mjs', 'map', file, '-o', path.join(folder, name), '--theme', 'light'],
        ...(name === 'x.pdf' ? ['--link', live!.url] : []),
      ]);
    const read = (name: string) => readFileSync(path.join(folder, name));
    expect(bodyOf(read('x.timeline.svg').toString())).toBe(bodyOf(timeline));
    const [same] = await readPdf(read('x.pdf'));
    const words = (text: string) =>
      text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .slice(1);
    expect(words(same!.text)).toEqual(words(sheet!.text));
    expect(same!.links).toEqual(sheet!.links);
    // Stroke for stroke and colour for colour.
    expect(same!.operators).toEqual(sheet!.operators);
    expect(same!.fills).toEqual(sheet!.fills);
    expect(new Set(sheet!.fills).size).toBeGreaterThan(10);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Without the map's name: that of the file differs from that of the sample. */
function bodyOf(svg: string): string {
  return svg.replace(/<title [^]*?<\/title>/, '').replace(/<text [^>]*font-size="24"[^]*?<\/text>/, '');
}
