/** Hashes of links that no page has written. */
import { deflateSync, strToU8 } from 'fflate';
import type { Rng } from '../../src/lib/graph/rng';
import { wrongValue, withWrongValues } from './wrong-values';

/** A view in the letters of a link, with everything in it. */
const COMPACT = {
  d: 'landmarks',
  set: { network: 'citation', resolution: 1.5, seed: 3, layout: 'force', largestComponent: true },
  f: {
    a: ['a:x'],
    k: ['paper', 'author'],
    m: 'all',
    n: 2,
    r: 'hide',
    t: ['c1'],
    u: 'hide',
    y: ['2001', '2020-05'],
  },
  q: 'maps',
  sel: ['vaneckwaltman2010', 'b'],
  l: ['a', 'b'],
  box: [0, 0, 10, 10],
  s: 'citedBy',
  c: 'date',
  g: 'hide',
  lab: 1.5,
};
const NAMES = ['focus', 'years', 'sample', 'network', 'q', 'author', 'topic', 'step', 's', '__proto__', 'x'];
const LETTERS = [
  '%',
  '%E0%A4%A',
  '%00',
  '&',
  '=',
  '#',
  '+',
  '0.',
  '1.',
  '9.',
  '-',
  '_',
  'a',
  'é',
  '\u202e',
  '\ud800',
  '/',
  '?',
  '<b>',
];

const pick = <T>(random: Rng, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const toText = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

export function makeHash(random: Rng): string {
  const kind = random();
  if (kind < 0.7) {
    const json = strToU8(
      JSON.stringify(random() < 0.1 ? wrongValue(random) : withWrongValues(COMPACT, random)),
    );
    const isPacked = random() < 0.5;
    const payload = Buffer.from(isPacked ? deflateSync(json) : json).toString('base64url');
    const version =
      random() < 0.9 ? (isPacked ? '1' : '0') : pick(random, ['2', '07', '99999999999', '-1', 'x']);
    const cut = random() < 0.9 ? payload : payload.slice(0, random() * payload.length);
    return `#${random() < 0.9 ? 's=' : ''}${version}.${cut}`;
  }
  if (kind < 0.85) {
    const parts = Array.from({ length: 1 + random() * 4 }, () => {
      const value = toText(wrongValue(random)).slice(0, 5_000);
      return `${pick(random, NAMES)}=${random() < 0.7 ? encodeURIComponent(value.replaceAll(/\p{Cs}/gu, '')) : value}`;
    });
    return `#${parts.join('&')}`;
  }
  return `#${Array.from({ length: random() * 30 }, () => pick(random, LETTERS)).join('')}`;
}
