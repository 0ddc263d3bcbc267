import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { decodeView } from '../../src/lib/view/permalink';
import { readPdf } from '../unit/export/read-pdf';
import {
  allPapers,
  coloursOf,
  countOf,
  nodeAt,
  openApp,
  openFile,
  openFinished,
  openShare,
  settled,
  sharedPage,
  standsStill,
  viewOf,
  watchErrors,
} from './app';

async function chooseAView(page: Page): Promise<void> {
  const range = page.getByRole('textbox', { name: 'Range of dates' });
  await range.fill('2000 to 2015');
  await range.press('Enter');
  const search = page.getByRole('combobox', { name: 'Search papers, authors, keywords' });
  await search.fill('software survey vosviewer');
  await expect(page.getByRole('option').first()).toContainText(/VOSviewer/);
  await search.press('Enter');
  await expect(page.getByRole('complementary', { name: 'What is chosen' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#s=[01]\./);
  // The address follows with a pause; the camera's flight comes last.
  await standsStill(page);
}

test('the address bar carries sample, filters, selection and camera to a new tab', async ({
  page,
  context,
}) => {
  await openFinished(page);
  await chooseAView(page);
  const view = await viewOf(page);
  expect(view.box).not.toBeNull();
  const other = await context.newPage();
  const errors = watchErrors(other);
  await openApp(other, page.url());
  await standsStill(other);
  const seen = await viewOf(other);
  expect({ ...seen, box: null }).toEqual({ ...view, box: null });
  seen.box!.forEach((edge, i) => expect(edge).toBeCloseTo(view.box![i]!, -1));
  const [a, b] = [await nodeAt(page, 'vaneckwaltman2010'), await nodeAt(other, 'vaneckwaltman2010')];
  expect(Math.hypot(a!.x - b!.x, a!.y - b!.y)).toBeLessThan(6);
  expect(errors).toEqual([]);
});

test('the embed shows the same view in a frame, without the workbench', async ({ page, baseURL }) => {
  await openFinished(page);
  await chooseAView(page);
  const view = await viewOf(page);
  const hash = new URL(page.url()).hash;
  const errors = watchErrors(page);
  await page.route('**/frame.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>deck</title><iframe title="map" src="${baseURL}/embed/${hash}" width="960" height="540"></iframe>`,
    }),
  );
  await page.goto('/frame.html');
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('.workspace')).toHaveAttribute('data-state', 'settled');
  await expect(frame.getByRole('button', { name: 'Open your papers' })).toHaveCount(0);
  const seen = await page
    .frames()[1]!
    .evaluate(() => (window as unknown as { papercosm: { view(): unknown } }).papercosm.view());
  expect(seen).toMatchObject({ sample: view.sample, filters: view.filters, selection: view.selection });
  expect(await coloursOf(page, 'iframe')).toBeGreaterThan(40);
  expect(errors).toEqual([]);
});

test('a damaged link opens the sample and says so', async ({ page }) => {
  await openFinished(page, '/#s=1.thisisnotaview');
  await expect(page.getByRole('alert')).toContainText('link');
  expect(await countOf(page, 'papers')).toBe(160);
});

