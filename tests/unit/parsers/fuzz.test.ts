/**
 * Every format on damaged files: never throws, never runs on without end, and never loses an entry that stands whole before the damage.
 * Works on every fixture in tests/fixtures/formats.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/lib/model/progress';
import type { PaperRecord } from '../../../src/lib/model/record';
import { readFiles, type ReadResult } from '../../../src/lib/parsers/read-files';
import { PARSERS } from '../../../src/lib/parsers/registry';

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

/** Entries that take fields from others further down, or hold others: they are not whole where the next title stands. */
const DEPENDENT = new Set(['Silt in Motion', 'Weeds', 'Buoys that talk']);

/** Their titles are numbers, or have no word of their own. */
const UNPLACED = new Set(['harbour-network.txt', 'opencitations.csv', 'openreview-notes.json']);

interface Entry {
  /** What must be there whole. */
  content: unknown;
  title: string;
}

/** The entries of a file in order: its records, or the nodes of its graph. */
function entriesOf({ records, graph }: ReadResult): Entry[] {
  const plain = ({ place: _, ...fields }: PaperRecord) => fields;
  if (graph) return graph.nodes.map(({ id, label }) => ({ content: [id, label], title: label }));
  return records.map((record) => ({ content: plain(record), title: record.title }));
}

/** A byte at which an entry has begun for sure: where a word that only its title has stands for the last time. */
function placeOf(title: string, lower: string, titles: readonly string[]): number | undefined {
  const isOwn = (word: string) =>
    titles.every((other) => other === title || !other.toLowerCase().includes(word));
  const words = (title.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter(isOwn);
  const found = words.map((word) => lower.lastIndexOf(word)).filter((at) => at >= 0);
  return found.length > 0 ? Math.min(...found) : undefined;
}

/** For each entry the byte at which one behind it has begun: from there on the entry is whole. */
function endsOf(entries: readonly Entry[], bytes: Uint8Array): number[] {
  const lower = new TextDecoder('latin1').decode(bytes).toLowerCase();
  const titles = entries.map(({ title }) => title);
  const places = titles.map((title) => placeOf(title, lower, titles));
  return places.map((own, i) => {
    const behind = places.slice(i + 1).filter((place) => place !== undefined && place > (own ?? Infinity));
    return Math.min(bytes.length, ...behind.map(Number));
  });
}

function expectIntact(whole: readonly Entry[], ends: readonly number[], damage: number, result: ReadResult) {
  const left = entriesOf(result).map(({ content }) => JSON.stringify(content));
  const intact = whole.filter(({ title }, i) => ends[i]! <= damage && !DEPENDENT.has(title));
  for (const { content, title } of intact)
    expect(left, `“${title}” stands before byte ${damage} and is lost`).toContain(JSON.stringify(content));
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
