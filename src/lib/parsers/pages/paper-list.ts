/**
 * Lists of papers without a standard, as conferences and their friends publish them: JSON objects with full names for what they hold
 * (title, authors, keywords, abstract, venue, year …; in any case), and OpenReview's notes, whose `content` holds the same, each bare
 * (version 1 of its API) or as {value} (version 2). https://docs.openreview.net/reference/api-v2
 */
import type { Place, Problem } from '../../model/problem';
import type { PaperRecord, PartialDate, PersonName } from '../../model/record';
import { cleanParagraphs, cleanValue, splitKeywords } from '../clean-text';
import { finishRecord, firstName, readItems, shareOf, type ItemFormat } from '../json/json-items';
import { parseDisplayName } from '../json/json-names';
import { splitNames } from '../names/split-names';
import {
  bareDoi,
  firstPlain,
  isObject,
  listOf,
  plainValue,
  withoutUndefined,
  type Json,
} from '../json/json-values';
import { LIST_NAMES } from '../json/json-recover';
import type { JsonParser } from '../parser';
import { parseDate, toPartialDate } from '../parse-date';

export const paperListParser: JsonParser = {
  kind: 'json',
  id: 'paper-list',
  label: 'List of papers (JSON)',
  extensions: ['json', 'jsonl', 'ndjson'],
  items: findItems,
  detect(value) {
    const items = findItems(value);
    const share = shareOf(items, (item) => isPaper(readFields(item)));
    return share * (items.some((item) => isObject(item) && isObject(item.content)) ? 0.95 : 0.6);
  },
  parse: (value, context) => readItems(findItems(value), context, format),
};

const format: ItemFormat = {
  prefix: 'paper-list',
  itemName: 'a paper (an object with a title, and with authors, an abstract or keywords)',
  empty: 'The list of papers is empty.',
  isItem: (item) => isPaper(readFields(item)),
  nameOf: (item) => firstName(titleOf(readFields(item)), cleanValue(item.id)),
  read: readPaper,
};

/** What an item holds, by names in lower case without marks: "TL;DR" is "tldr". */
type Fields = ReadonlyMap<string, unknown>;

function findItems(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  if (!isObject(value)) return [];
  const list = [...LIST_NAMES, 'accepted', 'accepted_papers'].find((name) => Array.isArray(value[name]));
  if (list !== undefined) return value[list] as unknown[];
  if (isPaper(readFields(value))) return [value];
  // Papers by their ids.
  const values = Object.values(value);
  return values.every(isObject) ? values : [];
}

function readFields(item: Json): Fields {
  const fields = new Map<string, unknown>();
  const add = (object: Json) => {
    for (const [key, value] of Object.entries(object)) {
      const name = key.toLowerCase().replace(/[\s_;-]/g, '');
      const inner = isObject(value) && 'value' in value ? value.value : value;
      if (!fields.has(name) && inner !== null && inner !== '') fields.set(name, inner);
    }
  };
  if (isObject(item.content)) add(item.content);
  add(item);
  return fields;
}

function first(fields: Fields, ...names: string[]): unknown {
  return names.map((name) => fields.get(name)).find((value) => value !== undefined);
}

function titleOf(fields: Fields): string | undefined {
  return plainValue(first(fields, 'title', 'papertitle'));
}

function isPaper(fields: Fields): boolean {
  if (titleOf(fields) === undefined) return false;
  const authors = first(fields, 'authors', 'author');
  const hasAuthors = typeof authors === 'string' || listOf(authors).length > 0;
  return (
    hasAuthors ||
    typeof fields.get('abstract') === 'string' ||
    first(fields, 'keywords', 'keyword') !== undefined
  );
}

function readPaper(item: Json, place: Place, problems: Problem[]): PaperRecord {
  const fields = readFields(item);
  const text = (...names: string[]) => firstPlain(first(fields, ...names));
  const abstract = first(fields, 'abstract', 'summary', 'tldr');
  const venue = text('venue', 'booktitle', 'conference', 'journal', 'proceedings');
  const id = text('id', 'paperid', 'forum', 'openreviewid');
  const link = text('url', 'site', 'link', 'openreview');
  const isNote = isObject(item.content) && text('forum') !== undefined;
  return finishRecord(
    withoutUndefined<PaperRecord>({
      key: id,
      title: titleOf(fields) ?? '',
      type: isNote || fields.has('conference') || fields.has('booktitle') ? 'paper-conference' : undefined,
      authors: readAuthors(first(fields, 'authors', 'author'), fields.get('authorids')),
      date: readDate(fields, venue),
      venue,
      publisher: text('publisher'),
      volume: text('volume'),
      issue: text('issue'),
      pages: text('pages', 'page'),
      doi: bareDoi(text('doi')),
      arxivId: text('arxiv', 'arxivid', 'eprint'),
      url:
        link ??
        (isNote ? `https://openreview.net/forum?id=${encodeURIComponent(text('forum')!)}` : undefined),
      abstract: typeof abstract === 'string' ? cleanParagraphs(abstract) || undefined : undefined,
      keywords: readKeywords(first(fields, 'keywords', 'keyword')),
      references: [],
      place,
    }),
    problems,
  );
}

/** A list of names or of objects with names, or one text with ";", else with " and ", else with commas between them. */
function readAuthors(value: unknown, ids: unknown): PersonName[] {
  const texts = typeof value === 'string' ? splitNames(value) : listOf(value);
  const known = listOf(typeof ids === 'string' ? ids.split(';') : ids);
  const names: PersonName[] = [];
  texts.forEach((entry, i) => {
    const name = isObject(entry) ? nameOfObject(entry) : parseDisplayName(cleanValue(entry) ?? '');
    if (!name || /^anonymous(?: authors?)?$/i.test(name.literal ?? '')) return;
    const id = known.length === texts.length ? cleanValue(known[i]) : undefined;
    // A profile; addresses of e-mail stand there too.
    if (id?.startsWith('~')) name.databaseId = `openreview:${id}`;
    names.push(name);
  });
  return names;
}

function nameOfObject(entry: Json): PersonName | undefined {
  const fields = readFields(entry);
  const family = plainValue(first(fields, 'family', 'lastname', 'last', 'surname'));
  const given = plainValue(first(fields, 'given', 'firstname', 'first'));
  if (family !== undefined) return withoutUndefined<PersonName>({ family, given });
  return parseDisplayName(plainValue(first(fields, 'name', 'fullname', 'displayname')) ?? given ?? '');
}

function readKeywords(value: unknown): string[] {
  const words =
    typeof value === 'string'
      ? splitKeywords(value)
      : // A list whose only entry holds them all.
        listOf(value).flatMap((word, _, list) =>
          typeof word === 'string' && list.length === 1 ? splitKeywords(word) : (plainValue(word) ?? []),
        );
  return [...new Set(words)];
}

/** The year or date that is given, that in the name of the venue ("ICLR 2024"), or the day of publication or submission on OpenReview. */
function readDate(fields: Fields, venue: string | undefined): PartialDate | undefined {
  const given = cleanValue(first(fields, 'date', 'publicationdate', 'published', 'year'));
  const date = given === undefined ? undefined : parseDate(given);
  if (date) return date;
  const year = parseDate(venue ?? '')?.year;
  if (year !== undefined) return { year };
  const time = first(fields, 'pdate', 'odate', 'cdate');
  if (typeof time !== 'number' || !(Math.abs(time) < 8e15)) return undefined;
  const day = new Date(time);
  return toPartialDate(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}
