export interface DecodedText {
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/** What a file's bytes are, judged by its beginning and end. */
export type Encoding = DecodedText['encoding'] | 'binary';

const SAMPLE = 65_536;
/** First bytes of files that people drop by mistake, with the name to call them by. */
const SIGNATURES: readonly [name: string, bytes: readonly number[]][] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP archive or an Office document', [0x50, 0x4b, 0x03, 0x04]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['an SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
];

/** "a PDF" and the like for a well-known kind of file that holds no readable text, else undefined. */
export function nameBinary(bytes: Uint8Array): string | undefined {
  return SIGNATURES.find(([, start]) => start.every((byte, i) => bytes[i] === byte))?.[0];
}

/**
 * Finds a text's encoding: byte order mark, UTF-16 by its zero bytes, UTF-8 where the bytes are valid, else windows-1252.
 * Only the first and last 64 KiB are looked at; decodeText checks the rest.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (nameBinary(bytes)) return 'binary';
  const samples = bytes.length > 2 * SAMPLE ? [bytes.subarray(0, SAMPLE), bytes.subarray(-SAMPLE)] : [bytes];
  let zeros = 0;
  let oddZeros = 0;
  let controls = 0;
  let length = 0;
  for (const sample of samples) {
    length += sample.length;
    for (let i = 0; i < sample.length; i++) {
      const byte = sample[i]!;
      if (byte === 0) {
        zeros++;
        oddZeros += i & 1;
      } else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27)
        controls++;
    }
  }
  if (zeros > length / 4 && controls < length / 50) {
    if (oddZeros > zeros * 0.95) return 'utf-16le';
    if (oddZeros < zeros * 0.05) return 'utf-16be';
  }
  if (zeros > 0 || controls > length / 50) return 'binary';
  return samples.every((sample, i) => isUtf8(sample, i > 0)) ? 'utf-8' : 'windows-1252';
}

/** True when the bytes are valid UTF-8; characters cut in two at the ends of a sample are forgiven. */
function isUtf8(bytes: Uint8Array, cutAtStart: boolean): boolean {
  let start = 0;
  if (cutAtStart) while (start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start++;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start), { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The beginning of a text, and a piece of its end when it is longer than the sample, for telling its format. */
export function decodeSample(bytes: Uint8Array, encoding: DecodedText['encoding'], size = SAMPLE): string {
  const decode = (part: Uint8Array) => stripBom(new TextDecoder(encoding).decode(part));
  if (bytes.length <= 2 * size) return decode(bytes);
  return `${decode(bytes.subarray(0, size))}\n${decode(bytes.subarray(bytes.length - size / 4))}`;
}

/** Decodes the whole text. Bytes that looked like UTF-8 in the sample and are not in full are read as windows-1252. */
export function decodeText(bytes: Uint8Array, encoding: DecodedText['encoding']): DecodedText {
  if (encoding === 'utf-8') {
    try {
      return { text: stripBom(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), encoding };
    } catch {
      // A file that begins with a byte order mark is UTF-8 with a few broken characters; any other is an old 8-bit file.
      const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
      const fallback = marked ? 'utf-8' : 'windows-1252';
      return { text: stripBom(new TextDecoder(fallback).decode(bytes)), encoding: fallback };
    }
  }
  return { text: stripBom(new TextDecoder(encoding).decode(bytes)), encoding };
}

function stripBom(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
