import { createEngineClient, type EngineClient } from '../../client/engine-client';
import type { MapMaker } from '../../export/deck/maps-of-views';
import type { Settings } from '../../model/settings';
import type { JobResult } from '../../protocol/engine';
import type { Workspace } from '../workspace.svelte';

export interface DisposableMaker extends MapMaker {
  /** Ends the worker that made other maps, if there was one. */
  destroy(): void;
}

/**
 * Asks the page's engine about the map that is open, and makes other maps of the same papers in a worker of their own, so that the page
 * keeps its map.
 */
export function createMapMaker(
  workspace: Pick<Workspace, 'answers' | 'exportMap'>,
  createClient: typeof createEngineClient = createEngineClient,
): DisposableMaker {
  let other: EngineClient | null = null;
  const asked = () => other ?? workspace.answers;
  return {
    async rebuild(settings: Settings): Promise<JobResult> {
      if (other) return other.rebuild(settings);
      const file = new TextEncoder().encode(await workspace.exportMap('json'));
      other = createClient({ onProgress: () => undefined, onLost: () => undefined });
      const result = await other.load([{ name: 'map.papercosm.json', bytes: file }], settings);
      const isAsWished =
        result.kind !== 'done' ||
        (Object.keys(settings) as (keyof Settings)[]).every(
          (key) => result.snapshot.settings[key] === settings[key],
        );
      // A map file brings its own settings.
      return isAsWished ? result : other.rebuild(settings);
    },
    titles: (nodes) => asked().titles(nodes),
    metric: (id) => asked().metric(id),
    search: (query, limit) => asked().search(query, limit),
    destroy: () => other?.destroy(),
  };
}
