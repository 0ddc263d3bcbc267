/** Reads the XML of graph formats piece by piece, and goes on after a fault as well as it can. */
import { SaxesParser } from 'saxes';
import type { TextInput } from '../text-input';

export interface XmlHandlers {
  /** Names come without their namespace's prefix, in lower case; those of attributes too. */
  open(name: string, attributes: ReadonlyMap<string, string>, line: number): void;
  close(name: string): void;
  text(text: string): void;
}

/** The first thing that is wrong with the XML. */
export interface XmlFault {
  line: number;
  /** In the parser's words. */
  reason: string;
}

/** A file with more faults is hardly XML; each costs as much as a thousand letters. */
const MOST_FAULTS = 200_000;
/** No entity's name is as long: what begins with "&" and has no ";" so near is a plain "&". */
const LONGEST_ENTITY = 12;
const LOOSE_AMPERSAND = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,9});)/gi;

/**
 * Calls the handlers for each element in order. Entities other than XML's own stay as they are written, and a document type's
 * declarations are passed over, so nothing grows and nothing is fetched. Throws nothing but what the input's pieces throw.
 */
export async function readGraphXml(input: TextInput, handlers: XmlHandlers): Promise<XmlFault | undefined> {
  let fault: XmlFault | undefined;
  let open = 0;
  let faults = 0;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    const reason = error.message.replace(/^\d{1,12}:\d{1,12}: /, '');
    // The text keeps an unknown entity as it is written: nothing is missing.
    if (reason === 'undefined entity.') return;
    fault ??= { line: Math.max(1, parser.line), reason };
    faults++;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open++;
    const given = Object.entries(attributes).map(([key, value]): [string, string] => [localName(key), value]);
    handlers.open(localName(name), new Map(given), Math.max(1, parser.line));
  });
  parser.on('closetag', ({ name }) => {
    open--;
    handlers.close(localName(name));
  });
  parser.on('text', (text) => handlers.text(text));
  parser.on('cdata', (text) => handlers.text(text));
  let held = '';
  for await (const piece of input.pieces()) {
    const text = held + piece;
    const last = text.lastIndexOf('&');
    const cut = last >= 0 && last > text.length - LONGEST_ENTITY ? last : text.length;
    held = text.slice(cut);
    parser.write(text.slice(0, cut).replace(LOOSE_AMPERSAND, '&amp;'));
    if (fault && faults > MOST_FAULTS)
      return {
        ...fault,
        reason: `${fault.reason.replace(/\.$/, '')} and ${faults.toLocaleString('en')} in all`,
      };
  }
  parser.write(held.replace(LOOSE_AMPERSAND, '&amp;'));
  const unclosed = open;
  parser.close();
  if (unclosed > 0) fault ??= { line: Math.max(1, parser.line), reason: 'it ends early' };
  return fault;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
