import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createEngineClient, type EngineClient } from '../../src/lib/client/engine-client';
import { latestOnly } from '../../src/lib/client/latest-only';
import type { Problem } from '../../src/lib/model/problem';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import type { Engine, JobResult, ProgressMessage } from '../../src/lib/protocol/engine';
import { createEngine } from '../../workers/engine';
import { ChannelWorker } from './channel-worker';
import { waitFor } from '../wait-for';

const page = readFileSync('static/samples/daily-papers.txt');
const files = () => [{ name: 'page.txt', bytes: Uint8Array.from(page) }];

let client: EngineClient | null = null;
afterEach(() => client?.destroy());

function open(makeEngine: () => Engine = createEngine) {
  const workers: ChannelWorker[] = [];
  const progress: ProgressMessage[] = [];
  const lost: Problem[] = [];
  const restored: Extract<JobResult, { kind: 'done' }>[] = [];
  client = createEngineClient({
    onProgress: (message) => progress.push(message),
    onLost: (problem) => lost.push(problem),
    onRestored: (result) => restored.push(result),
    createWorker: () => {
      const worker = new ChannelWorker(makeEngine());
      workers.push(worker);
      return worker.asWorker();
    },
  });
  return { client, workers, progress, lost, restored };
}

/** An engine whose jobs never look up: what a long synchronous stretch is to the page. */
function deafEngine(): Engine {
  return { ...createEngine(), load: () => new Promise(() => undefined), cancel: async () => undefined };
}

