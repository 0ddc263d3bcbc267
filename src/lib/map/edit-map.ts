import type { ClusterEdits } from '../model/cluster-edits';
import type { Network } from '../model/network';
import type { Problem } from '../model/problem';
import type { Snapshot, SnapshotCluster, Subtopics } from '../model/snapshot';
import { applyClusterEdits, type ClusterOrigin } from '../topics/apply-cluster-edits';
import { centreClusters } from '../topics/centre-clusters';

/** A map with its clusters as they were found, and what is needed to edit them. */
export interface FoundMap {
  snapshot: Snapshot;
  /** Names and terms for another partition of its nodes into as many clusters, some of which may be empty. */
  name: (cluster: Uint16Array) => SnapshotCluster[];
  /** Whether authors and keywords go where their papers are moved. */
  followsPapers: boolean;
  /** What the clusters were found in. */
  clustering: Network['clustering'];
  /** The parts of the larger topics of a map with these clusters and places. */
  part?: (snapshot: Snapshot) => Subtopics | null;
}

/** A map with the reader's edits. */
export interface EditedMap {
  snapshot: Snapshot;
  /** One a cluster. */
  origins: ClusterOrigin[];
  /** Edits that do not apply to this map. */
  problems: Problem[];
}

/** The map with edits: its nodes stay where they are; clusters, their names and counts, and the method line change. The found map stays. */
export function editMap(
  { snapshot: found, name, followsPapers, part }: FoundMap,
  edits: ClusterEdits,
): EditedMap {
  const { cluster, clusters, origins, problems, summary } = applyClusterEdits(
    { ids: found.ids, kinds: found.kinds, links: found.links, followsPapers },
    { cluster: found.cluster, clusters: found.clusters, name },
    edits,
  );
  const snapshot: Snapshot = {
    ...found,
    cluster,
    clusters,
    counts: { ...found.counts, clusters: clusters.length },
    method: summary === '' ? found.method : `${found.method}; topics by hand: ${summary}`,
  };
  if (clusters !== found.clusters) centreClusters(snapshot);
  const subtopics = part?.(snapshot);
  if (subtopics) snapshot.subtopics = subtopics;
  return { snapshot, origins, problems };
}
