import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { METRIC_IDS, type MetricId } from '../../src/lib/model/answers/metrics';
import { LINK_KINDS } from '../../src/lib/model/network';
import { MAIN_PATH_KINDS } from '../../src/lib/model/answers/paths';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import type { JobResult } from '../../src/lib/protocol/engine';
import { createEngine } from '../../workers/engine';
import { createMapQueries } from '../../workers/map-queries';
import type { MapContext } from '../../src/lib/map/map-context';
import { smallInput } from '../fixtures/small-input';
import { smallMap } from '../fixtures/small-map';
import { createMapContext } from '../../src/lib/map/map-context';
import { engineOverChannel } from './engine-over-channel';

const landmarks = () => [
  { name: 'landmarks.json', bytes: Uint8Array.from(readFileSync('static/samples/landmarks.json')) },
];

/** One engine a network for all tests: questions change nothing. */
const opened = new Map<string, ReturnType<typeof openNew>>();
const closings: (() => void)[] = [];
afterAll(() => closings.forEach((close) => close()));

function assertDone(result: JobResult): asserts result is Extract<JobResult, { kind: 'done' }> {
  expect(result.kind).toBe('done');
}

async function openNew(network: 'mixed' | 'citation') {
  const channel = engineOverChannel();
  closings.push(channel.close);
  const result = await channel.remote.load(1, landmarks(), { ...DEFAULT_SETTINGS, network });
  assertDone(result);
  return { engine: channel.remote, snapshot: result.snapshot };
}

function openLandmarks(network: 'mixed' | 'citation' = 'mixed') {
  const opening = opened.get(network) ?? openNew(network);
  opened.set(network, opening);
  return opening;
}

describe('questions about a map', () => {
  it('have no answer without a map', async () => {
    const engine = createEngine();
    expect(await engine.metrics()).toEqual([]);
    expect(await engine.metric('degree')).toBeNull();
    expect(await engine.bursts()).toBeNull();
    expect(await engine.emergence()).toBeNull();
    expect(await engine.evolution(3)).toBeNull();
    expect(await engine.path(0, 1, [])).toBeNull();
    expect(await engine.mainPath('local')).toBeNull();
  });

  it('metrics: every one that is there has a value a node, and agrees with the snapshot', async () => {
    const { engine, snapshot } = await openLandmarks();
    const ids = await engine.metrics();
    expect(ids.length).toBeGreaterThan(8);
    expect(ids).toEqual(METRIC_IDS.filter((id) => ids.includes(id)));
    for (const id of ids) {
      const column = (await engine.metric(id))!;
      expect(column.values).toHaveLength(snapshot.nodeCount);
      expect(column.values.some((value) => value > 0)).toBe(true);
    }
    expect((await engine.metric('degree'))!.values).toEqual(Float32Array.from(snapshot.degree));
    const cited = (await engine.metric('citations'))!.values;
    const papers = cited.filter((value) => !Number.isNaN(value));
    expect(papers).toHaveLength(160);
    expect(papers.reduce((sum, value) => sum + value, 0)).toBe(657);
    expect(await engine.metric('no such' as MetricId)).toBeNull();
  });

  it('paths: the fewest links, and only those that are there', async () => {
    const { engine, snapshot } = await openLandmarks();
    const [from, to] = [snapshot.ids.indexOf('vaneckwaltman2010'), snapshot.ids.indexOf('kleinberg1999')];
    const answer = await engine.path(from, to, []);
    // Software survey: VOSviewer cites Börner et al. 2003, who cite Kleinberg.
    expect(answer!.nodes).toHaveLength(3);
    expect([answer!.nodes[0]!.id, answer!.nodes[2]!.id]).toEqual(['vaneckwaltman2010', 'kleinberg1999']);
    expect(answer!.steps).toHaveLength(answer!.nodes.length - 1);
    const { source, target, kinds } = snapshot.links;
    answer!.steps.forEach((step, i) => {
      const [a, b] = [answer!.nodes[i]!.node, answer!.nodes[i + 1]!.node];
      const there = [...source.keys()].filter(
        (e) => (source[e] === a && target[e] === b) || (source[e] === b && target[e] === a),
      );
      expect(new Set(step.kinds)).toEqual(new Set(there.map((e) => LINK_KINDS[kinds[e]!]!)));
    });
    expect(await engine.path(from, 1e9, [])).toBeNull();
  });

  it('the main path runs from cited to citing, along citations that are there', async () => {
    const { engine, snapshot } = await openLandmarks('citation');
    const { source, target } = snapshot.links;
    const pairs = new Set(Array.from(source, (citing, e) => `${target[e]} ${citing}`));
    for (const kind of MAIN_PATH_KINDS) {
      const answer = (await engine.mainPath(kind))!;
      expect(answer.nodes.length).toBeGreaterThan(3);
      expect(answer.note).toMatch(/^Search path count over \d+ papers and 657 citations/);
      expect(answer.groups).toHaveLength(answer.nodes.length);
      expect([...answer.groups].sort((a, b) => a - b)).toEqual(answer.groups);
      const node = (place: number) => answer.nodes[place]!.node;
      for (const { from, to, share } of answer.links) {
        expect(pairs).toContain(`${node(from)} ${node(to)}`);
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThanOrEqual(1);
      }
    }
  });

  it('time: bursts, change and themes are told, or why not', async () => {
    const { engine } = await openLandmarks();
    const bursts = (await engine.bursts())!;
    expect(bursts.why).toBeNull();
    for (const { bursts: found } of [...bursts.terms, ...bursts.papers, ...bursts.works])
      expect(found[0]!.from).toBeGreaterThanOrEqual(bursts.firstYear!);
    expect((await engine.emergence())!.why).toBeNull();
    const evolution = (await engine.evolution(3))!;
    expect(evolution.windows).toHaveLength(3);
    for (const { from, to, inclusion } of evolution.links) {
      expect(evolution.themes[to]!.window).toBe(evolution.themes[from]!.window + 1);
      expect(inclusion).toBeGreaterThan(0);
      expect(inclusion).toBeLessThanOrEqual(1);
    }
  });
});

describe('an answer on its way', () => {
  const contextOf = (n: number): MapContext => {
    const ids = Array.from({ length: n }, (_, i) => ({ id: `p${i}` }));
    const chain = ids.slice(1).map(({ id }, i): [string, string, 'similar'] => [ids[i]!.id, id, 'similar']);
    return createMapContext(smallInput(ids), smallMap(ids, chain));
  };

  it('is given up when another map takes the place of this one', async () => {
    let time = 0;
    let current: MapContext | null = contextOf(50);
    // Every look at the clock finds that it is time to rest.
    const queries = createMapQueries(
      () => current,
      () => (time += 1000),
    );
    const answer = queries.metric('betweenness');
    current = contextOf(3);
    expect(await answer).toBeNull();
    expect((await queries.metric('betweenness'))!.values).toEqual(Float32Array.of(0, 1, 0));
  });

  it('is worked out once, and lets messages in meanwhile', async () => {
    let time = 0;
    const context = contextOf(50);
    const queries = createMapQueries(
      () => context,
      () => (time += 1000),
    );
    let ticks = 0;
    const timer = setInterval(() => ticks++, 0);
    const [first, second] = await Promise.all([queries.metric('closeness'), queries.metric('closeness')]);
    clearInterval(timer);
    expect(second).toBe(first);
    expect(await queries.metric('closeness')).toBe(first);
    expect(ticks).toBeGreaterThan(10);
  });
});
