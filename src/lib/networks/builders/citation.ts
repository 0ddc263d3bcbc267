import { AUTHOR, LINK_KINDS, SOURCE, type Network } from '../../model/network';
import { unitOf } from '../../model/network-options';
import type { Corpus } from '../../model/corpus';
import type { Progress } from '../../model/progress';
import type { Settings } from '../../model/settings';
import { applyRules } from '../apply-rules';
import { chooseMinOccurrences, describeRules } from '../describe-rules';
import { createLinkList } from '../link-list';
import type { NetworkInput } from '../network-input';
import { createPairSums } from '../paper-pairs';
import { papersOnly } from '../papers-only';
import { citationPairs } from '../relatedness';
import { foremostPlaces, keepLargest, loosenRules } from '../loosen-rules';
import { linkRules, thresholdLinks, type LinkRules } from '../threshold-links';

/** Papers and the citations among them, from citing to cited; or authors or sources and how often each cites another. */
export async function buildCitation(
  input: NetworkInput,
  settings: Settings,
  progress: Progress,
): Promise<Network> {
  const unit = unitOf(settings);
  if (unit === 'authors' || unit === 'sources') return buildAggregated(input, settings, unit, progress);
  const { citing, cited } = input.corpus;
  const links = createLinkList();
  for (let i = 0; i < citing.length; i++) {
    links.add('cites', citing[i]!, cited[i]!, 1);
    const yielded = progress('linking', i, citing.length);
    if (yielded) await yielded;
  }
  const pairs = citationPairs(input.corpus);
  return applyRules(
    {
      ...papersOnly(input.corpus.papers.length),
      name: 'citation',
      links: links.toColumns(),
      clustering: {
        source: Uint32Array.from(pairs.source),
        target: Uint32Array.from(pairs.target),
        weight: Float32Array.from(pairs.weight),
      },
      method: 'Citations among the papers',
    },
    settings,
  );
}

/**
 * Citations between the papers of authors or of sources: a citation counts once for each pair of an author of the citing paper and one of
 * the cited. Those to oneself are left out.
 */
async function buildAggregated(
  { corpus }: NetworkInput,
  settings: Settings,
  unit: 'authors' | 'sources',
  progress: Progress,
): Promise<Network> {
  const holders = unit === 'authors' ? corpus.authors : corpus.venues;
  const rules = linkRules(settings);
  const papersOf = Uint32Array.from(holders, (holder) => holder.papers.length);
  rules.minOccurrences = settings.minOccurrences ?? chooseMinOccurrences(papersOf);
  const open = {
    minShared: false,
    minOccurrences: settings.minOccurrences === null && settings.minWeight === 0 && corpus.citing.length > 0,
  };
  const place = foremostPlaces(
    unit === 'authors' ? corpus.papers.map(({ authors }) => authors) : [],
    holders.length,
  );
  let strictest: Network | undefined;
  for (const attempt of loosenRules(rules, open, papersOf)) {
    const all = Uint32Array.from(papersOf.keys()).filter(
      (entity) => papersOf[entity]! >= attempt.minOccurrences,
    );
    const entities = attempt === rules ? all : keepLargest(all, papersOf, place, attempt.mostNodes);
    const network = await aggregate(corpus, unit, entities, attempt, progress);
    if (network.links.source.length > 0) return network;
    strictest ??= network;
  }
  return strictest as Network;
}

/** @param entities dense indices of the authors or sources that become nodes, ascending */
async function aggregate(
  corpus: Corpus,
  unit: 'authors' | 'sources',
  entities: Uint32Array,
  rules: LinkRules,
  progress: Progress,
): Promise<Network> {
  const { papers, citing, cited } = corpus;
  const holders = unit === 'authors' ? corpus.authors : corpus.venues;
  const nodeOf = new Int32Array(holders.length).fill(-1);
  entities.forEach((entity, node) => (nodeOf[entity] = node));
  const nodesOf = papers.map(({ authors, venue }) => {
    const own = unit === 'authors' ? authors : venue === undefined ? [] : [venue];
    return own.map((entity) => nodeOf[entity]!).filter((node) => node >= 0);
  });
  const counts = new Map<number, number>();
  for (let i = 0; i < citing.length; i++) {
    for (const from of nodesOf[citing[i]!]!) {
      for (const to of nodesOf[cited[i]!]!) {
        const key = from * entities.length + to;
        if (from !== to) counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const yielded = progress('linking', i, citing.length);
    if (yielded) await yielded;
  }
  const keys = Float64Array.from(counts.keys()).sort();
  const source = Uint32Array.from(keys, (key) => Math.floor(key / entities.length));
  const target = Uint32Array.from(keys, (key) => key % entities.length);
  const weight = Float32Array.from(keys, (key) => counts.get(key)!);
  const occurrences = entities.map((entity) => holders[entity]!.papers.length);
  const kept = thresholdLinks({ nodeCount: entities.length, source, target, weight, occurrences }, rules);

  const place = new Uint32Array(entities.length);
  kept.nodes.forEach((node, i) => (place[node] = i));
  const links = {
    source: Uint32Array.from(kept.links, (e) => place[source[e]!]!),
    target: Uint32Array.from(kept.links, (e) => place[target[e]!]!),
    weight: Float32Array.from(kept.links, (e) => weight[e]!),
  };
  const bothWays = createPairSums(kept.nodes.length);
  for (let e = 0; e < links.source.length; e++) {
    bothWays.add(links.source[e]!, links.target[e]!, links.weight[e]!);
  }
  const pairs = bothWays.toPairs();
  return {
    name: 'citation',
    nodeCount: kept.nodes.length,
    kinds: new Uint8Array(kept.nodes.length).fill(unit === 'authors' ? AUTHOR : SOURCE),
    entities: Uint32Array.from(kept.nodes, (node) => entities[node]!),
    links: { ...links, kinds: new Uint8Array(links.source.length).fill(LINK_KINDS.indexOf('cites')) },
    clustering: { ...pairs, weight: Float32Array.from(pairs.weight) },
    method: [`Citations among ${unit}`, ...describeRules(rules, { nodes: `${unit} of` })].join(', '),
    occurrences: Uint32Array.from(kept.nodes, (node) => occurrences[node]!),
  };
}
