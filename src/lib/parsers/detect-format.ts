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
