/** Colour arithmetic on sRGB hex strings ("#rrggbb"). */
export type Rgb = [red: number, green: number, blue: number];

/** "#4477aa" -> [68, 119, 170]. */
export function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** [68, 119, 170] -> "#4477aa". Channels are rounded and clamped. */
export function toHex(rgb: Rgb): string {
  return `#${rgb
    .map((channel) =>
      Math.max(0, Math.min(255, Math.round(channel)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** The colour `share` (0..1) of the way from `from` to `to`. */
export function mixColours(from: string, to: string, share: number): string {
  const a = parseHex(from);
  const b = parseHex(to);
  return toHex([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share]);
}

/** Relative luminance, 0..1 (WCAG 2.2). */
export function luminance(hex: string): number {
  const [red, green, blue] = parseHex(hex).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, 1..21 (WCAG 2.2). */
export function contrast(first: string, second: string): number {
  const a = luminance(first);
  const b = luminance(second);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** `colour`, moved towards `ink` no further than needed to stand out from `paper` by `ratio`. */
export function legibleOn(colour: string, paper: string, ink: string, ratio: number): string {
  for (let share = 0; share < 1; share += 0.04) {
    const mixed = mixColours(colour, ink, share);
    if (contrast(mixed, paper) >= ratio) return mixed;
  }
  return ink;
}
