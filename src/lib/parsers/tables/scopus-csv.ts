/**
 * CSV as Scopus exports it; the columns are those that the reader chose there. Also SciVal's, with nearly the same columns, bars between
 * authors and "-" in cells without a value. https://service.elsevier.com/app/answers/detail/a_id/11234/supporthub/scopus/,
 * https://service.elsevier.com/app/answers/detail/a_id/28226/supporthub/scival/
 */
import type { PersonName } from '../../model/record';
import { createNameColumn, type NameColumn } from '../names/name-column';
import { createPool } from './csv-copy';
import { parsePersonName, toNames } from './csv-names';
import { tableParser, type TableFormat } from './csv-table';
import { hasNames } from './find-header';
import { openColumns } from './read-columns';
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
/** What OpenAlex has in their stead. */
const OTHERS = ['scopus source title', 'work id', 'openalex id', 'lens id'];

export const scopusCsvParser = tableParser({
  id: 'scopus-csv',
  label: 'Scopus CSV',
  name: 'a Scopus export',
  isHeader: (names) =>
    hasNames(names, 'title', OWN) &&
    hasNames(names, ['source title', 'cited by', 'document type', 'year', 'author keywords', 'references']) &&
    !OTHERS.some((name) => names.has(name)),
  start,
});

export const scivalCsvParser = tableParser({
  id: 'scival-csv',
  label: 'SciVal CSV',
  name: 'a SciVal export',
  certainty: 0.96,
  isHeader: (names) =>
    hasNames(names, 'title', 'scopus source title', ['eid', 'scopus author ids', 'number of authors']),
  start,
});

function start(file: string): Pick<TableFormat, 'open' | 'finish'> {
  const people = createNameColumn({ file, toNames, habit: 'initials', toId: (id) => `scopus:${id}` });
  const pool = createPool();
  const open = openColumns({
    catalogue: 'scopus',
    columns: {
      id: ['eid'],
      title: ['title', 'document title'],
      authors: ['authors', 'author'],
      fullNames: ['author full names'],
      authorIds: ['author(s) id', 'author ids', 'authors id', 'scopus author ids', 'scopus author id'],
      editors: ['editors'],
      type: ['document type', 'publication type'],
      date: ['year', 'publication year'],
      venue: ['source title', 'scopus source title'],
      venueAbbreviation: ['abbreviated source title'],
      issn: ['issn', 'e-issn', 'eissn'],
      publisher: ['publisher'],
      volume: ['volume'],
      issue: ['issue'],
      pages: ['pages'],
      firstPage: ['page start', 'start page'],
      lastPage: ['page end', 'end page'],
      articleNumber: ['art. no.', 'article number', 'art. no'],
      doi: ['doi'],
      pmid: ['pubmed id'],
      url: ['link'],
      language: ['language of original document', 'language'],
      abstract: ['abstract'],
      keywords: ['author keywords', 'index keywords'],
      timesCited: ['cited by', 'citations'],
      references: ['references'],
    },
    own(row) {
      const eid = row.value('id') ?? /[?&]eid=(2-s2\.0-\d{5,15})/.exec(row.text('url'))?.[1];
      const references = row.raw('references');
      return {
        authors: readAuthors(row.text('fullNames'), row.text('authors'), row.text('authorIds'), people),
        references: references === '' ? [] : parseScopusReferences(references, pool),
        catalogueIds: eid === undefined ? undefined : { scopus: eid },
      };
    },
  });
  return { open, finish: () => people.finish() };
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
