import { EXAMPLE_IN_FILE, EXAMPLE_SITE, EXAMPLE_VIEW } from '../../export/slides/example';
import { LONGEST_QR } from '../../export/slides/qr-code';
import { webPage } from '../../export/slides/web-page';
import type { HelpPage } from './help-page';

export const HELP_WEB: readonly HelpPage[] = [
  {
    id: 'link',
    title: 'Link',
    lead: 'An address that brings others to this very view: the part of the map, filters, colours, what is chosen, and your story without its notes.',
    steps: [
      'Go to the view, press Share, then Link, and copy it. The address bar has the same one.',
      'Send it. Nothing is stored anywhere: the view is in the address, behind `#`, which browsers do not even send to the host.',
    ],
    examples: [
      {
        caption: 'A link can be typed: papers that are chosen, years, a network, a search, a step.',
        kind: 'address',
        code: `${EXAMPLE_SITE}#sample=landmarks&focus=vaneckwaltman2010&years=2005-2021&network=citation`,
      },
      { caption: 'As the Share dialog writes it.', kind: 'address', code: EXAMPLE_VIEW.link ?? '' },
    ],
    limits: {
      offline: 'The page must be reachable: `papercosm serve` opens it on your own machine.',
      print: 'Print a QR code, or the picture.',
      presenter: 'Open it in a tab before you speak.',
    },
    more: [
      'Maps of your own files have no link, because the papers never left your machine. Send the single file, or put the map on the web with `papercosm site`.',
      'If the sample has changed since, the link still opens, and says so.',
      'A preview in messengers needs a page of its own: `papercosm site … --view NAME=PAYLOAD` writes one for each view.',
    ],
  },
  {
    id: 'web-page',
    title: 'Web page',
    lead: 'A frame with the live map for your page, blog or wiki.',
    steps: [
      'Press Share, then Web page. Choose the shape, and whether the ground is clear, and copy the line.',
      'Paste it as HTML: in WordPress as block “Custom HTML”, in Notion as “Embed” with the address alone.',
      'For your own papers, upload the single file and the page together.',
    ],
    examples: [
      { caption: 'The frame.', kind: 'html', code: webPage.code(EXAMPLE_VIEW) },
      { caption: 'The same map from a single file.', kind: 'html', code: webPage.code(EXAMPLE_IN_FILE) },
      {
        caption: 'A folder for any web host, with previews and oEmbed for each named view.',
        kind: 'shell',
        code: `npx papercosm site my-field.json -o public --address ${EXAMPLE_SITE}`,
      },
    ],
    limits: {
      offline: 'Readers of a page are online. The single file works from the disk too.',
      print: 'A frame with a link prints as a drawing with text.',
      presenter: 'As any page.',
    },
    more: [
      'The wheel scrolls your page; with Ctrl it zooms the map. `wheel=on` in the query of the address changes that.',
      'The query also takes `ui=none`, `ui=min`, `ui=full`, `theme=dark`, `bg=transparent` and `motion=off`.',
      'A frame with `sandbox` needs `allow-scripts`, and `allow-same-origin` beside it unless the host sends `Access-Control-Allow-Origin`.',
      'For more control there are the element `<paper-cosm>` and messages: `lib/papercosm.js` of the built site.',
    ],
  },
  {
    id: 'qr',
    title: 'QR code',
    lead: 'A code for the last slide or the corner of a poster: a phone opens this view.',
    steps: [
      'Go to the view, press Share, then QR code, and save it as SVG.',
      'Show it at least as large as a hand, dark on white, with the white rim around it.',
    ],
    examples: [
      {
        caption: `The address in it has at most ${LONGEST_QR} characters; such as this one.`,
        kind: 'address',
        code: EXAMPLE_VIEW.link ?? '',
      },
    ],
    limits: {
      offline: 'The phones need the network.',
      print: 'SVG is sharp at any size.',
      presenter: 'It stands there as on the slide.',
    },
    more: [
      'Longer links make codes that no phone reads from the back of a room: take away filters or what is chosen.',
      'Maps of your own files have no link and so no code.',
    ],
  },
];
