/**
 * Bytes to text. An encoding is found by the byte order mark, by what an XML declaration says, by the zero bytes of UTF-16, else the
 * text is UTF-8, in which bytes that UTF-8 does not know are taken for windows-1252: so an old 8-bit file, a UTF-8 file and one that was
 * pasted together from both are all read.
 */
export type Encoding = { kind: 'utf-8' } | { kind: 'label'; label: string };

const UTF_8: Encoding = { kind: 'utf-8' };
const SAMPLE = 65_536;

/** First bytes of files that people drop by mistake, with the name to call them by. */
const SIGNATURES: readonly [name: string, bytes: readonly number[]][] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP archive or an Office document', [0x50, 0x4b, 0x03, 0x04]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21]],
  ['an old Office document', [0xd0, 0xcf, 0x11, 0xe0]],
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
 * The encoding of a text by its beginning (and end), or 'binary' where hardly any text would look like that: control characters in more
 * than 2 % of the bytes.
 *
 * @param head the first bytes of the file, 64 KiB at most
 * @param tail its last bytes, where it is longer
 */
export function detectEncoding(head: Uint8Array, tail: Uint8Array = new Uint8Array(0)): Encoding | 'binary' {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return UTF_8;
  if (head[0] === 0xff && head[1] === 0xfe) return { kind: 'label', label: 'utf-16le' };
  if (head[0] === 0xfe && head[1] === 0xff) return { kind: 'label', label: 'utf-16be' };
  if (nameBinary(head)) return 'binary';
  let zeros = 0;
  let oddZeros = 0;
  let controls = 0;
  for (const sample of [head, tail]) {
    for (let i = 0; i < sample.length; i++) {
      const byte = sample[i]!;
      if (byte === 0) {
        zeros++;
        oddZeros += i & 1;
      } else if (isControl(byte)) controls++;
    }
  }
  const length = head.length + tail.length;
  if (zeros > length / 4 && controls < length / 50) {
    if (oddZeros > zeros * 0.95) return { kind: 'label', label: 'utf-16le' };
    if (oddZeros < zeros * 0.05) return { kind: 'label', label: 'utf-16be' };
  }
  if (zeros + controls > length / 50) return 'binary';
  return declaredEncoding(head) ?? UTF_8;
}

/** Fewer bytes say nothing of a format. */
const SHORTEST_BEGINNING = 32;

/**
 * For bytes that detectEncoding takes for binary: how far from the beginning on they are a text all the same, as in a file whose end a
 * power cut or a broken copy has overwritten. Undefined where they are none from the beginning.
 */
export function findTextBeginning(head: Uint8Array): { encoding: Encoding; length: number } | undefined {
  for (let length = head.length >> 1; length >= SHORTEST_BEGINNING; length >>= 1) {
    const encoding = detectEncoding(head.subarray(0, length));
    if (encoding === 'binary') continue;
    if (encoding.kind === 'label' && encoding.label.startsWith('utf-16')) return { encoding, length };
    while (length < head.length && !isControl(head[length]!)) length++;
    return { encoding, length };
  }
  return undefined;
}

/** A byte that no text holds in an encoding of whole bytes. */
function isControl(byte: number): boolean {
  return byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27;
}

/** What `<?xml … encoding="…"?>` at the beginning says, where it is another encoding than UTF-8 and one that this platform knows. */
function declaredEncoding(head: Uint8Array): Encoding | undefined {
  const start = new TextDecoder('latin1').decode(head.subarray(0, 200));
  const label = /^\s{0,9}<\?xml\s[^>]{0,80}encoding\s{0,5}=\s{0,5}["']([\w.:-]{2,30})["']/i.exec(start)?.[1];
  if (label === undefined) return undefined;
  try {
    const known = new TextDecoder(label).encoding;
    // UTF-16 would have shown its zero bytes; Latin-1 and ASCII are what the bytes say, and UTF-8 where they are valid.
    return known === 'utf-8' || known.startsWith('utf-16') || known === 'windows-1252'
      ? undefined
      : { kind: 'label', label: known };
  } catch {
    return undefined;
  }
}

export interface Decoder {
  /** The text of the next bytes; a character that they cut in two comes with the bytes after it. */
  decode(bytes: Uint8Array): string;
  /** What is left. */
  end(): string;
}

export function createDecoder(encoding: Encoding): Decoder {
  let first = true;
  const stripBom = (text: string): string => {
    if (!first || text === '') return text;
    first = false;
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  };
  if (encoding.kind === 'label') {
    const decoder = new TextDecoder(encoding.label, { ignoreBOM: true });
    return {
      decode: (bytes) => stripBom(decoder.decode(bytes, { stream: true })),
      end: () => stripBom(decoder.decode()),
    };
  }
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let held = new Uint8Array(0);
  const decodeWhole = (bytes: Uint8Array): string => {
    try {
      return strict.decode(bytes);
    } catch {
      return decodeMixed(bytes);
    }
  };
  return {
    decode(bytes) {
      let all = bytes;
      if (held.length > 0) {
        all = new Uint8Array(held.length + bytes.length);
        all.set(held);
        all.set(bytes, held.length);
      }
      const end = all.length - cutSequence(all);
      held = all.slice(end);
      return stripBom(decodeWhole(all.subarray(0, end)));
    },
    end() {
      const text = decodeWhole(held);
      held = new Uint8Array(0);
      return stripBom(text);
    },
  };
}

/** Bytes at the end that begin a UTF-8 character without finishing it: 0 to 3. */
function cutSequence(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

/** UTF-8 where the bytes are valid, windows-1252 where they are not. */
function decodeMixed(bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const old = new TextDecoder('windows-1252');
  const parts: string[] = [];
  let plain = 0;
  let at = 0;
  const flush = () => {
    if (at > plain) parts.push(utf8.decode(bytes.subarray(plain, at)));
  };
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at]!);
    if (length === 1) at++;
    else if (length > 1 && isSequence(bytes.subarray(at, at + length), length)) at += length;
    else {
      flush();
      parts.push(old.decode(bytes.subarray(at, at + 1)));
      plain = ++at;
    }
  }
  flush();
  return parts.join('');
}

function isSequence(bytes: Uint8Array, length: number): boolean {
  if (bytes.length < length) return false;
  for (let i = 1; i < length; i++) if ((bytes[i]! & 0xc0) !== 0x80) return false;
  const [lead, second] = bytes as unknown as [number, number];
  // Overlong forms, surrogates and code points beyond the last.
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second < 0xa0;
  if (lead === 0xf0) return second >= 0x90;
  return lead !== 0xf4 || second < 0x90;
}

/** The beginning of a text, and a piece of its end where it is longer, for telling its format. */
export function decodeSample(head: Uint8Array, tail: Uint8Array, encoding: Encoding): string {
  const decode = (bytes: Uint8Array) => {
    const decoder = createDecoder(encoding);
    return decoder.decode(bytes) + decoder.end();
  };
  return tail.length === 0 ? decode(head) : `${decode(head)}\n${decode(tail)}`;
}

/** Bytes that a sample is made of: the first 64 KiB, and the last 16 KiB of a longer file. */
export function sampleRanges(size: number): { head: number; tail: number } {
  return size <= 2 * SAMPLE ? { head: size, tail: size } : { head: SAMPLE, tail: size - SAMPLE / 4 };
}
