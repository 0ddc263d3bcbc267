/** What a paper in RDF appeared in: a journal, an issue of it, a book, a website. */
import type { PartialDate } from '../../model/record';
import { findIssns } from '../find-issns';
import { parseDate } from '../parse-date';
import type { RdfNode } from './rdf-node';
import { readDoi } from './xml-fields';
import type { Draft } from './xml-records';

export interface Container {
  title?: string;
  abbreviation?: string;
  /** Not of a series, whose books are no one venue. */
  issn?: string[] | undefined;
  volume?: string;
  issue?: string;
  publisher?: string;
  /** Zotero puts a paper's DOI here. */
  doi?: string;
  date?: PartialDate;
  /** Ids of what it is itself a part of. */
  partOf: string[];
  within: Container[];
}

export function readContainer(node: RdfNode): Container {
  const isSeries = node.type === 'Series';
  return {
    title: isSeries ? undefined : node.text('title', 'name'),
    abbreviation: isSeries ? undefined : node.text('alternative', 'shortTitle'),
    issn: isSeries ? undefined : readIssns(node),
    volume: isSeries ? undefined : node.text('volume', 'volumeNumber'),
    issue: isSeries ? undefined : node.text('number', 'issue', 'issueNumber'),
    publisher: node.text('publisher'),
    doi: readDoi(node.texts('identifier', 'doi').find((text) => /^doi\b|^10\./i.test(text))),
    date: parseDate(node.text('datePublished', 'issued', 'date') ?? ''),
    partOf: node.references('isPartOf'),
    within: node.nodes('isPartOf').map(readContainer),
  };
}

/** "ISSN 1234-5679" among the identifiers, properties of that name, "urn:issn:1234-5679". */
export function readIssns(node: RdfNode): string[] | undefined {
  const named = node.texts('issn', 'eIssn', 'eissn', 'issnl');
  const marked = [...node.texts('identifier'), ...node.references('issn', 'identifier'), node.id ?? ''];
  return findIssns([...named, ...marked.filter((text) => /^(?:urn:)?e?-?issn\b/i.test(text))]);
}

/** Fills the fields of a paper that its container knows and itself does not. */
export function addContainer(
  record: Omit<Draft, 'title'>,
  container: Container | undefined,
  containers: ReadonlyMap<string, Container>,
  depth = 0,
): void {
  if (!container || depth > 5) return;
  record.venue ??= container.title;
  record.venueAbbreviation ??= container.abbreviation;
  record.issn ??= container.issn;
  record.volume ??= container.volume;
  record.issue ??= container.issue;
  record.publisher ??= container.publisher;
  record.doi ??= container.doi;
  record.date ??= container.date;
  for (const outer of container.within) addContainer(record, outer, containers, depth + 1);
  for (const id of container.partOf) addContainer(record, containers.get(id), containers, depth + 1);
}
