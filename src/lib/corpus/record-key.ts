import type { PreparedRecord } from './prepare-record';

/**
 * A name for a record that stays the same from import to import, wherever in its file it stands: 13 hexadecimal digits over file, key,
 * identifiers, title, date, volume and pages. Records that agree in all of these have one name.
 */
export function recordKey({ record, doi, arxivId, pmid, catalogueIds, titleKey }: PreparedRecord): string {
  const { place, key, date, volume, pages } = record;
  const parts = [place.file, key, doi, arxivId, pmid, ...catalogueIds, titleKey, volume, pages];
  return hash([...parts, date?.year, date?.month, date?.day].map((part) => part ?? '').join('\n'));
}

/** 52 bits from two 32-bit streams of multiply and xor (the scheme is that of MurmurHash, Appleby 2008). */
function hash(text: string): string {
  let a = 0x9747b28c;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x85ebca6b);
    b = Math.imul(b ^ code, 0xc2b2ae35);
    a ^= a >>> 13;
    b ^= b >>> 16;
  }
  const high = (Math.imul(a ^ b, 0x27d4eb2f) >>> 0) & 0x1fffff;
  return (high * 2 ** 32 + (b >>> 0)).toString(16).padStart(14, '0').slice(-13);
}
