/** The finished graph in a map file of the app's own, as it was when the map was saved. */
import type { ImportedGraph, ImportedLink, ImportedNode, NodeFact } from '../../model/imported-graph';
import { LINK_KINDS, NODE_KINDS, type NodeKind } from '../../model/network';
import type { PaperRecord } from '../../model/record';
import { NORMALIZATIONS } from '../../model/settings';
import { cleanParagraphs, cleanValue } from '../clean-text';
import { isObject, listOf, objectsOf, type Json } from '../json/json-values';

export interface SavedTables {
  file: string;
  /** Records of the papers, with their ids as keys. */
  records: readonly PaperRecord[];
  /** Names of authors and labels of keywords by id. */
  names: ReadonlyMap<string, string>;
}

/** Nodes, links, places and clusters of a saved finished map; undefined when it has no nodes. What is damaged is left out. */
export function readSavedGraph(map: Json, tables: SavedTables): ImportedGraph | undefined {
  const finished = isObject(map.finished) ? map.finished : {};
  // What the app found for itself is kept with the saved map, not as the file's own.
  const clusters = finished.clusters === false ? [] : objectsOf(map.clusters);
  const clusterOf = new Map(clusters.map((cluster, place) => [cleanValue(cluster.id), place]));
  const records = new Map(tables.records.map((record) => [record.key, record]));
  const nodes: ImportedNode[] = [];
  const placeOf = new Map<string, number>();
  for (const saved of objectsOf(map.nodes)) {
    const id = cleanValue(saved.id);
    const kind = NODE_KINDS.find((name) => name === saved.kind);
    if (id === undefined || kind === undefined || placeOf.has(id)) continue;
    const record = kind === 'paper' ? records.get(id) : undefined;
    placeOf.set(id, nodes.length);
    nodes.push(toNode(saved, id, kind, clusterOf, record, tables));
  }
  if (nodes.length === 0) return undefined;
  if (finished.positions === false) {
    for (const node of nodes) {
      delete node.x;
      delete node.y;
    }
  }
  const links: ImportedLink[] = [];
  for (const saved of objectsOf(map.links)) {
    const source = placeOf.get(cleanValue(saved.source) ?? '');
    const target = placeOf.get(cleanValue(saved.target) ?? '');
    const kind = LINK_KINDS.find((name) => name === saved.kind);
    const { weight } = saved;
    if (source === undefined || target === undefined || source === target || !kind || !isAmount(weight))
      continue;
    const label = cleanValue(saved.label);
    links.push({ source, target, weight, kind, ...(label === undefined ? {} : { label }) });
  }
  const graph: ImportedGraph = {
    file: tables.file,
    nodes,
    links,
    clusters: clusters.map((cluster) => {
      const label = cleanValue(cluster.label);
      const terms = listOf(cluster.terms)
        .map(cleanValue)
        .filter((term) => term !== undefined);
      return { ...(label === undefined ? {} : { label }), terms };
    }),
  };
  const source = cleanValue(finished.file);
  const title = cleanValue(map.title);
  const measure = isObject(finished.measure) ? finished.measure : {};
  const name = cleanValue(measure.name);
  const normalization = NORMALIZATIONS.find((known) => known === finished.normalization);
  if (source !== undefined) graph.file = source;
  if (normalization !== undefined) graph.normalization = normalization;
  if (typeof finished.strength === 'number' && finished.strength > 0) graph.strength = finished.strength;
  if (title !== undefined) graph.title = title;
  if (name !== undefined) graph.measure = { name, is: measure.is === 'diameter' ? 'diameter' : 'area' };
  return graph;
}

function toNode(
  saved: Json,
  id: string,
  kind: NodeKind,
  clusterOf: ReadonlyMap<string | undefined, number>,
  record: PaperRecord | undefined,
  { names }: SavedTables,
): ImportedNode {
  const node: ImportedNode = {
    id,
    kind,
    label: cleanValue(saved.label) ?? record?.title ?? names.get(id) ?? id,
    facts: objectsOf(saved.facts).flatMap(({ name, value }): NodeFact[] => {
      const known = cleanValue(name);
      const text = typeof value === 'number' && Number.isFinite(value) ? value : cleanValue(value);
      return known === undefined || text === undefined ? [] : [{ name: known, value: text }];
    }),
  };
  if (Number.isFinite(saved.x) && Number.isFinite(saved.y)) Object.assign(node, { x: saved.x, y: saved.y });
  const cluster = typeof saved.cluster === 'string' ? clusterOf.get(saved.cluster) : undefined;
  if (cluster !== undefined) node.cluster = cluster;
  if (isAmount(saved.weight)) node.weight = saved.weight;
  if (isAmount(saved.year)) node.year = saved.year;
  const url = cleanValue(saved.url);
  if (url !== undefined) node.url = url;
  const description = typeof saved.description === 'string' ? cleanParagraphs(saved.description) : '';
  if (description !== '') node.description = description;
  if (record) node.place = record.place;
  return node;
}

function isAmount(value: unknown): value is number {
  return Number.isFinite(value) && (value as number) >= 0;
}
