import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRng, randomOrder } from '../../src/lib/graph/rng';
import type { MapFile } from '../../src/lib/model/exchange/map-file';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import type { Engine } from '../../src/lib/protocol/engine';
import { createEngine } from '../../workers/engine';
import { generateLibrary } from '../bench/generate-library';
import { bytesOf } from './engine-over-channel';

async function open(name: string, text: string): Promise<Engine> {
  const engine = createEngine();
  const result = await engine.load(1, [{ name, bytes: bytesOf(text) }], DEFAULT_SETTINGS);
  expect(result.kind).toBe('done');
  return engine;
}

async function mapOf(name: string, text: string, view?: string): Promise<string> {
  return (await open(name, text)).exportMap('json', view);
}

/** Everything of a map but where its records stood in the file. */
function withoutPlaces(text: string): Omit<MapFile, 'problems'> {
  const { problems, ...map } = JSON.parse(text) as MapFile;
  expect(problems).toBeDefined();
  return map;
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  return [...randomOrder(items.length, createRng(seed))].map((i) => items[i]!);
}

const landmarks = JSON.parse(readFileSync('static/samples/landmarks.json', 'utf8')) as unknown[];
const library = generateLibrary(150, 5).split('\n\n');

/** What all others are compared with: worked out once. */
let first: Engine;
beforeAll(async () => {
  first = await open('landmarks.json', JSON.stringify(landmarks));
});

describe('the same papers give the same map', () => {
  it('byte for byte in two runs', async () => {
    const again = await mapOf('landmarks.json', JSON.stringify(landmarks));
    expect(again).toBe(await first.exportMap('json'));
  });

  it.each([1, 2])('whatever the order of CSL-JSON items (shuffle %i)', async (seed) => {
    const one = withoutPlaces(await first.exportMap('json'));
    const other = withoutPlaces(await mapOf('landmarks.json', JSON.stringify(shuffled(landmarks, seed))));
    expect(other).toEqual(one);
  });

  it('whatever the order of BibTeX entries', async () => {
    const [strings, entries] = [library.slice(0, 2), library.slice(2)];
    const one = withoutPlaces(await mapOf('a.bib', [...strings, ...entries].join('\n\n')));
    const other = withoutPlaces(await mapOf('a.bib', [...strings, ...shuffled(entries, 3)].join('\n\n')));
    expect(other).toEqual(one);
    expect(one.papers).toHaveLength(150);
  });

  it('after saving and opening again, with the view', async () => {
    const saved = await first.exportMap('json', '0.e30');
    expect(JSON.parse(saved)).toMatchObject({ format: 'papercosm-map', view: '0.e30' });
    const again = JSON.parse(await mapOf('saved.json', saved, '0.e30')) as MapFile;
    expect(again).toEqual(JSON.parse(saved));
  });

  it('of the page of daily papers', async () => {
    const page = readFileSync('static/samples/daily-papers.txt', 'utf8');
    const map = JSON.parse(await mapOf('page.txt', page)) as MapFile;
    expect(map.papers).toHaveLength(34);
    expect(map.papers.filter(({ date }) => date !== undefined)).toHaveLength(33);
    expect(map.papers.filter(({ authorCount }) => authorCount !== null)).toHaveLength(32);
    expect(map.authors).toEqual([]);
    expect(map.clusters.length).toBeGreaterThanOrEqual(5);
    expect(map.clusters.length).toBeLessThanOrEqual(10);
  });
});
