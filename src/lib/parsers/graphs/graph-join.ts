/** The finished graphs of one import as one: a list of links goes to the map whose nodes it names. */
import type { ImportedGraph, ImportedLink } from '../../model/imported-graph';
import { DIRECTED_KINDS } from '../../model/network';
import type { Problem } from '../../model/problem';

/** Share of the ids in a list of links that a map must have to be its map. */
const KNOWN = 0.5;

/**
 * Joins what belongs together and chooses the largest graph where several are left, for there is one map at a time. Does not change the
 * graphs that it is given.
 */
export function joinGraphs(graphs: readonly ImportedGraph[]): { graph?: ImportedGraph; problems: Problem[] } {
  const problems: Problem[] = [];
  const maps = graphs.filter(({ bare }) => !bare);
  const alone: ImportedGraph[] = [];
  for (const links of graphs.filter(({ bare }) => bare)) {
    const ids = new Set(links.nodes.map(({ id }) => id));
    let best = -1;
    let most = ids.size * KNOWN;
    maps.forEach(({ nodes }, place) => {
      const known = nodes.reduce((count, { id }) => count + (ids.has(id) ? 1 : 0), 0);
      if (known > 0 && known >= most && (best < 0 || known > most)) {
        best = place;
        most = known;
      }
    });
    const map = maps[best];
    if (map) maps[best] = addLinks(map, links, problems);
    else alone.push(links);
  }
  const [first, ...others] = [...maps, ...alone].sort((a, b) => b.nodes.length - a.nodes.length);
  if (!first) return { problems };
  for (const { file } of others) {
    problems.push({
      code: 'graph-not-shown',
      severity: 'warning',
      message: `The map in this file is not shown as it is, for “${first.file}” brings a larger one and there is one map at a time. Open the file alone to see it.`,
      where: { file },
    });
  }
  return { graph: first, problems };
}

function addLinks(map: ImportedGraph, links: ImportedGraph, problems: Problem[]): ImportedGraph {
  const placeOf = new Map(map.nodes.map(({ id }, place) => [id, place]));
  const known = new Map<string, ImportedLink>();
  const all = map.links.map((link) => ({ ...link }));
  const keyOf = (a: number, b: number) => Math.min(a, b) * map.nodes.length + Math.max(a, b);
  const keyOfLink = ({ source, target, kind }: ImportedLink) =>
    `${kind} ${DIRECTED_KINDS.has(kind) ? source * map.nodes.length + target : keyOf(source, target)}`;
  for (const link of all) known.set(keyOfLink(link), link);
  for (const link of links.links) {
    const [a, b] = [links.nodes[link.source]!.id, links.nodes[link.target]!.id];
    const [source, target] = [placeOf.get(a), placeOf.get(b)];
    if (source === undefined || target === undefined) {
      problems.push({
        code: 'vosviewer-link-to-nowhere',
        severity: 'warning',
        message: `A link names “${(source === undefined ? a : b).slice(0, 60)}”, which is not among the nodes of “${map.file}”; it was left out.`,
        where: { file: links.file, what: `${a} – ${b}` },
      });
      continue;
    }
    const isDirected = DIRECTED_KINDS.has(link.kind);
    const made: ImportedLink = {
      ...link,
      source: isDirected ? source : Math.min(source, target),
      target: isDirected ? target : Math.max(source, target),
    };
    const key = keyOfLink(made);
    const before = known.get(key);
    if (before) {
      before.weight += link.weight;
      continue;
    }
    known.set(key, made);
    all.push(made);
  }
  return { ...map, links: all };
}
