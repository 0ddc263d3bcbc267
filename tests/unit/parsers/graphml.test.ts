import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { codes, fixture, readText } from './read';

const REEFS = fixture('formats/reefs.graphml');

describe('GraphML', () => {
  it('gives nodes and edges with data under declared keys and their defaults', async () => {
    const { graph, files } = await readText(REEFS, 'reefs.graphml');
    expect(files[0]).toMatchObject({
      format: 'graphml',
      records: 0,
      graph: { nodes: 4, links: 3, clusters: 2 },
    });
    expect(graph!.nodes).toEqual([
      { id: 'n1', label: 'Ægir reef', kind: 'item', x: 3, y: 4, cluster: 0, facts: [] },
      {
        id: 'n2',
        label: 'Blue hole',
        kind: 'item',
        x: -3,
        y: 4,
        cluster: 1,
        facts: [{ name: 'depth', value: 90 }],
      },
      { id: 'n3a', label: 'Inner cay', kind: 'item', cluster: 0, facts: [] },
      { id: 'n3', label: 'Cay', kind: 'item', cluster: 0, facts: [] },
    ]);
    expect(graph!.clusters).toEqual([{ label: 'shallow' }, { label: 'deep' }]);
    expect(graph!.links).toEqual([
      { source: 0, target: 1, weight: 5, kind: 'linked' },
      { source: 1, target: 3, weight: 2, kind: 'linked' },
      { source: 3, target: 2, weight: 2, kind: 'points-to' },
    ]);
  });

  it('tells what it leaves out', async () => {
    expect(codes(await readText(REEFS))).toEqual([
      'graphml-node-without-id',
      'graphml-id-double',
      'graphml-key-undeclared',
      'graphml-nested',
      'graphml-ports',
      'graphml-hyperedges',
      'graphml-link-to-nowhere',
    ]);
  });

  it('reads names and places of drawings, which measure downwards', async () => {
    const text = `<graphml xmlns:y="y"><key for="node" id="d6" yfiles.type="nodegraphics"/><graph edgedefault="directed">
      <node id="a"><data key="d6"><y:ShapeNode><y:Geometry height="20" width="40" x="80" y="90"/><y:NodeLabel>Left</y:NodeLabel></y:ShapeNode></data></node>
      <node id="b"><data key="d6"><y:ShapeNode><y:Geometry height="20" width="40" x="180" y="40"/><y:NodeLabel>Right, up</y:NodeLabel></y:ShapeNode></data></node>
      <edge source="a" target="b"/></graph></graphml>`;
    const { graph } = await readText(text);
    expect(graph!.nodes).toMatchObject([
      { label: 'Left', x: 100, y: -100 },
      { label: 'Right, up', x: 200, y: -50 },
    ]);
    expect(graph!.links).toEqual([{ source: 0, target: 1, weight: 1, kind: 'points-to' }]);
  });

  it('cut anywhere keeps the nodes before the cut, and never throws when damaged', async () => {
    const intact = ['n1', 'n2', 'n3a', 'n3'];
    for (let end = REEFS.indexOf('<graph '); end <= REEFS.length; end += 9) {
      const text = REEFS.slice(0, end);
      const { graph } = await readText(text);
      const whole = Math.min(4, text.split('</node>').length - 1);
      expect((graph?.nodes ?? []).map(({ id }) => id).slice(0, whole)).toEqual(intact.slice(0, whole));
    }
    for (let seed = 1; seed <= 60; seed++) {
      const bytes = new TextEncoder().encode(REEFS);
      for (let i = seed; i < bytes.length; i += 100) bytes[i] = (i * seed * 31) % 256;
      await expect(readFiles([{ name: 'x.graphml', bytes }], NO_PROGRESS)).resolves.toBeDefined();
    }
  });
});
