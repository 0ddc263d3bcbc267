import { BIBLIOGRAPHIES, EXPORTS } from '../lib/export/registry';
import {
  AXIS_WORDS,
  COUNTING_WORDS,
  LAYOUT_WORDS,
  NORMALIZATION_WORDS,
  NUMBER_WORDS,
  QUALITY_WORDS,
  UNIT_WORDS,
  KEYWORD_WORDS,
} from '../lib/model/setting-words';
import { NETWORK_NAMES, NETWORK_WORDS } from '../lib/model/network';
import { NETWORK_OPTIONS, type NetworkSetting } from '../lib/model/network-options';
import { listFormats } from '../lib/parsers/registry';

/** What the reader asked for can't be done as it was asked: exit status 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** The file's content is of no use: exit status 1. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InputError';
  }
}

export const EXTENSIONS = [...EXPORTS, ...BIBLIOGRAPHIES].map(({ extension }) => extension).join(', ');

/** The help text, from the registries of what there is. */
export function usage(): string {
  const exports = [...EXPORTS, ...BIBLIOGRAPHIES].map(
    ({ extension, description }) => `      ${extension.padEnd(12)} ${description}`,
  );
  return `Usage:
  papercosm inspect FILE... [--json]
      says what is in the files
  papercosm map FILE... -o OUT [options]
      makes a map; the ending of OUT says what is written:
${exports.join('\n')}
  papercosm site FILE... -o DIR [--title TEXT] [--address URL] [--view NAME=PAYLOAD]...
      writes a folder for any web host: the map, and a page with a preview for each named view
  papercosm serve [FILE...] [--port N] [--no-open]
      opens the app on this machine

Reads ${listFormats()}.

Options of map, for every network:
  --network NAME            which network (default mixed):
${listNames(NETWORK_NAMES.map((name) => [name, NETWORK_WORDS[name].description]))}
  --seed NUMBER             another arrangement of the same map (default 1)
  --quality NAME            what topics are found by (default modularity):
${listNames(describeAll(QUALITY_WORDS))}
  --resolution NUMBER       finer topics above, coarser below 1 (default: by size)
  --min-cluster-size N      papers a topic, at least (default: by size)
  --layout NAME             where nodes stand (default force):
${listNames(describeAll(LAYOUT_WORDS))}
  --x NAME, --y NAME        axes of the scatter layout (default date, citations):
                            ${Object.keys(AXIS_WORDS).join(', ')}
  --min-weight NUMBER       leaves out links below it (default 0)
  --years FROM-TO           shows papers of these years: 2010-2015, 2010-, -2015
  --author NAME             shows an author's papers or links; may be given several times
  --evidence                writes into a map file why links, topics and names are as they are

Options of pictures and decks (.svg, .png, .pdf, .pptx; of the timeline alone .timeline.svg, .timeline.png):
  --width PX, --height PX   size of the picture, shape of the slide (default 1920, 1080; of a timeline 1920, 640)
  --scale N                 pixels of a PNG for one of these, 1 to 4 (default 1; 2 inside a .pptx); 25 million at most
  --background COLOUR       "#rrggbb" or a name; transparent: nothing behind (default: paper, the theme's own)
  --theme NAME              light or dark (default: as goes with the background)
  --title TEXT              instead of the map's own; "" for none (also of a page: -o x.html)
  --view PAYLOAD            what a link carries after #s=: filters, sizes, colours, labels, what is chosen, and the
                            part of the map; what a page shows first. A map file's story makes a page or slide a step in .pdf and .pptx.
  --link URL                where the slides of a .pptx and the pages of a .pdf lead: the live map on the web;
                            {step} in it stands for the number of the step

Options that some networks heed (others refuse them):
  --unit NAME               what the nodes are: ${Object.keys(UNIT_WORDS).join(', ')}${heededBy('unit')}
  --counting NAME           how shared items count (default full):
${listNames(describeAll(COUNTING_WORDS))}${heededBy('counting')}
  --normalization NAME      how counts become weights (default: the network's own):
${listNames(describeAll(NORMALIZATION_WORDS))}${heededBy('normalization')}
  --keywords NAME           which keywords are nodes (default auto):
${listNames(Object.entries(KEYWORD_WORDS))}${heededBy('keywords')}
${NUMBER_OPTIONS.map(([option, key]) => `  --${`${option} N`.padEnd(23)} ${describeNumber(key)}${heededBy(key)}`).join('\n')}
  --largest-component       only the largest part in which all nodes hang together${heededBy('largestComponent')}
  --no-outside-works        only cited works that are among the papers${heededBy('outsideWorks')}

Exit status: 0; 1: nothing usable in the files; 2: wrong usage.
`;
}

const INDENT = ' '.repeat(28);

const NUMBER_OPTIONS = [
  ['min-occurrences', 'minOccurrences'],
  ['min-shared', 'minShared'],
  ['strongest', 'strongest'],
  ['most-nodes', 'mostNodes'],
  ['max-authors', 'maxAuthors'],
  ['neighbours', 'neighbours'],
  ['min-keyword-papers', 'minKeywordPapers'],
  ['min-author-papers', 'minAuthorPapers'],
] as const;

/** "papers a node, at least: nodes of fewer papers are left out (default by size)" */
function describeNumber(key: keyof typeof NUMBER_WORDS): string {
  const { label, open, description } = NUMBER_WORDS[key];
  return `${lower(label)} (default: ${open}). ${description}`;
}

function describeAll(words: Record<string, { description: string }>): [string, string][] {
  return Object.entries(words).map(([name, { description }]) => [name, description]);
}

function listNames(names: readonly (readonly [string, string])[]): string {
  const width = Math.max(12, ...names.map(([name]) => name.length));
  return names.map(([name, description]) => `      ${name.padEnd(width)} ${description}`).join('\n');
}

/** A line with the networks that heed a setting. */
function heededBy(setting: NetworkSetting): string {
  const names = NETWORK_NAMES.filter((name) =>
    setting === 'unit'
      ? NETWORK_OPTIONS[name].units.length > 1
      : NETWORK_OPTIONS[name].settings.includes(setting),
  );
  const isMost = names.length > NETWORK_NAMES.length - 3;
  const others = NETWORK_NAMES.filter((name) => !names.includes(name));
  return `\n${INDENT}${isMost ? `[all but ${others.join(', ')}]` : `[${names.join(', ')}]`}`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
