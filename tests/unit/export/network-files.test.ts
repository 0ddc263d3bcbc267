import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toPajek } from '../../../src/lib/export/pajek';
import { writeNetwork } from '../../../src/lib/export/network-files';
import type { NetworkFormat } from '../../../src/lib/model/exchange/network-format';
import { NO_CLUSTER } from '../../../src/lib/model/snapshot';
import type { NetworkSource } from '../../../src/lib/export/network-source';
import { toGraphology } from '../../../src/lib/networks/to-graphology';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { cleanText } from '../../../src/lib/parsers/clean-text';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { hostileCsl, makeMap, pollination } from './make-map';

type Format = Exclude<NetworkFormat, 'json'>;

function write(format: Format, source: NetworkSource): string {
  return writeNetwork(format, { ...source, graph: toGraphology(source.snapshot) });
}

async function readBack(...files: [name: string, text: string][]) {
  const { graph, files: reports } = await readFiles(
    files.map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })),
    NO_PROGRESS,
  );
  if (!graph) throw new Error('No graph was read.');
  return {
    graph,
    formats: reports.map(({ format }) => format),
    problems: reports.flatMap((file) => file.problems),
  };
}

/** Pairs of nodes that have a link, whatever its direction or kind. */
function pairsOf({ snapshot }: NetworkSource): Set<string> {
  return new Set(
    Array.from(snapshot.links.source, (from, i) =>
      [from, snapshot.links.target[i]!].sort((a, b) => a - b).join(' '),
    ),
  );
}

