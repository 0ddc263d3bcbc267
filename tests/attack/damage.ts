/** Seeded damage to a file: what may happen on a disk or on the way, and what someone may mean to happen. */
import { gzipSync, zipSync } from 'fflate';
import type { Rng } from '../../src/lib/graph/rng';
import type { Base } from './bases';

export const DAMAGES = ['bytes', 'cut', 'splice', 'nesting', 'huge', 'prototype', 'expansion'] as const;
export type DamageKind = (typeof DAMAGES)[number];

export interface Damaged {
  bytes: Uint8Array;
  /** The first byte that is not as it was. */
  at: number;
}

type Damage = (base: Base, random: Rng, bases: readonly Base[]) => Damaged;

/** Names that every object of the language has. */
export const PROTOTYPE_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  '__defineGetter__',
] as const;

const whole = (random: Rng, below: number) => Math.floor(random() * below);
const pick = <T>(random: Rng, list: readonly T[]): T => list[whole(random, list.length)]!;
const encode = (text: string) => new TextEncoder().encode(text);
/** Every byte as the character of its number, and back: places of characters are places of bytes. */
const toLatin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const fromLatin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function insert(base: Base, at: number, piece: Uint8Array): Damaged {
  return { bytes: join(base.bytes.subarray(0, at), piece, base.bytes.subarray(at)), at };
}

/** One to some of the bytes are others, the first of them anywhere. */
const changeBytes: Damage = ({ bytes }, random) => {
  const damaged = bytes.slice();
  const from = whole(random, bytes.length);
  const most = Math.ceil((bytes.length - from) / 100);
  let at = bytes.length;
  for (let n = 1 + whole(random, most); n > 0; n--) {
    const place = from + whole(random, bytes.length - from);
    // A bit that flips, or any byte.
    damaged[place] = random() < 0.5 ? damaged[place]! ^ (1 << whole(random, 8)) : whole(random, 256);
    at = Math.min(at, place);
  }
  return { bytes: damaged, at };
};

/** Cut off, or a piece of the middle gone, or filled with zeros to its length as after a power cut. */
const cut: Damage = ({ bytes }, random) => {
  const at = whole(random, bytes.length);
  const kind = whole(random, 3);
  if (kind === 0) return { bytes: bytes.slice(0, at), at };
  if (kind === 1) return { bytes: join(bytes.subarray(0, at), new Uint8Array(bytes.length - at)), at };
  return { bytes: join(bytes.subarray(0, at), bytes.subarray(at + whole(random, bytes.length - at))), at };
};

/** The beginning of one file with the end of another, of this or another format. */
const splice: Damage = ({ bytes }, random, bases) => {
  const other = pick(random, bases).bytes;
  const at = whole(random, bytes.length);
  return { bytes: join(bytes.subarray(0, at), other.subarray(whole(random, other.length))), at };
};

const OPENERS = [
  '[',
  '{',
  '(',
  '<a>',
  '{"a":',
  '[[{"',
  '<![CDATA[',
  '<!--',
  '\\textbf{',
  '$',
  '"',
  '&lt;',
  '{\\',
];

/** Thousands of levels opened inside the file, closed or not. */
const nest: Damage = (base, random) => {
  const opener = pick(random, OPENERS);
  const levels = pick(random, [200, 5_000, 60_000]);
  const closer = { '[': ']', '{': '}', '(': ')', '<a>': '</a>', '{"a":': '}', '\\textbf{': '}' }[opener];
  const end = closer !== undefined && random() < 0.5 ? closer.repeat(levels) : '';
  return insert(base, whole(random, base.bytes.length), encode(opener.repeat(levels) + end));
};

const FILLERS = [
  ...['a', ' ', '0', ',', ';', '"', "'", '\\', '&', '<', '>', '-', '.', '\n', '\t', '{}', '\u00e9', '|'],
  ...['lorem ipsum ', 'and ', 'Brook, A.; ', '%41', '&amp;', '\r\n', 'a-', '\u202e', '#', '@a{', '==', ']]>'],
];

