import { nameNodes } from '../../../src/lib/map/to-snapshot';
import { LINK_KINDS, type Network } from '../../../src/lib/model/network';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/lib/model/settings';
import { fitInput } from '../../../src/lib/networks/fit-input';
import type { NetworkInput } from '../../../src/lib/networks/network-input';
import { buildNetwork } from '../../../src/lib/networks/registry';

/** Every link stays. */
export const ALL = { minOccurrences: 1, minShared: 1, strongest: 0 } as const;

export interface Named {
  network: Network;
  /** Short names of the nodes: the id without its kind and family name. */
  nodes: string[];
  /** "A-B" or for links with a direction "A>B" -> weight. */
  links: Record<string, number>;
}

/** A network with its links by the names of their ends: authors are their first letter, other nodes their id. */
export async function linksByName(input: NetworkInput, choices: Partial<Settings>): Promise<Named> {
  const settings = { ...DEFAULT_SETTINGS, ...choices };
  const network = await buildNetwork(input, settings, NO_PROGRESS);
  const { ids } = nameNodes(fitInput(input, settings), network);
  const nodes = ids.map((id) =>
    id.startsWith('a:') ? id.charAt(2).toUpperCase() : id.replace(/^[ks]:/, ''),
  );
  const links: Record<string, number> = {};
  network.links.source.forEach((a, e) => {
    const mark = LINK_KINDS[network.links.kinds[e]!] === 'cites' ? '>' : '-';
    const name = `${nodes[a]}${mark}${nodes[network.links.target[e]!]}`;
    if (name in links) throw new Error(`Two links ${name}`);
    links[name] = network.links.weight[e]!;
  });
  return { network, nodes, links };
}

/** Weights are in single precision. */
export const near = (links: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(links).map(([name, weight]) => [name, Math.fround(weight)]));