describe('the engine client', () => {
  it('loads, tells progress of its own run, and answers', async () => {
    const { client, progress } = open();
    const result = await client.load(files(), DEFAULT_SETTINGS);
    expect(result.kind).toBe('done');
    expect(progress.length).toBeGreaterThan(4);
    expect((await client.search('whisper', 3)).length).toBeGreaterThan(0);
  });

  it('a newer job ends the older one as cancelled', async () => {
    const { client } = open();
    const [first, second] = await Promise.all([
      client.load(files(), DEFAULT_SETTINGS),
      client.load(files(), DEFAULT_SETTINGS),
    ]);
    expect(first.kind).toBe('cancelled');
    expect(second.kind).toBe('done');
  });

  it('cancels a job that does not look up by replacing its worker, once nothing is lost by it', async () => {
    const { client, workers, lost } = open(deafEngine);
    const job = client.load(files(), DEFAULT_SETTINGS);
    client.cancel();
    expect(await job).toMatchObject({ kind: 'cancelled' });
    expect(workers).toHaveLength(2);
    expect(workers[0]!.terminated).toBe(true);
    expect(lost).toEqual([]);
  });

  it('a worker that dies while nothing runs is replaced, and holds the same map again', async () => {
    const { client, workers, lost, restored } = open();
    const result = await client.load(files(), { ...DEFAULT_SETTINGS, seed: 3 });
    if (result.kind !== 'done') throw new Error(result.kind);
    workers[0]!.fail('out of memory');
    expect(await client.titles([0])).toHaveLength(1);
    expect(workers).toHaveLength(2);
    expect(workers[0]!.terminated).toBe(true);
    expect(lost).toEqual([]);
    expect(restored).toHaveLength(1);
    expect(restored[0]!.snapshot).toEqual(result.snapshot);
  });

  it('a question is asked again when the worker dies over it', async () => {
    const { client, workers } = open();
    await client.load(files(), DEFAULT_SETTINGS);
    const question = client.search('whisper', 3);
    workers[0]!.fail('out of memory');
    expect((await question).length).toBeGreaterThan(0);
  });

  it('the map that is made again has the changes that were made since: settings, corrections, topics', async () => {
    const { client, workers, restored } = open();
    const first = await client.load(files(), DEFAULT_SETTINGS);
    if (first.kind !== 'done') throw new Error(first.kind);
    const apart = { ...first.corrections, keywords: [{ from: 'speech', to: 'speeches' }] };
    await client.correct(apart, first.snapshot.settings);
    await client.rebuild({ ...first.snapshot.settings, resolution: 2 });
    const topic = (await client.cluster(0))!;
    const names = [{ members: topic.members, label: 'Mine' }];
    const last = await client.editClusters({ names, merged: [], moved: [] });
    if (last.kind !== 'done') throw new Error(last.kind);
    workers[0]!.fail('out of memory');
    expect((await client.cluster(0))?.label).toBe('Mine');
    expect(restored[0]!.corrections).toEqual(apart);
    expect(restored[0]!.snapshot.settings.resolution).toBe(2);
    expect(restored[0]!.snapshot.ids).toEqual(last.snapshot.ids);
  });

  it('a job whose worker dies is run again', async () => {
    const { client, workers, lost } = open();
    const job = client.load(files(), DEFAULT_SETTINGS);
    workers[0]!.fail('out of memory');
    expect((await job).kind).toBe('done');
    expect(workers).toHaveLength(2);
    expect(lost).toEqual([]);
  });

  it('a job over which two workers die ends as failed, and the map before it is there again', async () => {
    const { client, workers, progress } = open();
    await client.load(files(), DEFAULT_SETTINGS);
    const job = client.load([{ name: 'big.txt', bytes: Uint8Array.from(page) }], DEFAULT_SETTINGS);
    workers[0]!.fail('out of memory');
    const before = progress.length;
    await waitFor(() => expect(progress.length).toBeGreaterThan(before));
    workers[1]!.fail('out of memory');
    expect(await job).toMatchObject({ kind: 'failed', problem: { code: 'worker-lost' } });
    expect((await client.search('whisper', 3)).length).toBeGreaterThan(0);
    expect((await client.load(files(), DEFAULT_SETTINGS)).kind).toBe('done');
  });

  it('does not start a worker for ever that dies each time, and says so when something is asked', async () => {
    const { client, workers } = open(() => ({
      ...createEngine(),
      listen: () => new Promise(() => undefined),
    }));
    for (let i = 0; i < 10; i++) workers.at(-1)!.fail('it could not be loaded');
    expect(workers).toHaveLength(3);
    const job = client.load(files(), DEFAULT_SETTINGS);
    // One more try.
    await waitFor(() => expect(workers).toHaveLength(4));
    workers.at(-1)!.fail('it could not be loaded');
    expect(await job).toMatchObject({ kind: 'failed', problem: { code: 'no-worker' } });
    expect(workers).toHaveLength(4);
  });

  it('says so where there are no workers', async () => {
    client = createEngineClient({
      onProgress: () => undefined,
      onLost: () => undefined,
      createWorker: () => {
        throw new Error('Worker is not defined');
      },
    });
    expect(await client.load(files(), DEFAULT_SETTINGS)).toMatchObject({
      kind: 'failed',
      problem: { code: 'no-worker' },
    });
    await expect(client.search('whisper', 3)).rejects.toThrow('Worker is not defined');
  });

  it('a worker that never answers is taken for dead', async () => {
    const workers: ChannelWorker[] = [];
    client = createEngineClient({
      onProgress: () => undefined,
      onLost: () => undefined,
      startTimeout: 20,
      createWorker: () => {
        const worker = new ChannelWorker();
        // Its program never ran.
        worker.postMessage = () => undefined;
        workers.push(worker);
        return worker.asWorker();
      },
    });
    expect(await client.load(files(), DEFAULT_SETTINGS)).toMatchObject({
      kind: 'failed',
      problem: { code: 'no-worker' },
    });
    expect(workers.length).toBeGreaterThan(1);
  });

  it('destroying twice is fine and ends what waits', async () => {
    const { client, workers } = open();
    const job = client.load(files(), DEFAULT_SETTINGS);
    client.destroy();
    client.destroy();
    expect((await job).kind).toBe('cancelled');
    // Nobody is there any more whom an answer could reach.
    expect((await client.load(files(), DEFAULT_SETTINGS)).kind).toBe('cancelled');
    expect(workers).toHaveLength(1);
  });
});

describe('latestOnly', () => {
  it('drops an answer that a later question overtook', async () => {
    const waiting: ((answer: string) => void)[] = [];
    const ask = latestOnly(() => new Promise<string>((resolve) => waiting.push(resolve)));
    const [first, second] = [ask(), ask()];
    waiting[1]!('new');
    waiting[0]!('old');
    expect(await first).toBeUndefined();
    expect(await second).toBe('new');
  });

  it('drops the error of an overtaken question, not that of the newest', async () => {
    const waiting: ((reason: Error) => void)[] = [];
    const ask = latestOnly(() => new Promise<string>((_, reject) => waiting.push(reject)));
    const [first, second] = [ask(), ask()];
    waiting[0]!(new Error('old'));
    waiting[1]!(new Error('new'));
    expect(await first).toBeUndefined();
    await expect(second).rejects.toThrow('new');
  });
});
