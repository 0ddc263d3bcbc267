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
      // Dashes would begin the front matter at the top of a file, and make a heading of the line above.
      '***',
      '',
      `# ${plainMarkdown(title)}`,
      '',
      // Words between the brackets are orders: a title with "blur" or "bg" in it would be obeyed.
      `![Map h:520](${markdownAddress(picture)} "${plainMarkdown(title)}")`,
      ...(link === null ? [] : ['', `[The live map](${markdownAddress(link)})`]),
      ...(notes.length > 0 ? ['', '<!--', notes.join('\n\n'), '-->'] : []),
    ].join('\n');
  },
};
