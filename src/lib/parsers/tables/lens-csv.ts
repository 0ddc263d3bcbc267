/**
 * CSV of scholarly works and of patents as Lens.org exports it. https://support.lens.org/knowledge-base/scholarly-search-exporting/,
 * https://support.lens.org/knowledge-base/patent-export-fields/
 */
import type { Reference } from '../../model/record';
import { tableParser } from './csv-table';
import { toCslType } from './csv-types';
import { hasNames } from './find-header';
import { readInventors } from './patents';
import { openColumns, toDoi } from './read-columns';

const open = openColumns({
  catalogue: 'lens',
  columns: {
    id: ['lens id'],
    title: ['title'],
    authors: ['author/s', 'authors'],
    type: ['publication type', 'document type'],
    date: ['date published', 'publication date', 'publication year', 'year published'],
    venue: ['source title'],
    issn: ['issns', 'issn'],
    publisher: ['publisher'],
    volume: ['volume'],
    issue: ['issue number', 'issue'],
    firstPage: ['start page'],
    lastPage: ['end page'],
    doi: ['doi'],
    pmid: ['pmid'],
    url: ['external url', 'url'],
    abstract: ['abstract'],
    keywords: ['keywords', 'mesh terms', 'fields of study'],
    timesCited: [
      'citing works count',
      'cited by scholarly works count',
      'scholarly citations count',
      'cited by patent count',
    ],
    references: ['references'],
    inventors: ['inventors'],
    applicants: ['applicants', 'owners'],
    citedIds: ['npl resolved lens id(s)', 'npl resolved lens ids'],
    citedNumbers: ['npl resolved external id(s)', 'npl resolved external ids'],
  },
  own(row) {
    const inventors = readInventors(row.text('inventors'));
    const isPatent = inventors.length > 0 || row.value('applicants') !== undefined;
    return {
      // Line ends of the original stand as lone semicolons.
      abstract: row.paragraphs('abstract')?.replace(/(?: ;){2,9} ?/g, '\n\n'),
      references: [
        ...row.list('references').map((lens): Reference => ({ catalogueIds: { lens } })),
        ...readCited(row.list('citedIds'), row.list('citedNumbers')),
      ],
      ...(inventors.length > 0 ? { authors: inventors } : {}),
      ...(isPatent
        ? { type: row.first('type', toCslType) ?? 'patent', organisation: row.value('applicants') }
        : {}),
    };
  },
});

export const lensCsvParser = tableParser({
  id: 'lens-csv',
  label: 'Lens CSV',
  name: 'a Lens export',
  isHeader: (names) =>
    hasNames(names, 'lens id', 'title', [
      'author/s',
      'authors',
      'source title',
      'doi',
      'inventors',
      'applicants',
    ]),
  start: () => ({ open }),
});

/** What a patent cites that is no patent: the numbers of Lens and others, which belong together where there are as many. */
function readCited(ids: readonly string[], numbers: readonly string[]): Reference[] {
  const dois = numbers.map((number) => (/^(?:https?:|doi:|10\.)/i.test(number) ? toDoi(number) : undefined));
  if (ids.length === dois.length)
    return ids.map((lens, i) => ({
      ...(dois[i] === undefined ? {} : { doi: dois[i] }),
      catalogueIds: { lens },
    }));
  return [
    ...ids.map((lens): Reference => ({ catalogueIds: { lens } })),
    ...dois.flatMap((doi) => (doi === undefined ? [] : { doi })),
  ];
}
