import type { Rect } from '../../view/labels/place-labels';

/** Slides as plain data, in pixels of the slide. */
export interface Deck {
  title: string;
  width: number;
  height: number;
  /** Colour behind; null: the program's own. */
  ground: string | null;
  ink: string;
  secondInk: string;
  accent: string;
  slides: DeckSlide[];
  /** The last slide, a paragraph a line. */
  sources: { title: string; lines: string[] };
  /** When it was made. */
  date: Date;
}

export interface DeckSlide {
  title: string;
  /** '' for none. */
  caption: string;
  /** A paragraph a line; '' for none. */
  notes: string;
  /** Address of the live view; null: there is none. */
  link: string | null;
  picture: {
    place: Rect;
    svg: string;
    /** The same for programs that draw no SVG. */
    png: Uint8Array;
    /** What is to be seen, for those who can't. */
    description: string;
  };
}

/** Where everything stands on a slide, in shares of its width. */
export interface SlidePlaces {
  title: Rect;
  picture: Rect;
  caption: Rect;
  link: Rect;
}

/** Caption and link stand below the picture, side by side; without them the picture reaches further down. */
export function placeParts(
  { width, height }: Pick<Deck, 'width' | 'height'>,
  { caption, link }: { caption: boolean; link: boolean },
): SlidePlaces {
  const unit = width / 1920;
  const margin = 60 * unit;
  const foot = caption ? 108 * unit : link ? 60 * unit : 0;
  const top = 128 * unit;
  const bottom = height - 24 * unit - foot;
  const inner = width - 2 * margin;
  const linkWidth = link ? 420 * unit : 0;
  return {
    title: { left: margin, top: 30 * unit, width: inner, height: 90 * unit },
    picture: { left: margin, top, width: inner, height: Math.max(0.3 * height, bottom - top) },
    caption: { left: margin, top: bottom, width: inner - linkWidth, height: foot },
    link: { left: margin + inner - linkWidth, top: bottom, width: linkWidth, height: foot },
  };
}
