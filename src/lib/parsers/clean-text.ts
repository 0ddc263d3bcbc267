// Control characters, zero-width characters and the marks that turn the direction of writing around: invisible in a title, harmful in a label.

const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** "ı́" and "ȷ̌": an accent takes the place of the dot, but these letters have none, and Unicode leaves them in two. */
const DOTLESS = /[ıȷ](?=[\u0300-\u036f])/g;

/** One line of plain text: white space collapsed, invisible characters gone, composed (NFC). */
export function cleanText(text: string): string {
  const line = text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
  return line.replace(DOTLESS, (letter) => (letter === 'ı' ? 'i' : 'j')).normalize('NFC');
}

/** As cleanText, but the empty lines between paragraphs stay. */
export function cleanParagraphs(text: string): string {
  const paragraphs = text.split(/\r\n?|\n/).reduce<string[][]>(
    (list, line) => {
      if (line.trim() === '') list.push([]);
      else list.at(-1)!.push(line);
      return list;
    },
    [[]],
  );
  return paragraphs
    .map((lines) => cleanText(lines.join(' ')))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** As cleanText, but undefined for what is not a string or number, or is empty. */
export function cleanValue(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  return cleanText(value) || undefined;
}

/** What files write where they have no abstract. */
export function isNoAbstract(text: string): boolean {
  return /^\s{0,20}(?:n\/?a|n\.\s?a\.|nan|null|none|-{1,3}|[–—]|\[?(?:there is )?no abstract(?: is)?(?: available)?\]?|\[?abstract(?: is)? not available\]?)\.?\s{0,20}$/i.test(
    text.slice(0, 100),
  );
}

const MATH =
  'math|mi|mn|mo|ms|mrow|msub|msup|msubsup|mfrac|msqrt|mroot|mtext|mover|munder|mspace|mstyle|semantics';
const TAG = new RegExp(
  `</?(?:i|b|em|strong|sub|sup|sc|scp|span|p|italic|bold|u|tt|jats:[a-z-]{1,20}|mml:[a-z]{1,20}|${MATH})(?:\\s[^<>]{0,200})?/?>`,
  'gi',
);
const ENTITIES = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&#39;', "'"],
  ['&nbsp;', ' '],
  ['&amp;', '&'],
]);

/**
 * Removes the few tags that catalogues put into titles and abstracts (italics, superscripts, JATS paragraphs) and decodes the basic
 * entities once. Any other tag is the author's own text and stays as it is; it is shown as text, never as mark-up.
 */
export function stripMarkup(text: string): string {
  const plain = text.includes('<')
    ? text.replace(TAG, (tag) => (/^<\/?(?:p|jats)/i.test(tag) ? ' ' : ''))
    : text;
  return plain.includes('&')
    ? plain.replace(/&(?:lt|gt|quot|apos|nbsp|amp|#39);/g, (it) => ENTITIES.get(it) ?? it)
    : plain;
}

/** Splits "a; b; c" or "a, b, c": by semicolons where there is one, else by commas. Empty and repeated parts are left out. */
export function splitKeywords(text: string): string[] {
  const parts = text
    .split(text.includes(';') ? ';' : ',')
    .map((part) => cleanText(part).replace(/^([^.]*)\.$/, '$1'));
  return [...new Set(parts.filter((part) => part !== ''))];
}
