import type { LinkRules } from './threshold-links';

/** "1 paper", "3 papers", "1,200 papers" */
export function amount(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** "2 or more papers"; '' for 1 or less. */
function orMore(least: number, many: string): string {
  return least > 1 ? `${least} or more ${many}` : '';
}

export interface RuleWords {
  /** "authors of", "works cited by": before a number of papers. Absent: nodes have no number of papers. */
  nodes?: string;
  /** "papers", "works", "citing papers": what two nodes share. Absent: links are not made by sharing. */
  shared?: string;
}

/**
 * The thresholds in words, for the line that tells how a map was made: "authors of 2 or more papers, links of 3 or more shared papers".
 * The least weight of a link comes with the map (see analyse-network.ts), for all maps alike. Empty where everything stays.
 */
export function describeRules(rules: LinkRules, { nodes, shared }: RuleWords): string[] {
  const papers = nodes === undefined ? '' : orMore(rules.minOccurrences, 'papers');
  const items = shared === undefined ? '' : orMore(rules.minShared, `shared ${shared}`);
  return [
    papers && `${nodes} ${papers}`,
    items && `links of ${items}`,
    rules.mostNodes === null ? '' : `at most ${amount(rules.mostNodes, 'node')}`,
    rules.strongest > 0 ? `links among the ${rules.strongest} strongest of either end` : '',
    rules.largestComponent ? 'the largest connected part' : '',
  ].filter(Boolean);
}

/** A map is readable up to about so many nodes. */
export const READABLE = 1000;

/**
 * From how many papers on a node is shown where the reader leaves it open: the fewest that leave no more than `mostNodes` nodes.
 *
 * @param from least answer, where any node reaches it
 */
export function chooseMinOccurrences(occurrences: ArrayLike<number>, from = 1, mostNodes = READABLE): number {
  const nodesWith: number[] = [];
  for (let i = 0; i < occurrences.length; i++)
    nodesWith[occurrences[i]!] = (nodesWith[occurrences[i]!] ?? 0) + 1;
  const most = nodesWith.length - 1;
  let least = Math.max(1, most);
  let shown = nodesWith[least] ?? 0;
  // A single step may be too large; an empty map would say nothing.
  while (least > 1 && (shown === 0 || shown + (nodesWith[least - 1] ?? 0) <= mostNodes)) {
    least--;
    shown += nodesWith[least] ?? 0;
  }
  return most >= from ? Math.max(least, from) : least;
}
