/** What decks load: the plug-in for reveal.js and nothing else, so that it is the whole of what a plain script tag leaves behind. */
export { createPlugin as default } from './reveal-plugin';
export type { PapercosmPlugin, RevealDeck } from './reveal-plugin';
