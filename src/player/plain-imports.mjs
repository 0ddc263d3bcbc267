/**
 * Imports that wait load their file and nothing else. Vite's own helper also loads the files and styles that these need, ahead: where all styles are in one
 * place and files are few it is more code than it saves time.
 *
 * @returns {import('vite').Plugin}
 */
export function plainImports() {
  return {
    name: 'papercosm-plain-imports',
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
  };
}
