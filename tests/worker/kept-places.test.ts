import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import { copySnapshot, type Snapshot } from '../../src/lib/model/snapshot';
import type { JobResult, LoadOptions } from '../../src/lib/protocol/engine';
import { createEngine } from '../../workers/engine';
import { generateLibrary } from '../bench/generate-library';
import { bytesOf } from './engine-over-channel';

const ENTRIES = generateLibrary(160).split('\n\n');
const PART = ENTRIES.slice(0, 132).join('\n\n');
const WHOLE = ENTRIES.join('\n\n');

function start() {
  const engine = createEngine();
  let run = 0;
  const done = (result: JobResult): Snapshot => {
    if (result.kind !== 'done') throw new Error(`The job ended as ${result.kind}.`);
    return copySnapshot(result.snapshot);
  };
  return {
    load: async (text: string, options: LoadOptions = {}) =>
      done(await engine.load(++run, [{ name: 'a.bib', bytes: bytesOf(text) }], DEFAULT_SETTINGS, options)),
    rebuild: async (settings: object) =>
      done(await engine.rebuild(++run, { ...DEFAULT_SETTINGS, ...settings })),
  };
}

/** How far papers stand from where they stood, root mean square, as a share of the first map's own reach. */
function shift(before: Snapshot, after: Snapshot): number {
  const place = new Map(after.ids.map((id, node) => [id, node]));
  let [moved, reach, count] = [0, 0, 0];
  before.ids.forEach((id, node) => {
    const other = place.get(id);
    if (other === undefined || before.kinds[node] !== 0) return;
    moved += (before.x[node]! - after.x[other]!) ** 2 + (before.y[node]! - after.y[other]!) ** 2;
    reach += before.x[node]! ** 2 + before.y[node]! ** 2;
    count++;
  });
  expect(count).toBeGreaterThan(100);
  return Math.sqrt(moved / reach);
}

describe('places', () => {
  it('hardly change with a threshold, and less than without what was there', async () => {
    const kept = start();
    const first = await kept.load(PART, { places: 'kept' });
    const after = await kept.rebuild({ minKeywordPapers: 9 });
    expect(after.nodeCount).toBeLessThan(first.nodeCount);
    const anew = start();
    await anew.load(PART);
    const fresh = await anew.rebuild({ minKeywordPapers: 9 });
    expect(shift(first, after)).toBeLessThan(0.35);
    expect(shift(first, after)).toBeLessThan(shift(first, fresh) / 2);
  });

  it('are kept when papers are added', async () => {
    const app = start();
    const first = await app.load(PART, { places: 'kept' });
    const more = await app.load(WHOLE, { places: 'followed' });
    const fresh = await start().load(WHOLE);
    expect(more.nodeCount).toBeGreaterThan(first.nodeCount);
    expect(shift(first, more)).toBeLessThan(0.5);
    expect(shift(first, more)).toBeLessThan(shift(first, fresh));
  });

  it('are those of before when the reader goes back to a map', async () => {
    const app = start();
    const first = await app.load(PART, { places: 'kept' });
    const other = await app.rebuild({ network: 'similarity' });
    expect(await app.rebuild({})).toEqual(first);
    expect(await app.rebuild({ network: 'similarity' })).toEqual(other);
    // Of other papers there is another map.
    const more = await app.load(WHOLE, { places: 'followed' });
    expect((await app.rebuild({ network: 'similarity' })).nodeCount).toBeGreaterThan(other.nodeCount);
    expect(await app.rebuild({})).toEqual(more);
  });

  it('do not depend on the map before where a link must give everybody the same picture', async () => {
    const app = start();
    await app.load(PART);
    const after = await app.rebuild({ resolution: 3 });
    const other = start();
    await other.load(PART);
    await other.rebuild({ network: 'similarity' });
    expect(await other.rebuild({ resolution: 3 })).toEqual(after);
  });
});
