import { readFileSync } from 'node:fs';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** `npm run dev` serves the page in frames from its sources; the build makes it on its own (src/frame). */
function framePage(): Plugin {
  return {
    name: 'papercosm-frame-page',
    configureServer({ middlewares, transformIndexHtml }) {
      middlewares.use('/embed/', (request, response, next) => {
        if (new URL(request.url ?? '', 'http://localhost').pathname !== '/') return next();
        const page = readFileSync('src/frame/embed/index.html', 'utf8').replace(
          '../main.ts',
          '/src/frame/main.ts',
        );
        response.setHeader('content-type', 'text/html; charset=utf-8');
        transformIndexHtml('/embed/', page).then((html) => response.end(html), next);
      });
    },
  };
}

export default defineConfig({
  plugins: [framePage(), sveltekit()],
  define: { __PAPERCOSM_VERSION__: JSON.stringify(version) },
  worker: { format: 'es' },
  server: { fs: { allow: ['workers'] } },
  optimizeDeps: {
    // Only the worker imports these, so the dev server would otherwise find them late and reload the page.
    include: [
      'comlink',
      'graphology',
      'graphology-gexf/browser/writer.js',
      'wink-nlp',
      'wink-eng-lite-web-model',
      'minisearch',
      'fflate',
    ],
  },
  build: { chunkSizeWarningLimit: 3000 },
  test: {
    // Never a measure of speed: these only end what would hang, and machines are shared.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // One process reads the sources once, not once a file: no test leaves anything behind.
          isolate: false,
          include: ['tests/*.test.ts', 'tests/{unit,worker,corpora,attack}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        resolve: { conditions: ['browser'] },
        test: { name: 'dom', environment: 'happy-dom', include: ['tests/dom/**/*.test.ts'] },
      },
    ],
  },
});
