/** CSV as Scopus exports it. The columns are those that the reader chose there; https://service.elsevier.com/app/answers/detail/a_id/11234/supporthub/scopus/ */
import type { PersonName } from '../../model/record';
import { createPool } from './csv-copy';
import { parsePersonName, toNames } from './csv-names';
import { createNameColumn, type NameColumn } from '../names/name-column';
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
import { parseScopusReferences } from './scopus-references';

/** What other tables with a title and a year don't have. */
const OWN = [
  'eid',
  'author(s) id',
  'author ids',
  'author full names',
  'authors with affiliations',
  'art. no.',
];

const format: Omit<TableFormat, 'open'> = {
  id: 'scopus-csv',
  name: 'a Scopus export',
  isHeader: (names) =>
    hasNames(names, 'title', OWN) &&
    hasNames(names, ['source title', 'cited by', 'document type', 'year', 'author keywords', 'references']) &&
    !names.has('scopus source title'),
};

export const scopusCsvParser: TextParser = {
  kind: 'text',
  id: 'scopus-csv',
  label: 'Scopus CSV',
  extensions: ['csv'],
  detect: (sample) => (findHeader(sample, (names) => format.isHeader(names)) ? 0.95 : 0),
  parse: (input, context) => {
    const people = createNameColumn({
      file: context.file,
      toNames,
      habit: 'initials',
      toId: (id) => `scopus:${id}`,
    });
    return readTable(input, context, {
      ...format,
      open: (columns) => openScopusRow(columns, people),
      finish: () => people.settle(),
    });
  },
};

export function openScopusRow(
  columns: Columns,
  people: NameColumn,
): (cells: readonly string[]) => TableRecord {
  const at = {
    authors: columns.find('authors', 'author'),
    fullNames: columns.find('author full names'),
    ids: columns.find('author(s) id', 'author ids', 'authors id', 'scopus author ids', 'scopus author id'),
    title: columns.find('title', 'document title'),
    year: columns.find('year', 'publication year'),
    venue: columns.find('source title', 'scopus source title'),
    abbreviation: columns.find('abbreviated source title'),
    volume: columns.find('volume'),
    issue: columns.find('issue'),
    article: columns.find('art. no.', 'article number', 'art. no'),
    first: columns.find('page start', 'start page'),
    last: columns.find('page end', 'end page'),
    pages: columns.find('pages'),
    citedBy: columns.find('cited by', 'citations'),
    doi: columns.find('doi'),
    link: columns.find('link'),
    abstract: columns.find('abstract'),
    keywords: columns.find('author keywords'),
    editors: columns.find('editors'),
    index: columns.find('index keywords'),
    references: columns.find('references'),
    type: columns.find('document type', 'publication type'),
    publisher: columns.find('publisher'),
    pmid: columns.find('pubmed id'),
    eid: columns.find('eid'),
    language: columns.find('language of original document', 'language'),
  };
  const pool = createPool();
  return (cells) => {
    const text = (index: number) => cellText(cells, index);
    const value = (index: number) => cellValue(cells, index);
    const url = value(at.link);
    const eid = value(at.eid) ?? /[?&]eid=(2-s2\.0-\d{5,15})/.exec(url ?? '')?.[1];
    const keywords = cellList(cells, at.keywords);
    const references = cells[at.references];
    const editors = toNames(text(at.editors).split(';'));
    return tidy({
      title: text(at.title),
      authors: readAuthors(text(at.fullNames), text(at.authors), text(at.ids), people),
      editors: editors.length > 0 ? editors : undefined,
      flags: flagsOfKinds(text(at.type)),
      keywords: keywords.length > 0 ? keywords : cellList(cells, at.index),
      references:
        references === undefined || references === '' || references === 'NA'
          ? []
          : parseScopusReferences(references, pool),
      type: toCslType(text(at.type)),
      date: parseDate(text(at.year)),
      venue: value(at.venue),
      venueAbbreviation: value(at.abbreviation),
      volume: value(at.volume),
      issue: value(at.issue),
      pages: value(at.pages) ?? joinPages(text(at.first), text(at.last), text(at.article)),
      timesCited: cellNumber(cells, at.citedBy),
      doi: value(at.doi),
      url,
      abstract: withoutNote(cellParagraphs(cells, at.abstract)),
      publisher: value(at.publisher),
      pmid: value(at.pmid),
      language: value(at.language),
      catalogueIds: eid === undefined ? undefined : { scopus: eid },
    });
  };
}

/** Scopus puts this in place of an abstract. */
function withoutNote(abstract: string | undefined): string | undefined {
  return abstract === '[No abstract available]' ? undefined : abstract;
}

/**
 * "Eck, Nees Jan van (35091227900); …", else "van Eck N.J.; …" (before 2022 with commas: "van Eck N.J., Waltman L.") with the ids of a
 * column of their own.
 */
function readAuthors(fullNames: string, authors: string, ids: string, people: NameColumn): PersonName[] {
  const isNamed = (name: string) => name !== '' && !/^\[No author/i.test(name);
  if (isNamed(fullNames)) {
    return fullNames.split(/;|\||(?<=\(\d{5,13}\)\s?),/).flatMap((part) => {
      const id = /\((\d{5,13})\)\s?$/.exec(part);
      const name = parsePersonName(id ? part.slice(0, id.index) : part);
      return name ? [id ? { ...name, databaseId: `scopus:${id[1]}` } : name] : [];
    });
  }
  if (!isNamed(authors)) return [];
  const numbers = ids.split(/[;|,]/).flatMap((id) => /\d{1,13}/.exec(id)?.[0] ?? []);
  return people.read(authors, numbers);
}
