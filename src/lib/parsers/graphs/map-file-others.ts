import { MAP_ENTRY_KEYS, MAP_FILE_KEYS } from '../../model/exchange/map-file';
import type { UnknownKeys } from '../../model/exchange/saved-map';
import { cleanValue } from '../clean-text';
import { objectsOf, type Json } from '../json/json-values';

const LISTS = (Object.keys(MAP_ENTRY_KEYS) as (keyof typeof MAP_ENTRY_KEYS)[]).filter(
  (list) => list !== 'papers',
);

/** What stands in a map file and this version does not know; undefined where that is nothing. */
export function readUnknownKeys(map: Json): UnknownKeys | undefined {
  const file = unknownOf(map, MAP_FILE_KEYS) ?? {};
  const entries = new Map<string, Map<string, Json>>();
  for (const list of LISTS) {
    const found = new Map<string, Json>();
    for (const entry of objectsOf(map[list])) {
      const id = cleanValue(entry.id);
      const others = id === undefined ? undefined : unknownOf(entry, MAP_ENTRY_KEYS[list]);
      if (id !== undefined && others && !found.has(id)) found.set(id, others);
    }
    if (found.size > 0) entries.set(list, found);
  }
  return Object.keys(file).length > 0 || entries.size > 0 ? { file, entries } : undefined;
}

/** The same of one paper. */
export function unknownOfPaper(paper: Json): Json | undefined {
  return unknownOf(paper, MAP_ENTRY_KEYS.papers);
}

function unknownOf(entry: Json, known: Readonly<Record<string, true>>): Json | undefined {
  const others = Object.entries(entry).filter(([key]) => !Object.hasOwn(known, key));
  return others.length > 0 ? Object.fromEntries(others) : undefined;
}
