import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clusterList, expectPlaces, linkList, linkText, mapOf } from './finished-map';
import { totalCounts } from '../../src/lib/view/shown';

const DATA = '../shared/data/formats/graphs';

interface Plain {
  nodes: { id: string; label: string; x: number; y: number; cluster: string }[];
  links: string[];
}

/** The GEXF of Les Misérables taken apart by hand. */
function gexfByHand(path: string): Plain {
  const text = readFileSync(path, 'utf8');
  const nodes = [...text.matchAll(/<node id="(\d+)" label="([^"]+)">([\s\S]*?)<\/node>/g)].map(
    ([, id = '', label = '', inner = '']) => {
      const [, x, y] = /position x="([^"]+)" y="([^"]+)"/.exec(inner)!;
      return { id, label, x: Number(x), y: Number(y), cluster: /value="(\d+)"/.exec(inner)![1]! };
    },
  );
  const labelOf = new Map(nodes.map(({ id, label }) => [id, label]));
  const links = [
    ...text.matchAll(/<edge id="[^"]+" source="(\d+)" target="(\d+)"(?: weight="([\d.]+)")?>/g),
  ].map(([, a = '', b = '', weight = '1']) => linkText(labelOf.get(a)!, labelOf.get(b)!, Number(weight)));
  return { nodes, links };
}

describe.runIf(existsSync(DATA))('graphs beside the checkout', () => {
  it('Les Misérables in GEXF: every node, link, cluster and place', async () => {
    const { nodes, links } = gexfByHand(`${DATA}/les-miserables.gexf`);
    expect([nodes.length, links.length, new Set(nodes.map(({ cluster }) => cluster)).size]).toEqual([
      77, 254, 9,
    ]);
    const { snapshot, report } = await mapOf(`${DATA}/les-miserables.gexf`);
    expect(report.files[0]!.problems).toEqual([]);
    expect(snapshot.counts).toMatchObject({ papers: 0, keywords: 0, links: 254, clusters: 9 });
    expect(totalCounts(snapshot).kinds.item).toBe(77);
    expectPlaces(snapshot, nodes);
    expect(linkList(snapshot)).toEqual(links.sort());
    expect(clusterList(snapshot.labels, [...snapshot.cluster])).toEqual(
      clusterList(
        nodes.map(({ label }) => label),
        nodes.map(({ cluster }) => cluster),
      ),
    );
    const sizes = snapshot.clusters.map(({ papers }) => papers);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  it('the same in GraphML, with and without its keys', async () => {
    const { nodes, links } = gexfByHand(`${DATA}/les-miserables.gexf`);
    const whole = await mapOf(`${DATA}/miserables.graphml`);
    const broken = await mapOf(`${DATA}/miserables_broken.graphml`);
    expect(whole.report.files[0]!.problems).toEqual([]);
    expect(broken.report.files[0]!.problems.map(({ code }) => code)).toEqual(['graphml-key-undeclared']);
    for (const { snapshot } of [whole, broken]) {
      expect(snapshot.counts).toMatchObject({ links: 254, clusters: 9 });
      expect(totalCounts(snapshot).kinds.item).toBe(77);
      expectPlaces(snapshot, nodes);
      expect(linkList(snapshot)).toEqual(links.toSorted());
    }
  });

  it('links to nodes that are not there are told and left out', async () => {
    const { snapshot, report } = await mapOf(`${DATA}/missing_nodes.gexf`);
    expect(snapshot.counts.links).toBe(1);
    expect(totalCounts(snapshot).kinds.item).toBe(2);
    expect(report.files[0]!.problems.map(({ code, where }) => [code, where?.line])).toEqual([
      ['gexf-link-to-nowhere', 13],
      ['gexf-link-to-nowhere', 15],
      ['gexf-link-to-nowhere', 16],
    ]);
  });

  it.each([
    ['attributes.graphml', 6, 7],
    ['edge_viz.gexf', 2, 1],
    ['v1_3.gexf', 2, 1],
  ])('%s has %i nodes and %i links', async (name, nodes, links) => {
    const { snapshot, report } = await mapOf(`${DATA}/${name}`);
    expect(report.files[0]!.problems).toEqual([]);
    expect(snapshot.nodeCount).toBe(nodes);
    expect(snapshot.counts.links).toBe(links);
  });
});
