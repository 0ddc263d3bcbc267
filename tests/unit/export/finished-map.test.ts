import { describe, expect, it } from 'vitest';
import { createMapContext } from '../../../src/lib/map/map-context';
import { composeFigure } from '../../../src/lib/export/figure/figure';
import { toGexf } from '../../../src/lib/export/gexf';
import { writeMapFile } from '../../../src/lib/export/map-file';
import { fixture } from '../parsers/read';
import { toGraphology } from '../../../src/lib/networks/to-graphology';
import { makeMap, makeMapOf, type MadeMap } from './make-map';

const MAPS: Record<string, () => Promise<MadeMap>> = {
  'VOSviewer map and network': () =>
    makeMapOf({
      'map.txt': fixture('formats/harbour-map.txt'),
      'net.txt': fixture('formats/harbour-network.txt'),
    }),
  'VOSviewer JSON': () => makeMap('tides.json', fixture('formats/tides.json')),
  GEXF: () => makeMap('reefs.gexf', fixture('formats/reefs.gexf')),
  GraphML: () => makeMap('reefs.graphml', fixture('formats/reefs.graphml')),
  'a bare network': () => makeMap('net.txt', '1\t2\t5\n2\t3\t5\n4\t5\t1\n'),
};

describe.each(Object.entries(MAPS))('a finished map from %s', (_, make) => {
  it('comes back from its map file as it was, to the byte', async () => {
    const { input, snapshot } = await make();
    const text = writeMapFile({ ...input, snapshot });
    const again = await makeMap('saved.json', text);
    expect(again.snapshot.network).toBe('imported');
    expect(again.snapshot.measures).toEqual(snapshot.measures);
    expect(again.snapshot.counts).toEqual(snapshot.counts);
    expect([...again.snapshot.radius]).toEqual([...snapshot.radius]);
    expect(writeMapFile({ ...again.input, snapshot: again.snapshot })).toBe(text);
  });

  it('comes back from GEXF with its nodes, links, clusters and places', async () => {
    const { input, snapshot } = await make();
    const { snapshot: again, report } = await makeMap(
      'x.gexf',
      toGexf({ ...createMapContext(input, snapshot), graph: toGraphology(snapshot) }),
    );
    expect(report.files[0]!.problems).toEqual([]);
    expect(again.counts).toEqual(snapshot.counts);
    expect(again.labels.toSorted()).toEqual(snapshot.labels.toSorted());
    expect(again.clusters.map(({ label }) => label)).toEqual(snapshot.clusters.map(({ label }) => label));
    const [a, b] = [0, 1].map((node) => snapshot.labels[node]!) as [string, string];
    const width = (map: typeof snapshot) => map.x[map.labels.indexOf(a)]! - map.x[map.labels.indexOf(b)]!;
    const height = (map: typeof snapshot) => map.y[map.labels.indexOf(a)]! - map.y[map.labels.indexOf(b)]!;
    const angle = (map: typeof snapshot) => Math.atan2(height(map), width(map));
    expect(angle(again)).toBeCloseTo(angle(snapshot), 3);
  });

  it('is drawn with all its nodes, its regions and true words', async () => {
    const { snapshot } = await make();
    const figure = composeFigure(snapshot);
    expect(figure.nodes).toHaveLength(snapshot.nodeCount);
    expect(figure.ground.length).toBeGreaterThan(0);
    expect(figure.names.length).toBeGreaterThan(0);
    const words = figure.legend!.texts.flatMap(({ lines }) => lines).join(' ');
    expect(words).toContain(`area: ${snapshot.measures!.size}`);
    if (snapshot.counts.papers === 0) expect(figure.description).not.toMatch(/\b0 papers/);
  });
});
