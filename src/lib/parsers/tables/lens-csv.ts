/** CSV of scholarly works as Lens.org exports it. https://support.lens.org/knowledge-base/scholarly-search-exporting/ */
import type { Reference } from '../../model/record';
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
  joinPages,
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
  id: 'lens-csv',
  name: 'a Lens export',
  isHeader: (names) => hasNames(names, 'lens id', 'title', ['author/s', 'authors', 'source title', 'doi']),
  open,
};

export const lensCsvParser: TextParser = {
  kind: 'text',
  id: 'lens-csv',
  label: 'Lens CSV',
  extensions: ['csv'],
  detect: (sample) => (findHeader(sample, (names) => format.isHeader(names)) ? 0.95 : 0),
  parse: (input, context) => readTable(input, context, format),
};

function open(columns: Columns): (cells: readonly string[]) => TableRecord {
  const at = {
    id: columns.find('lens id'),
    title: columns.find('title'),
    date: columns.find('date published', 'publication date'),
    year: columns.find('publication year', 'year published'),
    type: columns.find('publication type'),
    venue: columns.find('source title'),
    publisher: columns.find('publisher'),
    authors: columns.find('author/s', 'authors'),
    abstract: columns.find('abstract'),
    volume: columns.find('volume'),
    issue: columns.find('issue number', 'issue'),
    first: columns.find('start page'),
    last: columns.find('end page'),
    keywords: columns.find('keywords'),
    mesh: columns.find('mesh terms'),
    fields: columns.find('fields of study'),
    url: columns.find('external url'),
    pmid: columns.find('pmid'),
    doi: columns.find('doi'),
    references: columns.find('references'),
    citedBy: columns.find(
      'citing works count',
      'cited by scholarly works count',
      'scholarly citations count',
    ),
  };
  return (cells) => {
    const text = (index: number) => cellText(cells, index);
    const value = (index: number) => cellValue(cells, index);
    const keywords = [at.keywords, at.mesh, at.fields]
      .map((index) => cellList(cells, index))
      .find((list) => list.length > 0);
    const id = value(at.id);
    return tidy({
      title: text(at.title),
      authors: toNames(splitNames(text(at.authors))),
      flags: flagsOfKinds(text(at.type)),
      keywords: keywords ?? [],
      references: cellList(cells, at.references).map((lens): Reference => ({ catalogueIds: { lens } })),
      type: toCslType(text(at.type)),
      date: parseDate(text(at.date)) ?? parseDate(text(at.year)),
      venue: value(at.venue),
      publisher: value(at.publisher),
      volume: value(at.volume),
      issue: value(at.issue),
      pages: joinPages(text(at.first), text(at.last)),
      doi: value(at.doi),
      pmid: value(at.pmid),
      url: value(at.url),
      // Line ends of the original stand as lone semicolons.
      abstract: cellParagraphs(cells, at.abstract)?.replace(/(?: ;){2,9} ?/g, '\n\n'),
      timesCited: cellNumber(cells, at.citedBy),
      catalogueIds: id === undefined ? undefined : { lens: id },
    });
  };
}