/** A field, or what stands between two, of up to a million characters. */
const stretch: Damage = (base, random) => {
  const filler = pick(random, FILLERS);
  const length = pick(random, [20_000, 100_000, 100_000, 1_000_000]);
  return insert(base, whole(random, base.bytes.length), encode(filler.repeat(length / filler.length)));
};

/** Keys, headers, tags, ids and words become names of the language; JSON objects get such a key with something in it. */
const renameToPrototype: Damage = (base, random) => {
  const text = toLatin(base.bytes);
  const key = pick(random, PROTOTYPE_KEYS);
  const braces = [...text.matchAll(/\{/g)].map(({ index }) => index + 1);
  if (braces.length > 0 && random() < 0.4) {
    const value = pick(random, [
      '{"polluted":1}',
      '{"polluted":{"title":"x"}}',
      '[{"polluted":1}]',
      '"polluted"',
    ]);
    return insert(base, pick(random, braces), encode(`"${key}":${value},`));
  }
  const words = [...text.matchAll(/[A-Za-z][A-Za-z_-]{1,30}/g)];
  if (words.length === 0) return insert(base, 0, encode(key));
  const { 0: word, index } = pick(random, words);
  if (random() < 0.5) {
    const changed = text.slice(0, index) + key + text.slice(index + word.length);
    return { bytes: fromLatin(changed), at: index };
  }
  return { bytes: fromLatin(text.replaceAll(word, key)), at: text.indexOf(word) };
};

function entityLevels(random: Rng): string {
  const levels = Array.from({ length: 30 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`);
  const outside =
    random() < 0.5 ? '<!ENTITY x SYSTEM "file:///nowhere"><!ENTITY % y SYSTEM "http://localhost/">%y;' : '';
  return `<!DOCTYPE set [<!ENTITY l0 "lol">${levels.join('')}${outside}]>`;
}

function stringLevels(): string {
  const levels = Array.from(
    { length: 30 },
    (_, i) => `@string{l${i + 1} = ${Array(10).fill(`l${i}`).join(' # ')}}\n`,
  );
  return `@string{l0 = "lol"}\n${levels.join('')}@misc{bomb, title = l30, note = l29}\n`;
}

/** Entities that multiply, strings of BibTeX that do, files packed a thousand to one, archives within archives. */
const expand: Damage = (base, random) => {
  const text = toLatin(base.bytes);
  const kind = whole(random, 3);
  const fill = new Uint8Array(pick(random, [1 << 17, 1 << 20])).fill(
    pick(random, [0x20, 0x0a, 0x2c, 0x7b, 0x41]),
  );
  if (kind === 0 && text.includes('<')) {
    const start = /^\ufeff?<\?xml[^>]{0,200}>/.exec(text)?.[0].length ?? 0;
    const uses = text.slice(start).replaceAll(/>(?=[A-Za-z])/g, () => (random() < 0.2 ? '>&l30;&x;' : '>'));
    return { bytes: fromLatin(text.slice(0, start) + entityLevels(random) + uses), at: start };
  }
  if (kind === 1 && base.formats.includes('bibtex') && !base.name.startsWith('packed'))
    return insert(base, pick(random, [0, base.bytes.length]), encode(stringLevels()));
  const inner = join(base.bytes, fill);
  if (kind === 1) return { bytes: gzipSync(inner), at: 0 };
  let nested = zipSync({ [base.name]: inner });
  for (let depth = whole(random, 5); depth > 0; depth--)
    nested = random() < 0.5 ? gzipSync(nested) : zipSync({ 'a.zip': nested, 'b.zip': nested });
  return { bytes: nested, at: 0 };
};

const BY_KIND: Record<DamageKind, Damage> = {
  bytes: changeBytes,
  cut,
  splice,
  nesting: nest,
  huge: stretch,
  prototype: renameToPrototype,
  expansion: expand,
};

/** Damages a file; the same numbers give the same bytes. */
export function damageFile(kind: DamageKind, base: Base, random: Rng, bases: readonly Base[]): Damaged {
  return BY_KIND[kind](base, random, bases);
}
