/** Builds build/player.html: the page of the single file, with its code and styles inside and no map yet. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { plainImports } from './plain-imports.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };

/** Puts the one script and its styles into the page. The policy lets this very script run, and nothing be fetched. */
function inline(): Plugin {
  return {
    name: 'papercosm-inline',
    enforce: 'post',
    generateBundle(_, bundle) {
      let script = '';
      let styles = '';
      for (const [name, part] of Object.entries(bundle)) {
        if (part.type === 'chunk') script += part.code;
        else if (name.endsWith('.css')) styles += String(part.source);
        delete bundle[name];
      }
      // What would end the element, or begin one that nobody ends.
      const code = script.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
      const hash = createHash('sha256').update(code).digest('base64');
      const policy = [
        "default-src 'none'",
        `script-src 'sha256-${hash}' blob:`,
        'worker-src blob:',
        "style-src 'unsafe-inline'",
        'img-src data: blob:',
        'font-src data:',
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; ');
      const page = readFileSync(at('template.html'), 'utf8')
        .replace('%policy%', () => policy)
        .replace(/\s*%styles%\s*/, () => styles.trim().replaceAll('</style', '<\\/style'))
        // Not a blank more than what the policy names.
        .replace(/\s*%script%\s*/, () => code);
      this.emitFile({ type: 'asset', fileName: 'player.html', source: page });
    },
  };
}

export default defineConfig({
  root,
  publicDir: false,
  plugins: [svelte({ configFile: false, preprocess: vitePreprocess() }), plainImports(), inline()],
  define: { __PAPERCOSM_VERSION__: JSON.stringify(version) },
  build: {
    outDir: 'build',
    emptyOutDir: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 3000,
    rollupOptions: {
      input: at('main.ts'),
      output: { format: 'iife', entryFileNames: 'player.js' },
    },
  },
});
