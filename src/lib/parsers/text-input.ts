import type { ByteSource } from './archives/byte-source';
import { createDecoder, type Encoding } from './archives/decode-text';

/** Bytes read from the disk at once. */
const BLOCK = 1 << 20;
/**
 * Bytes decoded at once. A string that is cut out of a piece keeps the whole piece in memory, and one letter outside Latin-1 doubles
 * it; small pieces keep that price small.
 */
const PIECE = 1 << 16;

/** A file's text as parsers read it: piece by piece where the format allows it, else whole. */
export interface TextInput {
  /** In bytes. */
  readonly size: number;
  /** The text in order, in pieces that end anywhere. Between two pieces the worker may answer its messages. */
  pieces(): AsyncGenerator<string, void, undefined>;
  /** All of it. For formats whose parts refer to each other. */
  text(): Promise<string>;
}

export interface TextInputOptions {
  /** Called before each block with the bytes read so far; what it returns is awaited. */
  onBytes?: (done: number) => Promise<void> | undefined;
}

export function createTextInput(
  source: ByteSource,
  encoding: Encoding,
  { onBytes }: TextInputOptions = {},
): TextInput {
  async function* pieces(): AsyncGenerator<string, void, undefined> {
    const decoder = createDecoder(encoding);
    for (let start = 0; start < source.size; start += BLOCK) {
      const block = await source.read(start, Math.min(start + BLOCK, source.size));
      for (let at = 0; at < block.length; at += PIECE) {
        const yielded = onBytes?.(start + at);
        if (yielded) await yielded;
        const piece = decoder.decode(block.subarray(at, at + PIECE));
        if (piece !== '') yield piece;
      }
    }
    const last = decoder.end();
    if (last !== '') yield last;
  }
  return {
    size: source.size,
    pieces,
    async text() {
      const parts: string[] = [];
      for await (const piece of pieces()) parts.push(piece);
      return parts.join('');
    },
  };
}

/** A text that is already there; for tests and for pieces of JSON. */
export function textInputOf(text: string): TextInput {
  return {
    size: text.length,
    async *pieces() {
      if (text !== '') yield text;
    },
    text: async () => text,
  };
}
