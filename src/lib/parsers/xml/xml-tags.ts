/** The tokens of XML, found in a text that may be damaged: a token that has no end costs its first characters and no more. */
import { decodeReferences } from '../html-entities';

export type XmlToken =
  | { kind: 'start'; end: number; name: string; selfClosing: boolean; whole: boolean }
  | { kind: 'end'; end: number; name: string; whole: boolean }
  /** Content between `from` and `to`. */
  | { kind: 'cdata'; end: number; from: number; to: number }
  /** A comment, processing instruction or document type. */
  | { kind: 'aside'; end: number }
  /** A "<" that begins nothing. */
  | { kind: 'text'; end: number };

/** Longest comment, CDATA section and document type, longest tag. What is longer is taken for damage. */
const MAX_ASIDE = 1 << 20;
const MAX_TAG = 1 << 16;

/**
 * Reads the token at `at`, where a "<" stands.
 *
 * @param final false while more text may follow
 * @returns undefined when its end may still come
 */
export function readToken(text: string, at: number, final: boolean): XmlToken | undefined {
  const next = text.charCodeAt(at + 1);
  if (next === 0x21) return readBang(text, at, final);
  if (next === 0x3f) {
    const end = findEnd(text, '<?', '?>', at, MAX_TAG, final);
    return end === undefined ? undefined : end < 0 ? junk(at) : { kind: 'aside', end };
  }
  if (next === 0x2f) return readEndTag(text, at, final);
  if (Number.isNaN(next) && !final) return undefined;
  return isNameStart(next) ? readStartTag(text, at, final) : junk(at);
}

function junk(at: number): XmlToken {
  return { kind: 'text', end: at + 1 };
}

function readBang(text: string, at: number, final: boolean): XmlToken | undefined {
  if (!final && text.length < at + 9) return undefined;
  if (text.startsWith('<!--', at)) {
    const end = findEnd(text, '<!--', '-->', at, MAX_ASIDE, final);
    return end === undefined ? undefined : end < 0 ? junk(at) : { kind: 'aside', end };
  }
  if (text.startsWith('<![CDATA[', at)) {
    const end = findEnd(text, '<![CDATA[', ']]>', at, MAX_ASIDE, final);
    if (end === undefined) return undefined;
    return end < 0 ? junk(at) : { kind: 'cdata', end, from: at + 9, to: end - 3 };
  }
  return text.startsWith('<!DOCTYPE', at) ? readDoctype(text, at, final) : junk(at);
}

/** The declarations within are passed over up to "]>"; none of them is carried out. Where an element begins they are over at any rate. */
function readDoctype(text: string, at: number, final: boolean): XmlToken | undefined {
  const all = regionOf(text, '<!DOCTYPE', at, MAX_ASIDE);
  const element = all.search(/[>\]]\s{0,99}<[A-Za-z_]/);
  const region = element < 0 ? all : all.slice(0, element + 1);
  const subset = region.indexOf('[');
  const close = region.indexOf('>');
  if (close >= 0 && (subset < 0 || close < subset)) return { kind: 'aside', end: at + close + 1 };
  const after = subset < 0 ? null : /\]\s{0,99}>/.exec(region);
  if (after) return { kind: 'aside', end: at + after.index + after[0].length };
  return !final && text.length - at < MAX_ASIDE && at + region.length === text.length ? undefined : junk(at);
}

/**
 * Where `close` ends that belongs to the `open` at `at`; -1 when there is none, or only behind another `open`, for then the first lost
 * its end; undefined when it may still come.
 */
function findEnd(
  text: string,
  open: string,
  close: string,
  at: number,
  most: number,
  final: boolean,
): number | undefined {
  const region = regionOf(text, open, at, most);
  const end = region.indexOf(close, open.length);
  if (end >= 0) return at + end + close.length;
  return !final && region.length < most && at + region.length === text.length ? undefined : -1;
}

/** From `at` to the next `open`, so that a text full of them is not searched to its end for each. */
function regionOf(text: string, open: string, at: number, most: number): string {
  const region = text.slice(at, at + most);
  const again = region.indexOf(open, open.length);
  return again < 0 ? region : region.slice(0, again);
}

function readEndTag(text: string, at: number, final: boolean): XmlToken | undefined {
  let end = at + 2;
  while (end < text.length && text[end] !== '>' && text[end] !== '<' && end - at < MAX_TAG) end++;
  if (end === text.length && !final) return undefined;
  const name = readName(text, at + 2);
  if (name === '') return junk(at);
  const whole = text[end] === '>';
  return { kind: 'end', end: whole ? end + 1 : end, name, whole };
}

function readStartTag(text: string, at: number, final: boolean): XmlToken | undefined {
  const name = readName(text, at + 1);
  let quote = '';
  let firstClose = -1;
  let end = at + 1 + name.length;
  for (; end < text.length && end - at < MAX_TAG; end++) {
    const char = text[end]!;
    if (char === '<') break;
    if (char === '>') {
      if (quote === '') return start(text, name, end);
      if (firstClose < 0) firstClose = end;
    } else if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
  }
  if (end === text.length && !final) return undefined;
  // A "<" within a tag: a quotation mark or the ">" is lost.
  if (firstClose >= 0) return { ...start(text, name, firstClose), whole: false };
  return { kind: 'start', end, name, selfClosing: false, whole: false };
}

function start(text: string, name: string, close: number): XmlToken & { kind: 'start' } {
  return { kind: 'start', end: close + 1, name, selfClosing: text[close - 1] === '/', whole: true };
}

function readName(text: string, at: number): string {
  let end = at;
  while (end < text.length && end - at < 256 && isNameChar(text.charCodeAt(end))) end++;
  return text.slice(at, end);
}

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 0xc0;
}

function isNameChar(code: number): boolean {
  return isNameStart(code) || (code >= 45 && code <= 58 && code !== 47);
}

/** "dc:title" -> "title" */
export function localName(name: string): string {
  const colon = name.lastIndexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** True for names of the same length, five letters at least, that differ in one: what a changed byte does to a tag. */
export function isMisspelt(name: string, right: string): boolean {
  if (name.length !== right.length || name.length < 5 || name === right) return false;
  let differ = 0;
  for (let i = 0; i < name.length && differ < 2; i++) if (name[i] !== right[i]) differ++;
  return differ === 1;
}

/** The attributes of a start tag by local name, references decoded. Of two with one local name the one without a prefix counts. */
export function readAttributes(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  let at = 0;
  while (at < tag.length) {
    const equals = tag.indexOf('=', at);
    if (equals < 0) break;
    let from = equals + 1;
    while (isSpace(tag.charCodeAt(from))) from++;
    const quote = tag[from];
    const to = quote === '"' || quote === "'" ? tag.indexOf(quote, from + 1) : -1;
    if (to < 0) {
      at = equals + 1;
      continue;
    }
    let nameEnd = equals;
    while (nameEnd > at && isSpace(tag.charCodeAt(nameEnd - 1))) nameEnd--;
    let nameStart = nameEnd;
    while (nameStart > at && isNameChar(tag.charCodeAt(nameStart - 1))) nameStart--;
    setAttribute(attributes, tag.slice(nameStart, nameEnd), decodeReferences(tag.slice(from + 1, to)));
    at = to + 1;
  }
  return attributes;
}

export function setAttribute(attributes: Map<string, string>, name: string, value: string): void {
  const local = localName(name);
  if (name !== '' && (local === name || !attributes.has(local))) attributes.set(local, value);
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