describe('the network, read back', () => {
  it('GraphML: every node, link, place, topic and direction', async () => {
    const { input, snapshot } = await pollination();
    const { graph, formats, problems } = await readBack(['x.graphml', write('graphml', { input, snapshot })]);
    expect(formats).toEqual(['graphml']);
    expect(problems).toEqual([]);
    expect(graph.nodes.map(({ id }) => id)).toEqual(snapshot.ids);
    expect(graph.links).toHaveLength(snapshot.links.source.length);
    graph.nodes.forEach(({ label, kind, x, y, cluster }, node) => {
      expect(label).toBeTruthy();
      expect(kind).toBe((['paper', 'author', 'keyword'] as const)[snapshot.kinds[node]!]);
      expect(x).toBeCloseTo(snapshot.x[node]!, 2);
      expect(y).toBeCloseTo(snapshot.y[node]!, 2);
      expect(cluster === undefined).toBe(snapshot.cluster[node] === NO_CLUSTER);
    });
    expect(graph.links.filter(({ kind }) => kind === 'cites').length).toBe(
      [...snapshot.links.kinds].filter((kind) => kind === 0).length,
    );
  });

  it('VOSviewer JSON: every item, one link a pair, clusters by name', async () => {
    const { input, snapshot } = await pollination();
    const text = write('vosviewer-json', { input, snapshot });
    const { network } = JSON.parse(text) as {
      network: { items: Record<string, unknown>[]; links: Record<string, unknown>[] };
    };
    // What VOSviewer requires of items and links.
    expect(network.items.every((item) => Number.isInteger(item.id) && typeof item.label === 'string')).toBe(
      true,
    );
    expect(
      network.links.every((link) => Number.isInteger(link.source_id) && Number.isInteger(link.target_id)),
    ).toBe(true);
    const { graph, formats } = await readBack(['x.json', text]);
    expect(formats).toEqual(['vosviewer-json']);
    expect(graph.nodes).toHaveLength(snapshot.nodeCount);
    expect(graph.links).toHaveLength(pairsOf({ input, snapshot }).size);
    const names = snapshot.clusters.map(({ label }) => label);
    graph.nodes.forEach((node, i) => {
      const own = snapshot.cluster[i]!;
      if (own === NO_CLUSTER) expect(node.cluster).toBeUndefined();
      else expect(graph.clusters[node.cluster!]?.label).toBe(names[own]);
    });
  });

  it('VOSviewer map and network: the same, from two files', async () => {
    const { input, snapshot } = await pollination();
    const source = { input, snapshot };
    const map = write('vosviewer-map', source);
    const { graph, formats, problems } = await readBack(
      ['map.txt', map],
      ['network.txt', write('vosviewer-network', source)],
    );
    expect(formats).toEqual(['vosviewer-map', 'vosviewer-network']);
    expect(problems).toEqual([]);
    expect(graph.nodes).toHaveLength(snapshot.nodeCount);
    expect(graph.links).toHaveLength(pairsOf(source).size);
    expect(map.split('\n')[0]!.split('\t').slice(0, 7)).toEqual([
      'id',
      'label',
      'description',
      'url',
      'x',
      'y',
      'cluster',
    ]);
  });

  it('Pajek: vertices in the unit square, citations as arcs, all else as edges', async () => {
    const { input, snapshot } = await pollination();
    const lines = write('pajek', { input, snapshot }).trimEnd().split('\n');
    expect(lines[0]).toBe(`*Vertices ${snapshot.nodeCount}`);
    const vertices = lines.slice(1, snapshot.nodeCount + 1);
    for (const [i, line] of vertices.entries()) {
      const [, number, x, y] = /^(\d+) "[^"]*" ([\d.]+) ([\d.]+) 0\.5$/.exec(line) ?? [];
      expect(Number(number)).toBe(i + 1);
      expect(Math.max(Number(x), Number(y))).toBeLessThanOrEqual(1);
    }
    const arcs = lines.indexOf('*Arcs');
    const edges = lines.indexOf('*Edges');
    const cites = [...snapshot.links.kinds].filter((kind) => kind === 0).length;
    expect(arcs === -1 ? 0 : edges - arcs - 1).toBe(cites);
    expect(lines.length - edges - 1).toBe(snapshot.links.source.length - cites);
  });

  it('Pajek: labels come back whole, and none has a bare quotation mark', async () => {
    const source = await pollination();
    const label = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '"',
            '""',
            '\\"',
            '\\',
            ' " ',
            '&#34;',
            '&quot;',
            '&#38;',
            '<b>',
            'a <i> b',
            '%',
            '*Edges',
            "'",
          ),
          fc.constantFrom('word', '0.1 0.2', ' '),
          fc.string({ unit: 'grapheme', maxLength: 4 }),
        ),
        { minLength: 1, maxLength: 5 },
      )
      .map((parts) => cleanText(parts.join('')))
      .filter((text) => text !== '');
    const size = source.snapshot.nodeCount;
    await fc.assert(
      fc.asyncProperty(fc.array(label, { minLength: size, maxLength: size }), async (labels) => {
        const written = toPajek({ ...source.snapshot, labels });
        expect(written.split('\n')[1]!.split('"')).toHaveLength(3);
        const { graph } = await readBack(['x.net', written]);
        expect(graph.nodes.map((node) => node.label)).toEqual(labels);
      }),
      { numRuns: 100 },
    );
  });

  it('Pajek and the two tables: read back as the graph that was written', async () => {
    const source = await pollination();
    const { snapshot } = source;
    const pajek = await readBack(['x.net', write('pajek', source)]);
    expect(pajek.formats).toEqual(['pajek']);
    expect(pajek.graph.nodes).toHaveLength(snapshot.nodeCount);
    expect(pajek.graph.links).toHaveLength(snapshot.links.source.length);
    const tables = await readBack(
      ['x.nodes.csv', write('nodes-csv', source)],
      ['x.links.csv', write('links-csv', source)],
    );
    expect(tables.problems).toEqual([]);
    expect(tables.graph.nodes.map(({ id }) => id)).toEqual(snapshot.ids);
    expect(tables.graph.links).toHaveLength(snapshot.links.source.length);
    expect(tables.graph.links.filter(({ kind }) => kind === 'cites')).toHaveLength(
      [...snapshot.links.kinds].filter((kind) => kind === 0).length,
    );
    tables.graph.nodes.forEach(({ label, x, y }, node) => {
      expect(label).toBe(snapshot.labels[node]);
      expect(x).toBeCloseTo(snapshot.x[node]!, 2);
      expect(y).toBeCloseTo(snapshot.y[node]!, 2);
    });
  });

  it('CSV: one row a node and one a link', async () => {
    const { input, snapshot } = await pollination();
    const rows = (format: Format) =>
      Papa.parse<Record<string, string>>(write(format, { input, snapshot }).trimEnd(), { header: true }).data;
    const nodes = rows('nodes-csv');
    const links = rows('links-csv');
    expect(nodes.map(({ Id }) => Id)).toEqual(snapshot.ids);
    expect(nodes[0]).toMatchObject({ kind: 'paper', Label: snapshot.labels[0] });
    expect(links).toHaveLength(snapshot.links.source.length);
    const ids = new Set(snapshot.ids);
    expect(links.every(({ Source, Target }) => ids.has(Source!) && ids.has(Target!))).toBe(true);
  });

  it.each<Format>(['graphml', 'vosviewer-json', 'vosviewer-map', 'pajek', 'nodes-csv', 'links-csv'])(
    '%s holds hostile texts as texts',
    async (format) => {
      const { input, snapshot } = await makeMap('hostile.json', hostileCsl());
      const text = write(format, { input, snapshot });
      if (format !== 'nodes-csv' && format !== 'pajek' && format !== 'vosviewer-map')
        expect(text).not.toContain('<script');
      if (format === 'nodes-csv') expect(text).not.toMatch(/(?:^|,)[=+@]/m);
      if (format === 'graphml' || format === 'vosviewer-map' || format === 'vosviewer-json') {
        const { graph } = await readBack([`x.${format === 'vosviewer-json' ? 'json' : 'txt'}`, text]);
        expect(graph.nodes).toHaveLength(snapshot.nodeCount);
      }
    },
  );
});
