/** Links that are made by sharing: papers written together, works cited by both, papers that cite both. */
import { SHARED_SHOWN, type LinkArithmetic, type LinkEvidence, type SharedItem } from '../model/details';
import { NETWORK_OPTIONS, unitOf } from '../model/network-options';
import type { Snapshot } from '../model/snapshot';
import {
  buildIncidence,
  countPair,
  findItem,
  PAPER_CONTEXT,
  shareOf,
  sharedContexts,
} from '../networks/incidence/incidence';
import type { Incidence } from '../networks/incidence/types';
import { normalizeCount } from '../networks/normalize';
import { addressOf, lineOfPaper, lineOfWork } from './entity-lines';
import { amount, figure } from './in-figures';
import { formulaOf } from './link-formula';
import type { MapContext } from '../map/map-context';

/** What a map was made from is the same for all its links. */
const incidenceOf = new WeakMap<Snapshot, Incidence | null>();

function incidenceFor({ input, snapshot }: MapContext): Incidence | null {
  let incidence = incidenceOf.get(snapshot);
  if (incidence === undefined)
    incidenceOf.set(snapshot, (incidence = buildIncidence(input, snapshot.settings)));
  return incidence;
}

/** Sentence, shared items and arithmetic of a link between two nodes; undefined where the map's links are not made by sharing. */
export function explainShared(
  context: MapContext,
  source: number,
  target: number,
  most = SHARED_SHOWN,
): Pick<LinkEvidence, 'sentence' | 'shared' | 'arithmetic'> | undefined {
  const incidence = incidenceFor(context);
  if (!incidence) return undefined;
  const { snapshot } = context;
  const { counting } = snapshot.settings;
  const [a, b] = [source, target].map((node) =>
    findItem(incidence, snapshot.kinds[node]!, snapshot.entities[node]!),
  ) as [number, number];
  if (a < 0 || b < 0) return undefined;
  const words = wordsFor(snapshot);
  const counts = countPair(incidence, a, b, counting);
  const normalization = snapshot.settings.normalization ?? NETWORK_OPTIONS[snapshot.network].normalization;
  const result = normalizeCount(normalization, counts.count, counts.wi, counts.wj, counts.total);
  const contexts = [...sharedContexts(incidence, a, b)].sort(
    (one, other) => incidence.sizes[one]! - incidence.sizes[other]! || one - other,
  );
  const arithmetic: LinkArithmetic = {
    counting,
    normalization,
    count: counts.shared,
    counted: counts.count,
    wi: counts.wi,
    wj: counts.wj,
    n: counts.total,
    result,
    words: '',
    formula: formulaOf(normalization, {
      c: counts.count,
      wi: counts.wi,
      wj: counts.wj,
      n: counts.total,
      result,
    }),
  };
  arithmetic.words = describeCounts(snapshot, words, arithmetic, source, target);
  return {
    sentence: words.sentence(amount(counts.shared, words.item)),
    shared: {
      what: words.heading,
      total: contexts.length,
      items: contexts.slice(0, most).map((item): SharedItem => ({
        ...describeContext(context, incidence, item),
        share: shareOf(incidence, item, counting),
      })),
    },
    arithmetic,
  };
}

/** A paper or cited work, with its address where it has a DOI. */
function describeContext(
  context: MapContext,
  { contexts }: Incidence,
  item: number,
): Omit<SharedItem, 'share'> {
  const entity = contexts.entities[item]!;
  const isPaper = contexts.kinds[item] === PAPER_CONTEXT;
  const { papers, citedWorks } = context.input.corpus;
  const line = isPaper ? lineOfPaper(context, entity) : lineOfWork(context, entity);
  return { ...line, ...addressOf((isPaper ? papers : citedWorks)[entity]?.doi) };
}

interface SharedWords {
  item: string;
  heading: string;
  sentence: (shared: string) => string;
  /** "Ahl, Ann wrote 5" */
  end: (name: string, count: string) => string;
  /** What fractional counting divides by: "its number of authors". */
  size: string;
  /** Which items fractional counting takes: "Ahl, Ann wrote 5 with others". */
  fractional: string;
}

function wordsFor({ network, settings }: Snapshot): SharedWords {
  const unit = unitOf(settings) ?? 'nodes';
  switch (network) {
    case 'co-authorship':
      return {
        item: 'paper',
        heading: 'Papers together',
        sentence: (shared) => `They wrote ${shared} together.`,
        end: (name, count) => `${name} wrote ${count}`,
        size: 'its number of authors',
        fractional: 'with others',
      };
    case 'keyword-co-occurrence':
      return {
        item: 'paper',
        heading: 'Papers that hold both',
        sentence: (shared) => `They stand together on ${shared}.`,
        end: (name, count) => `“${name}” is in ${count}`,
        size: 'its number of keywords',
        fractional: 'beside others',
      };
    case 'bibliographic-coupling':
      return {
        item: 'work',
        heading: 'Works that both cite',
        sentence: (shared) => `They cite ${shared} in common.`,
        end: (name, count) => `${name} cites ${count}`,
        size: `the number of ${unit} that cite it`,
        fractional: 'that others cite too',
      };
    default:
      return {
        item: 'paper',
        heading: 'Papers that cite both',
        sentence: (shared) => `${shared} ${shared.startsWith('1 ') ? 'cites' : 'cite'} both.`,
        end: (name, count) => `${name} is cited by ${count}`,
        size: `its number of cited ${unit}`,
        fractional: 'together with others',
      };
  }
}

/** "3 papers together; Ahl, Ann wrote 5, Bok, Bo wrote 4"; with fractional counting what they count as. */
function describeCounts(
  { labels }: Snapshot,
  words: SharedWords,
  { counting, normalization, count, counted, wi, wj, n }: LinkArithmetic,
  source: number,
  target: number,
): string {
  const parts = [`${amount(count, words.item)} shared`];
  const isFractional = counting === 'fractional';
  if (isFractional)
    parts[0] += `, counted as ${figure(counted)} (each counts 1 / (n - 1), n being ${words.size})`;
  if (normalization !== 'none') {
    const [first, second] = [[labels[source] ?? '', wi] as const, [labels[target] ?? '', wj] as const].map(
      ([name, total]) => words.end(name, total.toLocaleString('en')),
    );
    parts.push(`${first}, ${second}${isFractional ? `, ${words.fractional}` : ''}`);
  }
  if (normalization === 'npmi') parts.push(`${amount(n, words.item)} in all`);
  return parts.join('; ');
}
