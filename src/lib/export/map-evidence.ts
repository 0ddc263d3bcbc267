import { explainLabel } from '../evidence/explain-label';
import { explainOne } from '../evidence/explain-link';
import { explainMembership } from '../evidence/explain-membership';
import type { MapContext } from '../map/map-context';
import type { LabelEvidence, LinkEvidence, MembershipEvidence } from '../model/details';
import type { LabelReason, LinkReason, MapEvidence, MembershipReason } from '../model/exchange/map-evidence';
import type { Progress } from '../model/progress';
import { roundNumber } from './round-number';

/**
 * Why all links, memberships and names of a map are as they are, in the order in which the map file lists links, nodes and clusters.
 * Numbers are rounded to 6 significant digits, as in the rest of the file.
 *
 * @param most items that two nodes share and terms that two texts share; missing: as many as a card shows
 */
export async function collectEvidence(
  context: MapContext,
  progress: Progress,
  most?: number,
): Promise<MapEvidence> {
  const { links, nodeCount, clusters, ids } = context.snapshot;
  const clusterOf = (index: number | null): string | null =>
    index === null ? null : (clusters[index]?.id ?? null);
  const evidence: MapEvidence = { links: [], memberships: [], labels: [] };
  const total = links.source.length + nodeCount;
  for (let link = 0; link < links.source.length; link++) {
    evidence.links.push(rounded(toLinkReason(await explainOne(context, link, most))));
    const yielded = progress('linking', link, total);
    if (yielded) await yielded;
  }
  for (let node = 0; node < nodeCount; node++) {
    const why = explainMembership(context, node);
    if (why) evidence.memberships.push(rounded(toMembershipReason(why, clusterOf)));
    const yielded = progress('linking', links.source.length + node, total);
    if (yielded) await yielded;
  }
  for (let cluster = 0; cluster < clusters.length; cluster++) {
    const why = explainLabel(context, cluster);
    if (why) evidence.labels.push(rounded(toLabelReason(why, ids)));
  }
  return evidence;
}

function toLinkReason({ sentence, terms, shared, arithmetic, parts }: LinkEvidence): LinkReason {
  return {
    sentence,
    ...(terms.length > 0 ? { terms } : {}),
    ...(shared
      ? {
          shared: {
            ...shared,
            items: shared.items.map(({ id, cites, share }) => ({
              id,
              ...(cites === undefined ? {} : { cites }),
              ...(share === 1 ? {} : { share }),
            })),
          },
        }
      : {}),
    ...(arithmetic ? { arithmetic } : {}),
    ...(parts ? { parts } : {}),
  };
}

function toMembershipReason(
  { node, cluster, by, sentence, unit, inside, ties, partners, terms }: MembershipEvidence,
  clusterOf: (index: number | null) => string | null,
): MembershipReason {
  return {
    node: node.id,
    cluster: clusterOf(cluster),
    by,
    sentence,
    unit,
    inside,
    ...(ties.length > 0
      ? {
          ties: ties.map(({ cluster: other, weight, share, nodes, expected }) => ({
            cluster: clusterOf(other),
            weight,
            share,
            nodes,
            ...(expected === undefined ? {} : { expected }),
          })),
        }
      : {}),
    ...(partners.length > 0
      ? { partners: partners.map(({ id, weight = 0 }) => ({ id, share: weight })) }
      : {}),
    ...(terms.length > 0
      ? { terms: terms.map(({ label, papers, share }) => ({ label, papers, share })) }
      : {}),
  };
}

function toLabelReason(
  { id, label, by, sentence, papers, allPapers, terms }: LabelEvidence,
  ids: readonly string[],
): LabelReason {
  return {
    cluster: id,
    label,
    by,
    sentence,
    papers,
    allPapers,
    ...(terms.length > 0
      ? {
          terms: terms.map(({ node, ...term }) => ({
            ...term,
            ...(node === null ? {} : { node: ids[node] ?? '' }),
          })),
        }
      : {}),
  };
}

/** A copy of plain data with all numbers rounded. */
function rounded<T>(value: T): T {
  if (typeof value === 'number') return roundNumber(value) as T;
  if (Array.isArray(value)) return value.map((entry: unknown) => rounded(entry)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, rounded(entry)])) as T;
}
