import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFinishedEngine } from '../../../src/lib/finished/engine';
import type { NodeDetails } from '../../../src/lib/model/details';
import type { NetworkName } from '../../../src/lib/model/network';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/lib/model/settings';
import type { Snapshot } from '../../../src/lib/model/snapshot';
import { DEFAULT_FILTERS } from '../../../src/lib/model/view';
import type { Engine } from '../../../src/lib/protocol/engine';
import { computeShown, shownPart } from '../../../src/lib/view/shown';
import { createEngine } from '../../../workers/engine';

/** Where two values differ, but for what is lost when numbers are written with 6 significant digits. */
function differences(a: unknown, b: unknown, path = ''): string[] {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 2e-4 * Math.max(1e-3, Math.abs(a), Math.abs(b)) ? [] : [`${path}: ${a}, ${b}`];
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return a === b ? [] : [`${path}: ${String(a)}, ${String(b)}`];
  const fields = (value: object) =>
    Object.entries(value).filter(([, entry]: [string, unknown]) => entry !== undefined);
  const [one, other] = [new Map(fields(a)), new Map(fields(b))];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) =>
    differences(one.get(key), other.get(key), `${path}.${key}`),
  );
}

interface Both {
  full: Engine;
  finished: Engine;
  snapshot: Snapshot;
  drawn: Snapshot;
}

async function openBoth(name: string, text: Uint8Array, settings: Partial<Settings>): Promise<Both> {
  const wanted = { ...DEFAULT_SETTINGS, ...settings };
  const full = createEngine();
  const made = await full.load(1, [{ name, bytes: text }], wanted);
  if (made.kind !== 'done') throw new Error(JSON.stringify(made));
  const bytes = new TextEncoder().encode(await full.exportMap('json', undefined, 'cards'));
  const finished = createFinishedEngine();
  const opened = await finished.load(1, [{ name: 'saved.json', bytes }], DEFAULT_SETTINGS);
  if (opened.kind !== 'done') throw new Error(JSON.stringify(opened));
  return { full, finished, snapshot: made.snapshot, drawn: opened.snapshot };
}

/** But for the places of papers in the files that were read. */
function withoutSources(details: NodeDetails | null): NodeDetails | null {
  return details?.kind === 'paper' ? { ...details, sources: [] } : details;
}

const CASES: [string, string, Partial<Settings>][] = [
  ...(
    [
      'mixed',
      'similarity',
      'citation',
      'co-authorship',
      'keyword-co-occurrence',
      'bibliographic-coupling',
      'co-citation',
      'relatedness',
    ] satisfies NetworkName[]
  ).map((network): [string, string, Partial<Settings>] => [
    network,
    'static/samples/landmarks.json',
    { network },
  ]),
  ['authors by citations', 'static/samples/landmarks.json', { network: 'citation', unit: 'authors' }],
  ['a layout with axes', 'static/samples/landmarks.json', { layout: 'time' }],
  ['papers without dates', 'tests/fixtures/pollination.bib', {}],
];

describe.each(CASES)('a finished map says what the engine that made it says: %s', (_, file, settings) => {
  let both: Both;
  beforeAll(async () => {
    both = await openBoth(file.replace(/.*\//, ''), new Uint8Array(readFileSync(file)), settings);
  });

  it('draws the same map', () => {
    const { snapshot, drawn } = both;
    expect(differences(snapshot, drawn)).toEqual([]);
  });

  it('has the same cards, all and filtered', async () => {
    const { full, finished, snapshot } = both;
    const filters = { ...DEFAULT_FILTERS, from: '2005' };
    const part = shownPart(snapshot, computeShown(snapshot, filters));
    for (const shown of [undefined, part]) {
      for (let node = 0; node < snapshot.nodeCount; node++) {
        const [one, other] = await Promise.all([full.details(node, shown), finished.details(node, shown)]);
        expect(one).not.toBeNull();
        expect(differences(withoutSources(one), withoutSources(other))).toEqual([]);
      }
      for (let cluster = 0; cluster < snapshot.clusters.length; cluster++) {
        const [one, other] = await Promise.all([
          full.cluster(cluster, shown),
          finished.cluster(cluster, shown),
        ]);
        expect(differences(one, other)).toEqual([]);
      }
    }
    const nodes = [...Array(snapshot.nodeCount).keys()];
    expect(await finished.titles(nodes)).toEqual(await full.titles(nodes));
  });

  it('gives the same reasons', async () => {
    const { full, finished, snapshot } = both;
    const { source, target } = snapshot.links;
    const step = Math.max(1, Math.floor(source.length / 200));
    for (let link = 0; link < source.length; link += step) {
      const ends = [source[link]!, target[link]!] as const;
      expect(differences(await full.evidence(...ends), await finished.evidence(...ends))).toEqual([]);
    }
    for (let node = 0; node < snapshot.nodeCount; node++)
      expect(differences(await full.membership(node), await finished.membership(node))).toEqual([]);
    for (let cluster = 0; cluster < snapshot.clusters.length; cluster++)
      expect(differences(await full.labelEvidence(cluster), await finished.labelEvidence(cluster))).toEqual(
        [],
      );
  });

  it('finds the same', async () => {
    const { full, finished } = both;
    for (const query of ['network', 'citation analysis', 'newman', 'pollen', 'zzz'])
      expect(await finished.search(query, 20)).toEqual(await full.search(query, 20));
    expect(await finished.metrics()).toEqual(await full.metrics());
  });
});
