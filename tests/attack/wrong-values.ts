/** JSON of wrong types, seeded: values that no reader expects, put anywhere into a value that one does. */
import type { Rng } from '../../src/lib/graph/rng';

/** As texts, for a literal can't have `__proto__` as a key of its own. */
const WRONG = [
  ...[
    'null',
    'true',
    'false',
    '0',
    '-1',
    '-0',
    '0.5',
    '1e308',
    '-1e308',
    '1e-320',
    '1e21',
    '9007199254740993',
    '4294967296',
  ],
  ...[
    '""',
    '" "',
    '"NaN"',
    '"Infinity"',
    '"undefined"',
    '"null"',
    '"__proto__"',
    '"constructor"',
    '"toString"',
    '"-1"',
  ],
  ...[
    '"2020"',
    '"9999-99-99"',
    '"0000"',
    '"2020-02-30T25:61:61Z"',
    '"\\u0000"',
    '"\\ud800"',
    '"\\u202eabc"',
    '"%"',
    '"%E0%A4%A"',
  ],
  ...[
    '"javascript:alert(1)"',
    '"<b onclick=alert(1)>x</b>"',
    '"//host.invalid/x"',
    '"https://host.invalid/x"',
    '"../../x"',
  ],
  ...[
    '[]',
    '{}',
    '[null]',
    '[[]]',
    '[{}]',
    '[1,2]',
    '["a",1]',
    '[1e309,-1e309]',
    '{"length":9}',
    '{"x":{"y":{"z":[]}}}',
  ],
  ...[
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"__proto__":[]}',
    '{"toString":1}',
  ],
  ...['{"then":1}', '{"toJSON":1}', '{"valueOf":null}', '{"type":"MESSAGE"}', '[0,1,2,3,4,5,6,7,8,9,10]'],
] as const;

const pick = <T>(random: Rng, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/** One of them; now and then a long text or a deep list. */
export function wrongValue(random: Rng): unknown {
  const kind = random();
  if (kind < 0.03) return 'long '.repeat(2_000);
  if (kind < 0.06) return JSON.parse('['.repeat(400) + ']'.repeat(400));
  if (kind < 0.08) return Array.from({ length: 2_000 }, (_, i) => `id${i}`);
  return JSON.parse(pick(random, WRONG)) as unknown;
}

type Place = [holder: Record<string, unknown>, key: string];

function listPlaces(value: unknown, places: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return places;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(holder)) {
    places.push([holder, key]);
    listPlaces(holder[key], places);
  }
  return places;
}

const KEYS = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'length', ''];

/** A copy with wrong values in one to nine places: in the stead of what was there, beside it, or moved from another place. */
export function withWrongValues(value: unknown, random: Rng): unknown {
  const copy = { root: JSON.parse(JSON.stringify(value)) as unknown };
  for (let n = 1 + Math.floor(random() * 9); n > 0; n--) {
    const places = listPlaces(copy);
    const [holder, key] = pick(random, places);
    const kind = random();
    if (kind < 0.6) set(holder, key, wrongValue(random));
    else if (kind < 0.75) set(holder, pick(random, KEYS), wrongValue(random));
    else if (kind < 0.85 && holder !== copy) delete holder[key];
    else {
      const [from, name] = pick(random, places);
      set(holder, key, JSON.parse(JSON.stringify(from[name] ?? null)));
    }
  }
  return copy.root;
}

function set(holder: Record<string, unknown>, key: string, value: unknown): void {
  if (Array.isArray(holder) && !Object.hasOwn(holder, key)) holder.push(value);
  else if (Array.isArray(holder)) holder[Number(key)] = value;
  else Object.defineProperty(holder, key, { value, configurable: true, enumerable: true, writable: true });
}
