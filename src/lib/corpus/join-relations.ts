/** What is known of preprints and versions of a work, from all of its records. */
import type { WorkRelation } from '../model/record';
import { compareText } from './normalize/fold-text';
import { findArxivId } from './normalize/normalize-doi';
import { isPreprintDoi } from './normalize/preprint-ids';
import type { PreparedRecord, WorkIds } from './prepare-record';

const INVERSE: Readonly<Record<WorkRelation['kind'], WorkRelation['kind']>> = {
  'preprint-of': 'has-preprint',
  'has-preprint': 'preprint-of',
  'version-of': 'version-of',
};
const KINDS = Object.keys(INVERSE);

/**
 * The relations of a work with other identifiers than its own: those that its records assert, and the DOIs of the records that were merged
 * into it. In normal form and a canonical order, each once; undefined where there is none.
 *
 * @param own the identifiers that the work goes by
 */
export function joinRelations(members: readonly PreparedRecord[], own: WorkIds): WorkRelation[] | undefined {
  const relations = members.flatMap((member) => member.relations);
  for (const { doi } of members) {
    // arXiv's own DOIs say no more than its numbers.
    if (doi === undefined || doi === own.doi || findArxivId(doi) !== undefined) continue;
    relations.push({ kind: isPreprintDoi(doi) ? 'has-preprint' : 'version-of', doi });
  }
  // A preprint that is one of the records, told by itself or by another: from the paper's side.
  for (const { doi, pmid, arxivId, relations: asserted } of members)
    for (const relation of asserted) {
      if (!namesOne(relation, own)) continue;
      const ids = without({ doi, pmid, arxivId }, own);
      if (Object.keys(ids).length > 0) relations.push({ kind: INVERSE[relation.kind], ...ids });
    }
  const listed = new Map<string, WorkRelation>();
  for (const relation of relations) {
    if (namesOne(relation, own)) continue;
    const key = keyOf(relation);
    const known = listed.get(key);
    // What a source says beats what is only guessed from the DOI.
    if (key !== '' && (!known || rank(relation) < rank(known))) listed.set(key, relation);
  }
  if (listed.size === 0) return undefined;
  return [...listed]
    .map(([key, { kind, doi, pmid, arxivId }]) => ({
      key,
      relation: { kind, ...without({ doi, pmid, arxivId }, {}) },
    }))
    .sort((a, b) => rank(a.relation) - rank(b.relation) || compareText(a.key, b.key))
    .map(({ relation }) => relation);
}

function rank({ kind }: WorkRelation): number {
  return KINDS.indexOf(kind);
}

function keyOf({ doi, pmid, arxivId }: WorkIds): string {
  return [doi && `doi:${doi}`, pmid && `pmid:${pmid}`, arxivId && `arxiv:${arxivId}`].find(Boolean) ?? '';
}

function namesOne(relation: WorkIds, own: WorkIds): boolean {
  return (['doi', 'pmid', 'arxivId'] as const).some(
    (name) => relation[name] !== undefined && relation[name] === own[name],
  );
}

/** The identifiers that are given and not the work's own. */
function without(ids: { [name in keyof WorkIds]: WorkIds[name] | undefined }, own: WorkIds): WorkIds {
  const kept: WorkIds = {};
  for (const name of ['doi', 'pmid', 'arxivId'] as const)
    if (ids[name] !== undefined && ids[name] !== own[name]) kept[name] = ids[name];
  return kept;
}
