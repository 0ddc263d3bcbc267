/**
 * Text with the mark-up that publishers deposit with titles and abstracts: JATS (https://jats.nlm.nih.gov/), MathML and a handful of
 * HTML's tags. Any other tag is the author's own text and stays.
 */
import { cleanParagraphs, cleanText } from '../clean-text';

/** Tags that stand inside of a line, without a prefix before them. */
const INLINE = new Set('i b em strong sub sup sc scp span u tt italic bold'.split(' '));
/** Tags that end a line. */
const BLOCKS = new Set(
  'p br sec title div abstract list list-item ul ol li h1 h2 h3 h4 h5 h6 disp-formula disp-quote'.split(' '),
);
/** Of these, the ones that are taken for mark-up in a title: there "<title>" is what the title says. */
const IN_TITLES = new Set(['p', 'br']);
const TAG = /<(\/?)(jats:|mml:)?([a-z][a-z0-9-]{0,40})(?:\s[^<>]{0,400})?\/?>/iy;
/** Headings that only say what an abstract is. */
const OWN_NAME =
  /^(?:the )?(?:abstract|summary|synopsis|r[ée]sum[ée]|zusammenfassung|kurzfassung|resumen|resumo|riassunto|samenvatting|аннотация|реферат|摘要|要旨)\s?[:.]?$/iu;
/** How far behind an opening <alternatives> the MathML is looked for. */
const MATH_AHEAD = 4_000;
const MAX_LENGTH = 1_000_000;

const ENTITIES = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['amp', '&'],
]);

/** One line of plain text: a title, a name of a journal. */
export function inlineText(text: string): string {
  if (!text.includes('<') && !text.includes('&')) return cleanText(text);
  return cleanText(read(text, IN_TITLES).replace(/\n/g, ' '));
}

/**
 * Plain paragraphs with an empty line between them. The heading "Abstract" is left out, other headings stand before their paragraph:
 * "Methods: We …".
 */
export function jatsToText(text: string): string {
  return cleanParagraphs(text.includes('<') || text.includes('&') ? read(text, BLOCKS) : text);
}

/** "R&lt;sup>2" and "&#8211;" -> "R<sup>2" and "–": once, and only what is certain. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:(lt|gt|quot|apos|nbsp|amp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (whole, name: string | undefined, decimal: string | undefined, hex: string | undefined) => {
      if (name !== undefined) return ENTITIES.get(name.toLowerCase())!;
      const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
      const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : whole;
    },
  );
}

/**
 * Makes a plain text safe for inlineText and jatsToText: what they would take for mark-up or an entity is written as entities. Any other
 * text stays as it is.
 */
export function escapeMarkup(text: string): string {
  return text
    .replace(/&(?=(?:lt|gt|quot|apos|nbsp|amp|#\d{1,7}|#x[\da-f]{1,6});)/gi, '&amp;')
    .replace(/<(?=\/?[a-z])/gi, '&lt;');
}

function read(text: string, blocks: ReadonlySet<string>): string {
  const source = text.slice(0, MAX_LENGTH);
  const isMarked = blocks === BLOCKS && /<(?:jats:)?(?:p|sec|title|list)[\s>]/i.test(source);
  let out = '';
  /** Where the heading that is open begins in `out`, or -1. */
  let heading = -1;
  /** True between a heading and its text: they share a paragraph. */
  let leads = false;
  let at = 0;
  while (at < source.length) {
    let open = source.indexOf('<', at);
    if (open < 0) open = source.length;
    if (open > at) {
      const words = decodeEntities(source.slice(at, open));
      out += isMarked ? words.replace(/\s+/g, ' ') : words;
      if (words.trim() !== '') leads = false;
    }
    at = open;
    if (at >= source.length) break;
    TAG.lastIndex = at;
    const tag = TAG.exec(source);
    const name = tag?.[3]?.toLowerCase() ?? '';
    const isBlock = blocks.has(name) && tag?.[2]?.toLowerCase() !== 'mml:';
    if (!tag || !(isBlock || INLINE.has(name) || tag[2] !== undefined)) {
      out += '<';
      leads = false;
      at++;
      continue;
    }
    const closes = tag[1] === '/';
    at += tag[0].length;
    if (name === 'tex-math' && !closes) {
      at = skipFormula(source, at);
    } else if (name === 'title' && isBlock) {
      if (closes && heading >= 0) {
        const words = endHeading(out.slice(heading));
        out = out.slice(0, heading) + words;
        leads = words !== '';
      } else out += '\n\n';
      heading = closes ? -1 : out.length;
    } else if (isBlock && !leads) out += '\n\n';
  }
  return out;
}

/** The end of a TeX formula where the same formula follows as MathML, which holds its plain text; else where it began. */
function skipFormula(source: string, at: number): number {
  const ahead = source.slice(at, at + MATH_AHEAD);
  const end = /<\/(?:jats:)?tex-math>/i.exec(ahead)?.index ?? -1;
  return end >= 0 && ahead.includes('mml:math') ? at + end : at;
}

function endHeading(text: string): string {
  const heading = cleanText(text);
  if (heading === '' || OWN_NAME.test(heading)) return '';
  return `${heading}${/[.:?!]$/.test(heading) ? ' ' : ': '}`;
}
