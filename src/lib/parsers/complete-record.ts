/** What all formats have in common once a record is read. */
import { joinFlags } from '../model/flags';
import type { PaperRecord, PersonName } from '../model/record';
import { isGroup } from '../model/roles';
import { isOthers } from './names/name-words';
import { flagsOfTitle } from './read-flags';

/** A further DOI begins behind a blank or a sign between items. */
const DOIS = /(?:^|[\s,;|]|doi\.org\/)(10\.\d{4,9}\/[^\s,;|]{1,300})/gi;

/**
 * Keeps the first of several DOIs as the paper's own and the others beside it, takes "et al." among the names for what it is, and
 * heeds what the title says of a retraction. A name that says itself that it is a body's needs no role. Changes the record.
 */
export function completeRecord(record: PaperRecord): void {
  if (record.doi !== undefined && /[\s,;|]/.test(record.doi.trim())) splitDois(record, record.doi);
  const isCut = record.authors.some(isOthersName);
  if (isCut) record.authors = record.authors.filter((name) => !isOthersName(name));
  if (record.editors?.some(isOthersName))
    record.editors = record.editors.filter((name) => !isOthersName(name));
  for (const name of [...record.authors, ...(record.editors ?? [])])
    if (name.role === 'group' && isGroup({ ...name, role: undefined })) delete name.role;
  const flags = joinFlags(record.flags, flagsOfTitle(record.title), isCut ? ['authors-cut'] : undefined);
  if (flags) record.flags = flags;
}

const ET_AL = /^et\.? al(?:ii|\.)?$/i;

/**
 * True for what stands among names for those that the source left out: as OTHERS, in other words, or as the parts of a name, since some
 * programs write "and others" as a person of the family "others". A body may be called "others" ("{{others}}" in BibTeX).
 */
export function isOthersName({ literal, family, given }: PersonName): boolean {
  if (literal !== undefined) return ET_AL.test(literal);
  return given ? ET_AL.test(`${given} ${family}`) : isOthers(family ?? '');
}

function splitDois(record: PaperRecord, text: string): void {
  const found = [...text.slice(0, 2_000).matchAll(DOIS)].map((match) => match[1]!.replace(/[.,;]{1,5}$/, ''));
  const [first, ...others] = [...new Map(found.map((doi) => [doi.toLowerCase(), doi])).values()];
  if (first === undefined || others.length === 0) return;
  record.doi = first;
  record.otherDois = [...new Set([...(record.otherDois ?? []), ...others])];
}
