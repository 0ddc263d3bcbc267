/** Retractions and corrections as Crossref registers them. https://www.crossref.org/documentation/crossmark/version-control-corrections-and-retractions/ */
import { joinFlags, type PaperFlag } from '../../model/flags';
import type { PaperRecord } from '../../model/record';
import { bareDoi, isObject, objectsOf, type Json } from './json-values';

/** Kinds of updates that say something of the work. */
const KINDS: readonly (readonly [RegExp, PaperFlag])[] = [
  [/retraction|withdrawal|removal/i, 'retracted'],
  [/expression.of.concern/i, 'concern'],
  [/correction|erratum|corrigendum|addendum/i, 'corrected'],
];

function kindOf(update: Json): PaperFlag | undefined {
  const type = `${typeof update.type === 'string' ? update.type : ''} ${typeof update.label === 'string' ? update.label : ''}`;
  return KINDS.find(([pattern]) => pattern.test(type))?.[1];
}

/** updated-by: what was published about the work; update-to: the work is such a notice itself; relation: the paper of a preprint. */
export function crossrefFlags(work: Json): PaperFlag[] | undefined {
  const relation = isObject(work.relation) ? work.relation : {};
  return joinFlags(
    objectsOf(work['updated-by']).flatMap((update) => kindOf(update) ?? []),
    objectsOf(work['update-to']).some((update) => kindOf(update) !== undefined) ? ['notice'] : undefined,
    objectsOf(relation['is-preprint-of']).length > 0 ? ['preprint'] : undefined,
  );
}

/** Gives the flags that notices say of other works to the records of these works in the same file. Changes the records. */
export function markUpdated(items: readonly unknown[], records: readonly PaperRecord[]): void {
  const flags = new Map<string, PaperFlag[]>();
  for (const item of items) {
    if (!isObject(item)) continue;
    for (const update of objectsOf(item['update-to'])) {
      const doi = bareDoi(update.DOI)?.toLowerCase();
      const flag = kindOf(update);
      if (doi === undefined || flag === undefined || doi === bareDoi(item.DOI)?.toLowerCase()) continue;
      flags.set(doi, [...(flags.get(doi) ?? []), flag]);
    }
  }
  for (const record of records) {
    const found = flags.get(record.doi?.toLowerCase() ?? '');
    if (found) record.flags = joinFlags(record.flags, found)!;
  }
}
