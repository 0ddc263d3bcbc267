import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clusterList, expectPlaces, linkList, linkText, mapOf, mapOfSaved } from './finished-map';
import { totalCounts } from '../../src/lib/view/shown';

const DATA = '../shared/data/formats/vosviewer';
const MAP = `${DATA}/JOI_2007-2016_co-authorship_map.txt`;
const NETWORK = `${DATA}/JOI_2007-2016_co-authorship_network.txt`;
const JSON_FILE = `${DATA}/JOI_2007-2016_co-authorship_network.json`;

/** The map file taken apart by hand: its labels hold no tab, and quotes only around the whole. */
function itemsByHand(path: string) {
  const [head = '', ...rows] = readFileSync(path, 'utf8').trim().split('\n');
  const names = head.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t').map((cell) => cell.replace(/^"|"$/g, ''));
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    return {
      id: cell('id'),
      label: cell('label'),
      x: Number(cell('x')),
      y: Number(cell('y')),
      cluster: cell('cluster'),
      documents: Number(cell('weight<Documents>')),
    };
  });
}

describe.runIf(existsSync(DATA))('VOSviewer files beside the checkout', () => {
  it('the co-authorship map with its network: every item, link, cluster and place', async () => {
    const items = itemsByHand(MAP);
    const labelOf = new Map(items.map(({ id, label }) => [id, label]));
    const links = readFileSync(NETWORK, 'utf8')
      .trim()
      .split('\n')
      .map((row) => row.trim().split('\t'))
      .map(([a = '', b = '', weight]) => linkText(labelOf.get(a)!, labelOf.get(b)!, Number(weight)));
    expect([items.length, links.length, new Set(items.map(({ cluster }) => cluster)).size]).toEqual([
      252, 568, 25,
    ]);

    const { snapshot, report } = await mapOf(MAP, NETWORK);
    expect(report.files.flatMap((file) => file.problems)).toEqual([]);
    expect(report).toMatchObject({
      papers: 0,
      authors: 252,
      graph: { nodes: 252, links: 568, clusters: 25 },
    });
    expect(snapshot.counts).toMatchObject({
      papers: 0,
      authors: 252,
      keywords: 0,
      links: 568,
      clusters: 25,
      unlinked: 0,
    });
    expect(snapshot.labels.toSorted()).toEqual(items.map(({ label }) => label).sort());
    expectPlaces(snapshot, items);
    expect(linkList(snapshot)).toEqual(links.sort());
    expect(clusterList(snapshot.labels, [...snapshot.cluster])).toEqual(
      clusterList(
        items.map(({ label }) => label),
        items.map(({ cluster }) => cluster),
      ),
    );
    for (const { label, cluster, documents } of items) {
      const node = snapshot.labels.indexOf(label);
      expect(snapshot.count[node]).toBe(documents);
      expect(snapshot.clusters[snapshot.cluster[node]!]!.id).toBe(`c${cluster}`);
    }
  });

  it('the JSON file of the same map is the same map', async () => {
    const [{ snapshot: one }, { snapshot: other, report }] = [
      await mapOf(MAP, NETWORK),
      await mapOf(JSON_FILE),
    ];
    expect(report.files[0]).toMatchObject({ format: 'vosviewer-json', problems: [] });
    expect(other.title).toBe('Co-authorship network of authors in Journal of Informetrics');
    expect(other.ids).toEqual(one.ids);
    expect(linkList(other)).toEqual(linkList(one));
    expect([...other.cluster]).toEqual([...one.cluster]);
    expect([...other.x]).toEqual([...one.x]);
    expect([...other.y]).toEqual([...one.y]);
    expect([...other.radius]).toEqual([...one.radius]);
  });

  it('the map saved from it opens again the same', async () => {
    const { snapshot, saved } = await mapOf(MAP, NETWORK);
    const { snapshot: again, saved: twice } = await mapOfSaved(saved);
    expect(twice).toBe(saved);
    expect(again.counts).toEqual(snapshot.counts);
  });

  it('the example, as two files and as one', async () => {
    const items = itemsByHand(`${DATA}/example_map.txt`);
    const two = await mapOf(`${DATA}/example_map.txt`, `${DATA}/example_network.txt`);
    const one = await mapOf(`${DATA}/example.json`);
    for (const { snapshot } of [two, one]) {
      expect(snapshot.counts).toMatchObject({ links: 24, clusters: 4 });
      expectPlaces(snapshot, items);
    }
    expect(linkList(one.snapshot)).toEqual(linkList(two.snapshot));
  });

  it('a map without its network, and a network without its map', async () => {
    expect((await mapOf(MAP)).snapshot.counts).toMatchObject({ authors: 252, links: 0, clusters: 25 });
    const { snapshot } = await mapOf(NETWORK);
    expect(snapshot.counts).toMatchObject({ authors: 0, keywords: 0, links: 568 });
    expect(totalCounts(snapshot).kinds.item).toBe(252);
  });
});
