import { webAddress } from '../model/addresses';
import type { FileDetails, NodeLine } from '../model/details';
import { lineOfNode, type MapContext } from '../map/map-context';

const LINKED_SHOWN = 60;

/** What the file of a finished map says of a node; nothing on other maps. */
export function describeInFile(context: MapContext, node: number): { inFile?: FileDetails } {
  const imported = context.imported[node];
  if (!imported) return {};
  const { source, target, weight } = context.snapshot.links;
  const linked = new Map<number, NodeLine>();
  // Links are sorted by weight.
  for (let e = 0; e < source.length && linked.size < LINKED_SHOWN; e++) {
    const other = source[e] === node ? target[e] : target[e] === node ? source[e] : undefined;
    if (other !== undefined && !linked.has(other)) linked.set(other, lineOfNode(context, other, weight[e]));
  }
  const { facts, description, url } = imported;
  // A paper's text and address are on its card already.
  const isPaper = imported.kind === 'paper';
  const page = webAddress(url);
  const links = page !== undefined && !isPaper ? [{ label: 'Web page', href: page }] : [];
  return {
    inFile: {
      facts,
      links,
      linked: [...linked.values()],
      ...(description === undefined || isPaper ? {} : { description }),
    },
  };
}
