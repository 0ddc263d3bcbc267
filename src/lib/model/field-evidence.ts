/** What the fields of two records say about whether they are one work. */

/** The fields by which two records are compared, in the order in which they are reported. */
export const EVIDENCE_FIELDS = [
  'doi',
  'arxiv',
  'pmid',
  'catalogue',
  'relation',
  'title',
  'authors',
  'year',
  'venue',
  'volume',
  'issue',
  'page',
  'type',
] as const;
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];

/** What one field says about whether two records are one work. */
export interface FieldEvidence {
  field: EvidenceField;
  /** like: speaks for it without being the same. */
  says: 'same' | 'like' | 'differs';
  /** What the two records have, as short as it is compared; one where both have the same; absent where it would only repeat the record. */
  values?: string[];
}

/** Another record that may be the same work and was not merged, as a saved map names it. */
export interface PossibleCopy {
  /** The other record's key, in the same file. */
  key: string;
  weight: number;
  evidence: FieldEvidence[];
}

/** What can be used of evidence from a file; never throws. */
export function readEvidence(given: unknown): FieldEvidence[] {
  return (Array.isArray(given) ? (given as unknown[]) : []).flatMap((entry): FieldEvidence[] => {
    const { field, says, values } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<
      string,
      unknown
    >;
    const name = EVIDENCE_FIELDS.find((one) => one === field);
    const word = (['same', 'like', 'differs'] as const).find((one) => one === says);
    if (name === undefined || word === undefined) return [];
    const texts = (Array.isArray(values) ? (values as unknown[]) : []).filter(
      (value): value is string => typeof value === 'string',
    );
    return [{ field: name, says: word, ...(texts.length > 0 ? { values: texts } : {}) }];
  });
}
