import { clipText } from '../model/clip-text';
import type { NodeLine } from '../model/details';
import { LINK_KINDS, type LinkKind } from '../model/network';
import type { MainPathAnswer, MainPathKind, PathAnswer } from '../model/answers/paths';
import { lineOfNode, type MapContext } from '../map/map-context';
import { citationFlow } from '../metrics/paths/citation-flow';
import { findMainPath, searchPathCounts, shareOf } from '../metrics/paths/main-path';
import { findShortestPath } from '../metrics/paths/shortest-path';

/** The shortest way between two nodes of a map, for the screen; see findShortestPath. */
export function answerPath(
  context: MapContext,
  from: number,
  to: number,
  kinds: LinkKind[],
  directed = false,
): PathAnswer | null {
  const { snapshot } = context;
  const { links } = snapshot;
  const path = findShortestPath(snapshot.nodeCount, links, from, to, kinds, directed);
  return (
    path && {
      nodes: path.nodes.map((node) => lineOfNode(context, node)),
      steps: path.links.map((between, step) => ({
        kinds: [...new Set(between.map((link) => LINK_KINDS[links.kinds[link]!]!))],
        weight: links.weight[between[0]!]!,
        reversed: links.source[between[0]!] !== path.nodes[step],
      })),
    }
  );
}

/**
 * The main path of the citations among all papers of the corpus, whatever the map shows of them; null where there are none. Papers that are
 * not on the map have node -1.
 */
export function answerMainPath(context: MapContext, kind: MainPathKind): MainPathAnswer | null {
  const { corpus } = context.input;
  if (corpus.citing.length === 0) return null;
  const flow = citationFlow(corpus);
  const counts = searchPathCounts(flow.members.length, flow.arcs);
  const arcs = findMainPath(flow.members.length, flow.arcs, counts, kind);
  const vertices = [...new Set(arcs.flatMap((arc) => [flow.arcs.from[arc]!, flow.arcs.to[arc]!]))].sort(
    (a, b) => a - b,
  );
  // A group of papers that cite each other stands as all its papers; its links run from and to the first of them.
  const nodes: NodeLine[] = [];
  const groups: number[] = [];
  const firstOf = new Map<number, number>();
  for (const vertex of vertices) {
    firstOf.set(vertex, nodes.length);
    for (const paper of flow.members[vertex]!) {
      groups.push(firstOf.size - 1);
      nodes.push(lineOfPaper(context, paper));
    }
  }
  return {
    kind,
    nodes,
    groups,
    links: arcs.map((arc) => ({
      from: firstOf.get(flow.arcs.from[arc]!)!,
      to: firstOf.get(flow.arcs.to[arc]!)!,
      share: shareOf(counts.arcs[arc]!, counts.total),
    })),
    note: describeFlow(flow, corpus.citing.length),
  };
}

function lineOfPaper(context: MapContext, paper: number): NodeLine {
  const node = context.nodeOf.paper[paper] ?? -1;
  if (node >= 0) return lineOfNode(context, node);
  const { id, title, date } = context.input.corpus.papers[paper]!;
  return {
    node: -1,
    id,
    kind: 'paper',
    label: clipText(title) || 'Untitled',
    detail: date ? String(date.year) : '',
  };
}

function describeFlow(
  { members, againstDates, groups, grouped }: ReturnType<typeof citationFlow>,
  citations: number,
): string {
  const number = (count: number) => count.toLocaleString('en');
  const papers = members.reduce((sum, list) => sum + list.length, 0);
  const parts = [`Search path count over ${number(papers)} papers and ${number(citations)} citations`];
  if (againstDates > 0)
    parts.push(
      againstDates === 1
        ? '1 citation in a circle left out because it runs against the dates'
        : `${number(againstDates)} citations in circles left out because they run against the dates`,
    );
  if (groups > 0)
    parts.push(
      `${number(grouped)} papers that cite each other taken together in ${number(groups)} ${groups === 1 ? 'group' : 'groups'}`,
    );
  return `${parts.join('; ')}.`;
}
