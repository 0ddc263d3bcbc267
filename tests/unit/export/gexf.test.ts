import { DOMParser } from '@xmldom/xmldom';
import Graph from 'graphology';
import { parse } from 'graphology-gexf';
import { describe, expect, it } from 'vitest';
import { toGexf } from '../../../src/lib/export/gexf';
import { toGraphology } from '../../../src/lib/networks/to-graphology';
import { HOSTILE, hostileCsl, makeMap, pollination } from './make-map';

const read = (gexf: string) =>
  parse(Graph, gexf, { allowUndeclaredAttributes: false, addMissingNodes: false });

describe('toGexf', () => {
  it('comes back from a GEXF reader with every node, link, place and colour', async () => {
    const { input, snapshot, corpus } = await pollination();
    const graph = read(toGexf({ input, snapshot, graph: toGraphology(snapshot) }));
    expect(graph.order).toBe(snapshot.nodeCount);
    expect(graph.size).toBe(snapshot.links.source.length);
    snapshot.ids.forEach((id, node) => {
      const attributes = graph.getNodeAttributes(id);
      expect(attributes.label).toBe(snapshot.labels[node]);
      expect(attributes.x).toBeCloseTo(snapshot.x[node] ?? Number.NaN, 2);
      expect(attributes.y).toBeCloseTo(snapshot.y[node] ?? Number.NaN, 2);
      expect(attributes.color).toMatch(/^#[0-9a-f]{6}$/);
    });
    const paper = corpus.papers[0];
    expect(graph.getNodeAttributes(paper?.id)).toMatchObject({
      kind: 'paper',
      title: paper?.title,
      year: paper?.date?.year,
    });
  });

  it('has colours, sizes and places in the namespace of its version', async () => {
    const { input, snapshot } = await pollination();
    const gexf = toGexf({ input, snapshot, graph: toGraphology(snapshot) });
    const document = new DOMParser().parseFromString(gexf, 'text/xml');
    expect(document.documentElement?.getAttribute('version')).toBe('1.3');
    for (const name of ['color', 'size', 'position'])
      expect(document.getElementsByTagNameNS('http://gexf.net/1.3/viz', name), name).toHaveLength(
        snapshot.nodeCount,
      );
  });

  it('keeps texts as they are and out of the mark-up', async () => {
    const { input, snapshot } = await makeMap('hostile.json', hostileCsl());
    const gexf = toGexf({ input, snapshot, graph: toGraphology(snapshot) });
    expect(gexf).not.toContain('<script');
    const titles = read(gexf).mapNodes((_id, { title }) => String(title));
    const { title } = input.corpus.papers[0] ?? { title: '' };
    expect(title).toContain('<script>');
    expect(HOSTILE).toContain(title.slice(0, 20));
    expect(titles).toContain(title);
    expect(read(gexf).directedSize).toBe(1);
  });

  it('gives the same bytes each time', async () => {
    const { input, snapshot } = await pollination();
    expect(toGexf({ input, snapshot, graph: toGraphology(snapshot) })).toBe(
      toGexf({ input, snapshot, graph: toGraphology(snapshot) }),
    );
  });
});
