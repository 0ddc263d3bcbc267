import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createEngineClient, type EngineClient } from '../../src/lib/client/engine-client';
import { createFrameClient } from '../../src/lib/client/frame-client';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import type { InputFile, JobResult, LoadOptions } from '../../src/lib/protocol/engine';
import { createEngine } from '../../workers/engine';
import { ChannelWorker } from './channel-worker';

const raw = (): InputFile => ({
  name: 'page.txt',
  bytes: Uint8Array.from(readFileSync('static/samples/daily-papers.txt')),
});
const SAMPLE: LoadOptions = { title: 'Daily papers', places: 'anew' };
const OTHER = { ...DEFAULT_SETTINGS, network: 'similarity' as const };

let finished: InputFile;
let client: EngineClient | null = null;

beforeAll(async () => {
  const engine = createEngine();
  await engine.load(1, [raw()], DEFAULT_SETTINGS, SAMPLE);
  const text = await engine.exportMap('json', undefined, 'drawing');
  finished = { name: 'page.txt', bytes: new TextEncoder().encode(text) };
});
afterEach(() => client?.destroy());

/** The client, how often the whole engine was fetched, and of which files the finished map was made. */
function open({ isLost = false } = {}) {
  const told = { fetched: 0, sources: [] as string[] };
  client = createFrameClient({
    onProgress: () => undefined,
    onLost: () => undefined,
    async sourceOf(file) {
      told.sources.push(file.name);
      return file.bytes === finished.bytes ? raw() : file;
    },
    async loadEngine() {
      told.fetched++;
      if (isLost) throw new Error('no such file');
      return (options) =>
        createEngineClient({ ...options, createWorker: () => new ChannelWorker(createEngine()).asWorker() });
    },
  });
  return { client, told };
}

function done(result: JobResult): Extract<JobResult, { kind: 'done' }> {
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  return result;
}

describe('the engine of a frame', () => {
  it('shows a finished map and answers about it without the whole engine', async () => {
    const { client, told } = open();
    const { snapshot } = done(await client.load([finished], DEFAULT_SETTINGS, SAMPLE));
    expect(snapshot.title).toBe('Daily papers');
    expect(await client.titles([0])).not.toEqual(['']);
    expect((await client.search('whisper', 3)).length).toBeGreaterThan(0);
    expect(await client.details(0)).toMatchObject({ node: 0 });
    expect(told).toEqual({ fetched: 0, sources: [] });
  });

  it('makes another network of what the map was made of: the map that the whole engine makes by itself', async () => {
    const { client, told } = open();
    done(await client.load([finished], DEFAULT_SETTINGS, SAMPLE));
    const other = done(await client.rebuild(OTHER));
    expect(other.snapshot.settings.network).toBe('similarity');
    expect(told).toEqual({ fetched: 1, sources: ['page.txt'] });
    const whole = createEngine();
    await whole.load(1, [raw()], DEFAULT_SETTINGS, SAMPLE);
    const { snapshot } = done(await whole.rebuild(2, OTHER));
    expect(other.snapshot.ids).toEqual(snapshot.ids);
    expect(other.snapshot.x).toEqual(snapshot.x);
    expect(other.snapshot.links.weight).toEqual(snapshot.links.weight);
    // The questions go to who holds the map.
    expect(await client.titles([0])).toEqual(await whole.titles([0]));
  });

  it('keeps the finished map when the whole engine can’t be fetched, and says so', async () => {
    const { client, told } = open({ isLost: true });
    done(await client.load([finished], DEFAULT_SETTINGS, SAMPLE));
    expect(await client.rebuild(OTHER)).toMatchObject({
      kind: 'failed',
      problem: { code: 'engine-not-loaded', message: expect.stringContaining('no such file') as string },
    });
    expect((await client.search('whisper', 3)).length).toBeGreaterThan(0);
    await client.rebuild(OTHER);
    expect(told.fetched).toBe(2);
  });

  it('reads files that are no finished map with the whole engine, and goes back to a finished one', async () => {
    const { client, told } = open();
    const made = done(await client.load([raw()], OTHER, SAMPLE));
    expect(made.snapshot.settings.network).toBe('similarity');
    expect(told.fetched).toBe(1);
    const { snapshot } = done(await client.load([finished], DEFAULT_SETTINGS, SAMPLE));
    expect(snapshot.settings.network).toBe(DEFAULT_SETTINGS.network);
    expect(await client.titles([snapshot.nodeCount - 1])).not.toEqual(['']);
  });

  it('says what is wrong with a damaged map file', async () => {
    const { client } = open({ isLost: true });
    const bytes = (finished.bytes as Uint8Array).slice(0, 20_000);
    expect(await client.load([{ name: 'cut.json', bytes }], DEFAULT_SETTINGS)).toMatchObject({
      kind: 'failed',
      problem: { code: 'map-file-unreadable' },
    });
  });

  it('ends an older job as cancelled when a newer one begins, and a job that is cancelled', async () => {
    const { client } = open();
    done(await client.load([finished], DEFAULT_SETTINGS, SAMPLE));
    const [first, second] = await Promise.all([
      client.rebuild(OTHER),
      client.load([finished], DEFAULT_SETTINGS, SAMPLE),
    ]);
    expect([first.kind, second.kind]).toEqual(['cancelled', 'done']);
    const third = client.rebuild(OTHER);
    client.cancel();
    expect((await third).kind).toBe('cancelled');
  });
});
