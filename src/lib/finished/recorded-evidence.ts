/** Why links, memberships and names of a finished map are as they are: what its file recorded (see MapEvidence), in the answers of the engine. */
import { addressOf, lineOfCitation, lineOfPaper, lineOfWork } from '../evidence/entity-lines';
import { explainDirect } from '../evidence/explain-direct';
import { figure } from '../evidence/in-figures';
import { lineOfNode, type MapContext } from '../map/map-context';
import {
  SHARED_SHOWN,
  SHARED_TERMS_SHOWN,
  type ClusterTie,
  type LabelEvidence,
  type LabelTerm,
  type LinkArithmetic,
  type LinkEvidence,
  type MembershipEvidence,
  type SharedItem,
  type SharedItems,
} from '../model/details';
import { LINK_KINDS } from '../model/network';
import { COUNTINGS, NORMALIZATIONS } from '../model/settings';
import { NO_CLUSTER } from '../model/snapshot';
import { cleanValue } from '../parsers/clean-text';
import { countOf, isObject, listOf, objectsOf, type Json } from '../parsers/json/json-values';

export interface Recorded {
  link(index: number): LinkEvidence;
  membership(node: number): MembershipEvidence | null;
  label(cluster: number): LabelEvidence | null;
}

/** @param rows for each link on the map its place in the file's list */
export function readRecorded(context: MapContext, map: Json, rows: readonly number[]): Recorded {
  const evidence = isObject(map.evidence) ? map.evidence : {};
  const reasons = listOf(evidence.links);
  const byNode = new Map(objectsOf(evidence.memberships).map((entry) => [cleanValue(entry.node), entry]));
  const byCluster = new Map(objectsOf(evidence.labels).map((entry) => [cleanValue(entry.cluster), entry]));
  const finder = createFinder(context);
  return {
    link(index) {
      const { links } = context.snapshot;
      const reason = reasons[rows[index] ?? -1];
      const plain: LinkEvidence = {
        source: lineOfNode(context, links.source[index] ?? 0),
        target: lineOfNode(context, links.target[index] ?? 0),
        kind: LINK_KINDS[links.kinds[index] ?? 0] ?? 'similar',
        weight: links.weight[index] ?? 0,
        terms: [],
        sentence: `This file does not say why they are linked, only how strongly: ${figure(links.weight[index] ?? 0)}.`,
      };
      const direct = explainDirect(context, index);
      if (direct) return { ...plain, ...direct };
      return isObject(reason) ? { ...plain, ...readReason(finder, reason) } : plain;
    },
    membership(node) {
      const entry = byNode.get(context.snapshot.ids[node] ?? '');
      return entry ? readMembership(context, finder, entry, node) : null;
    },
    label(cluster) {
      const entry = byCluster.get(context.snapshot.clusters[cluster]?.id);
      return entry ? readLabel(finder, entry, cluster) : null;
    },
  };
}

/** Finds what ids of the file name. */
function createFinder(context: MapContext) {
  const { snapshot, input } = context;
  const index = (ids: readonly { id: string }[]) => new Map(ids.map(({ id }, place) => [id, place]));
  const papers = index(input.corpus.papers);
  const works = index(input.corpus.citedWorks);
  const nodes = new Map(snapshot.ids.map((id, node) => [id, node]));
  const clusters = index(snapshot.clusters);
  const terms = new Map<string, number>();
  input.text.terms.forEach(({ label }, term) => {
    const node = context.nodeOf.keyword[term] ?? -1;
    if (node >= 0 && !terms.has(label)) terms.set(label, node);
  });
  return { context, papers, works, nodes, clusters, termNode: (label: string) => terms.get(label) ?? null };
}
type Finder = ReturnType<typeof createFinder>;

function readReason(finder: Finder, reason: Json): Partial<LinkEvidence> {
  const { shared, arithmetic, parts } = reason;
  return {
    sentence: cleanValue(reason.sentence) ?? '',
    terms: objectsOf(reason.terms)
      .slice(0, SHARED_TERMS_SHOWN)
      .map(({ label, weight }) => ({ label: cleanValue(label) ?? '', weight: numberOf(weight) })),
    ...(isObject(shared) ? { shared: readShared(finder, shared) } : {}),
    ...(isObject(arithmetic) ? { arithmetic: readArithmetic(arithmetic) } : {}),
    ...(Array.isArray(parts)
      ? {
          parts: objectsOf(parts).map(({ name, raw, value, formula }) => ({
            name: cleanValue(name) ?? '',
            raw: numberOf(raw),
            value: numberOf(value),
            formula: cleanValue(formula) ?? '',
          })),
        }
      : {}),
  };
}

