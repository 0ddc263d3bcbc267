import { escapeXml } from '../xml';
import { frameElement, oneLine } from './frame';
import type { SlideTarget } from './slide-target';

/** reveal.js 6, https://revealjs.com/media/ and https://revealjs.com/fragments/ */
export const reveal: SlideTarget = {
  id: 'reveal',
  label: 'reveal.js',
  use: 'Paste this slide into your deck. With Papercosm’s plugin for reveal.js each fragment shows a step of the story; without it the map stands as it is.',
  code(view) {
    const { title, steps, picture } = view;
    const frame = frameElement(view, 'data-src', ['data-preload', `data-pc-poster="${escapeXml(picture)}"`]);
    // The frame opens on the first step: each fragment brings a further one.
    const fragments = steps
      .slice(1)
      .map((_, i) => `  <span class="fragment" data-pc-step="${i + 1}"></span>`);
    return [
      '<section>',
      `  <h2>${escapeXml(oneLine(title))}</h2>`,
      `  ${frame}`,
      ...fragments,
      ...notesOf(steps.map(({ notes }) => notes)),
      '</section>',
    ].join('\n');
  },
};

function notesOf(notes: readonly string[]): string[] {
  const lines = notes.filter((note) => note !== '').flatMap((note) => note.split(/\r?\n/));
  return lines.length === 0
    ? []
    : ['  <aside class="notes">', ...lines.map((line) => `    <p>${escapeXml(line)}</p>`), '  </aside>'];
}
