import { encode } from 'uqr';
import { element } from '../xml';

/** Longer addresses make codes so fine that a phone at the back of a room can't read them. Characters. */
export const LONGEST_QR = 300;
/** Modules around the code that stay empty (ISO/IEC 18004, quiet zone). */
const QUIET = 4;

/**
 * A QR code (ISO/IEC 18004) as SVG, dark on white whatever the theme, as scanners expect.
 *
 * @param text at most LONGEST_QR characters
 * @param size of the picture, pixels
 * @throws RangeError for a longer text
 */
export function toQrSvg(text: string, size = 512): string {
  if (text.length > LONGEST_QR)
    throw new RangeError(`A QR code takes ${LONGEST_QR} characters here; this address has ${text.length}.`);
  const { data } = encode(text, { ecc: 'M', border: 0 });
  const modules = data.length + 2 * QUIET;
  const rows = data.map((row, y) =>
    row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')).join(''),
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${modules} ${modules}" shape-rendering="crispEdges">` +
    element('title', {}, 'QR code of the link') +
    element('rect', { width: modules, height: modules, fill: '#ffffff' }) +
    element('path', { d: rows.join(''), fill: '#000000' }) +
    '</svg>\n'
  );
}
