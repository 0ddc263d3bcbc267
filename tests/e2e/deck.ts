import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import type { Frame, Page } from '@playwright/test';
import { SITE } from '../../src/cli/setup/build.mjs';
import type { Story } from '../../src/lib/model/story';
import { DEFAULT_VIEW, type View } from '../../src/lib/model/view';
import { toStoryFile } from '../../src/lib/view/story/story-file';
import { finishedLandmarks } from './finished-landmarks';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
};

const step = (title: string, patch: Partial<View>, notes = '') => ({
  title,
  caption: '',
  notes,
  seconds: null,
  view: { ...DEFAULT_VIEW, ...patch },
});

/** Three steps over the landmarks. */
export const STORY: Story = {
  title: 'Maps of science',
  steps: [
    step('All of it', {}, 'Begin slowly.'),
    step('Since 2010', { filters: { ...DEFAULT_VIEW.filters, from: '2010' } }),
    step('One program', { selection: ['vaneckwaltman2010'] }),
  ],
};

/**
 * Serves a deck from another site than the embed's, which is on localhost, with a page at /deck.html; and hands the embed the sample as a finished map and a
 * story. Returns the page's address and how to stop. (A page that the test answered for itself would count as one of the internet, which may not ask this machine.)
 */
export async function serveDeck(page: Page, html: string): Promise<{ url: string; close: () => void }> {
  const { sample } = await finishedLandmarks();
  const roots: Record<string, string> = {
    lib: path.join(SITE, 'lib'),
    reveal: 'node_modules/reveal.js/dist',
  };
  const server = createServer((request, response) => {
    const [, folder = '', ...rest] = new URL(request.url ?? '/', 'http://deck').pathname.split('/');
    const root = roots[folder];
    const file = root ? path.join(root, ...rest) : null;
    response.setHeader('content-type', file ? (TYPES[path.extname(file)] ?? 'text/plain') : 'text/html');
    if (file === null) response.end(html);
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  await page.route('**/samples/landmarks.json', (route) =>
    route.fulfill({ contentType: 'application/json', headers: CORS, body: sample }),
  );
  await page.route('**/embed/story.json', (route) =>
    route.fulfill({
      contentType: 'application/json',
      headers: CORS,
      body: JSON.stringify(toStoryFile(STORY)),
    }),
  );
  return { url: `http://127.0.0.1:${address.port}/deck.html`, close: () => server.close() };
}
const CORS = { 'access-control-allow-origin': '*' };

/** Counts the WebGL contexts of every frame: to be called before the page is opened. */
export async function countContexts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const made: WebGLRenderingContext[] = [];
    Object.assign(window, { liveContexts: () => made.filter((gl) => !gl.isContextLost()).length });
    const own = HTMLCanvasElement.prototype.getContext as (...given: unknown[]) => unknown;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...given: unknown[]) {
      const context = own.apply(this, given);
      const isGl = typeof WebGL2RenderingContext !== 'undefined' && context instanceof WebGL2RenderingContext;
      if (isGl && !made.includes(context)) made.push(context);
      return context;
    } as typeof HTMLCanvasElement.prototype.getContext;
  });
}

export async function liveContexts(frame: Frame): Promise<number> {
  return frame.evaluate(() => (window as unknown as { liveContexts(): number }).liveContexts());
}

/** The frames of maps that are loaded. */
export const embeds = (page: Page): Frame[] =>
  page.frames().filter((frame) => frame.url().includes('/embed/'));
