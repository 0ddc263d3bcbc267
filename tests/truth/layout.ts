/** How true the force layout is to the links, beside ForceAtlas2 as it comes with the same links: the mean of five random starts. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { buildAdjacency, findComponents, type Adjacency } from '../../src/lib/graph/adjacency';
import {
  neighbourhoodPreservation,
  normalisedStress,
  overlappingPairs,
} from '../../src/lib/layout/layout-quality';
import { createRng } from '../../src/lib/graph/rng';
import { DEFAULT_SETTINGS, type Settings } from '../../src/lib/model/settings';
import type { Snapshot } from '../../src/lib/model/snapshot';
import { createEngine } from '../../workers/engine';
import type { Row, Section } from './row';

const ITERATIONS = 500;
const STARTS = [1, 2, 3, 4, 5];

export interface Case {
  name: string;
  path: string;
  settings: Partial<Settings>;
  /** What is changed in the file first. */
  change?: (file: unknown) => unknown;
}

const LANDMARKS = 'static/samples/landmarks.json';
const COLM = '../shared/data/topics/colm.json';
const JOI = '../shared/data/formats/vosviewer/JOI_2007-2016_co-authorship_network.json';
const PSCP = '../shared/data/formats/paperscape/pscp-1993.csv';

export const CASES: Case[] = [
  { name: 'landmarks, all', path: LANDMARKS, settings: {} },
  { name: 'landmarks, citations', path: LANDMARKS, settings: { network: 'citation' } },
  { name: 'colm, topics', path: COLM, settings: { network: 'similarity' }, change: spellOut },
  { name: 'JOI, from its links', path: JOI, settings: { network: 'imported' }, change: takeOutPlaces },
  { name: 'pscp-1993, citations', path: PSCP, settings: { network: 'citation' } },
];

export const section: Section = {
  title:
    'Layout: share of neighbours kept, ours and ForceAtlas2 with 500 iterations (largest part; whole map)',
  needs: [...new Set(CASES.map(({ path }) => path))],
  async measure() {
    const rows: Row[] = [];
    for (const one of CASES) rows.push(...(await measureCase(one)));
    return rows;
  },
};

async function measureCase(one: Case): Promise<Row[]> {
  const snapshot = await makeMap(one);
  const again = await makeMap(one);
  const isSame = Buffer.from(snapshot.x.buffer).equals(Buffer.from(again.x.buffer));
  const references = STARTS.map((seed) => forceAtlas2Positions(snapshot, seed));
  const all = Array.from({ length: snapshot.nodeCount }, (_, node) => node);
  const { component } = findComponents(buildAdjacency(snapshot.nodeCount, snapshot.links));
  const largest = all.filter((node) => component[node] === 0);
  const rows: Row[] = [];
  for (const [part, nodes] of [
    ['largest part', largest],
    ['whole map', all],
  ] as const) {
    const graph = restrict(snapshot, nodes);
    const ours = measureLayout(graph, pick(snapshot.x, nodes), pick(snapshot.y, nodes));
    const each = references.map(({ x, y }) => measureLayout(graph, pick(x, nodes), pick(y, nodes)));
    const theirs = { one: mean(each, 'one'), two: mean(each, 'two'), stress: mean(each, 'stress') };
    rows.push(
      {
        what: `${one.name}, ${part} (${nodes.length} nodes): 1 hop, 2 hops`,
        value: `${ours.one.toFixed(3)}  ${ours.two.toFixed(3)}`,
        goal: `FA2 ${theirs.one.toFixed(3)}  ${theirs.two.toFixed(3)} (${range(each, 'one')}; ${range(each, 'two')})`,
        met: ours.one >= theirs.one && ours.two >= theirs.two,
      },
      {
        what: `${one.name}, ${part}: stress`,
        value: ours.stress.toFixed(3),
        goal: `(FA2 ${theirs.stress.toFixed(3)})`,
        met: true,
      },
    );
  }
  const overlaps = overlappingPairs(snapshot.x, snapshot.y, snapshot.radius);
  rows.push(
    { what: `${one.name}: discs that overlap`, value: String(overlaps), goal: '0', met: overlaps === 0 },
    { what: `${one.name}: two runs are alike`, value: isSame ? 'yes' : 'no', goal: 'yes', met: isSame },
  );
  return rows;
}

