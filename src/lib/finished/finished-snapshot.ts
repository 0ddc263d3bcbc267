/** The columns of a finished map: places, clusters and links are those of its file, what follows from them is added. */
import { computeRadius } from '../layout/node-radius';
import { finishedCount, finishedRadius } from '../map/finished-sizes';
import { meanDays, papersBehind } from '../map/papers-behind';
import {
  countAll,
  countByNetwork,
  dateNodes,
  listAuthors,
  markRetracted,
  nameNodes,
  sizeUncited,
} from '../map/to-snapshot';
import { computeDegree } from '../metrics/degree';
import { computePageRank } from '../metrics/pagerank';
import type { MapAxes } from '../model/axes';
import type { SavedMap } from '../model/exchange/saved-map';
import type { ImportedGraph } from '../model/imported-graph';
import { LINK_KINDS, NODE_KINDS, type FinishedMap, type LinkColumns, type Network } from '../model/network';
import { NO_CLUSTER, type Snapshot, type SnapshotCluster, type Subtopics } from '../model/snapshot';
import type { NetworkInput } from '../networks/network-input';
import { cleanValue } from '../parsers/clean-text';
import { countOf, isObject, listOf, objectsOf, type Json } from '../parsers/json/json-values';
import { strings } from '../parsers/graphs/map-file';
import { centreClusters } from '../topics/centre-clusters';

/** The nodes of a file that are on the map. */
export interface FinishedNodes {
  ids: string[];
  kinds: Uint8Array;
  /** As Snapshot.entities. */
  entities: Uint32Array;
  /** Their places in the file's list of nodes. */
  rows: number[];
}

/**
 * @param map the parsed map file
 * @param saved its nodes, clusters and settings, as the parser of map files reads them
 * @param graph of a finished map that came from another file: what that said of its nodes
 * @returns linkRows: for each link its place in the file's list
 */
export function readSnapshot(
  map: Json,
  saved: SavedMap,
  input: NetworkInput,
  nodes: FinishedNodes,
  graph: ImportedGraph | undefined,
): { snapshot: Snapshot; linkRows: number[] } {
  const drawing = isObject(map.drawing) ? map.drawing : {};
  const { settings } = saved;
  const { ids, kinds, entities, rows } = nodes;
  const nodeCount = ids.length;
  const placed = new Map(saved.nodes.map((node) => [node.id, node]));
  const { links, rows: linkRows } = readLinks(map.links, ids);
  const clusters = saved.clusters.slice(0, NO_CLUSTER);
  const clusterOf = new Map(clusters.map(({ id }, index) => [id, index]));
  const cluster = Uint16Array.from(ids, (id) => clusterOf.get(placed.get(id)?.cluster ?? '') ?? NO_CLUSTER);
  const isImported = settings.network === 'imported';
  const finished = isImported && graph ? toFinished(graph, ids) : undefined;
  const measures = readMeasures(drawing.measures);
  const count = readCount(drawing.count, rows);
  const network: Network = {
    name: settings.network,
    nodeCount,
    kinds,
    entities,
    links,
    clustering: { source: links.source, target: links.target, weight: links.weight },
    method: '',
    ...(finished ? { finished } : {}),
    ...(count && measures && !finished ? { occurrences: count, occurrenceWords: measures.count } : {}),
  };
  const degree = computeDegree(nodeCount, links);
  const counted = finished
    ? finishedCount(finished, degree)
    : { ...countByNetwork(input, network), ...(count ? { count } : {}) };
  const sized = sizeUncited(input, network, counted.count, degree);
  const dates = dateNodes(input, network);
  const behind = finished ? null : papersBehind(input, network, cluster);
  if (behind) meanDays(behind, dates);
  const axes = readAxes(drawing.axes, clusters.length);
  const snapshot: Snapshot = {
    network: settings.network,
    title: saved.title ?? '',
    settings,
    method: cleanValue(map.method) ?? '',
    nodeCount,
    kinds,
    entities,
    ...nameNodes(input, network),
    ids,
    x: Float32Array.from(ids, (id) => placed.get(id)!.x),
    y: Float32Array.from(ids, (id) => placed.get(id)!.y),
    cluster,
    ...counted,
    ...sized,
    degree,
    pagerank: computePageRank(nodeCount, links),
    radius: finished
      ? finishedRadius(finished, degree, kinds)
      : computeRadius(kinds, sized.sizedBy?.values ?? counted.count),
    ...dates,
    ...markRetracted(input, network),
    ...(behind ? { behind } : {}),
    links,
    ...listAuthors(input, network),
    clusters: readClusters(map.clusters, clusters),
    counts: countAll(input, network, degree, clusters.length),
    ...(axes ? { axes } : {}),
  };
  centreClusters(snapshot);
  const subtopics = readSubtopics(map, drawing, snapshot, rows);
  if (subtopics) snapshot.subtopics = subtopics;
  return { snapshot, linkRows };
}

/** Links whose ends are both on the map, in the file's order. */
function readLinks(given: unknown, ids: readonly string[]): { links: LinkColumns; rows: number[] } {
  const nodeOf = new Map(ids.map((id, node) => [id, node]));
  const kept = objectsOf(given).flatMap(({ source, target, kind, weight }, row) => {
    const [a, b] = [source, target].map((id) => nodeOf.get(cleanValue(id) ?? ''));
    const of = LINK_KINDS.findIndex((name) => name === kind);
    return a === undefined || b === undefined || a === b || of < 0 || typeof weight !== 'number'
      ? []
      : [{ a, b, of, weight, row }];
  });
  const links = {
    source: Uint32Array.from(kept, ({ a }) => a),
    target: Uint32Array.from(kept, ({ b }) => b),
    kinds: Uint8Array.from(kept, ({ of }) => of),
    weight: Float32Array.from(kept, ({ weight }) => weight),
  };
  return { links, rows: kept.map(({ row }) => row) };
}

