/** CSV of works as OpenAlex exports it; lists are separated by "|". https://docs.openalex.org/api-entities/works/work-object */
import { joinFlags } from '../../model/flags';
import type { PersonName, Reference } from '../../model/record';
import { parsePersonName } from './csv-names';
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

/** As normalizeHeader leaves them; the dotted names are today's, the others those of earlier exports. */
const AUTHORS = [
  'authorships.author.display name',
  'authorships.raw author name',
  'author names',
  'authors.display name',
];

const format: TableFormat = {
  id: 'openalex-csv',
  name: 'an OpenAlex export',
  isHeader: (names) =>
    hasNames(names, 'id', ['display name', 'title']) &&
    hasNames(names, [
      ...AUTHORS,
      'authorships.author.id',
      'author ids',
      'primary location.source.display name',
      'host venue display name',
      'referenced works',
      'open access.is oa',
    ]),
  open,
};

export const openalexCsvParser: TextParser = {
  kind: 'text',
  id: 'openalex-csv',
  label: 'OpenAlex CSV',
  extensions: ['csv'],
  detect: (sample) => (findHeader(sample, (names) => format.isHeader(names)) ? 0.95 : 0),
  parse: (input, context) => readTable(input, context, format),
};

function open(columns: Columns): (cells: readonly string[]) => TableRecord {
  const at = {
    id: columns.find('id', 'ids.openalex'),
    title: columns.find('display name', 'title'),
    names: columns.find(...AUTHORS),
    ids: columns.find('authorships.author.id', 'author ids'),
    orcids: columns.find('authorships.author.orcid', 'author orcids'),
    retracted: columns.find('is retracted'),
    cut: columns.find('is authors truncated', 'authors truncated'),
    authorCount: columns.find('authors count'),
    doi: columns.find('doi', 'ids.doi'),
    pmid: columns.find('ids.pmid', 'pmid'),
    date: columns.find('publication date'),
    year: columns.find('publication year'),
    type: columns.find('type'),
    typeAtCrossref: columns.find('type crossref'),
    venue: columns.find('primary location.source.display name', 'host venue display name'),
    venueType: columns.find('primary location.source.type', 'host venue type'),
    publisher: columns.find('primary location.source.host organization name', 'host venue publisher'),
    url: columns.find('primary location.landing page url', 'host venue url'),
    volume: columns.find('biblio.volume', 'volume'),
    issue: columns.find('biblio.issue', 'issue'),
    first: columns.find('biblio.first page', 'first page'),
    last: columns.find('biblio.last page', 'last page'),
    abstract: columns.find('abstract'),
    keywords: columns.find('keywords.display name', 'keywords.keyword', 'keywords'),
    references: columns.find('referenced works'),
    citedBy: columns.find('cited by count'),
    language: columns.find('language'),
  };
  return (cells) => {
    const text = (index: number) => cellText(cells, index);
    const value = (index: number) => cellValue(cells, index);
    const id = toWorkId(text(at.id));
    const venueType = text(at.venueType);
    const type = text(at.typeAtCrossref) || text(at.type);
    const isTrue = (index: number) => /^(?:true|1)$/i.test(text(index));
    return tidy({
      title: text(at.title),
      authorCount: isTrue(at.cut) ? cellNumber(cells, at.authorCount) : undefined,
      flags: joinFlags(
        isTrue(at.retracted) ? ['retracted'] : undefined,
        flagsOfKinds(text(at.type)),
        isTrue(at.cut) ? ['authors-cut'] : undefined,
      ),
      authors: readAuthors(text(at.names), text(at.ids), text(at.orcids)),
      keywords: cellList(cells, at.keywords, '|'),
      references: cellList(cells, at.references, '|').flatMap((work): Reference[] => {
        const openalex = toWorkId(work);
        return openalex === undefined ? [] : [{ catalogueIds: { openalex } }];
      }),
      type: type === 'article' && venueType === 'conference' ? 'paper-conference' : toCslType(type),
      date: parseDate(text(at.date)) ?? parseDate(text(at.year)),
      venue: value(at.venue),
      publisher: value(at.publisher),
      volume: value(at.volume),
      issue: value(at.issue),
      pages: joinPages(text(at.first), text(at.last)),
      doi: value(at.doi)?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, ''),
      pmid: /\d{1,9}$/.exec(text(at.pmid).replace(/\.0$/, ''))?.[0],
      url: value(at.url),
      language: value(at.language),
      abstract: cellParagraphs(cells, at.abstract),
      timesCited: cellNumber(cells, at.citedBy),
      catalogueIds: id === undefined ? undefined : { openalex: id },
    });
  };
}

/** "https://openalex.org/W2755950973" -> "W2755950973" */
function toWorkId(text: string): string | undefined {
  return /(?:^|\/)([Ww]\d{3,12})$/.exec(text)?.[1]?.toUpperCase();
}

/** Names, ids and ORCIDs stand in columns of their own, which belong together where they are equally long. */
function readAuthors(names: string, ids: string, orcids: string): PersonName[] {
  if (names === '') return [];
  const list = names.split('|');
  const aside = (cell: string) => {
    const parts = cell.split('|');
    return parts.length === list.length ? parts : [];
  };
  const idList = aside(ids);
  const orcidList = aside(orcids);
  return list.flatMap((text, i) => {
    const name = parsePersonName(text);
    if (!name) return [];
    const id = /(?:^|\/)(A\d{3,12})$/i.exec((idList[i] ?? '').trim())?.[1];
    const orcid = /\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.exec((orcidList[i] ?? '').trim())?.[0];
    if (orcid !== undefined) name.orcid = orcid;
    if (id !== undefined) name.databaseId = `openalex:${id.toUpperCase()}`;
    return [name];
  });
}
