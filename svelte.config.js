import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ pages: 'build', assets: 'build', fallback: undefined }),
    paths: { relative: true },
    // No file content can become script: scripts by hash only, no inline handlers, no request to another host.
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'worker-src': ['self', 'blob:'],
        // Narrowed to the host that the reader's link names, or none, before anything runs (state/narrow-policy.ts).
        'connect-src': ['self', 'https:'],
        'img-src': ['self', 'data:', 'blob:'],
        // A film that was just made is played before it is saved.
        'media-src': ['self', 'blob:'],
        'style-src': ['self', 'unsafe-inline'],
        'font-src': ['self', 'data:'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['none'],
      },
    },
    typescript: {
      // Paths are relative to the generated .svelte-kit/tsconfig.json.
      config: (config) => {
        config.include.push('../workers/**/*.ts', '../tests/**/*.ts', '../src/cli/**/*');
        return config;
      },
    },
  },
};
