import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createEngineClient, type EngineClient } from '../../src/lib/client/engine-client';
import { latestOnly } from '../../src/lib/client/latest-only';
import type { Problem } from '../../src/lib/model/problem';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import type { Engine, ProgressMessage } from '../../src/lib/protocol/engine';
import { createEngine } from '../../workers/engine';
import { ChannelWorker } from './channel-worker';

const page = readFileSync('static/samples/daily-papers.txt');
const files = () => [{ name: 'page.txt', bytes: Uint8Array.from(page) }];

let client: EngineClient | null = null;
afterEach(() => client?.destroy());

function open(makeEngine: () => Engine = createEngine) {
  const workers: ChannelWorker[] = [];
  const progress: ProgressMessage[] = [];
  const lost: Problem[] = [];
  client = createEngineClient({
    onProgress: (message) => progress.push(message),
    onLost: (problem) => lost.push(problem),
    createWorker: () => {
      const worker = new ChannelWorker(makeEngine());
      workers.push(worker);
      return worker.asWorker();
    },
  });
  return { client, workers, progress, lost };
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

  it('replaces a worker that died, says so, and goes on', async () => {
    const { client, workers, lost } = open();
    expect((await client.load(files(), DEFAULT_SETTINGS)).kind).toBe('done');
    const question = client.titles([0]).then(
      () => 'answered',
      () => 'rejected',
    );
    workers[0]!.fail('out of memory');
    expect(await question).toBe('rejected');
    expect(lost).toHaveLength(1);
    expect(lost[0]!.message).toContain('out of memory');
    expect((await client.load(files(), DEFAULT_SETTINGS)).kind).toBe('done');
  });

  it('a job whose worker dies ends as failed', async () => {
    const { client, workers } = open();
    const job = client.load(files(), DEFAULT_SETTINGS);
    workers[0]!.fail('out of memory');
    expect(await job).toMatchObject({ kind: 'failed', problem: { code: 'worker-lost' } });
  });

  it('does not start a worker for ever that dies each time', () => {
    const { workers } = open();
    for (let i = 0; i < 10; i++) workers.at(-1)!.fail('it could not be loaded');
    expect(workers).toHaveLength(3);
  });

  it('destroying twice is fine and ends what waits', async () => {
    const { client } = open();
    const job = client.load(files(), DEFAULT_SETTINGS);
    client.destroy();
    client.destroy();
    expect((await job).kind).toBe('cancelled');
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
