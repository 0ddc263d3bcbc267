import { commentText, frameElement, oneLine } from './frame';
import type { SlideTarget } from './slide-target';

/** Files of public/ are found from the root: a slide of the presenter's view lies in a folder. https://sli.dev/custom/directory-structure */
const inPublic = (frame: string): string => (frame.includes('/') ? frame : `/${frame}`);

/** Slidev, https://sli.dev/guide/syntax: the lines between dashes are YAML, a comment at the end is the speaker's notes. */
export const slidev: SlideTarget = {
  id: 'slidev',
  label: 'Slidev',
  use: 'Paste this slide into slides.md. A single file goes into the folder public/.',
  code(view) {
    const notes = view.steps.filter((step) => step.notes !== '').map((step) => commentText(step.notes));
    return [
      '---',
      'layout: full',
      `title: ${JSON.stringify(oneLine(view.title)).replaceAll('<', '\\u003c')}`,
      '---',
      '',
      frameElement({ ...view, frame: inPublic(view.frame) }, 'src', []).replace(
        /width="\d+" height="\d+"/,
        'class="w-full h-full"',
      ),
      ...(notes.length > 0 ? ['', '<!--', notes.join('\n\n'), '-->'] : []),
    ].join('\n');
  },
};
