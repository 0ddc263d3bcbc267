/** Texts of graph files as plain text: descriptions are often HTML. */
import { cleanParagraphs, cleanText } from '../clean-text';

const TAG = /<(\/?[a-z][a-z\d]{0,15})(?:\s[^<>]{0,2000})?\/?>/gi;
const BREAKS = new Set(['br', 'p', '/p', 'div', '/div', '/tr', '/li', '/h1', '/h2', '/h3', '/table']);
const ENTITY = /&(#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp);/gi;
const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/** HTML as plain text: tags gone, entities decoded once, paragraphs and rows apart. What is no HTML stays as it is. */
export function htmlToText(html: string): string {
  const text = html.includes('<')
    ? html.replace(TAG, (_, name: string) => {
        const tag = name.toLowerCase();
        return BREAKS.has(tag) ? '\n\n' : /^\/?t[dh]$/.test(tag) ? ' ' : '';
      })
    : html;
  return cleanParagraphs(decodeEntities(text));
}

/** One line of plain text from what may have HTML in it. */
export function htmlToLine(html: string): string {
  return cleanText(htmlToText(html));
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED.get(name.toLowerCase()) ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
      ? String.fromCodePoint(code)
      : '�';
  });
}

/**
 * The rows of a table of names and values, as VOSviewer describes documents: "Authors:" "waltman, ludo", "Title:" … The names without
 * their colon, in lower case. Empty for other HTML.
 */
export function readFactTable(html: string): Map<string, string> {
  const facts = new Map<string, string>();
  if (!/^\s{0,99}<table[\s>]/i.test(html)) return facts;
  for (const row of html.split(/<\/tr\s{0,9}>/i)) {
    const cells = row.split(/<\/t[dh]\s{0,9}>/i).map(htmlToLine);
    const [name = '', value = ''] = cells;
    const key = name.replace(/:$/, '').trim().toLowerCase();
    if (key !== '' && value !== '' && !facts.has(key)) facts.set(key, value);
  }
  return facts;
}
