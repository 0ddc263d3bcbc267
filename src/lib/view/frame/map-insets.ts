import type { Insets } from '../camera-box';

/** Share of the map that a card takes on a phone. */
const SHEET = 0.56;
/** Height of the camera's buttons, which stand beside the caption on a phone. */
const BUTTONS = 46;
/** Share of the map that the caption may keep for itself at most. */
const MOST_CAPTION = 0.3;

/**
 * What panels cover of the map, in CSS pixels: now, as long as nothing is chosen, and what names of regions keep out of (the chips above,
 * the caption below, the buttons beside it).
 *
 * @param heights of the map and of its caption
 */
export function mapInsets(
  isPhone: boolean,
  open: { filters: boolean; card: boolean },
  heights: { stage: number; caption: number },
): { insets: Insets; baseInsets: Insets; nameInsets: Insets } {
  const caption = Math.min(heights.caption, MOST_CAPTION * heights.stage);
  const bottom = Math.round(Math.max(caption, isPhone ? BUTTONS : 0)) + 12;
  const baseInsets = isPhone
    ? { top: 48, right: 8, bottom, left: 8 }
    : { top: 12, right: 12, bottom, left: open.filters ? 304 : 12 };
  const withCard = isPhone
    ? { ...baseInsets, bottom: Math.round(heights.stage * SHEET) }
    : { ...baseInsets, right: 364 };
  const nameInsets = isPhone ? baseInsets : { ...baseInsets, top: 52, right: 60 };
  return { insets: open.card ? withCard : baseInsets, baseInsets, nameInsets };
}
