/** One element of an XML file as a small tree, and how to look things up in it. */
import { SaxesParser } from 'saxes';
import { cleanParagraphs, cleanText, stripMarkup } from '../clean-text';
import { NAMED_CHARACTERS, readWindowsCharacters } from '../html-entities';
import { localName, setAttribute } from './xml-tags';

export interface XmlElement {
  /** Without its prefix: "title" for <dc:title>. */
  name: string;
  /** By local name. */
  attributes: ReadonlyMap<string, string>;
  /** Text and elements in the order of the file. */
  content: (string | XmlElement)[];
  /** Its end tag is missing or stands in the wrong place, so that its text may be half of what it was, or more. */
  isCut?: boolean;
}

/** Elements within elements that are read. */
export const MAX_DEPTH = 100;

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
const ENTITIES: Record<string, string> = Object.assign(
  Object.create(null) as Record<string, string>,
  Object.fromEntries(NAMED_CHARACTERS),
);

/** What is wrong with a text, and in which of its lines (from 1). */
export interface XmlFault {
  what: string;
  line: number;
}

/**
 * Reads the text of one element. Well-formed XML gives its tree, anything else the first fault. References to characters are decoded,
 * those of HTML too; no other entity is known, so that none can be expanded or fetched.
 */
export function parseElement(text: string): XmlElement | XmlFault {
  let root: XmlElement | undefined;
  let fault: XmlFault | undefined;
  const open: XmlElement[] = [];
  let attributes: Map<string, string> | undefined;
  const parser = new SaxesParser({ fragment: true });
  parser.ENTITIES = ENTITIES;
  const fail = (what: string): never => {
    fault ??= { what, line: parser.line };
    throw new Error(what);
  };
  parser.on('error', ({ message }) => fail(describeFault(message)));
  parser.on('attribute', ({ name, value }) => {
    attributes ??= new Map();
    setAttribute(attributes, name, value);
  });
  parser.on('opentag', ({ name }) => {
    const element: XmlElement = {
      name: localName(name),
      attributes: attributes ?? NO_ATTRIBUTES,
      content: [],
    };
    attributes = undefined;
    const parent = open.at(-1);
    if (parent) parent.content.push(element);
    else root ??= element;
    if (open.push(element) > MAX_DEPTH) fail(`elements are nested more than ${MAX_DEPTH} deep`);
  });
  parser.on('closetag', () => void open.pop());
  const onText = (part: string) => void open.at(-1)?.content.push(readWindowsCharacters(part));
  parser.on('text', onText);
  parser.on('cdata', onText);
  try {
    parser.write(text).close();
  } catch (error) {
    fault ??= { what: error instanceof Error ? error.message : String(error), line: 1 };
  }
  return fault ?? root ?? { what: 'there is no element', line: 1 };
}

export function isElement(value: XmlElement | XmlFault): value is XmlElement {
  return 'content' in value;
}

const FAULTS: readonly [start: string, what: string][] = [
  ['undefined entity', 'it uses an entity (“&…;”) that is not known'],
  ['disallowed character in entity name', 'it holds a “&” that should be “&amp;”'],
  ['empty entity name', 'it holds a “&” that should be “&amp;”'],
  ['malformed character entity', 'it names a character that XML does not allow'],
  ['disallowed character in tag name', 'it holds a “<” that should be “&lt;”'],
  ['disallowed character.', 'it holds a control character'],
  ['the string "]]>"', 'it holds a stray “]]>”'],
  ['unmatched closing tag', 'an end tag has no start tag'],
  ['unexpected close tag', 'an end tag stands where another one should'],
  ['unclosed tag', 'an end tag is missing'],
  ['unexpected end', 'it breaks off'],
  ['duplicate attribute', 'an attribute is given twice'],
];

/** Our words for what the XML parser found, "1:25: undefined entity." */
function describeFault(message: string): string {
  const found = message.replace(/^\d{1,9}:\d{1,9}:\s/, '');
  const known = FAULTS.find(([start]) => found.startsWith(start));
  return known?.[1] ?? `a tag or an attribute is damaged (${found.replace(/\.$/, '').slice(0, 80)})`;
}

/** The elements of one name within another. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  if (!element) return [];
  return element.content.filter((part): part is XmlElement => typeof part !== 'string' && part.name === name);
}

/** All elements within another. */
export function elementsOf(element: XmlElement | undefined): XmlElement[] {
  return element ? element.content.filter((part): part is XmlElement => typeof part !== 'string') : [];
}

/** The first element at the end of a path of names. */
export function findChild(
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  let found = element;
  for (const name of path) {
    if (!found) return undefined;
    found = found.content.find((part): part is XmlElement => typeof part !== 'string' && part.name === name);
  }
  return found;
}

/** Names of elements that repeat in another notation what stands beside them, as MathML does. */
const NOTATIONS = new Set(['annotation', 'annotation-xml']);
const BREAKS = new Set(['br', 'p', 'par', 'title', 'sec', 'list-item']);

/**
 * The text of an element and of all within it, as it stands: for fields that may hold italics, superscripts, formulas. Of an element
 * that is cut there is none, for half a title is worse than no title.
 */
export function textOf(element: XmlElement | undefined): string {
  if (!element || element.isCut) return '';
  if (element.content.length === 1 && typeof element.content[0] === 'string') return element.content[0];
  const parts: string[] = [];
  const add = ({ content }: XmlElement) => {
    for (const part of content) {
      if (typeof part === 'string') parts.push(part);
      else if (!NOTATIONS.has(part.name)) {
        if (BREAKS.has(part.name)) parts.push(' ');
        add(part);
      }
    }
  };
  add(element);
  return parts.join('');
}

/** One line of plain text from the element at the end of a path, undefined where there is none. */
export function valueOf(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return cleanText(stripMarkup(textOf(findChild(element, ...path)))) || undefined;
}

/** As valueOf, with the paragraphs that empty lines divide. */
export function paragraphsOf(
  element: XmlElement | undefined,
  ...path: readonly string[]
): string | undefined {
  return cleanParagraphs(stripMarkup(textOf(findChild(element, ...path)))) || undefined;
}
