import { describe, expect, it } from 'vitest';
import { analyseNetwork } from '../../../src/lib/map/analyse-network';
import { describeNode } from '../../../src/lib/evidence/describe-node';
import { createMapContext } from '../../../src/lib/map/map-context';
import { createSearchIndex } from '../../../src/lib/map/search-index';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import { writeMapFile } from '../../../src/lib/export/map-file';
import { NETWORK_NAMES, NODE_KINDS } from '../../../src/lib/model/network';
import { NETWORK_OPTIONS } from '../../../src/lib/model/network-options';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import type { PaperRecord } from '../../../src/lib/model/record';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/lib/model/settings';
import { NO_CLUSTER, regionNodes } from '../../../src/lib/model/snapshot';
import { fitInput } from '../../../src/lib/networks/fit-input';
import { buildNetwork } from '../../../src/lib/networks/registry';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { findNeighbours } from '../../../src/lib/text/neighbours';
import { tenRecords } from '../../fixtures/ten-papers';

const CASES = NETWORK_NAMES.filter((name) => name !== 'imported').flatMap((network) => {
  const { units } = NETWORK_OPTIONS[network];
  return (units.length > 0 ? units : [null]).map((unit) => ({ network, unit }));
});
const LOW = { minOccurrences: 1, minShared: 1 } as const;

/** A map by the steps that the engine takes. */
async function mapOf(
  records: PaperRecord[],
  choices: Partial<Settings>,
  savedMap?: Awaited<ReturnType<typeof readFiles>>['savedMap'],
) {
  const settings = { ...DEFAULT_SETTINGS, ...LOW, ...choices };
  const corpus = await buildCorpus(records, NO_PROGRESS);
  const text = await analyseText(corpus, NO_PROGRESS);
  const neighbours = await findNeighbours(text.vectors, 4, NO_PROGRESS);
  const input = fitInput({ corpus, text, neighbours }, settings);
  const network = await buildNetwork(input, settings, NO_PROGRESS);
  const options = { progress: NO_PROGRESS, ...(savedMap ? { savedMap } : {}) };
  const { snapshot } = await analyseNetwork(input, network, settings, options);
  return { input, snapshot, file: writeMapFile({ ...input, snapshot }) };
}

describe.each(CASES)('$network of $unit', ({ network, unit }) => {
  it('is the same whatever the order of the records', async () => {
    const { file, snapshot } = await mapOf(tenRecords(), { network, unit });
    expect(snapshot.nodeCount).toBeGreaterThan(0);
    expect(snapshot.links.source.length).toBeGreaterThan(0);
    const mixed = tenRecords();
    const shuffled = [7, 2, 9, 0, 4, 1, 8, 3, 6, 5].map((i) => mixed[i]!);
    shuffled.forEach((record) => record.references.reverse());
    expect((await mapOf(shuffled, { network, unit })).file).toBe(file);
  });

  it('has clusters of all that it shows, with names', async () => {
    const { snapshot } = await mapOf(tenRecords(), { network, unit });
    const isRegion = regionNodes(snapshot.kinds);
    expect(snapshot.clusters.length).toBeGreaterThan(0);
    snapshot.clusters.forEach(({ label, papers }, index) => {
      expect(label).not.toBe('Unnamed');
      expect(papers).toBe(
        [...snapshot.cluster].filter((own, node) => own === index && isRegion(node)).length,
      );
    });
    // What has a link belongs somewhere.
    snapshot.degree.forEach((links, node) => {
      if (links > 0 && isRegion(node)) expect(snapshot.cluster[node]).not.toBe(NO_CLUSTER);
    });
  });

  it('comes back from its map file, with the same nodes, places and clusters', async () => {
    const { file, snapshot } = await mapOf(tenRecords(), { network, unit, counting: 'fractional' });
    const read = await readFiles([{ name: 'ten.json', bytes: new TextEncoder().encode(file) }], NO_PROGRESS);
    expect(read.files[0]!.problems).toEqual([]);
    expect(read.savedMap!.settings).toMatchObject({ network, unit, counting: 'fractional', ...LOW });
    const again = await mapOf(read.records, read.savedMap!.settings, read.savedMap);
    expect(again.snapshot.ids).toEqual(snapshot.ids);
    expect(again.snapshot.labels).toEqual(snapshot.labels);
    expect([...again.snapshot.cluster]).toEqual([...snapshot.cluster]);
    expect(again.file).toBe(file);
  });

  it('finds its nodes by name and knows what they are', async () => {
    const { input, snapshot } = await mapOf(tenRecords(), { network, unit });
    const context = createMapContext(input, snapshot);
    const index = createSearchIndex(context);
    for (let node = 0; node < snapshot.nodeCount; node++) {
      const details = describeNode(context, node)!;
      const kind = NODE_KINDS[snapshot.kinds[node]!]!;
      expect(details.kind).toBe(kind);
      expect(context.nodeOf[kind][snapshot.entities[node]!]).toBe(node);
      expect(index.find(snapshot.labels[node]!, 10).map((hit) => hit.node)).toContain(node);
    }
  });
});

describe('nodes that are not papers', () => {
  it('names sources and cited works, and counts who cites them', async () => {
    const sources = await mapOf(tenRecords(), { network: 'co-citation', unit: 'sources' });
    expect(sources.snapshot.ids).toEqual([
      's:graph-letters',
      's:journal-of-maps',
      's:time-notes',
      's:science',
    ]);
    expect([...sources.snapshot.count]).toEqual([3, 9, 2, 3]);
    expect(sources.snapshot.measures).toEqual({ size: 'citing papers', count: 'citing papers' });
    expect(sources.snapshot.method).toContain('4 sources');
    const works = await mapOf(tenRecords(), { network: 'co-citation', unit: 'works' });
    expect(works.snapshot.labels).toEqual([
      ...['Abel 2000', 'Abel 2001', 'Abel 2002', 'Cole 2004', 'Dorn 2005'],
      ...['Small 1973', 'Berg 1965', 'Small 1980'],
    ]);
    expect(works.snapshot.method).toContain('5 cited papers, 3 other cited works');
  });

  it('names a cluster of keywords by its keywords', async () => {
    const { snapshot } = await mapOf(tenRecords(), { network: 'keyword-co-occurrence', minShared: 2 });
    const names = snapshot.clusters.flatMap(({ label }) => label.split(' · '));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(['graph', 'map', 'text', 'time']).toContain(name);
  });
});
