import type { Snapshot } from '../model/snapshot';
import { cleanValue } from '../parsers/clean-text';
import { countOf, isObject, listOf, objectsOf, type Json } from '../parsers/json/json-values';
import type { ClusterOrigin } from '../topics/apply-cluster-edits';

/** How each cluster of a finished map came about; as found where its file says nothing. */
export function readOrigins(map: Json, { clusters, nodeCount }: Snapshot): ClusterOrigin[] {
  const drawing = isObject(map.drawing) ? map.drawing : {};
  const given = listOf(drawing.origins);
  return clusters.map(({ label: own }, index) => {
    const entry = given[index];
    const { label, name, parts, moved } = isObject(entry) ? entry : {};
    return {
      label: cleanValue(label) ?? own,
      name: countOf(name) ?? null,
      parts: objectsOf(parts).map(({ label: part, papers, at }) => ({
        label: cleanValue(part) ?? '',
        papers: countOf(papers) ?? 0,
        at: listOf(at).flatMap((pair): [number, number][] => {
          const [group, place] = listOf(pair).map(countOf);
          return group === undefined || place === undefined ? [] : [[group, place]];
        }),
      })),
      moved: listOf(moved).filter((node): node is number => (countOf(node) ?? Infinity) < nodeCount),
    };
  });
}
