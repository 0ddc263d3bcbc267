import { DIRECTED_KINDS, LINK_KINDS } from '../../model/network';
import { NO_CLUSTER } from '../../model/snapshot';
import type { Adjacency } from '../../view/adjacency';
import { rankLinks, restLinkCount } from '../../view/rest-links';
import { LIGHT } from '../../view/emphasis';
import { isOutside, type Sheet } from './sheet';
import type { FigureLink } from './figure-model';

/** Opacity of lit links, and what is left of the others, as on the screen. */
const LIT = 0.9;
const UNLIT = 0.1;

/** How many of the map's links the figure shows. */
export interface LinkCounts {
  drawn: number;
  of: number;
}

/** The links worth drawing: as many as the screen shows at rest, at most `mostLinks`; among nodes that pass the filters. */
export function drawLinks(sheet: Sheet, adjacency: Adjacency): { paths: FigureLink[]; counts: LinkCounts } {
  const { snapshot, options, radii } = sheet;
  const { source, target, kinds, weight } = snapshot.links;
  const ranks = rankLinks(snapshot, adjacency);
  const candidates: number[] = [];
  for (let link = 0; link < source.length; link++) {
    const [a, b] = [source[link] ?? 0, target[link] ?? 0];
    const isShown = sheet.presence(a) === 1 && sheet.presence(b) === 1;
    if (isShown && !(isOutside(sheet, a) && isOutside(sheet, b))) candidates.push(link);
  }
  const budget = Math.min(
    options.mostLinks,
    Math.round(restLinkCount(snapshot.nodeCount, sheet.zoom, snapshot.settings.layout)),
  );
  candidates.sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
  // What is lit is drawn whatever its rank, the rest behind it.
  const isLit = litLinks(sheet);
  const lit = candidates.filter(isLit).slice(0, options.mostLinks);
  const rest = candidates.slice(0, budget).filter((link) => !isLit(link));
  const chosen = [...lit, ...rest.slice(0, options.mostLinks - lit.length)];
  // Weights of different kinds are not comparable: width is the share of the strongest link of the same kind.
  const strongest = LINK_KINDS.map(() => 0);
  for (const link of chosen) {
    const kind = kinds[link] ?? 0;
    strongest[kind] = Math.max(strongest[kind] ?? 0, weight[link] ?? 0);
  }
  const drawnAs = (link: number, width: number, within: boolean) => {
    const opacity = options.theme.linkAlpha * (within ? 1 : 0.5);
    if (isLit(link)) return { opacity: LIT, width: Math.max(1.3 * width, 1.1) };
    return { opacity: opacity * (sheet.states.fades ? UNLIT : 1), width };
  };
  // Drawn weakest first, so that the strong ones lie on top.
  const paths = chosen.reverse().map((link): FigureLink => {
    const [a, b] = [source[link] ?? 0, target[link] ?? 0];
    const cluster = snapshot.cluster[a] ?? NO_CLUSTER;
    const within = cluster !== NO_CLUSTER && cluster === snapshot.cluster[b];
    const kind = kinds[link] ?? 0;
    const share = (weight[link] ?? 0) / (strongest[kind] || 1);
    return {
      x0: sheet.x(a),
      y0: sheet.y(a),
      x1: sheet.x(b),
      y1: sheet.y(b),
      bend: DIRECTED_KINDS.has(LINK_KINDS[kind] ?? 'similar') ? 0.16 : 0,
      stroke: within ? (sheet.colours[a] ?? options.theme.secondInk) : options.theme.secondInk,
      ...drawnAs(link, Math.min(0.4 + 1.4 * Math.max(0, Math.min(1, share)), 0.4 + (radii[a] ?? 0)), within),
      ends: [a, b],
    };
  });
  return { paths, counts: { drawn: paths.length, of: candidates.length } };
}

/** Tells the links that are lit with the nodes that are chosen: those that touch one, or run between two. */
function litLinks({ snapshot, states }: Sheet): (link: number) => boolean {
  const { source, target } = snapshot.links;
  const isFocus = (node: number | undefined): boolean => states.bytes[4 * (node ?? -1) + 1] === LIGHT.focus;
  if (!states.fades || states.links === 'none') return () => false;
  return states.links === 'between'
    ? (link) => isFocus(source[link]) && isFocus(target[link])
    : (link) => isFocus(source[link]) || isFocus(target[link]);
}
