/**
 * Every format on damaged files: never throws, never runs on without end, and never loses an entry that stands whole before the damage.
 * Works on every fixture in tests/fixtures/formats.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/lib/model/progress';
import { readFiles, type ReadResult } from '../../../src/lib/parsers/read-files';
import { PARSERS } from '../../../src/lib/parsers/registry';
import { endsOf, entriesOf, lostEntries, UNPLACED, type Entry } from '../../attack/intact-entries';

const FOLDER = new URL('../../fixtures/formats/', import.meta.url);
const FIXTURES = readdirSync(FOLDER).sort();
const CUT_EVERY = 50;
/** Whole fixtures of each kind of damage. */
const ROUNDS = 12;
/** Far more than any parser needs for a file of some kilobytes. */
const STEPS = 200_000;

/** Counts the steps of a reading and ends it when there are too many: an endless loop fails, whatever the machine's speed. */
function budget(): Progress {
  let steps = 0;
  return () => {
    if (++steps > STEPS) throw new Error('The parser ran on and on.');
    return undefined;
  };
}

async function read(name: string, bytes: Uint8Array, format?: string): Promise<ReadResult> {
  const result = await readFiles([{ name, bytes }], budget(), format ? { formats: { [name]: format } } : {});
  // Only a thrown error is reported so; what a parser says of a file is not.
  const thrown = result.files
    .flatMap(({ problems }) => problems)
    .filter(({ code }) => code === 'file-unreadable');
  expect(thrown, `${name}: ${JSON.stringify(thrown)}`).toEqual([]);
  return result;
}

function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function expectIntact(whole: readonly Entry[], ends: readonly number[], damage: number, result: ReadResult) {
  expect(lostEntries(whole, ends, damage, result), `stand before byte ${damage} and are lost`).toEqual([]);
}

describe.each(FIXTURES)('%s', (name) => {
  const bytes = new Uint8Array(readFileSync(new URL(name, FOLDER)));

  it('is read whole', async () => {
    const entries = entriesOf(await read(name, bytes));
    expect(entries.length).toBeGreaterThanOrEqual(2);
    // At least one entry can be seen to end before the file does, else the tests below say nothing.
    if (!UNPLACED.has(name)) expect(Math.min(...endsOf(entries, bytes))).toBeLessThan(bytes.length);
  });

  it(`cut at every ${CUT_EVERY}th byte`, async () => {
    const whole = entriesOf(await read(name, bytes));
    const ends = endsOf(whole, bytes);
    for (let end = CUT_EVERY; end < bytes.length; end += CUT_EVERY)
      expectIntact(whole, ends, end, await read(name, bytes.slice(0, end)));
  });

  it('with 1 % of its bytes changed', async () => {
    const whole = entriesOf(await read(name, bytes));
    const ends = endsOf(whole, bytes);
    for (let round = 0; round < ROUNDS; round++) {
      const random = randomNumbers(round + 1);
      const damaged = bytes.slice();
      // In half of the rounds the damage begins further down, so that something stands before it.
      const from = round % 2 === 0 ? 0 : Math.floor(random() * bytes.length);
      let first = bytes.length;
      for (let n = Math.ceil((bytes.length - from) / 100); n > 0; n--) {
        const at = from + Math.floor(random() * (bytes.length - from));
        damaged[at] = Math.floor(random() * 256);
        first = Math.min(first, at);
      }
      expectIntact(whole, ends, first, await read(name, damaged));
    }
  });
});

describe('random bytes', () => {
  it.each(PARSERS.map(({ id }) => id))('as %s', async (id) => {
    for (let round = 0; round < ROUNDS; round++) {
      const random = randomNumbers(round + 100);
      const length = Math.floor(random() * 3_000);
      await read(
        'x',
        Uint8Array.from({ length }, () => Math.floor(random() * 256)),
        id,
      );
      // Of the characters that formats are made of.
      const signs = '\n\t {}[]()<>/=",;:@%#&\\-0123456789AUTYER';
      const text = Array.from({ length }, () => signs[Math.floor(random() * signs.length)]).join('');
      await read('x', new TextEncoder().encode(text), id);
    }
  });
});