test('SVG, PNG and map file are saved; the map file opens again where it was', async ({ page }) => {
  await openFinished(page);
  await chooseAView(page);
  await page.getByRole('button', { name: 'Share' }).click();

  const [svgFile] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^SVG/ }).click(),
  ]);
  const svg = readFileSync(await svgFile.path(), 'utf8');
  expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg /);
  expect(svg).toContain('<text');
  expect(svg).toContain('id="legend"');
  expect(svg).toContain('Leiden');
  expect(svg).not.toMatch(/<script|<style|rgba\(/);

  const [pngFile] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^PNG/ }).click(),
  ]);
  const png = readFileSync(await pngFile.path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1080]);
  expect(png.length).toBeGreaterThan(50_000);
  // Whoever finds the picture finds the map.
  const { filters, selection } = await viewOf(page);
  const chunk = png.indexOf('tEXtSource\0');
  const source = png.toString('latin1', chunk + 11, chunk + 4 + png.readUInt32BE(chunk - 4));
  expect(source.split('#')[0]).toBe(page.url().split('#')[0]);
  expect(decodeView(new URL(source).hash).view).toMatchObject({ filters, selection });

  // A browser prints the SVG with its labels as text, and no pixels.
  const sheet = await page.context().newPage();
  await sheet.setContent(svg);
  const [printed, ...more] = await readPdf(await sheet.pdf({ width: '1920px', height: '1100px' }));
  await sheet.close();
  expect(more).toEqual([]);
  expect(printed!.images).toBe(0);
  const texts = Array.from(svg.matchAll(/<text [^>]*>([^<&]{3,40})<\/text>/g), ([, text]) => text!);
  const labels = texts.filter((text) => text.trim() === text);
  expect(labels.length).toBeGreaterThan(5);
  const words = printed!.text.replace(/\s+/g, ' ');
  expect(labels.filter((label) => !words.includes(label))).toEqual([]);

  await openShare(page, 'Map, network, papers');
  const [mapFile] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Map file' }).click(),
  ]);
  const text = readFileSync(await mapFile.path(), 'utf8');
  const saved = JSON.parse(text) as { format: string; papers: unknown[]; nodes: { id: string; x: number }[] };
  expect(saved.format).toBe('papercosm-map');
  expect(saved.papers).toHaveLength(160);

  await expect((await openShare(page, 'Link')).getByLabel('As a link')).toHaveValue(page.url());
  await openShare(page, 'Web page');
  await expect(page.getByRole('textbox', { name: /^Paste this/ })).toHaveValue(
    /<iframe src="http.*\/embed\/\?ui=min#s=/,
  );
  await page.getByRole('button', { name: 'Close', exact: true }).click();

  const view = await viewOf(page);
  await openFile(page, { name: 'saved.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  expect(await allPapers(page)).toBe(160);
  const again = await viewOf(page);
  expect(again.filters).toEqual(view.filters);
  expect(again.selection).toEqual(view.selection);
});

test('a project of her own comes back after a reload, until she starts afresh', async ({ page }) => {
  await openFinished(page);
  await openFile(page, 'tests/fixtures/pollination.bib');
  await standsStill(page);
  const range = page.getByRole('textbox', { name: 'Range of dates' });
  await range.fill('2010 to 2016');
  await range.press('Enter');
  const visible = await countOf(page, 'visible');
  // At once: the filter is not in the address yet.
  await page.reload();
  await settled(page);
  expect(await allPapers(page)).toBe(10);
  expect(await countOf(page, 'visible')).toBe(visible);

  await page.getByRole('button', { name: 'pollination.bib' }).click();
  await page.getByRole('button', { name: 'Start afresh' }).click();
  await expect(page.getByText('These are 160 landmark papers')).toBeVisible();
  await page.goto('/');
  await settled(page);
  expect(await countOf(page, 'papers')).toBe(160);
});

