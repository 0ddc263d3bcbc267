import { readFileSync } from 'node:fs';
import type { NetworkName } from '../src/lib/model/network';
import type { MapFile } from '../src/lib/model/exchange/map-file';
import { DEFAULT_SETTINGS } from '../src/lib/model/settings';
import { createEngine } from '../workers/engine';

const engine = createEngine();
let run = 0;
let opening: Promise<string> | null = null;

/** The landmarks as a map file with the settings that the page starts with; worked out once a process. */
export function finishedSample(): Promise<string> {
  opening ??= open();
  return opening;
}

async function open(): Promise<string> {
  const bytes = Uint8Array.from(readFileSync('static/samples/landmarks.json'));
  await engine.load(++run, [{ name: 'landmarks.json', bytes }], DEFAULT_SETTINGS);
  return engine.exportMap('json');
}

/** Ids of the ends of the landmarks' strongest link: the engine makes the same map here as in the page. */
export async function strongestLink(network: NetworkName): Promise<{ source: string; target: string }> {
  await finishedSample();
  // The links are the same in every layout; on a circle they take no forces to place.
  await engine.rebuild(++run, { ...DEFAULT_SETTINGS, network, layout: 'circular' });
  const { source, target } = (JSON.parse(await engine.exportMap('json')) as MapFile).links[0]!;
  return { source, target };
}
