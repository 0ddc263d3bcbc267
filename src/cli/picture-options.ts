import { EXPORTS } from '../lib/export/registry';
import {
  PICTURE_FORMATS,
  PICTURE_LIMITS,
  judgeSize,
  pictureFor,
  type Picture,
  type PictureFormat,
} from '../lib/export/figure/picture';
import type { View } from '../lib/model/view';
import { decodeView } from '../lib/view/permalink';
import { UsageError } from './usage';

/** What parseArgs is to know of the options of pictures. */
export const PICTURE_OPTIONS = {
  width: { type: 'string' },
  height: { type: 'string' },
  scale: { type: 'string' },
  background: { type: 'string' },
  theme: { type: 'string' },
  title: { type: 'string' },
  view: { type: 'string' },
  link: { type: 'string' },
} as const;
type PictureOption = keyof typeof PICTURE_OPTIONS;

export interface PictureArgs {
  format: PictureFormat;
  picture: Picture;
  /** What --view names; null: the view that the map opens with. */
  view: View | null;
  /** Address of the live map, "{step}" for the number of the step; null: none. */
  link: string | null;
}

/** The sixteen colours that HTML has names for, and two that everybody tries. */
const COLOURS: Record<string, string> = {
  ...{ black: '#000000', silver: '#c0c0c0', gray: '#808080', grey: '#808080', white: '#ffffff' },
  ...{ maroon: '#800000', red: '#ff0000', purple: '#800080', fuchsia: '#ff00ff', green: '#008000' },
  ...{ lime: '#00ff00', olive: '#808000', yellow: '#ffff00', navy: '#000080', blue: '#0000ff' },
  ...{ teal: '#008080', aqua: '#00ffff' },
  ...{ transparent: 'transparent', none: 'transparent', paper: 'paper' },
};

/**
 * The options of a picture or deck; null for other formats.
 *
 * @throws UsageError for a value that an option does not take, and for an option that the format does not heed
 */
export function parsePicture(
  values: Partial<Record<PictureOption, string>>,
  format: string,
): PictureArgs | null {
  const named = (Object.keys(PICTURE_OPTIONS) as PictureOption[]).filter(
    (name) => values[name] !== undefined,
  );
  const picture = PICTURE_FORMATS.find((each) => each === format);
  if (!picture) {
    if (named.length === 0) return null;
    throw new UsageError(`--${named[0]} is for pictures and decks: -o OUT, where OUT ends in ${endings()}.`);
  }
  const isPng = picture === 'png' || picture === 'timeline-png';
  if (values.scale !== undefined && !isPng && picture !== 'pptx')
    throw new UsageError(
      '--scale is for PNG and PowerPoint; SVG and PDF are sharp at any size. Give --width and --height.',
    );
  if (values.link !== undefined && picture !== 'pdf' && picture !== 'pptx')
    throw new UsageError('--link is for decks and documents: -o x.pptx, -o x.pdf.');
  const [least, most] = PICTURE_LIMITS.side;
  const usual = pictureFor(picture);
  const made: Picture = {
    width: wholeNumber('width', values.width, least, most) ?? usual.width,
    height: wholeNumber('height', values.height, least, most) ?? usual.height,
    scale: parseScale(values.scale) ?? usual.scale,
    background: parseBackground(values.background),
    theme: parseTheme(values.theme),
    title: values.title ?? null,
  };
  const fault = isPng || picture === 'pptx' ? judgeSize(made) : null;
  if (fault) throw new UsageError(fault);
  return { format: picture, picture: made, view: parseView(values.view), link: parseLink(values.link) };
}

function endings(): string {
  return EXPORTS.filter(({ id }) => PICTURE_FORMATS.some((format) => format === id))
    .map(({ extension }) => extension)
    .join(', ');
}

function wholeNumber(option: string, text: string | undefined, least: number, most: number): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (/^\d{1,6}$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`--${option} takes pixels, a whole number from ${least} to ${most}, not "${text}".`);
}

function parseScale(text: string | undefined): number | null {
  if (text === undefined) return null;
  const [least, most] = PICTURE_LIMITS.scale;
  const value = Number(text);
  if (/^\d(\.\d{1,2})?$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`--scale takes a number from ${least} to ${most}, not "${text}".`);
}

function parseBackground(text: string | undefined): string {
  if (text === undefined) return 'paper';
  const word = text.toLowerCase();
  if (Object.hasOwn(COLOURS, word)) return COLOURS[word]!;
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/.exec(word)?.[1];
  if (hex === undefined)
    throw new UsageError(
      `--background takes transparent, paper, a colour such as "#0e1116", or white, black, navy …, not "${text}".`,
    );
  return `#${hex.length === 3 ? Array.from(hex, (digit) => digit + digit).join('') : hex}`;
}

function parseTheme(text: string | undefined): Picture['theme'] {
  if (text === undefined || text === 'light' || text === 'dark') return text ?? null;
  throw new UsageError(`--theme is light or dark, not "${text}".`);
}

/** Only what opens in a browser: no program's own address, no script. */
function parseLink(text: string | undefined): string | null {
  if (text === undefined) return null;
  const written = text.trim();
  const isWeb = /^https?:\/\//i.test(written) && URL.canParse(written);
  if (isWeb && !/[\s"<>\\^`|]/.test(written)) return written;
  throw new UsageError(
    `--link takes the address of the live map, such as https://example.org/map/, not "${text.slice(0, 80)}".`,
  );
}

function parseView(text: string | undefined): View | null {
  if (text === undefined) return null;
  const { view, problem } = decodeView(text);
  if (problem) throw new UsageError(`--view: ${problem.message} It takes what a link carries after "#s=".`);
  return view;
}
