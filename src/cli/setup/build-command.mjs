// Bundles the command line into build/cli for the npm package, which has no tools to run TypeScript. Packages that it depends on stay outside.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, isMain, runMain } from './project.mjs';

/** The bundle, absolute. */
export const COMMAND = path.join(ROOT, 'build', 'cli', 'papercosm.mjs');

export async function buildCommand() {
  const { build } = await import('vite');
  const { version, dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { __PAPERCOSM_VERSION__: JSON.stringify(version) },
    plugins: [
      {
        name: 'set-up-scripts-stay',
        enforce: 'pre',
        // They find the package's root from where they lie.
        resolveId(source) {
          const name = /\/setup\/([\w-]+\.mjs)$/.exec(source)?.[1];
          return name ? { id: `../../src/cli/setup/${name}`, external: true } : null;
        },
      },
    ],
    ssr: { noExternal: true, external: Object.keys(dependencies) },
    build: {
      ssr: path.join(ROOT, 'src', 'cli', 'papercosm.ts'),
      outDir: path.dirname(COMMAND),
      emptyOutDir: true,
      target: 'node20',
      minify: true,
      rollupOptions: { output: { entryFileNames: path.basename(COMMAND), format: 'es' } },
    },
  });
}

if (isMain(import.meta.url)) await runMain(buildCommand);
