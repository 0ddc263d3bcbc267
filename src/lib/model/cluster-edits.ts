/** What the reader changed of the topics by hand: kept with the project and in the map file, and applied to every map of the papers. */

/**
 * Topics are named by their members, because their numbers change when the corpus grows or the settings do: ids of papers (of nodes, where
 * a map has no papers), the core first.
 */
export interface ClusterEdits {
  /** Of two names for one topic the later holds. */
  names: readonly ClusterName[];
  /** Topics that are one: the members of each. */
  merged: readonly { members: readonly (readonly string[])[] }[];
  /** Nodes that belong to another topic, which `to` names by its members. */
  moved: readonly ClusterMove[];
}

export interface ClusterName {
  members: readonly string[];
  label: string;
}

export interface ClusterMove {
  node: string;
  to: readonly string[];
}

export const NO_CLUSTER_EDITS: ClusterEdits = { names: [], merged: [], moved: [] };

/** Members that name a topic, at most. */
export const MOST_MEMBERS = 40;
/** Length of a topic's name, at most. */
export const LONGEST_TOPIC = 80;
/** Longer ids, and longer lists of changes, are not the app's own. */
const LONGEST_ID = 2000;
const MOST_EDITS = 10_000;

/** A name as it is kept: one line of plain text, trimmed, at most 80 characters; '' where nothing is left. */
export function cleanTopic(name: string): string {
  const line = name.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, ' ').trim();
  return [...line].slice(0, LONGEST_TOPIC).join('').trim();
}

/** Takes what can be used of edits from a file or a store, and counts what can't; never throws. */
export function readClusterEdits(given: unknown): { edits: ClusterEdits; unusable: number } {
  if (!isRecord(given)) return { edits: NO_CLUSTER_EDITS, unusable: given == null ? 0 : 1 };
  let unusable = 0;
  const take = <T>(list: unknown, read: (entry: Record<string, unknown>) => T | null): T[] => {
    if (list === undefined) return [];
    if (!Array.isArray(list)) {
      unusable++;
      return [];
    }
    return (list as unknown[]).flatMap((entry, place) => {
      const taken = isRecord(entry) && place < MOST_EDITS ? read(entry) : null;
      if (taken === null) unusable++;
      return taken === null ? [] : [taken];
    });
  };
  const names = take(given.names, ({ members, label }): ClusterName | null => {
    const ids = readIds(members);
    const text = typeof label === 'string' ? cleanTopic(label) : '';
    return ids && text !== '' ? { members: ids, label: text } : null;
  });
  const merged = take(given.merged, ({ members }) => {
    const lists = Array.isArray(members) ? (members as unknown[]).map(readIds) : [];
    return lists.length >= 2 && lists.every((list) => list !== null) ? { members: lists } : null;
  });
  const moved = take(given.moved, ({ node, to }): ClusterMove | null => {
    const ids = readIds(to);
    return ids && isId(node) ? { node, to: ids } : null;
  });
  return { edits: joinClusterEdits(NO_CLUSTER_EDITS, { names, merged, moved }), unusable };
}

/** The same, without the count. */
export function resolveClusterEdits(given: unknown): ClusterEdits {
  return readClusterEdits(given).edits;
}

export function hasClusterEdits({ names, merged, moved }: ClusterEdits): boolean {
  return names.length + merged.length + moved.length > 0;
}

/** The second's entries win where both are about the same topic or node. */
export function joinClusterEdits(a: ClusterEdits, b: ClusterEdits): ClusterEdits {
  return {
    names: lastOfEach([...a.names, ...b.names], ({ members }) => keyOf(members)),
    merged: lastOfEach([...a.merged, ...b.merged], ({ members }) => members.map(keyOf).sort().join('\n\n')),
    moved: lastOfEach([...a.moved, ...b.moved], ({ node }) => node),
  };
}

/** In the order of the entries that stay. */
function lastOfEach<T>(entries: readonly T[], key: (entry: T) => string): T[] {
  const last = new Map<string, T>();
  for (const entry of entries) {
    last.delete(key(entry));
    last.set(key(entry), entry);
  }
  return [...last.values()];
}

function keyOf(members: readonly string[]): string {
  return [...members].sort().join('\n');
}

function readIds(given: unknown): string[] | null {
  if (!Array.isArray(given)) return null;
  const ids = [...new Set((given as unknown[]).filter(isId))].slice(0, MOST_MEMBERS);
  return ids.length > 0 ? ids : null;
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_ID;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
