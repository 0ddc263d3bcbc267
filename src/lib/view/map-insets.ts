import type { Insets } from './camera-box';

/** Share of the map that a card takes on a phone. */
const SHEET = 0.56;

/**
 * What panels cover of the map, in CSS pixels: now, as long as nothing is chosen, and what names of regions keep out of (the chips above,
 * the caption below, the buttons beside it).
 *
 * @param stageHeight of the map
 */
export function mapInsets(
  isPhone: boolean,
  open: { filters: boolean; card: boolean },
  stageHeight: number,
): { insets: Insets; baseInsets: Insets; nameInsets: Insets } {
  const baseInsets = isPhone
    ? { top: 8, right: 8, bottom: 8, left: 8 }
    : { top: 12, right: 12, bottom: 62, left: open.filters ? 304 : 12 };
  const withCard = isPhone
    ? { ...baseInsets, bottom: Math.round(stageHeight * SHEET) }
    : { ...baseInsets, right: 364 };
  const nameInsets = { ...baseInsets, top: 52, right: 60, bottom: Math.max(44, baseInsets.bottom) };
  return { insets: open.card ? withCard : baseInsets, baseInsets, nameInsets };
}
