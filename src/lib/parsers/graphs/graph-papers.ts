/** Papers that stand as nodes in a graph, as records: what the file says of them in attributes or in a description. */
import { resolveFlags, type PaperFlag } from '../../model/flags';
import type { PaperRecord, PersonName } from '../../model/record';
import type { Place } from '../../model/problem';
import { cleanText } from '../clean-text';
import type { ReadAttributes } from './graph-attributes';
import { toNumber, toYear } from './graph-attributes';
import { htmlToLine } from './graph-text';
import { parseDisplayName } from '../json/json-names';
import { isParticle } from '../name-particles';
import { parseDate } from '../parse-date';

export interface PaperNode {
  id: string;
  label: string;
  attributes: ReadAttributes;
  /** The rows of a description that is a table. */
  table: ReadonlyMap<string, string>;
  description?: string;
  url?: string;
  year?: number;
  /** When it first is there, in a graph that changes. */
  start?: string;
  timesCited?: number;
}

export function toPaperRecord(node: PaperNode, place: Place): PaperRecord {
  const { attributes, table } = node;
  const get = (role: Parameters<typeof attributes.roles.get>[0]) => {
    const value = attributes.roles.get(role);
    return value === undefined ? undefined : htmlToLine(value) || undefined;
  };
  const record: PaperRecord = {
    title: get('title') ?? table.get('title') ?? node.label,
    authors: parsePeople(get('authors') ?? table.get('authors') ?? ''),
    keywords: [],
    references: [],
    place,
  };
  // A bare number names nothing outside its file.
  if (!/^\d+$/.test(node.id)) record.key = node.id;
  const written = get('date') ?? get('year') ?? table.get('year') ?? node.start;
  const date = written === undefined ? undefined : parseDate(written);
  const year = Math.floor(node.year ?? toYear(written) ?? 0);
  if (date) record.date = date;
  else if (year > 0) record.date = { year };
  const doi = get('doi');
  if (doi !== undefined) record.doi = doi;
  if (node.url !== undefined) record.url = node.url;
  if (node.description !== undefined) record.abstract = node.description;
  const editors = (get('editors') ?? '').split(';').flatMap((name) => parseDisplayName(name) ?? []);
  if (editors.length > 0) record.editors = editors;
  const flags = readFlags(attributes);
  if (flags) record.flags = flags;
  Object.assign(record, parseSource(get('venue') ?? table.get('source') ?? ''));
  const citations = node.timesCited ?? toNumber(get('citations'));
  if (citations !== undefined && Number.isInteger(citations) && citations >= 0) record.timesCited = citations;
  return record;
}

/** "retracted; authors-cut", as our own graphs have it; undefined for another program's flags. */
export function readFlags({ roles }: ReadAttributes): PaperFlag[] | undefined {
  return resolveFlags(
    roles
      .get('flags')
      ?.split(/[;,|]/)
      .map((flag) => flag.trim().toLowerCase()),
  );
}

/** "Scientometrics, 84(2), 523-538" and "Scientometrics (2010)"; text of another form is the venue as it stands. */
export function parseSource(text: string): Pick<PaperRecord, 'venue' | 'volume' | 'issue' | 'pages'> {
  if (text === '') return {};
  const parts =
    /^(.{1,300}?), {1,3}(\d{1,6})(?:\(([^()]{1,20})\))?(?:, {1,3}([\p{L}\d]{1,20}(?:-[\p{L}\d]{1,20})?))?$/u.exec(
      text,
    );
  if (!parts) return { venue: text.replace(/ \((?:1[4-9]|20)\d\d\)$/, '') };
  const [, venue = text, volume, issue, pages] = parts;
  return {
    venue,
    volume,
    ...(issue === undefined ? {} : { issue }),
    ...(pages === undefined ? {} : { pages }),
  };
}

/** "waltman, ludo; van eck, nees jan", "Ludo Waltman, Nees Jan van Eck", "Waltman and van Eck". */
export function parsePeople(text: string): PersonName[] {
  if (text === '') return [];
  const marked = [';', '|', ' and ', ' & '].find((mark) => text.includes(mark));
  let names = marked === undefined ? [text] : text.split(marked);
  const byComma = text.split(',').map((name) => name.trim());
  // Between whole names a comma parts people; a comma alone stands between family and given name.
  if (marked === undefined && byComma.length > 1 && byComma.every((name) => name.includes(' ')))
    names = byComma;
  return names.map(parsePerson).filter((person) => person !== undefined);
}

/** "family, given" or "given family"; a single word is a family name. */
export function parsePerson(text: string): PersonName | undefined {
  const name = cleanText(text);
  if (name === '') return undefined;
  const comma = name.indexOf(',');
  if (comma > 0) {
    const family = name.slice(0, comma).trim();
    const given = name.slice(comma + 1).trim();
    return given === '' ? { family } : { family, given };
  }
  const words = name.split(' ');
  if (words.length === 1) return { family: name };
  let from = words.length - 1;
  while (from > 1 && isParticle(words[from - 1]!)) from--;
  const particle = words.slice(from, -1).join(' ');
  return {
    family: words.at(-1)!,
    given: words.slice(0, from).join(' '),
    ...(particle === '' ? {} : { particle }),
  };
}
