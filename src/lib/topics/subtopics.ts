import type { Network } from '../model/network';
import { PAPER } from '../model/network';
import { NO_CLUSTER, type Snapshot, type Subtopics } from '../model/snapshot';
import type { TextModel } from '../model/text';
import { labelClusters } from '../text/labels/labels';
import { mergeSmallClusters } from './merge-small-clusters';
import { buildAdjacency } from '../graph/adjacency';
import { detectCommunities } from './communities';

/** A topic of fewer papers has no parts of its own. */
const LEAST_TOPIC = 12;
const LEAST_PART = 4;
/** Parts of a topic are at most so many times fewer papers than the topic. */
const MOST_PARTS = 8;
const RESOLUTION = 1.2;

/**
 * The parts of the larger topics, for near views: Leiden inside each topic, on the links among its own papers alone, so that every part
 * lies within its topic. Named by what parts them from each other and says what the topic's own name does not.
 *
 * @returns null where no topic has two parts
 */
export function findSubtopics(
  snapshot: Pick<Snapshot, 'kinds' | 'entities' | 'cluster' | 'clusters' | 'x' | 'y'>,
  clustering: Network['clustering'],
  text: TextModel,
  seed: number,
): Subtopics | null {
  const { kinds, entities, cluster, clusters, x, y } = snapshot;
  const of = new Uint16Array(kinds.length).fill(NO_CLUSTER);
  const list: Subtopics['list'] = [];
  const inTopic: { source: number[]; target: number[]; weight: number[] }[] = clusters.map(() => ({
    source: [],
    target: [],
    weight: [],
  }));
  for (let e = 0; e < clustering.source.length; e++) {
    const [a, b] = [clustering.source[e]!, clustering.target[e]!];
    const links = cluster[a] === cluster[b] ? inTopic[cluster[a]!] : undefined;
    if (!links || kinds[a] !== PAPER || kinds[b] !== PAPER) continue;
    links.source.push(a);
    links.target.push(b);
    links.weight.push(clustering.weight[e]!);
  }
  clusters.forEach((topic, parent) => {
    const members = Array.from(kinds.keys()).filter(
      (node) => cluster[node] === parent && kinds[node] === PAPER,
    );
    if (members.length < LEAST_TOPIC) return;
    const place = new Map(members.map((node, at) => [node, at]));
    const links = inTopic[parent]!;
    const graph = buildAdjacency(members.length, {
      source: links.source.map((node) => place.get(node)!),
      target: links.target.map((node) => place.get(node)!),
      weight: links.weight,
    });
    const { membership } = detectCommunities(graph, { resolution: RESOLUTION, seed, runs: 2 });
    const least = Math.max(LEAST_PART, Math.ceil(members.length / MOST_PARTS));
    mergeSmallClusters(graph, membership, least);
    const sizes = new Map<number, number>();
    for (const part of membership) sizes.set(part, (sizes.get(part) ?? 0) + 1);
    const parts = [...sizes].filter(([, size]) => size >= least).sort((a, b) => b[1] - a[1]);
    if (parts.length < 2) return;
    const first = list.length;
    const rank = new Map(parts.map(([part], at) => [part, at]));
    const ofPaper = new Uint16Array(text.paperTerms.rowCount).fill(NO_CLUSTER);
    members.forEach((node, at) => {
      const part = rank.get(membership[at]!);
      if (part === undefined) return;
      of[node] = first + part;
      ofPaper[entities[node]!] = part;
    });
    const labels = labelClusters(text, ofPaper, parts.length, () => ({
      label: topic.label,
      terms: topic.terms.flatMap((label) => {
        const term = text.terms.findIndex((known) => known.label === label);
        return term < 0 ? [] : [term];
      }),
    }));
    parts.forEach(([, papers], at) => {
      const nodes = members.filter((node) => of[node] === first + at);
      const mean = (values: Float32Array) =>
        nodes.reduce((sum, node) => sum + values[node]!, 0) / nodes.length;
      const { label, terms } = labels[at]!;
      list.push({
        id: `${topic.id}.${at + 1}`,
        label,
        terms: terms.map((term) => text.terms[term]!.label),
        papers,
        parent,
        x: mean(x),
        y: mean(y),
      });
    });
  });
  return list.length > 0 ? { list, of } : null;
}
