import { commentText, markdownAddress, plainMarkdown } from './frame';
import type { SlideTarget } from './slide-target';

/** Marp, https://marpit.marp.app/image-syntax: frames are left out unless HTML is allowed, so the picture stands for the map. */
export const marp: SlideTarget = {
  id: 'marp',
  label: 'Marp',
  use: 'Paste this slide into your deck and put the picture beside it. Marp shows no frames; the link below the picture opens the map.',
  code({ title, picture, link, steps }) {
    const notes = steps.filter((step) => step.notes !== '').map((step) => commentText(step.notes));
    return [
      '---',
      '',
      `# ${plainMarkdown(title)}`,
      '',
      `![${plainMarkdown(title)} h:520](${markdownAddress(picture)})`,
      ...(link === null ? [] : ['', `[The live map](${markdownAddress(link)})`]),
      ...(notes.length > 0 ? ['', '<!--', notes.join('\n\n'), '-->'] : []),
    ].join('\n');
  },
};
