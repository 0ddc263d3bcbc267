import { NO_CLUSTER_EDITS, type ClusterEdits } from '../model/cluster-edits';
import { kindWordsOn } from '../model/kind-words';
import { countKinds, LINK_KINDS, NODE_KINDS, type Network } from '../model/network';
import type { Progress } from '../model/progress';
import type { SavedMap } from '../model/exchange/saved-map';
import { defaultResolution, type Settings } from '../model/settings';
import type { Snapshot, SnapshotCluster, SnapshotCounts } from '../model/snapshot';
import type { NetworkInput } from '../networks/network-input';
import { mapTitle } from '../text/labels/labels';
import { centreClusters } from '../topics/centre-clusters';
import { clusterNodes, type NodeClusters } from '../topics/cluster-nodes';
import { clusteredCount, keepsFileClusters } from '../topics/clustering-graph';
import { editMap, type EditedMap, type FoundMap } from './edit-map';
import { finishedClusters, placeFinished } from './finished-map';
import { finishedCount, finishedRadius } from './finished-sizes';
import { nodeValues } from '../layout/node-values';
import { LAYOUTS } from '../layout/registry';
import { computeDegree } from '../metrics/degree';
import { computePageRank } from '../metrics/pagerank';
import { nameClusters } from '../topics/name-clusters';
import { computeRadius } from '../layout/node-radius';
import { meanDays, papersBehind } from './papers-behind';
import { restoreMap } from './restore-map';
import { findSubtopics } from '../topics/subtopics';
import {
  countAll,
  countByNetwork,
  dateNodes,
  listAuthors,
  markRetracted,
  nameNodes,
  sizeUncited,
  sortLinks,
} from './to-snapshot';

export interface AnalyseOptions {
  progress: Progress;
  /** Once, before the layout runs: the map with its starting positions. */
  onPreview?: (snapshot: Snapshot) => void;
  /** Some 10 to 20 times while the layout runs: x0 y0 x1 y1 … of all nodes, an array of its own each time. */
  onPositions?: (positions: Float32Array, done: number, total: number) => void;
  /** Positions and clusters to keep instead of computing them, where the nodes are (nearly) the same. */
  savedMap?: SavedMap;
  /** What the reader changed of the topics. Positions do not heed it, so that an edit moves nothing. */
  edits?: ClusterEdits;
  /** Where nodes stood on the map that this one follows, by id: see ArrangeInput.previous. */
  previous?: { ids: readonly string[]; x: Float32Array; y: Float32Array };
  /** Default: the saved map's title, else the terms that most papers share. */
  title?: string;
}

/**
 * Clusters, labels, metrics and positions of a network. Same input and settings: the same bytes.
 * Rejects with CancelledError when the job is cancelled.
 */
