/**
 * CSV of publications as Dimensions exports it: the full record, and "for bibliometric mapping" (with cited references). A line about the
 * data may stand before the header. https://dimensions.freshdesk.com/support/solutions/articles/23000018864
 */
import type { Reference } from '../../model/record';
import { cleanText } from '../clean-text';
import { toNames } from './csv-names';
import { splitNames } from '../names/split-names';
import {
  cellList,
  cellNumber,
  cellParagraphs,
  cellText,
  cellValue,
  findHeader,
  hasNames,
  readTable,
  tidy,
  type Columns,
  type TableFormat,
  type TableRecord,
} from './csv-table';
import { flagsOfKinds } from '../read-flags';
import { toCslType } from './csv-types';
import type { TextParser } from '../parser';
import { parseDate } from '../parse-date';

const format: TableFormat = {
  id: 'dimensions-csv',
  name: 'a Dimensions export',
  isHeader: (names) =>
    hasNames(names, 'publication id', 'title', [
      'pubyear',
      'dimensions url',
      'source title/anthology title',
      'times cited',
    ]),
  open,
};

export const dimensionsCsvParser: TextParser = {
  kind: 'text',
  id: 'dimensions-csv',
  label: 'Dimensions CSV',
  extensions: ['csv'],
  detect: (sample) => (findHeader(sample, (names) => format.isHeader(names)) ? 0.95 : 0),
  parse: (input, context) => readTable(input, context, format),
};

function open(columns: Columns): (cells: readonly string[]) => TableRecord {
  const at = {
    id: columns.find('publication id'),
    doi: columns.find('doi'),
    pmid: columns.find('pmid'),
    title: columns.find('title'),
    abstract: columns.find('abstract'),
    venue: columns.find('source title', 'source title/anthology title'),
    anthology: columns.find('anthology title', 'book title'),
    publisher: columns.find('publisher'),
    mesh: columns.find('mesh terms'),
    keywords: columns.find('keywords', 'author keywords'),
    date: columns.find('publication date', 'publication date (online)', 'publication date (print)'),
    print: columns.find('publication date (print)'),
    year: columns.find('pubyear', 'publication year'),
    volume: columns.find('volume'),
    issue: columns.find('issue'),
    pages: columns.find('pagination'),
    type: columns.find('publication type'),
    kind: columns.find('document type'),
    authors: columns.find('authors'),
    citedBy: columns.find('times cited'),
    references: columns.find('cited references'),
    url: columns.find('source linkout', 'dimensions url'),
  };
  return (cells) => {
    const text = (index: number) => cellText(cells, index);
    const value = (index: number) => cellValue(cells, index);
    const id = value(at.id);
    const keywords = cellList(cells, at.keywords);
    const type = toCslType(text(at.type));
    return tidy({
      title: text(at.title),
      authors: toNames(splitNames(text(at.authors))),
      flags: flagsOfKinds(text(at.type), text(at.kind)),
      keywords: keywords.length > 0 ? keywords : cellList(cells, at.mesh),
      references: parseDimensionsReferences(text(at.references)),
      type: type ?? toCslType(text(at.kind)),
      date: parseDate(text(at.date)) ?? parseDate(text(at.print)) ?? parseDate(text(at.year)),
      venue: value(at.venue) ?? value(at.anthology),
      publisher: value(at.publisher),
      volume: value(at.volume),
      issue: value(at.issue),
      pages: value(at.pages)?.replace(/\s?[–—-]\s?/, '-'),
      doi: value(at.doi),
      pmid: value(at.pmid),
      url: value(at.url),
      abstract: cellParagraphs(cells, at.abstract),
      timesCited: cellNumber(cells, at.citedBy),
      catalogueIds: id === undefined ? undefined : { dimensions: id },
    });
  };
}

/** "[Family, Given; …]|title|source|year|volume|issue|pages|DOI|publication id|times cited;[…" */
export function parseDimensionsReferences(text: string): Reference[] {
  if (text === '') return [];
  return text.split(/;(?=\s?\[)/).flatMap((part) => {
    const raw = cleanText(part).replace(/;$/, '');
    if (raw === '') return [];
    const [authors = '', title = '', venue = '', year = '', volume = '', , pages = ''] = raw.split('|');
    const reference: Reference = {};
    const doi = /\|(10\.\d{4,9}\/[^|\s]{1,300})/.exec(raw)?.[1];
    if (doi !== undefined) reference.doi = doi;
    const id = /\|(pub\.\d{5,12})/.exec(raw)?.[1];
    if (id !== undefined) reference.catalogueIds = { dimensions: id };
    if (title.trim() !== '') reference.title = title.trim();
    if (/^\d{4}$/.test(year.trim())) reference.year = Number(year);
    const first = authors
      .replace(/^\[|\]$/g, '')
      .split(';', 1)[0]!
      .trim();
    if (first !== '') reference.firstAuthor = first;
    if (venue.trim() !== '') reference.venue = venue.trim();
    if (volume.trim() !== '') reference.volume = volume.trim();
    const page = pages.split(/[-–]/, 1)[0]!.trim();
    if (page !== '') reference.page = page;
    reference.raw = raw;
    return [reference];
  });
}
