import { EXAMPLE_IN_FILE, EXAMPLE_SITE, EXAMPLE_VIEW } from '../../export/slides/example';
import { marp } from '../../export/slides/marp';
import { quarto } from '../../export/slides/quarto';
import { reveal } from '../../export/slides/reveal';
import { slidev } from '../../export/slides/slidev';
import type { HelpPage } from './help-page';

const IN_FILE =
  'The map from a single file beside the deck: for your own papers, and for rooms without a network.';
const OFFLINE =
  'A frame with a link needs the network while you speak. Choose “Take the map from a file beside the deck” in the Share dialog, and none is needed; your own papers always come from the file.';

export const HELP_SLIDES: readonly HelpPage[] = [
  {
    id: 'powerpoint',
    title: 'PowerPoint',
    lead: 'A .pptx with a slide for each step of your story, notes included, and a last slide with the sources. Keynote, Google Slides and LibreOffice open it too.',
    steps: [
      'Tell a story (the panel Story), or go to one view.',
      'Press Share, then PowerPoint, choose the shape of your slides, and save.',
      'Copy the slides into your deck. In PowerPoint the pictures are drawings: “Convert to shape” takes them apart.',
    ],
    examples: [
      {
        caption: 'From a map file with a story; each slide leads to its step of a map on the web.',
        kind: 'shell',
        code: `npx papercosm map my-field.json -o my-field.pptx --link "${EXAMPLE_SITE}#step={step}"`,
      },
    ],
    limits: {
      offline:
        'Pictures need no network. The text “Open the live map” does, and is there only where a link can carry the map.',
      print: 'Slides print as they are, the drawings sharp.',
      presenter: 'Your notes stand under the slide, and below them the address of the live map.',
    },
    more: [
      'Slides hold pictures, not live maps: PowerPoint shows web pages only through add-ins. Play a film, or follow the link.',
      'Keynote and Google Slides take the pictures in pixels, twice as fine as the slide.',
      'Tried with LibreOffice and with readers of the format, not with PowerPoint, Keynote and Google Slides themselves.',
    ],
  },
  {
    id: 'reveal',
    title: 'reveal.js',
    lead: 'A slide with the live map in it. With Papercosm’s plug-in each fragment shows a step of your story, and the keys stay the deck’s.',
    steps: [
      'Press Share, then reveal.js. Copy the lines into your deck, and save the picture beside it.',
      'Load the plug-in, which the built site has in its folder `lib/`, and name it in `Reveal.initialize`.',
      'Go through the fragments as through any others. A click or Enter gives the map the keyboard, Escape gives it back.',
    ],
    examples: [
      {
        caption: 'The slide, with a fragment for each further step.',
        kind: 'html',
        code: reveal.code(EXAMPLE_VIEW),
      },
      {
        caption: 'The plug-in, once, after reveal.js itself.',
        kind: 'html',
        code: [
          `<script src="${EXAMPLE_SITE}lib/reveal.iife.js"></script>`,
          '<script>',
          '  Reveal.initialize({ plugins: [PapercosmReveal] });',
          '</script>',
        ].join('\n'),
      },
      { caption: IN_FILE, kind: 'html', code: reveal.code(EXAMPLE_IN_FILE) },
    ],
    limits: {
      offline: `${OFFLINE} Keep \`reveal.iife.js\` beside the deck as well.`,
      print:
        'With the plug-in, `?view=print` gives a page for each step, with lines and letters instead of pixels. Without it frames that load late stay empty: print the picture.',
      presenter:
        'The speaker’s window may leave the frame unloaded; the picture stands in its place. Your notes are on the slide’s notes.',
    },
    more: [
      'Without the plug-in add `keys=reveal` to the query of the frame’s address: then the arrows reach the deck after a click into the map.',
      'A browser draws only so many live maps at once: take one map with steps, not a map for each step.',
    ],
  },
  {
    id: 'quarto',
    title: 'Quarto',
    lead: 'A slide for Quarto’s reveal.js format with the live map, and the picture in its place in PDF, PowerPoint and Word.',
    steps: [
      'Press Share, then Quarto. Copy the lines into the .qmd file, and save the picture beside it.',
      'Render as usual. `data-external` keeps `embed-resources` from swallowing the frame.',
    ],
    examples: [
      { caption: 'The slide.', kind: 'markdown', code: quarto.code(EXAMPLE_VIEW) },
      { caption: IN_FILE, kind: 'markdown', code: quarto.code(EXAMPLE_IN_FILE) },
    ],
    limits: {
      offline: `${OFFLINE} With \`embed-resources: true\` the file stays a file beside the deck: take both along.`,
      print:
        'Other formats than reveal.js show the picture. In the printed reveal.js deck frames may stay empty.',
      presenter: 'Notes stand in the speaker’s window; the frame there may stay unloaded.',
    },
    more: [
      'Project sites copy only what they know: name the file under `resources:` in `_quarto.yml`.',
      'The lines were checked as Markdown and HTML; Quarto itself was not at hand.',
    ],
  },
  {
    id: 'slidev',
    title: 'Slidev',
    lead: 'A slide with the live map over the whole of it, and your notes as its notes.',
    steps: [
      'Press Share, then Slidev, and copy the lines into slides.md.',
      'A single file goes into the folder `public/` of the deck.',
    ],
    examples: [
      { caption: 'The slide.', kind: 'markdown', code: slidev.code(EXAMPLE_VIEW) },
      { caption: IN_FILE, kind: 'markdown', code: slidev.code(EXAMPLE_IN_FILE) },
    ],
    limits: {
      offline: OFFLINE,
      print:
        '`slidev export` takes a picture of the slide as the map has it at that moment; where it is too early, give it `--wait 5000`.',
      presenter:
        'The presenter’s view has a map of its own, which does not follow the one in the room. Your notes are there.',
    },
    more: [
      'Slidev enlarges the slide, which blurs a frame somewhat on fine screens: add `dpr=2` to the query of its address.',
      'A click into the map gives it the keyboard: click beside it to go on.',
      'A deck that is built with `--base` finds the file under that path: put it before the file’s name.',
    ],
  },
  {
    id: 'marp',
    title: 'Marp',
    lead: 'A slide with the picture and a link to the live map: Marp shows no frames unless it is told to.',
    steps: [
      'Press Share, then Marp. Copy the lines into your deck, and save the picture beside it.',
      'For several views make a slide of each, or play a film: `<video>` is among the elements that Marp lets through.',
    ],
    examples: [{ caption: 'The slide.', kind: 'markdown', code: marp.code(EXAMPLE_VIEW) }],
    limits: {
      offline: 'The picture needs no network, the link does.',
      print: 'The picture is printed. Give it 3840 × 2160 pixels if the page is large.',
      presenter: 'Your notes are the comment at the end of the slide.',
    },
    more: [
      'With `marp --html`, or `html: true` in its settings, the lines under Web page work as well, on screens.',
      'Export to PDF with pictures from the disk needs `--allow-local-files`.',
    ],
  },
];
