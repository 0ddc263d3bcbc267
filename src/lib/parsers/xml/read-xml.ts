/** Reads the records of an XML file one by one: each is cut out of the text, made a tree, handed over and forgotten. */
import type { TextInput } from '../text-input';
import { repairElement } from './xml-repair';
import { XmlSplitter, type CutPiece, type XmlLayout, type XmlParent } from './xml-splitter';
import { isElement, parseElement, type XmlElement, type XmlFault } from './xml-tree';

export interface FoundElement {
  element: XmlElement;
  /** The elements around it, the outermost first. */
  parents: readonly XmlParent[];
  /** 1-based line where it begins. */
  line: number;
  /** As it stands in the file. */
  text: string;
  /** Set when it is not well-formed. */
  damage?: {
    /** The first fault; its line counts from the beginning of the file. */
    fault: XmlFault;
    /** Parts may be missing. Otherwise only characters were wrong, and all of it was read. */
    lossy: boolean;
  };
}

/** A piece of a file that holds a record, or the rest of one, of which nothing could be read. */
export interface LostPiece {
  text: string;
  line: number;
  fault: XmlFault;
}

export interface XmlEnd {
  /** Names of the elements that were still open when the text ended; empty for a whole file. */
  unclosed: string[];
}

/**
 * Calls `onElement` for each record, whole or damaged, and `onLost` for what could not be read at all, in the order of the file.
 *
 * A fault costs the record it stands in at most: reading goes on at the next start tag of a record. Nothing outside the file is fetched,
 * declarations of a document type are passed over. Memory holds one record at a time.
 *
 * @param layout which elements are records
 */
export async function readXmlElements(
  input: TextInput,
  layout: XmlLayout,
  onElement: (found: FoundElement) => void,
  onLost: (lost: LostPiece) => void,
): Promise<XmlEnd> {
  const splitter = new XmlSplitter(layout, (cut) => readPiece(cut, onElement, onLost));
  for await (const piece of input.pieces()) splitter.push(piece);
  return { unclosed: splitter.end() };
}

function readPiece(
  { text, line, parents, fault }: CutPiece,
  onElement: (found: FoundElement) => void,
  onLost: (lost: LostPiece) => void,
): void {
  if (!parents) return onLost({ text, line, fault: { what: fault ?? 'it is damaged', line } });
  const strict = fault === undefined ? parseElement(text) : { what: fault, line: 1 };
  if (isElement(strict)) return onElement({ element: strict, parents, line, text });
  const first = { what: strict.what, line: line + strict.line - 1 };
  const repaired = repairElement(text);
  if (!repaired) return onLost({ text, line, fault: first });
  const { element, lossy } = repaired;
  const stray = lossy ? undefined : findStray(text);
  const found = stray === undefined ? first : { what: STRAY, line: line + stray };
  onElement({ element, parents, line, text, damage: { fault: found, lossy } });
}

const STRAY = 'it holds a “&” that should be “&amp;”';

/** Lines before the first "&" that begins no entity. An XML parser looks for its end up to the end of the text and then complains of that. */
function findStray(text: string): number | undefined {
  const index = text.search(/&(?![#\w]\w{0,32};)/);
  return index < 0 ? undefined : text.slice(0, index).split(/\r\n?|\n/).length - 1;
}
