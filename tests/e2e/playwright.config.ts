import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../../src/cli/setup/chromium.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const port = Number(process.env.PAPERCOSM_E2E_PORT ?? 4180);
const ci = Boolean(process.env.CI);
const part = process.env.PAPERCOSM_E2E_PART ? `-${process.env.PAPERCOSM_E2E_PART}` : '';

// `npm test` names the browser; a run by hand looks for one.
const own = existsSync(chromium.executablePath()) ? undefined : await findChromium();
const executablePath = process.env.PAPERCOSM_CHROMIUM ?? own;

/**
 * Every new window fills pages of its own for the suggestions below the address bar, which no test opens: a second of a core each.
 * The switch takes the place of Playwright's own, so what Playwright turns off is named again.
 */
const FEATURES_OFF = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
];

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // Parts that run beside each other keep their files apart.
  outputDir: path.join(root, 'test-results', `e2e${part}`),
  // Never a measure of speed: tests wait for states, and these only end what would hang.
  timeout: 1_200_000,
  expect: { timeout: 300_000 },
  // One browser and one page at a time: without a GPU, drawing takes all cores there are.
  workers: 1,
  fullyParallel: false,
  forbidOnly: ci,
  retries: 0,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}`,
    // Drawn without a GPU, every pixel takes its time: wide enough for the filters beside the map, and no higher than that takes.
    viewport: { width: 1440, height: 720 },
    // A film of every test takes a core of its own; the page's text at the failure is kept in any case.
    trace: process.env.PAPERCOSM_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath,
      // The page around the map is put together without WebGL: it takes a third of the time.
      args: [...CHROMIUM_ARGS, '--disable-gpu-compositing', `--disable-features=${FEATURES_OFF.join(',')}`],
    },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    command: `node src/cli/setup/start.mjs --no-open --strict-port --port ${port}`,
    cwd: root,
    url: `http://localhost:${port}/`,
    timeout: 900_000,
    reuseExistingServer: !ci && !process.env.PAPERCOSM_E2E_PORT,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
