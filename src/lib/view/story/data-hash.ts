/** A short name for what a map is made of, so that a view can tell that it was made on another one. */
import type { Snapshot } from '../../model/snapshot';

/** Letters and digits of a data hash. */
const LETTERS = 8;
/** The first so many stand for ids and links, the others for where the nodes lie. */
const OF_PAPERS = 5;

/** What has changed between the map that a view was made on and another one. */
export type DataChange = 'none' | 'places' | 'papers';

/**
 * Eight letters and digits over the ids, places and links of a map, whatever the order of its nodes and links. Places count to six significant
 * digits, as a map file keeps them. The first five are the same where only places differ. O(nodes + links).
 *
 * Mixing is that of MurmurHash3 (Appleby, public domain); sums make it independent of order.
 */
export function dataHash({ ids, x, y, links }: Pick<Snapshot, 'ids' | 'x' | 'y' | 'links'>): string {
  const names = Uint32Array.from(ids, hashText);
  let [papers, places] = [ids.length, 0];
  const number = new DataView(new ArrayBuffer(8));
  const hashNumber = (value: number, seed: number): number => {
    number.setFloat64(0, Number(value.toPrecision(6)));
    return mix(mix(seed ^ number.getUint32(0)) ^ number.getUint32(4));
  };
  for (let node = 0; node < names.length; node++) {
    const name = names[node]!;
    papers = (papers + mix(name)) >>> 0;
    places = (places + hashNumber(y[node] ?? 0, hashNumber(x[node] ?? 0, name))) >>> 0;
  }
  for (let l = 0; l < links.source.length; l++) {
    const [source, target] = [names[links.source[l]!]!, names[links.target[l]!]!];
    // Which end comes first says nothing where links have no direction.
    papers = (papers + mix(mix(source ^ target) ^ (links.kinds[l] ?? 0))) >>> 0;
  }
  return letters(papers, OF_PAPERS) + letters(places, LETTERS - OF_PAPERS);
}

/** How the map of one hash differs from that of another; a hash that is missing says nothing. */
export function dataChange(made: string | undefined, now: string | undefined): DataChange {
  if (made === undefined || now === undefined || made === now) return 'none';
  return made.slice(0, OF_PAPERS) === now.slice(0, OF_PAPERS) ? 'places' : 'papers';
}

export function isDataHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-z]{8}$/.test(value);
}

function letters(hash: number, count: number): string {
  return (mix(hash) % 36 ** count).toString(36).padStart(count, '0');
}

function hashText(text: string): number {
  let hash = text.length;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return mix(hash);
}

function mix(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
