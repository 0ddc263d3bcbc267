/** 32 bits (FNV-1a, Fowler, Noll & Vo 1991): equal for equal texts, and now and then for others. */
export function hashText(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Of a sequence of hashes: what came before, and the next one. */
export function joinHashes(before: number, next: number): number {
  let value = Math.imul(before ^ next, 0x85ebca6b);
  value ^= value >>> 15;
  return Math.imul(value, 0xc2b2ae35) >>> 0;
}
