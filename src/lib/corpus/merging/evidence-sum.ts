import type { EvidenceField, FieldEvidence } from '../../model/field-evidence';

/** What the fields of two records say about whether they are one work, and the sum of it. */
export class EvidenceSum {
  weight = 0;
  readonly evidence: FieldEvidence[] = [];

  /** Notes what a field says, and adds its points. */
  say(field: EvidenceField, says: FieldEvidence['says'], points: number, values?: string[]): void {
    this.weight += points;
    this.evidence.push(values ? { field, says, values } : { field, says });
  }
}