export async function analyseNetwork(
  input: NetworkInput,
  network: Network,
  settings: Settings,
  options: AnalyseOptions,
): Promise<EditedMap & { found: FoundMap }> {
  const { nodeCount, kinds } = network;
  const links = sortLinks(network.links);
  const names = nameNodes(input, network);
  const saved = options.savedMap ? restoreMap(options.savedMap, network, names.ids) : null;
  const { finished } = network;
  const isOfFile = finished?.cluster != null && keepsFileClusters(network, settings);
  const given: NodeClusters | null =
    saved ??
    (isOfFile && finished?.cluster ? { cluster: finished.cluster, count: finished.clusters.length } : null);
  const clustering = given ?? (await clusterNodes(network, settings, options.progress));
  // A saved map was clustered with the settings that it was saved with.
  const resolution =
    clustering.count > 0 && !isOfFile
      ? (settings.resolution ?? defaultResolution(clusteredCount(network), network.name))
      : null;
  const degree = computeDegree(nodeCount, links);
  const counted = finished ? finishedCount(finished, degree) : countByNetwork(input, network);
  const sized = sizeUncited(input, network, counted.count, degree);
  const radius = finished
    ? finishedRadius(finished, degree, kinds)
    : computeRadius(kinds, sized.sizedBy?.values ?? counted.count);
  // A saved map has all places; the method tells whether they were in the file that it came from.
  const hasPlaces = finished?.x.some(Number.isFinite) ?? false;
  const placed = saved ?? (finished ? placeFinished(network, finished, radius) : null);
  const dates = dateNodes(input, network);
  const behind = finished ? null : papersBehind(input, network, clustering.cluster);
  if (behind) meanDays(behind, dates);
  const counts = countAll(input, network, degree, clustering.count);
  const name = (cluster: Uint16Array): SnapshotCluster[] =>
    finished
      ? finishedClusters(
          network,
          given ? finished : { ...finished, clusters: [] },
          cluster,
          clustering.count,
          finished.sizes?.area ?? degree,
        )
      : nameClusters(input, network, settings, cluster, clustering.count, names.labels);
  const snapshot: Snapshot = {
    network: network.name,
    title: options.title ?? options.savedMap?.title ?? finished?.title ?? mapTitle(input.text),
    settings,
    method: describeMethod(input, network, settings, counts, resolution, saved ? hasPlaces : placed !== null),
    nodeCount,
    kinds,
    entities: network.entities,
    ...names,
    x: new Float32Array(nodeCount),
    y: new Float32Array(nodeCount),
    cluster: clustering.cluster,
    ...counted,
    ...sized,
    degree,
    pagerank: computePageRank(nodeCount, links),
    radius,
    ...dates,
    ...markRetracted(input, network),
    ...(behind ? { behind } : {}),
    links,
    ...listAuthors(input, network),
    clusters: saved?.clusters ?? name(clustering.cluster),
    counts,
  };
  const found: FoundMap = {
    ...{ snapshot, name, followsPapers: !finished, clustering: network.clustering },
    ...(finished
      ? {}
      : { part: (map: Snapshot) => findSubtopics(map, network.clustering, input.text, settings.seed) }),
  };
  const edits = options.edits ?? NO_CLUSTER_EDITS;
  if (placed) {
    placeInSnapshot(snapshot, placed.x, placed.y);
    return { ...editMap(found, edits), found };
  }
  const arranged = await LAYOUTS[settings.layout](
    {
      nodeCount,
      kinds,
      links,
      cluster: snapshot.cluster,
      radius: snapshot.radius,
      seed: settings.seed,
      settings,
      ...(options.previous ? { previous: placesById(names.ids, options.previous) } : {}),
      values: nodeValues({ ...snapshot, cluster: clustering.cluster }, input.corpus),
    },
    {
      progress: options.progress,
      onStart: (x, y) => {
        if (!options.onPreview) return;
        const preview = { ...snapshot, clusters: snapshot.clusters.map((cluster) => ({ ...cluster })) };
        placeInSnapshot(preview, x, y);
        options.onPreview(editMap({ ...found, snapshot: preview, part: undefined }, edits).snapshot);
      },
      onPositions: options.onPositions,
    },
  );
  placeInSnapshot(snapshot, arranged.x, arranged.y);
  if (arranged.axes) snapshot.axes = arranged.axes;
  if (arranged.method) snapshot.method += `; ${arranged.method}`;
  return { ...editMap(found, edits), found };
}

/** n: old places; NaN for nodes that were not there. */
function placesById(
  ids: readonly string[],
  before: NonNullable<AnalyseOptions['previous']>,
): { x: Float64Array; y: Float64Array } {
  const places = new Map(before.ids.map((id, node) => [id, node]));
  const column = (values: Float32Array) =>
    Float64Array.from(ids, (id) => values[places.get(id) ?? -1] ?? NaN);
  return { x: column(before.x), y: column(before.y) };
}

function placeInSnapshot(snapshot: Snapshot, x: Float32Array, y: Float32Array): void {
  snapshot.x = x;
  snapshot.y = y;
  centreClusters(snapshot);
}

function describeMethod(
  input: NetworkInput,
  network: Network,
  settings: Settings,
  counts: SnapshotCounts,
  resolution: number | null,
  isPlaced: boolean,
): string {
  const parts = [network.method];
  const { finished } = network;
  if (finished) {
    const hasClusters = finished.cluster !== null && resolution === null;
    if (isPlaced || hasClusters) {
      const kept = [isPlaced && 'positions', hasClusters && 'clusters'].filter(Boolean).join(' and ');
      parts.push(`${kept} from the file`);
    }
  }
  if (settings.minWeight > 0) parts.push(`links from weight ${settings.minWeight}`);
  if (resolution !== null) {
    const quality = settings.quality === 'cpm' ? 'CPM ' : '';
    parts.push(`Leiden ${quality}${resolution}, seed ${settings.seed}`);
  }
  const usesTerms = counts.keywords > 0 || network.links.kinds.includes(LINK_KINDS.indexOf('similar'));
  if (usesTerms && !finished && input.text.method) parts.push(input.text.method);
  const nodes = countKinds(network.kinds);
  // Papers are what is said of a map that has some, but for a finished one and for cited works.
  const listed = NODE_KINDS.filter(
    (kind) => nodes[kind] > 0 && (finished || nodes.paper === 0 || kind === 'paper' || kind === 'work'),
  );
  const amounts = listed.map((kind) =>
    amount(nodes[kind], kindWordsOn({ network: network.name, kinds: network.kinds }, kind).one),
  );
  const what = amounts.join(', ') || '0 papers';
  parts.push(counts.unlinked > 0 ? `${what}, ${counts.unlinked} without links` : what);
  return parts.join('; ');
}

function amount(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
