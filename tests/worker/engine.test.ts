import { proxy } from 'comlink';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import type { NodeDetails } from '../../src/lib/model/details';
import type { Engine, JobResult, ProgressMessage } from '../../src/lib/protocol/engine';
import { finishedSample } from '../landmarks';
import { bytesOf, engineOverChannel } from './engine-over-channel';

const landmarks = readFileSync('static/samples/landmarks.json');
const dailyPapers = readFileSync('static/samples/daily-papers.txt');
/** The landmarks as a finished map, where working it out is not the point. */
const finished = async () => bytesOf(await finishedSample());
const file = (name: string, bytes: Uint8Array) => [{ name, bytes: Uint8Array.from(bytes) }];

let close = () => undefined as void;
afterEach(() => close());

function start() {
  const channel = engineOverChannel();
  close = channel.close;
  return channel.remote;
}

function assertDone(result: JobResult): asserts result is Extract<JobResult, { kind: 'done' }> {
  expect(result.kind).toBe('done');
}

describe('the engine behind a message channel', () => {
  it('reads the landmarks whole and answers about them', async () => {
    const engine = start();
    const result = await engine.load(1, file('landmarks.json', landmarks), DEFAULT_SETTINGS);
    assertDone(result);
    const { snapshot, report } = result;
    expect(report).toMatchObject({ papers: 160, citations: 657, authors: 321, keywords: 121, problems: [] });
    expect(report.files[0]?.problems).toEqual([]);
    expect(snapshot.counts).toMatchObject({ papers: 160, authors: 321, keywords: 121, citations: 657 });
    expect(snapshot.nodeCount).toBe(160 + 321 + 121);
    expect(new Set(snapshot.ids).size).toBe(snapshot.nodeCount);

    const hits = await engine.search('louvain', 5);
    expect(hits.length).toBeGreaterThan(0);
    const node = snapshot.ids.indexOf('vaneckwaltman2010');
    const details = await engine.details(node);
    expect(details).toMatchObject({ kind: 'paper', id: 'vaneckwaltman2010' });
    if (details?.kind !== 'paper') return;
    expect(details.citedBy.length).toBeGreaterThan(3);
    expect(details.links[0]?.href).toMatch(/^https:\/\/doi\.org\/10\./);
    const citing = details.citedBy[0]!;
    const evidence = await engine.evidence(citing.node, node);
    expect(evidence.some(({ kind, source }) => kind === 'cites' && source.id === citing.id)).toBe(true);
    expect(await engine.titles([node])).toEqual([details.title]);
    expect(await engine.cluster(0)).toMatchObject({ cluster: 0, papers: snapshot.clusters[0]!.papers });
  });

  it('tells its stages in order and sends a first picture and positions', async () => {
    const engine = start();
    const messages: ProgressMessage[] = [];
    await engine.listen(proxy((message: ProgressMessage) => void messages.push(message)));
    assertDone(await engine.load(7, file('daily.txt', dailyPapers), DEFAULT_SETTINGS));
    const stages = messages.map(({ stage }) => stage).filter((stage, i, all) => stage !== all[i - 1]);
    expect(stages).toEqual(['reading', 'merging', 'finding terms', 'linking', 'arranging']);
    expect(messages.every(({ run }) => run === 7)).toBe(true);
    const preview = messages.find((message) => message.preview)?.preview;
    expect(preview?.x.length).toBe(preview?.nodeCount);
  });

  it('stops a job that is cancelled and keeps the map before it', async () => {
    const engine = start();
    assertDone(await engine.load(1, file('landmarks.json', await finished()), DEFAULT_SETTINGS));
    const job = engine.load(2, file('daily.txt', dailyPapers), DEFAULT_SETTINGS);
    await engine.cancel(2);
    expect(await job).toEqual({ run: 2, kind: 'cancelled' });
    expect((await engine.search('louvain', 1)).length).toBe(1);
  });

  it('a newer job takes the place of the one that runs', async () => {
    const engine = start();
    const first = engine.load(1, file('landmarks.json', landmarks), DEFAULT_SETTINGS);
    const second = engine.load(2, file('daily.txt', dailyPapers), DEFAULT_SETTINGS);
    expect((await first).kind).toBe('cancelled');
    const result = await second;
    assertDone(result);
    expect(result.snapshot.counts.papers).toBe(34);
  });

  it('answers bad input with a problem and goes on', async () => {
    const engine = start();
    const empty = await engine.load(1, file('empty.bib', bytesOf('')), DEFAULT_SETTINGS);
    expect(empty).toMatchObject({ kind: 'failed', problem: { where: { file: 'empty.bib' } } });
    assertDone(await engine.load(2, file('daily.txt', dailyPapers), DEFAULT_SETTINGS));
    expect(await engine.details(99_999)).toBeNull();
    expect(await engine.evidence(-1, 99_999)).toEqual([]);
  });

  it('adds files to those that are open', async () => {
    const engine = start();
    assertDone(await engine.load(1, file('landmarks.json', landmarks), DEFAULT_SETTINGS));
    const result = await engine.load(2, file('daily.txt', dailyPapers), DEFAULT_SETTINGS, { add: true });
    assertDone(result);
    expect(result.report.papers).toBe(160 + 34);
    expect(result.report.files.map(({ name }) => name)).toEqual(['landmarks.json', 'daily.txt']);
  });

  it('builds another network of the same corpus', async () => {
    const engine = start();
    assertDone(await engine.load(1, file('landmarks.json', await finished()), DEFAULT_SETTINGS));
    const result = await engine.rebuild(2, { ...DEFAULT_SETTINGS, network: 'citation' });
    assertDone(result);
    expect(result.snapshot.nodeCount).toBe(160);
    expect(result.snapshot.links.source.length).toBe(657);
  });

  it('shows a finished map as it is, with or without papers beside it', async () => {
    const engine = start();
    const map = { name: 'map.txt', bytes: readFileSync('tests/fixtures/formats/harbour-map.txt') };
    const network = { name: 'net.txt', bytes: readFileSync('tests/fixtures/formats/harbour-network.txt') };
    const copy = (...files: { name: string; bytes: Uint8Array }[]) =>
      files.map(({ name, bytes }) => ({ name, bytes: Uint8Array.from(bytes) }));
    const alone = await engine.load(1, copy(map, network), DEFAULT_SETTINGS);
    assertDone(alone);
    expect(alone.snapshot.settings.network).toBe('imported');
    expect(alone.snapshot.counts).toMatchObject({ papers: 0, authors: 5, links: 3, clusters: 2 });
    expect(alone.report).toMatchObject({ papers: 0, authors: 5, graph: { nodes: 5, links: 3, clusters: 2 } });

    // The list of links may come later than its map.
    assertDone(await engine.load(2, copy(map), DEFAULT_SETTINGS));
    const later = await engine.load(3, copy(network), DEFAULT_SETTINGS, { add: true });
    assertDone(later);
    expect(later.snapshot.counts.links).toBe(3);

    const beside = await engine.load(
      4,
      [...file('landmarks.json', landmarks), ...copy(map)],
      DEFAULT_SETTINGS,
    );
    assertDone(beside);
    expect(beside.snapshot.settings.network).toBe('mixed');
    expect(beside.report).toMatchObject({ papers: 160, graph: { nodes: 5 } });
    const imported = await engine.rebuild(5, { ...DEFAULT_SETTINGS, network: 'imported' });
    assertDone(imported);
    expect(imported.snapshot.counts).toMatchObject({ papers: 0, authors: 5 });

    // A link may ask for a map that these files do not hold.
    const none = await engine.load(6, file('landmarks.json', landmarks), {
      ...DEFAULT_SETTINGS,
      network: 'imported',
    });
    assertDone(none);
    expect(none.snapshot.settings.network).toBe('mixed');
  });

  it('has no untyped hole in its contract', () => {
    expectTypeOf<Awaited<ReturnType<Engine['details']>>>().toEqualTypeOf<NodeDetails | null>();
    expectTypeOf<Awaited<ReturnType<Engine['load']>>>().toEqualTypeOf<JobResult>();
    expectTypeOf<Parameters<Engine['search']>>().toEqualTypeOf<[query: string, limit: number]>();
  });
});
