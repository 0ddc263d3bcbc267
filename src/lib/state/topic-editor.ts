import type { EngineQueries } from '../client/engine-client';
import type { ClusterEdits } from '../model/cluster-edits';
import type { ClusterDetails } from '../model/details';
import type { Snapshot } from '../model/snapshot';
import type { Filters } from '../model/view';
import { mergeTopics, moveNode, partTopic, renameTopic, type Topic } from '../view/change-topics';
import { followClusters, followIds } from '../view/follow-clusters';

/** What of the workspace an edit of topics reads and changes. */
interface Target {
  snapshot: Snapshot | null;
  clusterEdits: ClusterEdits;
  filters: Filters;
  selection: number[];
  cluster: number | null;
  link: { source: number; target: number } | null;
  editClusters(edits: ClusterEdits): Promise<boolean>;
  selectCluster(index: number | null): void;
  refreshCard(): void;
}

/** What a reader can do to topics. Each resolves to true when it is done; topics are given by their place in the present snapshot. */
export class TopicEditor {
  #target: Target;
  #engine: Pick<EngineQueries, 'cluster'>;

  constructor(target: Target, engine: Pick<EngineQueries, 'cluster'>) {
    this.#target = target;
    this.#engine = engine;
  }

  /** null: the found name again. */
  rename(cluster: number, name: string | null): Promise<boolean> {
    return this.#edit([cluster], (edits, [topic]) => renameTopic(edits, topic!, name));
  }

  merge(cluster: number, other: number): Promise<boolean> {
    if (cluster === other) return Promise.resolve(false);
    return this.#edit([cluster, other], (edits, [a, b]) => mergeTopics(edits, a!, b!));
  }

  /** Takes a part out of a merged topic. */
  part(part: ClusterDetails['edits']['parts'][number]): Promise<boolean> {
    return this.#edit([], (edits) => partTopic(edits, part));
  }

  /** null: back to where it was found. */
  move(node: number, to: number | null): Promise<boolean> {
    const id = this.#target.snapshot?.ids[node];
    if (id === undefined) return Promise.resolve(false);
    return this.#edit(to === null ? [] : [to], (edits, [topic]) => moveNode(edits, id, topic ?? null));
  }

  isMoved(node: number): boolean {
    const id = this.#target.snapshot?.ids[node];
    return this.#target.clusterEdits.moved.some((move) => move.node === id);
  }

  async #edit(
    clusters: number[],
    change: (edits: ClusterEdits, topics: Topic[]) => ClusterEdits,
  ): Promise<boolean> {
    const { snapshot, clusterEdits } = this.#target;
    try {
      const topics = await Promise.all(clusters.map((index) => this.#engine.cluster(index)));
      const known = topics.filter((topic) => topic !== null);
      // Another map may have come while the engine was asked.
      if (known.length < clusters.length || this.#target.snapshot !== snapshot) return false;
      return await this.#target.editClusters(change(clusterEdits, known));
    } catch {
      return false;
    }
  }
}

/** Shows the same map with other clusters: filters and the open card go with their topics. */
export function keepView(target: Target, before: Snapshot, after: Snapshot): void {
  const went = followClusters(before, after);
  const { clusters } = target.filters;
  const followed = followIds(clusters, went);
  const open = target.cluster === null ? undefined : before.clusters[target.cluster]?.id;
  target.snapshot = after;
  if (followed.join('\n') !== clusters.join('\n')) target.filters = { ...target.filters, clusters: followed };
  if (open === undefined) {
    target.refreshCard();
    return;
  }
  const index = after.clusters.findIndex(({ id }) => id === went.get(open));
  target.selectCluster(index < 0 ? null : index);
}
