/** Networks whose links are made by sharing: co-authorship, co-occurrence, coupling, co-citation. */
import { LINK_KINDS, type LinkKind, type Network, type NetworkName } from '../model/network';
import { NETWORK_OPTIONS } from '../model/network-options';
import type { Progress } from '../model/progress';
import type { Settings } from '../model/settings';
import { chooseMinOccurrences, describeRules, type RuleWords } from './describe-rules';
import type { Incidence } from './incidence/types';
import { isLink, NORMALIZATION_WORDS, normalizeCount } from './normalize';
import { projectIncidence } from './incidence/project-incidence';
import { foremostPlaces, keepLargest, loosenRules } from './loosen-rules';
import { linkRules, thresholdLinks, type LinkRules } from './threshold-links';
import { totalOf } from './incidence/incidence';

export interface SharedItems {
  name: NetworkName;
  kind: LinkKind;
  /** First words of the method line: "Co-authorship". */
  title: string;
  words: RuleWords;
  /** Whether nodes have a number of papers that thresholds count: not papers themselves. */
  hasOccurrences: boolean;
  /** Where the reader leaves it open, nodes of fewer papers are left out even on a small map. Default: 1. */
  leastOccurrences?: number;
  /** What node sizes are, where that is not papers. */
  occurrenceWords?: string;
  /** Further words for the method line, behind the thresholds. */
  notes?: string[];
}

/**
 * The network of an incidence matrix: counts of shared contexts, normalised, then the thresholds. Counts and totals come from all items;
 * items below the least number of papers are only not shown. Thresholds that the reader left open are loosened until there is a link.
 */
export async function buildSharedItems(
  incidence: Incidence,
  settings: Settings,
  about: SharedItems,
  progress: Progress,
): Promise<Network> {
  const { occurrences } = incidence;
  const rules = linkRules(settings);
  if (!about.hasOccurrences) rules.minOccurrences = 1;
  else if (settings.minOccurrences === null)
    rules.minOccurrences = chooseMinOccurrences(occurrences, about.leastOccurrences);
  const open = {
    minShared: settings.minShared === null && settings.minWeight === 0,
    minOccurrences: about.hasOccurrences && settings.minOccurrences === null && settings.minWeight === 0,
  };
  let strictest: Network | undefined;
  for (const attempt of loosenRules(rules, open, occurrences)) {
    const network = await buildWith(incidence, settings, about, attempt, attempt !== rules, progress);
    if (network.links.source.length > 0) return network;
    strictest ??= network;
  }
  return strictest as Network;
}

async function buildWith(
  incidence: Incidence,
  settings: Settings,
  about: SharedItems,
  given: LinkRules,
  isLoosened: boolean,
  progress: Progress,
): Promise<Network> {
  const { occurrences } = incidence;
  const { counting } = settings;
  const normalization = settings.normalization ?? NETWORK_OPTIONS[about.name].normalization;
  const rules = { ...given };
  const all = Uint32Array.from(incidence.kinds.keys());
  const frequent = about.hasOccurrences
    ? all.filter((item) => occurrences[item]! >= rules.minOccurrences)
    : all;
  const items = isLoosened
    ? keepLargest(frequent, occurrences, placesIn(incidence), rules.mostNodes)
    : frequent;
  const pairs = await projectIncidence(incidence, { counting, items, minShared: rules.minShared }, progress);
  rules.minShared = pairs.minShared;

  const total = incidence.sizes.length;
  const totals = Float64Array.from(items, (item) => totalOf(incidence, item, counting));
  const weights = pairs.count.map((c, e) =>
    normalizeCount(normalization, c, totals[pairs.source[e]!]!, totals[pairs.target[e]!]!, total),
  );
  const real = Uint32Array.from(weights.keys()).filter((e) => isLink(weights[e]!));
  const source = Uint32Array.from(real, (e) => pairs.source[e]!);
  const target = Uint32Array.from(real, (e) => pairs.target[e]!);
  const weight = Float64Array.from(real, (e) => weights[e]!);
  const kept = thresholdLinks(
    {
      ...{ nodeCount: items.length, source, target, weight },
      shared: Uint32Array.from(real, (e) => pairs.shared[e]!),
      ...(about.hasOccurrences ? { occurrences: items.map((item) => occurrences[item]!) } : {}),
    },
    rules,
  );

  const place = new Uint32Array(items.length);
  kept.nodes.forEach((node, i) => (place[node] = i));
  const links = {
    source: Uint32Array.from(kept.links, (e) => place[source[e]!]!),
    target: Uint32Array.from(kept.links, (e) => place[target[e]!]!),
    weight: Float32Array.from(kept.links, (e) => weight[e]!),
  };
  const method = [
    about.title,
    `${counting} counting`,
    NORMALIZATION_WORDS[normalization],
    ...describeRules(rules, about.words),
  ].join(', ');
  return {
    name: about.name,
    nodeCount: kept.nodes.length,
    kinds: Uint8Array.from(kept.nodes, (node) => incidence.kinds[items[node]!]!),
    entities: Uint32Array.from(kept.nodes, (node) => incidence.entities[items[node]!]!),
    links: { ...links, kinds: new Uint8Array(kept.links.length).fill(LINK_KINDS.indexOf(about.kind)) },
    clustering: links,
    method: [method, ...(about.notes ?? [])].join('; '),
    ...(about.hasOccurrences
      ? { occurrences: Uint32Array.from(kept.nodes, (node) => occurrences[items[node]!]!) }
      : {}),
    ...(about.occurrenceWords === undefined ? {} : { occurrenceWords: about.occurrenceWords }),
  };
}

/** By item: the foremost place that it has among the items of a context. */
function placesIn({ offsets, columns, sizes, kinds }: Incidence): Float64Array {
  const lists: number[][] = Array.from(sizes, () => []);
  for (let item = 0; item < kinds.length; item++) {
    for (let e = offsets[item]!; e < offsets[item + 1]!; e++) lists[columns[e]!]?.push(item);
  }
  return foremostPlaces(lists, kinds.length);
}
