import { THEMES, type Theme, type ThemeName } from '../../view/theme';
import { luminance, mixColours } from '../../view/colours';

/** Pictures and decks, as files. */
export type PictureFormat = 'svg' | 'png' | 'pdf' | 'pptx' | 'timeline-svg' | 'timeline-png';
export const PICTURE_FORMATS: readonly PictureFormat[] = [
  'svg',
  'png',
  'pdf',
  'pptx',
  'timeline-svg',
  'timeline-png',
];

/** How a picture is to come out. */
export interface Picture {
  /** Pixels; of a deck, the slide's shape. */
  width: number;
  height: number;
  /** Pixels of a PNG for one of these, 1 to 4. */
  scale: number;
  /** What lies behind: 'paper', the theme's own; 'transparent'; or "#rrggbb". */
  background: string;
  /** null: the one that goes with the background. */
  theme: ThemeName | null;
  /** null: the map's own. */
  title: string | null;
}

/** A slide's shape. */
export const SLIDE_PICTURE: Picture = {
  ...{ width: 1920, height: 1080, scale: 1, background: 'paper', theme: null, title: null },
};

/** A timeline is wide and low. */
export const TIMELINE_PICTURE: Picture = { ...SLIDE_PICTURE, height: 640 };

/** What a format comes in where nothing is chosen; a deck's pictures are twice as fine as its slides. */
export function pictureFor(format: PictureFormat): Picture {
  if (format === 'pptx') return { ...SLIDE_PICTURE, scale: 2 };
  return format.startsWith('timeline') ? TIMELINE_PICTURE : SLIDE_PICTURE;
}

/** Larger pictures are refused by slide programs, and by some browsers' canvases. */
export const MOST_PIXELS = 25_000_000;
export const PICTURE_LIMITS = { side: [100, 20_000], scale: [1, 4] } as const;

/** What is wrong with a wished size, in words with a remedy; null: nothing. */
export function judgeSize({
  width,
  height,
  scale,
}: Pick<Picture, 'width' | 'height' | 'scale'>): string | null {
  const pixels = pixelsOf({ width, height, scale });
  const count = pixels.width * pixels.height;
  if (count <= MOST_PIXELS) return null;
  const most = Math.floor(10 * Math.sqrt(MOST_PIXELS / (width * height))) / 10;
  const remedy = most >= 1 ? `a scale of ${most} at most` : 'a smaller width and height';
  return `${pixels.width} x ${pixels.height} are ${(count / 1e6).toFixed(1)} million pixels; slide programs and browsers take ${MOST_PIXELS / 1e6} million at most. Choose ${remedy}, or save as SVG or PDF, which are sharp at any size.`;
}

/** Pixels of the PNG. */
export function pixelsOf({ width, height, scale }: Pick<Picture, 'width' | 'height' | 'scale'>): {
  width: number;
  height: number;
} {
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The colours of a picture: a ground of another colour is the theme's paper, so that rims and inks go with it. */
export function pictureTheme({ theme, background }: Pick<Picture, 'theme' | 'background'>): Theme {
  const isColour = background.startsWith('#');
  if (!isColour) return THEMES[theme ?? 'light'];
  const own = THEMES[theme ?? (luminance(background) < 0.2 ? 'dark' : 'light')];
  return { ...own, paper: background, panel: mixColours(background, own.panel, 0.5) };
}

/** A slide in whose pixels type has the sizes of the screen: on a larger picture everything grows with it, so that it is read from the back row. */
const READ_AT = { width: 1200, height: 675 };

/**
 * Size of the sheet that a picture is composed on; it is then drawn larger. Whole pixels.
 *
 * @param whole what the picture is a part of, a slide for instance: its type grows with that
 */
export function sheetSize(
  { width, height }: Pick<Picture, 'width' | 'height'>,
  whole: Pick<Picture, 'width' | 'height'> = { width, height },
): { width: number; height: number } {
  const factor = Math.max(1, Math.min(whole.width / READ_AT.width, whole.height / READ_AT.height));
  return { width: Math.round(width / factor), height: Math.round(height / factor) };
}
