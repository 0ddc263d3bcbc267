/** Changes of the reader's edits of topics, one for each thing that she can do. None touches what it was given. */
import { cleanTopic, joinClusterEdits, type ClusterEdits } from '../model/cluster-edits';
import type { ClusterDetails } from '../model/details';

/** What is asked of a topic: how it is named in edits, and what was done to it before. */
export type Topic = Pick<ClusterDetails, 'members' | 'edits' | 'papers' | 'nodes'>;

/** Gives a topic a name; null or nothing but white space: its found name again. */
export function renameTopic(edits: ClusterEdits, topic: Topic, name: string | null): ClusterEdits {
  const label = cleanTopic(name ?? '');
  const others = edits.names.filter((_, place) => place !== topic.edits.name);
  const names = label === '' ? others : [...others, { members: topic.members, label }];
  return joinClusterEdits({ ...edits, names }, { names: [], merged: [], moved: [] });
}

/** Makes one topic of two. It bears the larger one's name, where that was given by hand, else the name given to the smaller one. */
export function mergeTopics(edits: ClusterEdits, a: Topic, b: Topic): ClusterEdits {
  const groups = new Set([...groupsOf(a), ...groupsOf(b)]);
  const parts = [a, b].flatMap((topic) => {
    const own = [...groupsOf(topic)].flatMap((group) => edits.merged[group]?.members ?? []);
    return own.length > 0 ? own : [topic.members];
  });
  const larger = (a.papers || a.nodes) >= (b.papers || b.nodes) ? a : b;
  const { name } = larger.edits;
  const last = name === null ? [] : edits.names.slice(name, name + 1);
  return {
    ...edits,
    // Of two names for one topic the later holds.
    names: [...edits.names.filter((_, place) => place !== name), ...last],
    merged: [...edits.merged.filter((_, group) => !groups.has(group)), { members: parts }],
  };
}

/** Takes a part out of a merged topic; of two parts none stays merged. */
export function partTopic(
  edits: ClusterEdits,
  { at }: ClusterDetails['edits']['parts'][number],
): ClusterEdits {
  const isTaken = (group: number, part: number): boolean => at.some(([g, p]) => g === group && p === part);
  return {
    ...edits,
    merged: edits.merged
      .map(({ members }, group) => ({ members: members.filter((_, part) => !isTaken(group, part)) }))
      .filter(({ members }) => members.length > 1),
  };
}

/** Moves a node to a topic; null: back to where it was found. */
export function moveNode(edits: ClusterEdits, node: string, to: Topic | null): ClusterEdits {
  const moved = edits.moved.filter((move) => move.node !== node);
  return { ...edits, moved: to ? [...moved, { node, to: to.members }] : moved };
}

function groupsOf({ edits }: Topic): Set<number> {
  return new Set(edits.parts.flatMap(({ at }) => at.map(([group]) => group)));
}