test.describe('made in the dialog', () => {
  const shared = sharedPage();

  test('a picture has the size and the ground that are asked for', async () => {
    const page = shared();
    const dialog = await openShare(page, 'Picture');
    await dialog.getByText('Free', { exact: true }).click();
    await dialog.getByLabel('Width').fill('800');
    await dialog.getByLabel('Height').fill('1000');
    await dialog.getByLabel('Transparent ground').check();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: /^PNG/ }).click(),
    ]);
    const bytes = readFileSync(await file.path()).toString('base64');
    const picture = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
      let drawn = 0;
      for (let at = 3; at < pixels.length; at += 4) if (pixels[at]! > 128) drawn++;
      return { width: image.width, height: image.height, corner: pixels[3], drawn };
    }, bytes);
    expect(picture).toMatchObject({ width: 800, height: 1000, corner: 0 });
    expect(picture.drawn).toBeGreaterThan(5_000);
  });

  test('a film of the field as it grows is made with progress, can be given up, and plays', async () => {
    const page = shared();
    const errors = watchErrors(page);
    const dialog = await openShare(page, 'Film');
    await dialog.getByText('Free', { exact: true }).click();
    await dialog.getByLabel('Width').fill('320');
    await dialog.getByLabel('Height').fill('240');
    await dialog.getByLabel('Seconds').fill('60');
    await dialog.getByRole('button', { name: 'Make the film' }).click();
    await expect(dialog.getByRole('progressbar', { name: 'Making the film' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog.getByRole('status')).toHaveText('The film was given up.');

    await dialog.getByLabel('Seconds').fill('3');
    await dialog.getByRole('button', { name: 'Make the film' }).click();
    const video = dialog.locator('video');
    await expect(video).toBeVisible();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save film' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.(?:mp4|webm)$/);
    expectContainer(readFileSync(await file.path()), file.suggestedFilename());
    const shown = await video.evaluate(async (element: HTMLVideoElement) => {
      const at = async (seconds: number) => {
        element.currentTime = seconds;
        await new Promise((done) => element.addEventListener('seeked', done, { once: true }));
        const canvas = new OffscreenCanvas(element.videoWidth, element.videoHeight);
        const context = canvas.getContext('2d')!;
        context.drawImage(element, 0, 0);
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        // Discs are of strong colours; ground and letters are not.
        let strong = 0;
        for (let i = 0; i < data.length; i += 4)
          if (
            Math.max(data[i]!, data[i + 1]!, data[i + 2]!) - Math.min(data[i]!, data[i + 1]!, data[i + 2]!) >
            60
          )
            strong++;
        return strong;
      };
      if (element.readyState < 2)
        await new Promise((done) => element.addEventListener('loadeddata', done, { once: true }));
      return {
        size: [element.videoWidth, element.videoHeight],
        duration: element.duration,
        first: await at(0.05),
        last: await at(2.95),
      };
    });
    expect(shown.size).toEqual([320, 240]);
    expect(Math.abs(shown.duration - 3)).toBeLessThanOrEqual(1 / 30 + 1e-6);
    expect(shown.last).toBeGreaterThan(2 * shown.first);

    await dialog.getByLabel('Format').selectOption('gif');
    await dialog.getByRole('button', { name: 'Make it again' }).click();
    await expect(dialog.getByRole('img', { name: 'The film' })).toBeVisible();
    const [gif] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save film' }).click(),
    ]);
    const bytes = readFileSync(await gif.path());
    expect(bytes.subarray(0, 6).toString('latin1')).toBe('GIF89a');
    expect([bytes.readUInt16LE(6), bytes.readUInt16LE(8)]).toEqual([320, 240]);
    // One graphic control extension a frame, ten frames a second (delays of 10 hundredths).
    const controls = bytes.toString('latin1').match(/\x21\xf9\x04.\x0a\x00.\x00/gs) ?? [];
    expect(controls).toHaveLength(30);
    expect(errors).toEqual([]);
  });
});

/** What the first bytes of a film say: `ftyp` of ISO/IEC 14496-12, or the head of EBML (RFC 8794). */
function expectContainer(bytes: Buffer, name: string): void {
  if (name.endsWith('.mp4')) expect(bytes.subarray(4, 8).toString('latin1')).toBe('ftyp');
  else expect(bytes.subarray(0, 4).toString('hex')).toBe('1a45dfa3');
}

test('a film is WebM where the browser encodes no H.264', async ({ page }) => {
  // The worker's first line: as in browsers without that codec.
  const stub =
    'const able = VideoEncoder.isConfigSupported.bind(VideoEncoder); VideoEncoder.isConfigSupported = async (config) => (config.codec.startsWith("avc") ? { supported: false, config } : able(config));\n';
  await page.route(/film\.worker.*\.js/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: stub + (await response.text()) });
  });
  await openFinished(page);
  const dialog = await openShare(page, 'Film');
  await dialog.getByText('Free', { exact: true }).click();
  await dialog.getByLabel('Width').fill('240');
  await dialog.getByLabel('Height').fill('200');
  await dialog.getByLabel('Seconds').fill('3');
  await dialog.getByRole('button', { name: 'Make the film' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save film' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.webm$/);
  expectContainer(readFileSync(await file.path()), 'x.webm');
  await expect
    .poll(() => dialog.locator('video').evaluate((video: HTMLVideoElement) => video.readyState))
    .toBeGreaterThan(1);
});
