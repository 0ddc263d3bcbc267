import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MapFile } from '../../src/lib/model/exchange/map-file';
import type { NetworkName } from '../../src/lib/model/network';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import { createEngine } from '../../workers/engine';

const LANDMARKS = readFileSync('static/samples/landmarks.json');

async function open(name: string, bytes: Uint8Array, network: NetworkName) {
  const engine = createEngine();
  // Evidence is about links: on a circle they take no forces to place.
  const result = await engine.load(1, [{ name, bytes }], {
    ...DEFAULT_SETTINGS,
    network,
    layout: 'circular',
  });
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  return { engine, result };
}

/** Worked out once a network. */
const written = new Map<NetworkName, ReturnType<typeof write>>();
function withEvidence(network: NetworkName) {
  const writing = written.get(network) ?? write(network);
  written.set(network, writing);
  return writing;
}

const write = async (network: NetworkName) => {
  const { engine } = await open('landmarks.json', new Uint8Array(LANDMARKS), network);
  const text = await engine.exportMap('json', undefined, true);
  return { text, file: JSON.parse(text) as MapFile, plain: await engine.exportMap('json') };
};

describe('a map file with evidence', () => {
  it.each([
    'mixed',
    'citation',
    'co-authorship',
    'keyword-co-occurrence',
    'co-citation',
    'relatedness',
  ] as const)('says for every link, node and topic why it is so, by ids of the file: %s', async (network) => {
    const { file } = await withEvidence(network);
    const { links, memberships, labels } = file.evidence!;
    expect(links).toHaveLength(file.links.length);
    expect(memberships.map(({ node, cluster }) => [node, cluster])).toEqual(
      file.nodes.map(({ id, cluster }) => [id, cluster]),
    );
    expect(labels.map(({ cluster, label }) => [cluster, label])).toEqual(
      file.clusters.map(({ id, label }) => [id, label]),
    );
    const ids = new Set([...file.papers, ...(file.citedWorks ?? []), ...file.nodes].map(({ id }) => id));
    file.links.forEach(({ kind, weight }, i) => {
      const { sentence, terms, shared, arithmetic, parts } = links[i]!;
      expect(sentence).toBeTruthy();
      const sum = (list: { weight?: number; value?: number }[]) =>
        list.reduce((all, each) => all + (each.weight ?? each.value ?? 0), 0);
      if (kind === 'similar') expect(sum(terms!)).toBeCloseTo(weight, 4);
      if (kind === 'related') expect(sum(parts!)).toBeCloseTo(weight, 4);
      if (['wrote-with', 'co-occurs', 'co-cited'].includes(kind)) {
        expect(arithmetic!.result).toBeCloseTo(weight, 4);
        expect(arithmetic!.count).toBe(shared!.total);
      }
      if (shared) {
        expect(shared.items).toHaveLength(shared.total);
        for (const { id, cites = id } of shared.items)
          expect([ids.has(id), ids.has(cites)]).toEqual([true, true]);
      }
    });
    for (const { partners = [], ties = [] } of memberships) {
      for (const { id } of partners) expect(ids.has(id)).toBe(true);
      if (ties.length > 0) expect(ties.reduce((all, { share }) => all + share, 0)).toBeCloseTo(1, 4);
    }
  });

  it('is the same file otherwise, the same each time, and is opened again', async () => {
    const { text, file, plain } = await withEvidence('co-authorship');
    expect((await write('co-authorship')).text).toBe(text);
    const rest: Partial<MapFile> = { ...file };
    delete rest.evidence;
    delete rest.drawing;
    expect(rest).toEqual(JSON.parse(plain));
    const { engine, result } = await open('saved.json', new TextEncoder().encode(text), 'mixed');
    expect(result.report.files[0]!.problems).toEqual([]);
    const again = JSON.parse(await engine.exportMap('json')) as MapFile;
    expect(again.evidence).toBeUndefined();
    expect([again.settings, again.nodes, again.links, again.clusters]).toEqual([
      rest.settings,
      rest.nodes,
      rest.links,
      rest.clusters,
    ]);
  });

  it('writes a citation of one author by another with both papers', async () => {
    const csl = JSON.stringify([
      {
        id: 'a',
        type: 'article',
        title: 'On bees',
        author: [{ family: 'Roe' }],
        issued: { 'date-parts': [[1999]] },
      },
      {
        id: 'b',
        type: 'article',
        title: 'On wasps',
        author: [{ family: 'Poe' }],
        issued: { 'date-parts': [[2001]] },
        references: ['a'],
      },
    ]);
    const engine = createEngine();
    await engine.load(1, [{ name: 'x.json', bytes: new TextEncoder().encode(csl) }], {
      ...DEFAULT_SETTINGS,
      network: 'citation',
      unit: 'authors',
    });
    const { evidence } = JSON.parse(await engine.exportMap('json', undefined, true)) as MapFile;
    expect(evidence!.links).toEqual([
      expect.objectContaining({ shared: { what: 'Citations', total: 1, items: [{ id: 'b', cites: 'a' }] } }),
    ]);
  });
});
