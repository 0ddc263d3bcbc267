import type { JsonParser, TextParser } from './parser';
import { JSON_PARSERS, TEXT_PARSERS } from './registry';

const SURE = 0.3;

/** A format with how likely a file is in it, 0 to 1. */
export interface Guess<P> {
  parser: P;
  confidence: number;
}

/** True when a text can only be JSON: it begins with a bracket that JSON allows there. A BibTeX file may begin with "{" in a comment, but hardly so. */
export function looksLikeJson(sample: string): boolean {
  return /^\s{0,1000}(?:\{\s{0,1000}["}]|\[\s{0,1000}[[{"\]\d-])/.test(sample);
}

/** The text format that is most sure of itself, by content; the file name's ending decides between equals. */
export function detectTextFormat(sample: string, name: string): Guess<TextParser> | undefined {
  return best(TEXT_PARSERS, name, (parser) => parser.detect(sample, name));
}

/** How sure a format must be of the beginning of a text that is in no format as a whole, and how long that must be. */
const SURE_OF_BEGINNING = 0.7;
const SHORTEST_BEGINNING = 100;

/** As detectTextFormat, but where the text as a whole is in no format it goes by its beginning: what follows may be damaged. */
export function detectDamagedText(sample: string, name: string): Guess<TextParser> | undefined {
  let guess = detectTextFormat(sample, name);
  for (let length = sample.length >> 1; !guess && length >= SHORTEST_BEGINNING; length >>= 1) {
    const end = sample.lastIndexOf('\n', length) + 1;
    const found = end >= SHORTEST_BEGINNING ? detectTextFormat(sample.slice(0, end), name) : undefined;
    if (found && found.confidence >= SURE_OF_BEGINNING) guess = found;
  }
  return guess;
}

/** As detectTextFormat, for a parsed JSON value. */
export function detectJsonFormat(value: unknown, name: string): Guess<JsonParser> | undefined {
  return best(JSON_PARSERS, name, (parser) => parser.detect(value));
}

function best<P extends TextParser | JsonParser>(
  parsers: readonly P[],
  name: string,
  detect: (parser: P) => number,
): Guess<P> | undefined {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  let winner: Guess<P> | undefined;
  let highest = 0;
  for (const parser of parsers) {
    const likely = detect(parser);
    const score = likely + (likely > 0 && parser.extensions.includes(extension) ? 0.15 : 0);
    if (score > highest) {
      highest = score;
      winner = { parser, confidence: Math.min(1, score) };
    }
  }
  return highest >= SURE ? winner : undefined;
}