function readClusters(given: unknown, clusters: SavedMap['clusters']): SnapshotCluster[] {
  const sizes = new Map(objectsOf(given).map(({ id, size }) => [cleanValue(id), countOf(size) ?? 0]));
  return clusters.map(({ id, label, terms }) => ({
    ...{ id, label, terms },
    papers: sizes.get(id) ?? 0,
    x: 0,
    y: 0,
  }));
}

function readSubtopics(
  map: Json,
  drawing: Json,
  { clusters, x, y }: Pick<Snapshot, 'clusters' | 'x' | 'y'>,
  rows: readonly number[],
): Subtopics | null {
  const parents = new Map(clusters.map(({ id }, index) => [id, index]));
  const given = objectsOf(map.subtopics);
  const list = given.map(({ id, label, terms, size, parent }) => ({
    id: cleanValue(id) ?? '',
    label: cleanValue(label) ?? '',
    terms: strings(terms),
    papers: countOf(size) ?? 0,
    parent: parents.get(cleanValue(parent) ?? '') ?? -1,
    x: 0,
    y: 0,
  }));
  const parts = listOf(drawing.subtopicOf);
  if (list.length === 0 || list.length >= NO_CLUSTER || parts.length === 0) return null;
  if (list.some(({ parent }) => parent < 0)) return null;
  const of = Uint16Array.from(rows, (row) => {
    const part = countOf(parts[row]);
    return part !== undefined && part < list.length ? part : NO_CLUSTER;
  });
  const members = new Uint32Array(list.length);
  of.forEach((part, node) => {
    const topic = list[part];
    if (!topic) return;
    members[part]!++;
    topic.x += x[node]!;
    topic.y += y[node]!;
  });
  list.forEach((part, index) => {
    part.x /= members[index] || 1;
    part.y /= members[index] || 1;
  });
  return { list, of };
}

/** What the file of a finished map said of nodes: labels, years, sizes. */
function toFinished({ nodes, measure, clusters }: ImportedGraph, ids: readonly string[]): FinishedMap {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const own = ids.map((id) => byId.get(id));
  return {
    labels: own.map((node, at) => node?.label ?? ids[at]!),
    x: Float64Array.from(own, (node) => node?.x ?? NaN),
    y: Float64Array.from(own, (node) => node?.y ?? NaN),
    year: Float64Array.from(own, (node) => node?.year ?? NaN),
    cluster: null,
    clusters,
    sizes: measure
      ? {
          name: measure.name,
          isCount: measure.is === 'area',
          // Discs show by their area; a file's diameter is squared.
          area: Float64Array.from(own, (node) =>
            measure.is === 'area' ? (node?.weight ?? 0) : (node?.weight ?? 0) ** 2,
          ),
        }
      : null,
  };
}

function readMeasures(given: unknown): Snapshot['measures'] {
  const { size, count } = isObject(given) ? given : {};
  const [sizes, counts] = [cleanValue(size), cleanValue(count)];
  return sizes === undefined || counts === undefined ? undefined : { size: sizes, count: counts };
}

function readCount(given: unknown, rows: readonly number[]): Uint32Array | null {
  const counts = listOf(given);
  return counts.length === 0 ? null : Uint32Array.from(rows, (row) => countOf(counts[row]) ?? 0);
}

function readAxes(given: unknown, clusters: number): MapAxes | null {
  if (!isObject(given)) return null;
  const isNumber = (value: unknown): value is number => Number.isFinite(value);
  const axis = (value: unknown): MapAxes['x'] =>
    isObject(value)
      ? {
          label: cleanValue(value.label) ?? '',
          ticks: objectsOf(value.ticks).flatMap(({ at, label }) =>
            isNumber(at) ? [{ at, label: cleanValue(label) ?? '' }] : [],
          ),
        }
      : null;
  return {
    x: axis(given.x),
    y: axis(given.y),
    lanes: objectsOf(given.lanes).flatMap(({ cluster, top, bottom }) =>
      isNumber(top) && isNumber(bottom) && (countOf(cluster) ?? clusters) < clusters
        ? [{ cluster: cluster as number, top, bottom }]
        : [],
    ),
  };
}

/**
 * The nodes of a map file that its lists explain; the others are left out.
 *
 * @param entityOf the place of a node's paper, author, term … in its list; undefined: it is in none
 */
export function readNodes(
  map: Json,
  saved: SavedMap,
  entityOf: (kind: number, id: string, node: Json, row: number) => number | undefined,
): FinishedNodes {
  const known = new Set(saved.nodes.map(({ id }) => id));
  const seen = new Set<string>();
  const taken = objectsOf(map.nodes).flatMap((node, row) => {
    const id = cleanValue(node.id) ?? '';
    const kind = NODE_KINDS.findIndex((name) => name === node.kind);
    if (!known.has(id) || seen.has(id) || kind < 0) return [];
    seen.add(id);
    const entity = entityOf(kind, id, node, row);
    return entity === undefined ? [] : [{ id, kind, entity, row }];
  });
  return {
    ids: taken.map(({ id }) => id),
    kinds: Uint8Array.from(taken, ({ kind }) => kind),
    entities: Uint32Array.from(taken, ({ entity }) => entity),
    rows: taken.map(({ row }) => row),
  };
}
