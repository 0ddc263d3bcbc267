import type { Settings } from '../src/lib/model/settings';
import type { Snapshot } from '../src/lib/model/snapshot';

/** As many maps, and nodes of all of them together, are kept beside the one that is shown. */
const MOST_MAPS = 12;
const MOST_NODES = 60_000;

/** Maps by the settings that they were made with. */
export interface KeptMaps<T> {
  find(settings: Settings): T | undefined;
  keep(map: T): void;
  clear(): void;
}

/**
 * Keeps the maps that were made of what is loaded, the newest first, so that whoever goes back to one finds it as it was: maps that start from
 * where nodes stood would otherwise lie in other places.
 */
export function createKeptMaps<T extends { snapshot: Snapshot }>(): KeptMaps<T> {
  let kept: { key: string; map: T }[] = [];
  return {
    find: (settings) => kept.find(({ key }) => key === keyOf(settings))?.map,
    keep(map) {
      const key = keyOf(map.snapshot.settings);
      let nodes = 0;
      kept = [{ key, map }, ...kept.filter((other) => other.key !== key)].filter(
        (one, place) => (nodes += one.map.snapshot.nodeCount) <= MOST_NODES && place < MOST_MAPS,
      );
    },
    clear() {
      kept = [];
    },
  };
}

function keyOf(settings: Settings): string {
  return JSON.stringify(Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)));
}
