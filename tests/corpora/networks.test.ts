/** Networks of real files against a plain count of pairs. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Corpus } from '../../src/lib/model/corpus';
import {
  DIRECTED_KINDS,
  LINK_KINDS,
  NETWORK_NAMES,
  NODE_KINDS,
  type Network,
} from '../../src/lib/model/network';
import { NETWORK_OPTIONS } from '../../src/lib/model/network-options';
import type { Normalization, Settings } from '../../src/lib/model/settings';
import type { NetworkInput } from '../../src/lib/networks/network-input';
import { inputOf, networkOf } from '../truth/read-networks';

const FILES = {
  landmarks: 'static/samples/landmarks.json',
  'pscp-1993': '../shared/data/formats/paperscape/pscp-1993.csv',
};
/** Everything stays, as it was counted. */
const PLAIN: Partial<Settings> = {
  normalization: 'none',
  minShared: 1,
  minOccurrences: 1,
  strongest: 0,
};

type Counts = Map<string, number>;

/** Counts, for every two things, the lists that hold both. */
function countPairs(lists: Iterable<Iterable<string>>): Counts {
  const counts: Counts = new Map();
  for (const list of lists) {
    const things = [...new Set(list)].sort();
    things.forEach((a, i) => {
      for (const b of things.slice(i + 1)) counts.set(`${a}|${b}`, (counts.get(`${a}|${b}`) ?? 0) + 1);
    });
  }
  return counts;
}

const paper = (index: number): string => `paper ${index}`;
const work = (index: number): string => `work ${index}`;

/** Per paper, what it cites. */
function references({ papers, citing, cited }: Corpus): string[][] {
  const lists = papers.map(({ citedWorks }) => citedWorks.map(work));
  citing.forEach((from, i) => lists[from]!.push(paper(cited[i]!)));
  return lists;
}

/** Per cited paper or work, the papers that cite it. */
function citedBy(corpus: Corpus): string[][] {
  const lists = new Map<string, string[]>();
  references(corpus).forEach((list, from) => {
    for (const name of new Set(list)) lists.set(name, [...(lists.get(name) ?? []), paper(from)]);
  });
  return [...lists.values()];
}

const NAIVE: [Partial<Settings>, (corpus: Corpus) => Counts][] = [
  [
    { network: 'co-authorship' },
    ({ papers }) => countPairs(papers.map(({ authors }) => authors.map((author) => `author ${author}`))),
  ],
  [{ network: 'co-citation', unit: 'works' }, (corpus) => countPairs(references(corpus))],
  [{ network: 'bibliographic-coupling', unit: 'papers' }, (corpus) => countPairs(citedBy(corpus))],
  [
    { network: 'citation', unit: 'papers' },
    ({ citing, cited }) =>
      new Map(Array.from(citing, (from, i) => [`${paper(from)}|${paper(cited[i]!)}`, 1])),
  ],
];

function linksOf({ kinds, entities, links }: Network): Counts {
  const name = (node: number): string => `${NODE_KINDS[kinds[node]!]} ${entities[node]}`;
  return new Map(
    Array.from(links.source, (from, i) => {
      const ends = [name(from), name(links.target[i]!)];
      if (!DIRECTED_KINDS.has(LINK_KINDS[links.kinds[i]!]!)) ends.sort();
      return [ends.join('|'), links.weight[i]!];
    }),
  );
}

/** Links that only one of two counts has, or that weigh otherwise in the other. */
function differences(found: Counts, expected: Counts): [link: string, found?: number, expected?: number][] {
  const links = new Set([...found.keys(), ...expected.keys()]);
  return [...links]
    .filter((link) => found.get(link) !== expected.get(link))
    .map((link) => [link, found.get(link), expected.get(link)]);
}

describe.each(Object.entries(FILES).filter(([, path]) => existsSync(path)))('networks of %s', (_, path) => {
  let read: Promise<NetworkInput> | undefined;
  const input = () => (read ??= inputOf(path));

  it.each(NAIVE)(
    'hold the links that a plain count finds: %j',
    { timeout: 120_000 },
    async (settings, count) => {
      const network = await networkOf(await input(), settings.network!, { ...PLAIN, ...settings });
      const expected = count((await input()).corpus);
      expect(expected.size).toBeGreaterThan(100);
      const found = linksOf(network);
      expect(found.size).toBe(network.links.source.length);
      expect(differences(found, expected)).toEqual([]);
    },
  );

  it(
    'keep their ends, kinds and weights within bounds, whatever the unit',
    { timeout: 120_000 },
    async () => {
      for (const name of NETWORK_NAMES) {
        for (const unit of NETWORK_OPTIONS[name].units) {
          for (const normalization of ['cosine', 'jaccard', 'npmi'] satisfies Normalization[]) {
            if (normalization !== 'cosine' && !NETWORK_OPTIONS[name].settings.includes('normalization'))
              continue;
            const { nodeCount, links } = await networkOf(await input(), name, { unit, normalization });
            const isOfCounts = name === 'citation';
            links.source.forEach((a, i) => {
              const [b, weight] = [links.target[i]!, links.weight[i]!];
              if (
                a < nodeCount &&
                b < nodeCount &&
                a !== b &&
                weight > 0 &&
                (isOfCounts || weight <= 1 + 1e-6)
              )
                return;
              expect.fail(`${name} of ${unit}, ${normalization}: ${a} to ${b}, ${weight}`);
            });
          }
        }
      }
    },
  );
});
