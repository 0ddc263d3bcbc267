/** Builds build/embed: the page in frames, with as little code as a finished map needs. Comes after the site, whose worker it uses. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import config from '../../svelte.config.js';
import { plainImports } from '../player/plain-imports.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const site = path.join(root, 'build');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

/** Words of a policy that stand in quotes. */
const QUOTED = /^(?:self|none|unsafe-inline)$/;

/** The site's policy in the head, before anything that it is for. This page has no script inside itself. */
function policy(): Plugin {
  const content = Object.entries(config.kit?.csp?.directives ?? {})
    .map(([name, sources]) =>
      [name, ...(Array.isArray(sources) ? sources : [])]
        .map((word: string) => (QUOTED.test(word) ? `'${word}'` : word))
        .join(' '),
    )
    .join('; ');
  const tag = `<meta http-equiv="content-security-policy" content="${content}">`;
  return {
    name: 'papercosm-policy',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace('<meta name="viewport"', `${tag}\n    $&`),
    },
  };
}

/** How client/engine-worker.ts names the worker's program. */
const OWN_WORKER = "new URL('../../../workers/engine.worker.ts', import.meta.url)";

/** The site's worker in the place of another copy of it: four megabytes. */
function siteWorker(): Plugin {
  const folder = '_app/immutable/workers';
  return {
    name: 'papercosm-site-worker',
    enforce: 'pre',
    transform(code, id) {
      if (!id.replaceAll('\\', '/').endsWith('/client/engine-worker.ts')) return null;
      const file = readdirSync(path.join(site, folder)).find((name) => name.startsWith('engine.worker'));
      if (!file) throw new Error(`There is no worker in build/${folder}: build the site first.`);
      if (!code.includes(OWN_WORKER)) throw new Error(`The worker is not named as expected in ${id}.`);
      return code.replace(OWN_WORKER, `new URL('../${folder}/${file}', document.baseURI)`);
    },
  };
}

export default defineConfig({
  root: path.join(root, 'src', 'frame'),
  base: './',
  publicDir: false,
  plugins: [
    svelte({ configFile: false, preprocess: vitePreprocess() }),
    plainImports(),
    siteWorker(),
    policy(),
  ],
  define: { __PAPERCOSM_VERSION__: JSON.stringify(version) },
  build: {
    outDir: site,
    emptyOutDir: false,
    assetsDir: '_app/immutable/embed',
    modulePreload: false,
    cssCodeSplit: false,
    rollupOptions: { input: path.join(root, 'src', 'frame', 'embed', 'index.html') },
  },
});
