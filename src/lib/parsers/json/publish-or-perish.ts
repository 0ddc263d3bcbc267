/**
 * JSON as Publish or Perish saves it: a list of {title, authors, source, cites, year, article_url …}.
 * https://harzing.com/resources/publish-or-perish/manual
 */
import type { Place, Problem } from '../../model/problem';
import type { PaperRecord } from '../../model/record';
import { parseTaggedName } from '../tagged/tagged-names';
import { parseDate } from '../parse-date';
import type { JsonParser } from '../parser';
import { finishRecord, firstName, readItems, shareOf, type ItemFormat } from './json-items';
import { countOf, listOf, plainValue, textsOf, withoutUndefined, type Json } from './json-values';

export const publishOrPerishParser: JsonParser = {
  kind: 'json',
  id: 'publish-or-perish',
  label: 'Publish or Perish (JSON)',
  extensions: ['json'],
  items: listOf,
  detect: (value) => 0.96 * shareOf(listOf(value), isItem),
  parse: (value, context) => readItems(listOf(value), context, format),
};

const format: ItemFormat = {
  prefix: 'publish-or-perish',
  itemName: 'a work of Publish or Perish (an object with a title, cites and a uid or rank)',
  empty: 'The list of works is empty. Search again and save the results as JSON.',
  isItem,
  nameOf: (item) => firstName(plainValue(item.title)),
  read: readWork,
};

function isItem(item: Json): boolean {
  return (
    typeof item.title === 'string' &&
    item.cites !== undefined &&
    (item.uid !== undefined || item.rank !== undefined)
  );
}

function readWork(item: Json, place: Place, problems: Problem[]): PaperRecord {
  return finishRecord(
    withoutUndefined<PaperRecord>({
      title: plainValue(item.title) ?? '',
      authors: textsOf(item.authors)
        .map((name) => parseTaggedName(name, { natural: true, initials: 'full' }))
        .filter((name) => name !== undefined),
      date: parseDate(String(item.year ?? '')),
      venue: plainValue(item.source),
      publisher: plainValue(item.publisher),
      volume: plainValue(item.volume),
      issue: plainValue(item.issue),
      doi: plainValue(item.doi),
      url: plainValue(item.article_url),
      abstract: plainValue(item.abstract),
      timesCited: countOf(item.cites),
      keywords: [],
      references: [],
      place,
    }),
    problems,
  );
}
