import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect } from 'vitest';
import { createEngine } from '../../workers/engine';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import type { Report } from '../../src/lib/model/answers/report';
import type { Snapshot } from '../../src/lib/model/snapshot';

export interface MadeOfFiles {
  snapshot: Snapshot;
  report: Report;
  /** The map file that the engine would save. */
  saved: string;
}

/** What the engine makes of files. */
export function mapOf(...paths: string[]): Promise<MadeOfFiles> {
  return mapOfBytes(
    paths.map((path) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) })),
  );
}

/** What the engine makes of a saved map. */
export function mapOfSaved(text: string): Promise<MadeOfFiles> {
  return mapOfBytes([{ name: 'saved.json', bytes: new TextEncoder().encode(text) }]);
}

async function mapOfBytes(files: { name: string; bytes: Uint8Array }[]): Promise<MadeOfFiles> {
  const engine = createEngine();
  const result = await engine.load(1, files, DEFAULT_SETTINGS);
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  return { snapshot: result.snapshot, report: result.report, saved: await engine.exportMap('json') };
}

export interface Place {
  label: string;
  x: number;
  y: number;
}

/** Expects that a map shows the places given, but for one scale (the same both ways, y upwards) and one shift. Labels must be unique. */
export function expectPlaces({ labels, x, y }: Snapshot, places: readonly Place[]): void {
  const nodes = places.map(({ label }) => labels.indexOf(label));
  expect(nodes).not.toContain(-1);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [px, py] = [mean(places.map((place) => place.x)), mean(places.map((place) => place.y))];
  const [mx, my] = [mean(nodes.map((node) => x[node]!)), mean(nodes.map((node) => y[node]!))];
  let product = 0;
  let square = 0;
  places.forEach((place, i) => {
    product += (x[nodes[i]!]! - mx) * (place.x - px) + (y[nodes[i]!]! - my) * (place.y - py);
    square += (place.x - px) ** 2 + (place.y - py) ** 2;
  });
  const scale = product / square;
  expect(scale).toBeGreaterThan(0);
  let worst = 0;
  places.forEach((place, i) => {
    worst = Math.max(
      worst,
      Math.abs(x[nodes[i]!]! - mx - scale * (place.x - px)),
      Math.abs(y[nodes[i]!]! - my - scale * (place.y - py)),
    );
  });
  const size = Math.max(...x) - Math.min(...x);
  expect(worst / size).toBeLessThan(1e-6);
}

/** Links as "label – label weight", the labels of each in order, sorted. */
export function linkList({ labels, links }: Snapshot): string[] {
  return Array.from(links.source, (source, e) =>
    linkText(labels[source]!, labels[links.target[e]!]!, links.weight[e]!),
  ).sort();
}

export function linkText(a: string, b: string, weight: number): string {
  return `${[a, b].sort().join(' – ')} ${Number(weight.toPrecision(6))}`;
}

/** Labels by cluster, each list sorted, the lists sorted. */
export function clusterList(labels: readonly string[], clusterOf: readonly unknown[]): string[] {
  const lists = new Map<unknown, string[]>();
  labels.forEach((label, i) => {
    lists.set(clusterOf[i], [...(lists.get(clusterOf[i]) ?? []), label]);
  });
  return [...lists.values()].map((list) => list.sort().join('; ')).sort();
}
