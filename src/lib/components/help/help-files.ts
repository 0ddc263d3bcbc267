import { EXAMPLE_IN_FILE } from '../../export/slides/example';
import { webPage } from '../../export/slides/web-page';
import type { HelpPage } from './help-page';

export const HELP_FILES: readonly HelpPage[] = [
  {
    id: 'picture',
    title: 'Picture',
    lead: 'The part of the map that you see, with its legend and how it was made: for slides, papers and posters.',
    steps: [
      'Go to the view that you want: the part of the map, filters, colours, labels, what is chosen.',
      'Press Share, then Picture. Choose the shape of the slide, or a size of your own, and whether the ground is clear.',
      'Save PNG for slides and documents, SVG for drawing programs, PDF for papers. PNG has exactly the pixels that you ask for.',
    ],
    examples: [
      {
        caption: 'The same on the command line; `--view` takes what a link carries after `#s=`.',
        kind: 'shell',
        code: 'npx papercosm map library.bib -o my-field.png --width 3840 --height 2160 --background transparent',
      },
    ],
    limits: {
      offline: 'A picture needs no network.',
      print:
        'PDF and SVG are sharp at any size, and their text can be searched. A PNG of 3840 × 2160 does for a page.',
      presenter: 'It stands there as on the slide.',
    },
    more: [
      'Pictures of more than 25 million pixels are refused, because Google Slides takes no larger ones: save the SVG.',
      'SVG names the typeface Inter and takes Arial where a machine lacks it. PDF holds the typeface.',
      'Letters that Inter has not (Chinese, Arabic …) are drawn in a face of the machine in SVG and PNG, and are named as missing in a PDF.',
    ],
  },
  {
    id: 'film',
    title: 'Film',
    lead: 'The field as it grows, or your story from step to step, as a video that every slide program plays.',
    steps: [
      'Press Share, then Film. If there is a story, choose between it and the field as it grows.',
      'Choose video (MP4, or WebM where the browser makes no MP4) or an animated GIF, and how long it runs.',
      'Press Make the film, look at it, and save it. PowerPoint, Keynote and Impress take it by Insert, Video.',
    ],
    examples: [
      {
        caption: 'In a deck or page of HTML, with the picture as what is seen before it plays.',
        kind: 'html',
        code: '<video src="my-field.mp4" poster="my-field.png" width="960" height="540" controls loop muted></video>',
      },
    ],
    limits: {
      offline: 'A film needs no network.',
      print:
        'Paper shows the poster of the HTML above, or one frame in other programs: put the picture beside it.',
      presenter: 'It plays as any video does.',
    },
    more: [
      'Steps of a story that show another map (other settings) are left out, and the dialog says how many.',
      'GIFs are at most 960 pixels wide and large as files: take them only where no video can be inserted.',
      'Google Slides plays videos from Drive: upload the MP4 there first.',
    ],
  },
  {
    id: 'single-file',
    title: 'Single file',
    lead: 'The map on one page of HTML that opens with a double click: timeline, filters, search, cards, reasons and your story in it.',
    steps: [
      'Press Share, then Single file, and save it. Your story goes with it.',
      'Open it with a double click, send it, put it on any web host, or beside a deck and show it in a frame.',
      'Turn its steps with the arrows, or with the keys of a clicker.',
    ],
    examples: [
      {
        caption: 'The same on the command line.',
        kind: 'shell',
        code: 'npx papercosm map library.bib -o my-field.html',
      },
      {
        caption: 'In a frame of a page that lies in the same folder.',
        kind: 'html',
        code: webPage.code(EXAMPLE_IN_FILE),
      },
    ],
    limits: {
      offline: 'It asks nothing of a network: its policy forbids it to.',
      print: 'For paper, save the view as PDF.',
      presenter:
        'In a deck each window has a map of its own, and the plug-in for reveal.js keeps them at the same step.',
    },
    more: [
      'The papers are inside, abstracts too: send it to those who may have them.',
      'It makes no other map and takes no further files. Whoever has it opens it in Papercosm’s own page for that: save the map file as well.',
      'Mail programs often hold HTML files back: pack it into a zip.',
    ],
  },
  {
    id: 'data',
    title: 'Map, network, papers',
    lead: 'The map file that Papercosm opens again, the network for other programs, and the papers as a bibliography.',
    steps: [
      'Press Share, then Map, network, papers.',
      'Save the map file to go on later, on another machine, or with somebody else: it holds papers, places, topics, your edits, this view and your story.',
      'Save the network for Gephi, VOSviewer, Pajek, Cytoscape or R. With filters it is the part that they show.',
      'Save the papers, merged and corrected, for Zotero, EndNote, LaTeX or a spreadsheet.',
    ],
    examples: [
      {
        caption: 'The map file, with why its links, topics and names are as they are.',
        kind: 'shell',
        code: 'npx papercosm map library.bib more.ris -o my-field.json --evidence',
      },
      {
        caption: 'The network of the years 2010 to 2020, for Gephi.',
        kind: 'shell',
        code: 'npx papercosm map library.bib -o my-field.gexf --years 2010-2020',
      },
    ],
    limits: {
      offline: 'Files are made on this machine, with a network or without.',
      print: 'These are data. For paper, save a picture.',
      presenter: 'These are data. For a talk, take a single file or a deck.',
    },
    more: [
      'What a map file of a newer version holds beyond what this one knows is kept when it is saved again.',
      'VOSviewer takes two files, map and network: save both.',
    ],
  },
];
