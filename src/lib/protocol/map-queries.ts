import type { LinkKind } from '../model/network';
import type { MetricColumn, MetricId } from '../model/answers/metrics';
import type { MainPathAnswer, MainPathKind, PathAnswer } from '../model/answers/paths';
import type { BurstReport, EmergenceReport, Evolution } from '../model/answers/time';

/**
 * Questions about the current map that take a computation. Each is worked out when first asked, kept while the map stands, and given
 * up when another map takes its place: the answer is null then, as it is without a map.
 */
export interface MapQueries {
  /** The metrics that this map has, in the order of METRIC_IDS. */
  metrics(): Promise<MetricId[]>;
  /** null also for a metric that this map doesn't have. */
  metric(id: MetricId): Promise<MetricColumn | null>;
  bursts(): Promise<BurstReport | null>;
  emergence(): Promise<EmergenceReport | null>;
  /** @param windows stretches of time, 2 to 5 */
  evolution(windows: number): Promise<Evolution | null>;
  /**
   * Fewest links between two nodes. null also where no way leads.
   *
   * @param kinds links to walk on; all where empty
   * @param directed directed links only from source to target
   */
  path(from: number, to: number, kinds: LinkKind[], directed?: boolean): Promise<PathAnswer | null>;
  /** null also without citations. */
  mainPath(kind: MainPathKind): Promise<MainPathAnswer | null>;
}
