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
    // The slide opens on the first step, and each fragment brings a further one; step 0 is the view without a story.
    const first = steps.length > 0 ? ['data-pc-step="1"'] : [];
    const frame = frameElement(view, 'data-src', [
      ...['data-preload', 'data-pc', ...first],
      `data-pc-poster="${escapeXml(picture)}"`,
    ]);
    const fragments = steps
      .slice(1)
      .map((_, i) => `  <span class="fragment" data-pc-step="${i + 2}"></span>`);
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
