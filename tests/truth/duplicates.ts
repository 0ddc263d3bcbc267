/** Pairs of records of one work that merging finds, among records of invented works (noisy-records.ts). */
import { mergeRecords } from '../../src/lib/corpus/merging/merge-records';
import { comparePrepared, prepareRecord } from '../../src/lib/corpus/prepare-record';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { makeNoisyRecords } from './noisy-records';
import type { Row, Section } from './row';

const WORKS = 1_200;
const SEEDS = [1, 2, 3];
const PRECISION = 0.98;
const RECALL = 0.93;

export interface PairScore {
  records: number;
  right: number;
  merged: number;
  both: number;
  /** Pairs of titles that were made one and are two, and that were left apart and are one. */
  wrong: string[];
  missed: string[];
}

export async function scoreMerging(works: number, seed: number): Promise<PairScore> {
  const labelled = makeNoisyRecords(works, seed);
  const workOf = new Map(labelled.map(({ record, work }) => [record.place.line, work]));
  const prepared = labelled.map(({ record }) => prepareRecord(record)).sort(comparePrepared);
  const { groups } = await mergeRecords(prepared, NO_PROGRESS);
  const groupOf = new Map(
    groups.flatMap(({ members }, group) => members.map(({ record }) => [record.place.line, group])),
  );
  const score: PairScore = { records: labelled.length, right: 0, merged: 0, both: 0, wrong: [], missed: [] };
  for (const [i, { record: a }] of labelled.entries())
    for (const { record: b } of labelled.slice(i + 1)) {
      const isOne = workOf.get(a.place.line) === workOf.get(b.place.line);
      const isMerged = groupOf.get(a.place.line) === groupOf.get(b.place.line);
      if (isOne) score.right++;
      if (isMerged) score.merged++;
      if (isOne && isMerged) score.both++;
      else if (isOne) score.missed.push(`${JSON.stringify(a)}\n${JSON.stringify(b)}`);
      else if (isMerged) score.wrong.push(`${JSON.stringify(a)}\n${JSON.stringify(b)}`);
    }
  return score;
}

async function measure(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const seed of SEEDS) {
    const { records, right, merged, both } = await scoreMerging(WORKS, seed);
    const [precision, recall] = [both / merged, both / right];
    const what = `${records} records of ${WORKS} works, seed ${seed}`;
    rows.push(
      {
        what: `precision of pairs, ${what}`,
        value: precision.toFixed(3),
        goal: `at least ${PRECISION}`,
        met: precision >= PRECISION,
      },
      {
        what: `recall of pairs, ${what}`,
        value: recall.toFixed(3),
        goal: `at least ${RECALL}`,
        met: recall >= RECALL,
      },
    );
  }
  return rows;
}

export const section: Section = { title: 'Records of one work', needs: [], measure };
