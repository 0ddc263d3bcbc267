import { frameElement, markdownAddress, plainMarkdown } from './frame';
import type { SlideTarget } from './slide-target';

/** Quarto's reveal.js format, https://quarto.org/docs/presentations/revealjs/ */
export const quarto: SlideTarget = {
  id: 'quarto',
  label: 'Quarto',
  use: 'Paste this into the .qmd file and put the picture beside it: other formats than reveal.js show it in place of the map.',
  code(view) {
    const { title, picture, steps } = view;
    const notes = steps.filter((step) => step.notes !== '').map((step) => plainMarkdown(step.notes));
    return [
      `## ${plainMarkdown(title)}`,
      '',
      '::: {.content-visible when-format="revealjs"}',
      '```{=html}',
      // Else `embed-resources` would swallow the frame's page and leave it without its files.
      frameElement(view, 'src', ['data-external="1"']),
      '```',
      ':::',
      '',
      '::: {.content-visible unless-format="revealjs"}',
      `![${plainMarkdown(title)}](${markdownAddress(picture)})`,
      ':::',
      ...(notes.length > 0 ? ['', '::: {.notes}', notes.join('\n\n'), ':::'] : []),
    ].join('\n');
  },
};
