import { DIRECTED_KINDS, LINK_KINDS } from '../model/network';
import { GENERATOR } from './generator';
import { nodeFields, type FieldValue } from './node-fields';
import type { NetworkSource } from './network-source';
import { roundNumber } from './round-number';
import { escapeXml } from './xml';

/**
 * The network as GraphML (http://graphml.graphdrawing.org/specification.html) with places and everything else that is known of a node, for
 * yEd, Cytoscape, igraph and other graph programs. The same map gives the same bytes.
 */
export function toGraphml(source: NetworkSource): string {
  const { snapshot } = source;
  const nodes = snapshot.ids.map((id, node) => ({
    id,
    fields: {
      label: snapshot.labels[node] ?? id,
      x: roundNumber(snapshot.x[node] ?? 0),
      y: roundNumber(snapshot.y[node] ?? 0),
      ...nodeFields(source, node),
    } satisfies Record<string, FieldValue>,
  }));
  /** Name of a field -> whether all its values are numbers. */
  const names = new Map<string, boolean>();
  for (const { fields } of nodes)
    for (const [name, value] of Object.entries(fields))
      names.set(name, (names.get(name) ?? true) && typeof value === 'number');
  const keys = new Map([...names.keys()].map((name, i) => [name, `d${i}`]));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<!-- ${GENERATOR} -->`,
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...[...names].map(
      ([name, isNumber]) =>
        `  <key id="${keys.get(name)!}" for="node" attr.name="${escapeXml(name)}" attr.type="${isNumber ? 'double' : 'string'}"/>`,
    ),
    '  <key id="weight" for="edge" attr.name="weight" attr.type="double"/>',
    '  <key id="kind" for="edge" attr.name="kind" attr.type="string"/>',
    '  <graph id="G" edgedefault="undirected">',
  ];
  for (const { id, fields } of nodes) {
    const data = Object.entries(fields).map(
      ([name, value]) => `<data key="${keys.get(name)!}">${escapeXml(String(value))}</data>`,
    );
    lines.push(`    <node id="${escapeXml(id)}">${data.join('')}</node>`);
  }
  const { source: from, target: to, kinds, weight } = snapshot.links;
  for (let i = 0; i < from.length; i++) {
    const kind = LINK_KINDS[kinds[i]!]!;
    const directed = DIRECTED_KINDS.has(kind) ? ' directed="true"' : '';
    lines.push(
      `    <edge id="e${i}" source="${escapeXml(snapshot.ids[from[i]!]!)}" target="${escapeXml(snapshot.ids[to[i]!]!)}"${directed}><data key="weight">${roundNumber(weight[i]!)}</data><data key="kind">${kind}</data></edge>`,
    );
  }
  lines.push('  </graph>', '</graphml>', '');
  return lines.join('\n');
}