type Figures = ReturnType<typeof measureLayout>;

function mean(each: readonly Figures[], name: keyof Figures): number {
  return each.reduce((sum, figures) => sum + figures[name], 0) / each.length;
}

function range(each: readonly Figures[], name: keyof Figures): string {
  const values = each.map((figures) => figures[name]);
  return `${Math.min(...values).toFixed(3)} to ${Math.max(...values).toFixed(3)}`;
}

/** So that places are computed. */
function takeOutPlaces(file: unknown): unknown {
  const { network } = file as { network: { items: Record<string, unknown>[] } };
  for (const item of network.items) {
    delete item.x;
    delete item.y;
  }
  return file;
}

/** The list's one-letter keys in full. */
function spellOut(file: unknown): unknown {
  const papers = file as { t: string; a: string; k: string[]; y: number }[];
  return papers.map(({ t, a, k, y }) => ({ title: t, abstract: a, keywords: k, year: y }));
}

export async function makeMap({ path, settings, change }: Case): Promise<Snapshot> {
  const read = Uint8Array.from(readFileSync(path));
  const bytes = change
    ? Uint8Array.from(Buffer.from(JSON.stringify(change(JSON.parse(new TextDecoder().decode(read))))))
    : read;
  const engine = createEngine();
  const result = await engine.load(1, [{ name: basename(path), bytes }], {
    ...DEFAULT_SETTINGS,
    ...settings,
  });
  if (result.kind !== 'done') throw new Error(`${path}: ${result.kind}`);
  return result.snapshot;
}

function measureLayout(graph: Adjacency, x: Float64Array, y: Float64Array) {
  return {
    one: neighbourhoodPreservation(graph, x, y, 1),
    two: neighbourhoodPreservation(graph, x, y, 2),
    stress: normalisedStress(graph, x, y),
  };
}

/** ForceAtlas2 with the settings that it infers itself, from a seeded random start. */
export function forceAtlas2Positions(snapshot: Snapshot, seed = 1): { x: Float64Array; y: Float64Array } {
  const { nodeCount, links } = snapshot;
  const random = createRng(seed);
  const graph = new UndirectedGraph();
  for (let node = 0; node < nodeCount; node++) graph.addNode(node, { x: random(), y: random() });
  for (let e = 0; e < links.source.length; e++) {
    const [a, b] = [links.source[e]!, links.target[e]!];
    if (a === b) continue;
    if (graph.hasEdge(a, b)) graph.updateEdgeAttribute(a, b, 'weight', (w) => Number(w) + links.weight[e]!);
    else graph.addEdge(a, b, { weight: links.weight[e]! });
  }
  const at = forceAtlas2(graph, { iterations: ITERATIONS, settings: forceAtlas2.inferSettings(graph) });
  return {
    x: Float64Array.from({ length: nodeCount }, (_, node) => at[node]!.x!),
    y: Float64Array.from({ length: nodeCount }, (_, node) => at[node]!.y!),
  };
}

function restrict({ nodeCount, links }: Snapshot, nodes: readonly number[]): Adjacency {
  const place = new Int32Array(nodeCount).fill(-1);
  nodes.forEach((node, i) => (place[node] = i));
  const pairs: [number, number][] = [];
  for (let e = 0; e < links.source.length; e++) {
    const pair: [number, number] = [place[links.source[e]!]!, place[links.target[e]!]!];
    if (pair[0] !== -1 && pair[1] !== -1) pairs.push(pair);
  }
  return buildAdjacency(nodes.length, {
    source: pairs.map(([a]) => a),
    target: pairs.map(([, b]) => b),
  });
}

function pick(values: ArrayLike<number>, nodes: readonly number[]): Float64Array {
  return Float64Array.from(nodes, (node) => values[node]!);
}
