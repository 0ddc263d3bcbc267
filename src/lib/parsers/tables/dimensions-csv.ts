/**
 * CSV of publications as Dimensions exports it: the full record, and "for bibliometric mapping" (with cited references). A line about the
 * data may stand before the header. https://dimensions.freshdesk.com/support/solutions/articles/23000018864
 */
import type { Reference } from '../../model/record';
import { cleanText } from '../clean-text';
import { tableParser } from './csv-table';
import { hasNames } from './find-header';
import { openColumns } from './read-columns';

const open = openColumns({
  catalogue: 'dimensions',
  columns: {
    id: ['publication id'],
    title: ['title'],
    authors: ['authors'],
    type: ['publication type', 'document type'],
    date: [
      'publication date',
      'publication date (print)',
      'publication date (online)',
      'pubyear',
      'publication year',
    ],
    venue: ['source title', 'source title/anthology title', 'anthology title', 'book title'],
    issn: ['issn', 'issns', 'source issn', 'print issn', 'electronic issn', 'e-issn'],
    publisher: ['publisher'],
    volume: ['volume'],
    issue: ['issue'],
    pages: ['pagination'],
    doi: ['doi'],
    pmid: ['pmid'],
    url: ['source linkout', 'dimensions url'],
    abstract: ['abstract'],
    keywords: ['keywords', 'author keywords', 'mesh terms'],
    timesCited: ['times cited'],
    references: ['cited references'],
  },
  own: (row) => ({ references: parseDimensionsReferences(row.text('references')) }),
});

export const dimensionsCsvParser = tableParser({
  id: 'dimensions-csv',
  label: 'Dimensions CSV',
  name: 'a Dimensions export',
  isHeader: (names) =>
    hasNames(names, 'publication id', 'title', [
      'pubyear',
      'dimensions url',
      'source title/anthology title',
      'times cited',
    ]),
  start: () => ({ open }),
});

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
