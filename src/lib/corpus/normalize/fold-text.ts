// Letters that carry no separable mark; all others are decomposed by Unicode.
const LETTERS = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ŋ', 'n'],
  ['ŧ', 't'],
]);

/** Lower case without accents ("Erdős" -> "erdos"). Marks of scripts other than Latin, Greek and Cyrillic stay: there they are letters. */
export function foldText(text: string): string {
  // ASCII has no accents and no other forms.
  if (/^[\u0000-\u007f]*$/.test(text)) return text.toLowerCase();
  const lower = text.normalize('NFKC').toLowerCase();
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßæœøđðþłħıŋŧ]/g, (letter) => LETTERS.get(letter) ?? letter);
}

/** Folded words joined by "-": "van Eck, Nees Jan" -> "van-eck-nees-jan". Letters and digits of any script; may be empty. */
export function toSlug(text: string, maxLength = 80): string {
  const slug = foldText(text)
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  if (slug.length <= maxLength) return slug;
  const cut = slug.lastIndexOf('-', maxLength);
  return slug.slice(0, cut > maxLength / 2 ? cut : maxLength);
}

/** Order by code units: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
