/** Bytes before the first chunk, and of the header chunk, which must stay first. */
const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const HEADER_END = 8 + 25;

/**
 * A PNG with lines of text about it: tEXt chunks, or iTXt (UTF-8) where a text is not of ASCII, right after the header. Empty texts are left out; what is no PNG comes
 * back as it is. Format: PNG Specification, Third Edition (W3C 2025), 11.3.3.
 */
export function pngWithText(
  png: Uint8Array<ArrayBuffer>,
  texts: [keyword: string, text: string][],
): Uint8Array<ArrayBuffer> {
  if (png.length < HEADER_END || SIGNATURE.some((byte, i) => png[i] !== byte)) return png;
  const chunks = texts.filter(([, text]) => text !== '').map(([keyword, text]) => textChunk(keyword, text));
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const out = new Uint8Array(png.length + length);
  out.set(png.subarray(0, HEADER_END));
  let at = HEADER_END;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  out.set(png.subarray(HEADER_END), at);
  return out;
}

function textChunk(keyword: string, text: string): Uint8Array {
  const encoder = new TextEncoder();
  const name = encoder.encode(keyword);
  // Every reader knows tEXt, which holds ASCII (and Latin-1). In iTXt: not compressed, method 0, no language, no translated keyword.
  const isPlain = /^[\n -~]*$/.test(text);
  const type = isPlain ? 'tEXt' : 'iTXt';
  const end = isPlain ? [0] : [0, 0, 0, 0, 0];
  const data = Uint8Array.from([...encoder.encode(type), ...name, ...end, ...encoder.encode(text)]);
  const chunk = new Uint8Array(data.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length - 4);
  chunk.set(data, 4);
  view.setUint32(data.length + 4, crc32(data));
  return chunk;
}

/** CRC-32 as PNG and ZIP have it (polynomial 0xedb88320, reflected). */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
