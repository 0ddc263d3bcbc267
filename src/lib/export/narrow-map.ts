import type Graph from 'graphology';
import { computeDegree } from '../metrics/degree';
import { computePageRank } from '../metrics/pagerank';
import type { Snapshot } from '../model/snapshot';
import { toGraphology } from '../networks/to-graphology';
import type { NetworkSource } from './network-source';

type Source = NetworkSource & { graph: Graph };

/**
 * The nodes of a map that are shown and the links among them, as a network of its own: numbers of links and PageRank are those of this
 * network; places, topics and what was counted (citations, papers) stay as they are. The method says how much of the map it is.
 *
 * @param shown n: 1 where a node is shown; missing: the whole map, unchanged
 */
export function narrowMap<From extends Source>(source: From, shown: Uint8Array | undefined): From {
  const { snapshot } = source;
  if (!shown || shown.length !== snapshot.nodeCount || !shown.includes(0)) return source;
  const kept = Uint32Array.from(shown.keys()).filter((node) => shown[node] === 1);
  const narrowed = narrowSnapshot(snapshot, kept);
  const { imported } = source;
  return {
    ...source,
    snapshot: narrowed,
    graph: toGraphology(narrowed),
    ...(imported && imported.length > 0
      ? { imported: Array.from(kept, (node) => imported[node]!) }
      : { imported }),
  };
}

function narrowSnapshot(snapshot: Snapshot, kept: Uint32Array): Snapshot {
  const place = new Int32Array(snapshot.nodeCount).fill(-1);
  kept.forEach((node, at) => (place[node] = at));
  const { links } = snapshot;
  const among = Uint32Array.from(links.source.keys()).filter(
    (e) => place[links.source[e]!]! >= 0 && place[links.target[e]!]! >= 0,
  );
  const shownLinks = {
    source: among.map((e) => place[links.source[e]!]!),
    target: among.map((e) => place[links.target[e]!]!),
    kinds: Uint8Array.from(among, (e) => links.kinds[e]!),
    weight: Float32Array.from(among, (e) => links.weight[e]!),
  };
  const ofAuthors = Array.from(kept, (node) =>
    [...snapshot.authorNodes.subarray(snapshot.authorOffsets[node], snapshot.authorOffsets[node + 1])]
      .map((author) => place[author]!)
      .filter((author) => author >= 0),
  );
  const authorOffsets = new Uint32Array(kept.length + 1);
  ofAuthors.forEach((authors, at) => (authorOffsets[at + 1] = authorOffsets[at]! + authors.length));
  // Parts of topics, the papers behind the nodes and what discs show instead of counts go into no file of a network.
  const { behind: _behind, subtopics: _subtopics, sizedBy: _sizedBy, found, retracted, ...rest } = snapshot;
  const count = (value: number): string => value.toLocaleString('en');
  return {
    ...rest,
    nodeCount: kept.length,
    method: `${snapshot.method}; the ${count(kept.length)} of ${count(snapshot.nodeCount)} nodes that the filters show`,
    kinds: Uint8Array.from(kept, (node) => snapshot.kinds[node]!),
    entities: kept.map((node) => snapshot.entities[node]!),
    ids: Array.from(kept, (node) => snapshot.ids[node]!),
    labels: Array.from(kept, (node) => snapshot.labels[node]!),
    x: Float32Array.from(kept, (node) => snapshot.x[node]!),
    y: Float32Array.from(kept, (node) => snapshot.y[node]!),
    cluster: Uint16Array.from(kept, (node) => snapshot.cluster[node]!),
    count: kept.map((node) => snapshot.count[node]!),
    degree: computeDegree(kept.length, shownLinks),
    pagerank: computePageRank(kept.length, shownLinks),
    radius: Float32Array.from(kept, (node) => snapshot.radius[node]!),
    day: Int32Array.from(kept, (node) => snapshot.day[node]!),
    dayPrecision: Uint8Array.from(kept, (node) => snapshot.dayPrecision[node]!),
    ...(found ? { found: Uint8Array.from(kept, (node) => found[node]!) } : {}),
    ...(retracted ? { retracted: Uint8Array.from(kept, (node) => retracted[node]!) } : {}),
    links: shownLinks,
    authorOffsets,
    authorNodes: Uint32Array.from(ofAuthors.flat()),
  };
}
