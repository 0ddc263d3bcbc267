import type { Insets } from '../camera-box';

/** Share of the map that a card takes on a phone. */
const SHEET = 0.56;
/** Room for the usual caption, and on a phone for the camera's buttons beside it. It does not follow the caption, else a link would look elsewhere where a filter makes the caption longer. */
const CAPTION = { desktop: 72, phone: 56 };
/** A map that is presented has the screen for itself. */
const PRESENTED: Insets = { top: 16, right: 16, bottom: 16, left: 16 };
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
  open: { filters: boolean; card: boolean; presenting?: boolean },
  heights: { stage: number; caption: number },
): { insets: Insets; baseInsets: Insets; nameInsets: Insets } {
  if (open.presenting) return { insets: PRESENTED, baseInsets: PRESENTED, nameInsets: PRESENTED };
  const most = MOST_CAPTION * heights.stage;
  const bottom = Math.round(Math.min(isPhone ? CAPTION.phone : CAPTION.desktop, most)) + 12;
  const baseInsets = isPhone
    ? { top: 48, right: 8, bottom, left: 8 }
    : { top: 12, right: 12, bottom, left: open.filters ? 304 : 12 };
  const withCard = isPhone
    ? { ...baseInsets, bottom: Math.round(heights.stage * SHEET) }
    : { ...baseInsets, right: 364 };
  const below = Math.max(bottom, Math.round(Math.min(heights.caption, most)) + 12);
  const nameInsets = { ...baseInsets, bottom: below, ...(isPhone ? {} : { top: 52, right: 60 }) };
  return { insets: open.card ? withCard : baseInsets, baseInsets, nameInsets };
}
