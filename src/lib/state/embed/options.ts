import type { KeyMode, MotionMode, ThemeChoice } from '../../../embed/protocol/messages';
import { mapAddress } from '../map-address';

/** How an embed presents itself: the query of its address. Readable, editable by hand. */
export interface EmbedOptions {
  /** none: the map alone; min: with its legend; full: with the timeline too. */
  ui: 'none' | 'min' | 'full';
  theme: ThemeChoice;
  /** 'transparent', a hex colour with "#", or null for the theme's paper. */
  background: string | null;
  /** deck: keys go to the page around until the reader takes the map; reveal: the same, in reveal.js' own words; own: the map keeps them. */
  keys: KeyMode;
  /** What the wheel does: in a frame it scrolls the page around it unless Ctrl is held. */
  wheel: 'on' | 'ctrl' | 'off';
  /** off: nothing flies or fades. */
  motion: MotionMode;
  /** Pixels of the map for one of CSS; null: the screen's. */
  dpr: number | null;
  /** One picture, without WebGL. */
  still: boolean;
  /** Address of a map file; null: a sample. */
  map: string | null;
  /** Address of a story, beside the one that the map may bring along. */
  story: string | null;
  /** The workbench with the same map and view. */
  home: string;
}

/** "transparent", or a hex colour with or without "#", as CSS has it; null for anything else. */
export function readBackground(text: string | null | undefined): string | null {
  if (text === 'transparent') return text;
  const digits = /^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(text ?? '')?.[1];
  return digits === undefined ? null : `#${digits.toLowerCase()}`;
}

/**
 * Reads the query; what is missing or unknown takes its default.
 *
 * @param isFramed whether another page holds the embed
 */
export function readEmbedOptions(address: string, isFramed: boolean): EmbedOptions {
  const url = new URL(address);
  const query = url.searchParams;
  const choose = <T extends string>(key: string, allowed: readonly T[], otherwise: T): T =>
    allowed.find((value) => value === query.get(key)) ?? otherwise;
  const dpr = Number(query.get('dpr') ?? NaN);
  const home = new URL('../', url.href.split(/[?#]/)[0]);
  const map = mapAddress(url.search);
  // Relative to this page, which the workbench is not.
  if (map !== null) home.searchParams.set('map', URL.canParse(map, url) ? new URL(map, url).href : map);
  home.hash = url.hash;
  return {
    ui: choose('ui', ['none', 'min', 'full'], 'full'),
    theme: choose('theme', ['auto', 'light', 'dark'], 'auto'),
    background: readBackground(query.get('bg')),
    keys: choose('keys', ['deck', 'own', 'reveal'], isFramed ? 'deck' : 'own'),
    wheel: choose('wheel', ['on', 'ctrl', 'off'], isFramed ? 'ctrl' : 'on'),
    motion: choose('motion', ['auto', 'off'], 'auto'),
    dpr: dpr >= 0.5 && dpr <= 8 ? dpr : null,
    still: query.has('still') && !['0', 'false', 'no'].includes(query.get('still') ?? ''),
    map,
    story: query.get('story'),
    home: home.href,
  };
}
