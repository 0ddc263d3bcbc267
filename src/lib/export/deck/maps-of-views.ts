import type { MetricColumn, MetricId } from '../../model/answers/metrics';
import { DEFAULT_SETTINGS, resolveSettings, type Settings } from '../../model/settings';
import type { Snapshot } from '../../model/snapshot';
import type { Story } from '../../model/story';
import type { View } from '../../model/view';
import type { JobResult, SearchHit } from '../../protocol/engine';
import { metricsWanted } from '../../view/map-keys';
import type { MetricColumns } from '../../view/metric-values';
import type { DrawnMap } from '../figure/view-figure';

/** Matches of a search that a picture rings, at most. */
const MOST_MATCHES = 500;

/** What is asked of an engine that holds a map. */
export interface MapMaker {
  rebuild(settings: Settings): Promise<JobResult>;
  titles(nodes: number[]): Promise<string[]>;
  metric(id: MetricId): Promise<MetricColumn | null>;
  search(query: string, limit: number): Promise<SearchHit[]>;
}

export interface MapsOptions {
  /** Settings that hold in every view. */
  given?: Partial<Settings>;
  /** Whether a view without settings of its own means the usual ones, or the map as it is. */
  isExact: boolean;
}

/** Whether a story goes through several maps: then a step without settings means the usual ones. */
export function isOfSeveral(story: Story | null): boolean {
  return story?.steps.some(({ view }) => Object.keys(view.settings).length > 0) ?? false;
}

/**
 * Answers with the map that a view shows, one after another: the one that the engine holds, made anew where the view's settings ask for another.
 *
 * @param first the map that the engine holds
 * @returns a function that throws Error, in words for the reader, when a map can't be made
 */
export function mapsOf(
  engine: MapMaker,
  first: Snapshot,
  { given = {}, isExact }: MapsOptions,
): (view: View) => Promise<DrawnMap> {
  let snapshot = first;
  let titles: string[] | null = null;
  return async (view) => {
    const wanted = settingsOf(view, first.settings, given, isExact);
    if (!isSame(wanted, snapshot.settings)) {
      const result = await engine.rebuild(wanted);
      if (result.kind !== 'done')
        throw new Error(
          result.kind === 'failed'
            ? `The map of a view can't be made: ${result.problem.message}`
            : 'The making of a map was cancelled.',
        );
      snapshot = result.snapshot;
      titles = null;
    }
    titles ??= await engine.titles(Array.from({ length: snapshot.nodeCount }, (_, node) => node));
    const known = titles;
    const columns: MetricColumns = {};
    for (const id of metricsWanted(view.encodings)) {
      const column = await engine.metric(id);
      if (column) columns[id] = column;
    }
    const query = view.query.trim();
    const hits = query === '' ? null : await engine.search(query, MOST_MATCHES);
    return {
      snapshot,
      titles: (node) => known[node] || undefined,
      columns,
      matches: hits && Uint32Array.from(hits, ({ node }) => node),
    };
  };
}

/** A finished map can't be made from papers, nor another one from a finished map. */
function settingsOf({ settings }: View, own: Settings, given: Partial<Settings>, isExact: boolean): Settings {
  if (!isExact && Object.keys(settings).length === 0) return own;
  const wanted = resolveSettings({ ...DEFAULT_SETTINGS, ...settings, ...given });
  if ((wanted.network === 'imported') !== (own.network === 'imported')) return own;
  return wanted;
}

function isSame(a: Settings, b: Settings): boolean {
  return (Object.keys(a) as (keyof Settings)[]).every((key) => a[key] === b[key]);
}
