/** Reads what can be read of an element that is not well-formed XML. */
import { decodeReferences, readWindowsCharacters } from '../html-entities';
import { isMisspelt, localName, readAttributes, readToken } from './xml-tags';
import { MAX_DEPTH, type XmlElement } from './xml-tree';

interface OpenElement {
  element: XmlElement;
  /** With its prefix. */
  tag: string;
}

export interface RepairedElement {
  element: XmlElement;
  /** True when tags were damaged, so that parts may be missing; false when only characters were not as they should be. */
  lossy: boolean;
}

/**
 * Builds the tree of a damaged text: a "&" or "<" that begins nothing is text, an end tag that is misspelt by one letter closes its
 * element, another one without a start tag is passed over. Elements whose end is not certain are marked.
 */
export function repairElement(text: string): RepairedElement | undefined {
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let lossy = false;
  let at = 0;
  const addText = (part: string) => {
    if (part !== '') open.at(-1)?.element.content.push(readWindowsCharacters(part));
  };
  while (at < text.length) {
    const next = text.indexOf('<', at);
    if (next < 0) break;
    addText(decodeReferences(text.slice(at, next)));
    const token = readToken(text, next, true) ?? { kind: 'text', end: next + 1 };
    at = token.end;
    const isLast = at >= text.length;
    if (token.kind === 'text') addText('<');
    else if (token.kind === 'cdata') addText(text.slice(token.from, token.to));
    else if (token.kind === 'start') {
      lossy ||= !token.whole;
      if (isLast && !token.whole) break;
      const element: XmlElement = {
        name: localName(token.name),
        attributes: readAttributes(text.slice(next, token.end)),
        content: [],
      };
      const parent = open.at(-1);
      if (parent) parent.element.content.push(element);
      else root ??= element;
      if (token.selfClosing) continue;
      if (open.length < MAX_DEPTH) open.push({ element, tag: token.name });
      else lossy = true;
    } else if (token.kind === 'end') {
      if (isLast && !token.whole && open.at(-1)?.tag.startsWith(token.name)) {
        // The text ends within the end tag.
        open.pop();
        break;
      }
      lossy = closeElement(open, token.name) || lossy || !token.whole;
      if (open.length === 0 && root) return { element: root, lossy };
    }
  }
  for (const { element } of open) element.isCut = true;
  return root && { element: root, lossy: true };
}

/** Returns true when the end tag was not the one that should have come. */
function closeElement(open: OpenElement[], tag: string): boolean {
  const last = open.at(-1);
  if (!last) return true;
  if (last.tag === tag) {
    open.pop();
    return false;
  }
  const index = open.findLastIndex((one) => one.tag === tag);
  if (index >= 0) {
    for (const { element } of open.splice(index).slice(1)) element.isCut = true;
  } else if (isMisspelt(tag, last.tag)) open.pop();
  return true;
}
