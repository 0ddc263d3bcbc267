/**
 * `npm run screenshots`: takes the picture of the README from the built app, as a reader sees it.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { build, SITE } from '../src/cli/setup/build.mjs';
import { CHROMIUM_ARGS, getChromium } from '../src/cli/setup/chromium.mjs';
import { ROOT } from '../src/cli/setup/project.mjs';
import { serve } from '../src/cli/setup/static-server.mjs';

await build();
const server = await serve({ root: SITE, port: 0 });
const browser = await chromium.launch({
  executablePath: existsSync(chromium.executablePath()) ? undefined : await getChromium(),
  args: CHROMIUM_ARGS,
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(server.url);
  await page.waitForSelector('.workspace[data-state=settled]', { timeout: 60_000 });
  // Labels fade in.
  await page.waitForTimeout(1500);
  await page.screenshot({ path: path.join(ROOT, 'static', 'papercosm.png') });
} finally {
  await browser.close();
  await server.close();
}
