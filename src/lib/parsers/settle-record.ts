/** What all formats have in common once a record is read. */
import { joinFlags } from '../model/flags';
import type { PaperRecord } from '../model/record';
import { flagsOfTitle, isCutMark } from './read-flags';

/** A further DOI begins behind a blank or a sign between items. */
const DOIS = /(?:^|[\s,;|]|doi\.org\/)(10\.\d{4,9}\/[^\s,;|]{1,300})/gi;

/**
 * Keeps the first of several DOIs as the paper's own and the others beside it, takes "et al." at the end of the names for what it is, and
 * heeds what the title says of a retraction. Changes the record.
 */
export function settleRecord(record: PaperRecord): void {
  if (record.doi !== undefined && /[\s,;|]/.test(record.doi.trim())) splitDois(record, record.doi);
  const { authors } = record;
  const last = authors.at(-1);
  const isCut =
    last !== undefined && isCutMark(last.literal ?? (last.given === undefined ? (last.family ?? '') : ''));
  if (isCut) record.authors = authors.slice(0, -1);
  const flags = joinFlags(record.flags, flagsOfTitle(record.title), isCut ? ['authors-cut'] : undefined);
  if (flags) record.flags = flags;
}

function splitDois(record: PaperRecord, text: string): void {
  const found = [...text.slice(0, 2_000).matchAll(DOIS)].map((match) => match[1]!.replace(/[.,;]{1,5}$/, ''));
  const [first, ...others] = [...new Map(found.map((doi) => [doi.toLowerCase(), doi])).values()];
  if (first === undefined || others.length === 0) return;
  record.doi = first;
  record.otherDois = [...new Set([...(record.otherDois ?? []), ...others])];
}
