/**
 * Daily Papers as the API of Hugging Face gives them: a list of {paper, numComments …}, one paper, or an array of papers.
 * https://huggingface.co/docs/hub/api
 */
import type { Place, Problem } from '../../model/problem';
import type { PaperRecord } from '../../model/record';
import { cleanParagraphs, cleanValue } from '../clean-text';
import { finishRecord, firstName, readItems, shareOf, type ItemFormat } from './json-items';
import { parseDisplayName } from './json-names';
import {
  countOf,
  isObject,
  objectsOf,
  plainValue,
  textsOf,
  withoutUndefined,
  type Json,
} from './json-values';
import type { JsonParser } from '../parser';
import { parseDate } from '../parse-date';

export const hfDailyPapersParser: JsonParser = {
  kind: 'json',
  id: 'hf-daily-papers',
  label: 'Daily papers (API of Hugging Face)',
  extensions: ['json', 'jsonl', 'ndjson'],
  items: findItems,
  detect: (value) => 0.96 * shareOf(findItems(value), isItem),
  parse: (value, context) => readItems(findItems(value), context, format),
};

const format: ItemFormat = {
  prefix: 'hf-papers',
  itemName: 'a daily paper of Hugging Face (an object with a paper that has an id and a summary)',
  empty: 'The list of daily papers is empty. Ask for another day.',
  isItem,
  nameOf: (item) => firstName(titleOf(item), cleanValue(paperOf(item).id)),
  read: readPaper,
};

function findItems(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  return isObject(value) && isItem(value) ? [value] : [];
}

function paperOf(item: Json): Json {
  return isObject(item.paper) ? item.paper : item;
}

function isItem(item: Json): boolean {
  const paper = paperOf(item);
  const isNamed =
    typeof paper.id === 'string' && (typeof paper.title === 'string' || typeof item.title === 'string');
  if (!isNamed) return false;
  const own = ['summary', 'upvotes', 'discussionId', 'ai_summary', 'ai_keywords', 'submittedOnDailyAt'];
  return own.filter((key) => paper[key] !== undefined).length >= (paper === item ? 2 : 1);
}

function titleOf(item: Json): string | undefined {
  return plainValue(paperOf(item).title) ?? plainValue(item.title);
}

/** As on the page of daily papers, the count beside a paper is that of its comments. */
function readPaper(item: Json, place: Place, problems: Problem[]): PaperRecord {
  const paper = paperOf(item);
  const organisation = [item.organization, paper.organization].find(isObject);
  const summary = cleanParagraphs(cleanValue(paper.summary) === undefined ? '' : String(paper.summary));
  const outer = typeof item.summary === 'string' ? cleanParagraphs(item.summary) : '';
  return finishRecord(
    withoutUndefined<PaperRecord>({
      title: titleOf(item) ?? '',
      type: 'article',
      authors: objectsOf(paper.authors)
        .map(({ name }) => parseDisplayName(cleanValue(name) ?? ''))
        .filter((name) => name !== undefined),
      organisation: organisation && (plainValue(organisation.fullname) ?? plainValue(organisation.name)),
      date: parseDate(cleanValue(paper.publishedAt) ?? cleanValue(item.publishedAt) ?? ''),
      arxivId: cleanValue(paper.id),
      abstract: summary || outer || plainValue(paper.ai_summary),
      keywords: textsOf(paper.ai_keywords),
      references: [],
      pageCount: countOf(item.numComments) ?? countOf(paper.numComments),
      place,
    }),
    problems,
  );
}
