import type Graph from 'graphology';
import type { Snapshot } from '../model/snapshot';
import { toGraphology } from '../networks/to-graphology';

const graphs = new WeakMap<Snapshot, Graph>();

/** The map in Graphology; built when it is asked for first. */
export function graphOf(snapshot: Snapshot): Graph {
  let graph = graphs.get(snapshot);
  if (!graph) graphs.set(snapshot, (graph = toGraphology(snapshot)));
  return graph;
}
