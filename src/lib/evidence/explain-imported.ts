import type { ImportedLink } from '../model/imported-graph';
import { DIRECTED_KINDS, type LinkKind } from '../model/network';
import type { Snapshot } from '../model/snapshot';
import type { MapContext } from '../map/map-context';

/** The file's links by their ends in the map; made at the first question about a map. */
const linksOf = new WeakMap<Snapshot, Map<string, ImportedLink>>();

/** All that is known of a link of a finished map: its weight, and what its file calls it. */
export function explainImported(
  context: MapContext,
  source: number,
  target: number,
  kind: LinkKind,
  weight: number,
): string {
  const label = indexLinks(context).get(keyOf(source, target, kind))?.label;
  const word = label === undefined ? '' : ` as “${label}”`;
  const number = weight.toLocaleString('en', { maximumFractionDigits: 3 });
  return DIRECTED_KINDS.has(kind)
    ? `The file links the first to the second${word}, with a weight of ${number}.`
    : `The file links them${word}, with a weight of ${number}.`;
}

function indexLinks({ input, snapshot, imported }: MapContext): Map<string, ImportedLink> {
  const known = linksOf.get(snapshot);
  if (known) return known;
  const nodeOf = new Map(imported.map((node, place) => [node, place]));
  const { nodes = [], links = [] } = input.graph?.graph ?? {};
  const ends = nodes.map((node) => nodeOf.get(node) ?? -1);
  const index = new Map<string, ImportedLink>();
  for (const link of links) {
    const key = keyOf(ends[link.source] ?? -1, ends[link.target] ?? -1, link.kind);
    if (!index.has(key)) index.set(key, link);
  }
  linksOf.set(snapshot, index);
  return index;
}

/** Links without a direction have one key, whichever end comes first. */
function keyOf(a: number, b: number, kind: LinkKind): string {
  const [from, to] = DIRECTED_KINDS.has(kind) ? [a, b] : [Math.min(a, b), Math.max(a, b)];
  return `${kind} ${from} ${to}`;
}