function readShared({ context, papers, works }: Finder, { what, total, items }: Json): SharedItems {
  const { corpus } = context.input;
  const read = objectsOf(items).slice(0, SHARED_SHOWN);
  return {
    what: cleanValue(what) ?? '',
    total: countOf(total) ?? read.length,
    items: read.flatMap(({ id, cites, share }): SharedItem[] => {
      const [name, cited] = [id, cites].map((value) => cleanValue(value) ?? '') as [string, string];
      const paper = papers.get(name);
      const work = works.get(name);
      const other = papers.get(cited);
      if (paper !== undefined && other !== undefined) return [lineOfCitation(context, paper, other)];
      const counted = { share: share === undefined ? 1 : numberOf(share) };
      if (paper !== undefined)
        return [{ ...lineOfPaper(context, paper), ...addressOf(corpus.papers[paper]!.doi), ...counted }];
      if (work === undefined) return [];
      return [{ ...lineOfWork(context, work), ...addressOf(corpus.citedWorks[work]!.doi), ...counted }];
    }),
  };
}

function readArithmetic(given: Json): LinkArithmetic {
  return {
    counting: COUNTINGS.find((name) => name === given.counting) ?? 'full',
    normalization: NORMALIZATIONS.find((name) => name === given.normalization) ?? 'none',
    count: numberOf(given.count),
    counted: numberOf(given.counted),
    wi: numberOf(given.wi),
    wj: numberOf(given.wj),
    n: numberOf(given.n),
    result: numberOf(given.result),
    words: cleanValue(given.words) ?? '',
    formula: cleanValue(given.formula) ?? '',
  };
}

function readMembership(context: MapContext, finder: Finder, entry: Json, node: number): MembershipEvidence {
  const { snapshot } = context;
  const own = snapshot.cluster[node]!;
  return {
    node: lineOfNode(context, node),
    cluster: own === NO_CLUSTER ? null : own,
    by: (['papers', 'file', 'reader'] as const).find((name) => name === entry.by) ?? 'links',
    sentence: cleanValue(entry.sentence) ?? '',
    ties: objectsOf(entry.ties).map(({ cluster, weight, share, nodes, expected }): ClusterTie => {
      const index = finder.clusters.get(cleanValue(cluster) ?? '') ?? null;
      return {
        cluster: index,
        label: index === null ? 'in no topic' : (snapshot.clusters[index]?.label ?? ''),
        weight: numberOf(weight),
        share: numberOf(share),
        nodes: numberOf(nodes),
        ...(expected === undefined ? {} : { expected: numberOf(expected) }),
      };
    }),
    unit: cleanValue(entry.unit) ?? '',
    inside: numberOf(entry.inside),
    partners: objectsOf(entry.partners).flatMap(({ id, share }) => {
      const partner = finder.nodes.get(cleanValue(id) ?? '');
      return partner === undefined ? [] : [lineOfNode(context, partner, numberOf(share))];
    }),
    terms: objectsOf(entry.terms).map(({ label, papers, share }) => {
      const name = cleanValue(label) ?? '';
      return { label: name, node: finder.termNode(name), papers: numberOf(papers), share: numberOf(share) };
    }),
  };
}

function readLabel({ context, nodes }: Finder, entry: Json, cluster: number): LabelEvidence {
  const { id, label } = context.snapshot.clusters[cluster]!;
  return {
    cluster,
    id,
    label,
    by: (['words', 'nodes', 'earlier', 'given'] as const).find((name) => name === entry.by) ?? 'terms',
    sentence: cleanValue(entry.sentence) ?? '',
    papers: numberOf(entry.papers),
    allPapers: numberOf(entry.allPapers),
    terms: objectsOf(entry.terms).map((term): LabelTerm => {
      const leftOut = cleanValue(term.leftOut);
      return {
        label: cleanValue(term.label) ?? '',
        node: nodes.get(cleanValue(term.node) ?? '') ?? null,
        inside: numberOf(term.inside),
        df: numberOf(term.df),
        divergence: numberOf(term.divergence),
        bonus: numberOf(term.bonus),
        prominence: numberOf(term.prominence),
        truth: numberOf(term.truth),
        kind: numberOf(term.kind),
        score: numberOf(term.score),
        arithmetic: cleanValue(term.arithmetic) ?? '',
        inName: term.inName === true,
        ...(leftOut === undefined ? {} : { leftOut }),
      };
    }),
  };
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
