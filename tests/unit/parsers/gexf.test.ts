import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { codes, fixture, readText } from './read';

const REEFS = fixture('formats/reefs.gexf');

const graph = (nodes: string, edges = '', attributes = '') =>
  `<gexf><graph defaultedgetype="undirected">${attributes}<nodes>${nodes}</nodes><edges>${edges}</edges></graph></gexf>`;

describe('GEXF', () => {
  it('gives nodes with attributes, defaults, places and sizes', async () => {
    const { graph: found, files } = await readText(REEFS, 'reefs.gexf');
    expect(files[0]).toMatchObject({
      format: 'gexf',
      records: 2,
      graph: { nodes: 4, links: 4, clusters: 2 },
    });
    expect(found).toMatchObject({ title: 'Reef papers', measure: { is: 'diameter' } });
    expect(found!.nodes).toMatchObject([
      { id: 'p1', label: 'Corals & light', kind: 'paper', x: -30, y: 40, weight: 12, cluster: 1, year: 2003 },
      { id: 'p2', kind: 'paper', x: 10, y: -20, weight: 6, cluster: 0, year: 2009 },
      { id: 'a1', label: 'Ngo, Bao', kind: 'author', x: 50, y: 0, cluster: 0 },
      { id: 'k1', label: 'bleaching', kind: 'keyword', facts: [{ name: 'depth', value: 1.5 }] },
    ]);
    expect(found!.nodes[1]!.facts).toEqual([{ name: 'depth', value: 22 }]);
    expect(found!.nodes[3]).not.toHaveProperty('x');
    expect(found!.nodes[3]).not.toHaveProperty('cluster');
  });

  it('gives papers as records', async () => {
    const { records } = await readText(REEFS, 'reefs.gexf');
    expect(records).toEqual([
      {
        key: 'p1',
        title: 'Corals & light',
        authors: [],
        keywords: [],
        references: [],
        date: { year: 2003, month: 5, day: 1 },
        doi: '10.5555/reef.1',
        place: { file: 'reefs.gexf', line: 13, what: 'Corals & light' },
      },
      {
        key: 'p2',
        title: 'Sponges',
        authors: [],
        keywords: [],
        references: [],
        date: { year: 2009 },
        place: { file: 'reefs.gexf', line: 17, what: 'Sponges' },
      },
    ]);
  });

  it('keeps directions, adds up parallel links, and tells what it leaves out', async () => {
    const result = await readText(REEFS);
    expect(result.graph!.links).toEqual([
      { source: 1, target: 0, weight: 1, kind: 'cites' },
      { source: 0, target: 2, weight: 2, kind: 'wrote' },
      { source: 0, target: 3, weight: 3.5, kind: 'linked' },
      { source: 0, target: 2, weight: 1, kind: 'points-to', label: 'thanks' },
    ]);
    expect(codes(result)).toEqual(['gexf-link-to-nowhere', 'gexf-link-to-itself', 'gexf-link-double']);
    expect(result.files[0]!.problems[0]).toMatchObject({ where: { line: 33, what: 'p2 – lost' } });
  });

  it('reads nodes that stand in nodes, ids that are missing or double, and attributes called as in version 1.1', async () => {
    const text = graph(
      '<node id="1" label="outer"><nodes><node id="2" label="inner"/></nodes></node><node label="nobody"/><node id="1"/><node id="3"><attvalues><attvalue id="c" value="South"/></attvalues></node>',
      '<edge source="1" target="2" type="mutual"/><edge source="1"/>',
      '<attributes class="node"><attribute id="c" title="group"/></attributes>',
    );
    const result = await readText(text);
    expect(result.graph!.nodes.map(({ label }) => label)).toEqual(['inner', 'outer', '3']);
    expect(result.graph!.clusters).toEqual([{ label: 'South' }]);
    expect(result.graph!.links).toEqual([{ source: 0, target: 1, weight: 1, kind: 'linked' }]);
    expect(codes(result)).toEqual([
      'gexf-node-without-id',
      'gexf-id-double',
      'gexf-link-without-end',
      'gexf-nested',
    ]);
  });

  it('orders clusters by size unless they are counted from 1', async () => {
    const node = (id: number, cluster: string) =>
      `<node id="${id}"><attvalues><attvalue for="m" value="${cluster}"/></attvalues></node>`;
    const attributes = '<attributes class="node"><attribute id="m" title="Modularity Class"/></attributes>';
    const clustersOf = async (keys: string[]) => {
      const { graph: found } = await readText(
        graph(keys.map((key, i) => node(i, key)).join(''), '', attributes),
      );
      return found!.nodes.map(({ cluster }) => cluster);
    };
    expect(await clustersOf(['0', '5', '5', '-1'])).toEqual([1, 0, 0, undefined]);
    expect(await clustersOf(['1', '2', '2', '3.0'])).toEqual([0, 1, 1, 2]);
    expect(await clustersOf(['c2', 'c1', 'c2'])).toEqual([1, 0, 1]);
  });

  it('takes a plain ampersand for one, expands no entity and tells faults', async () => {
    const text = `<!DOCTYPE gexf [<!ENTITY big "boom">]>${graph('<node id="a" label="Fish & Chips"/><node id="b" label="&big;"/>')}`;
    const { graph: found, files } = await readText(text);
    expect(found!.nodes.map(({ label }) => label)).toEqual(['Fish & Chips', '&big;']);
    expect(files[0]!.problems).toEqual([]);
    const broken = await readText(graph('<node id="a"/><node id="b></node><node id="c"/>'));
    expect(broken.graph!.nodes[0]!.id).toBe('a');
    expect(codes(broken)).toContain('gexf-broken');
  });

  it('cut anywhere keeps the nodes before the cut, and never throws when damaged', async () => {
    for (let end = REEFS.indexOf('<nodes>'); end <= REEFS.length; end += 11) {
      const text = REEFS.slice(0, end);
      const { graph: found } = await readText(text);
      const whole = text.split('</node>').length - 1;
      expect(found?.nodes.length ?? 0, `cut at ${end}`).toBeGreaterThanOrEqual(whole);
    }
    for (let seed = 1; seed <= 60; seed++) {
      const bytes = new TextEncoder().encode(REEFS);
      for (let i = seed; i < bytes.length; i += 100) bytes[i] = (i * seed * 31) % 256;
      await expect(readFiles([{ name: 'x.gexf', bytes }], NO_PROGRESS)).resolves.toBeDefined();
    }
    expect(codes(await readText('<gexf><graph></graph></gexf>'))).toEqual(['gexf-empty']);
  });
});
