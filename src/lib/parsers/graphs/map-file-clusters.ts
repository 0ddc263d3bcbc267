import { cleanValue } from '../clean-text';
import { objectsOf, type Json } from '../json/json-values';

/**
 * A saved map with its clusters as they were found, before the reader's edits, which are applied to them again. A map that keeps no found
 * clusters comes back as it is: the edits then change nothing.
 */
export function restoreFoundClusters(map: Json): Json {
  const found = objectsOf(map.foundClusters).filter(({ id }) => cleanValue(id) !== undefined);
  if (found.length === 0) return map;
  return {
    ...map,
    clusters: found,
    nodes: objectsOf(map.nodes).map((node) =>
      'foundCluster' in node ? { ...node, cluster: node.foundCluster } : node,
    ),
  };
}
