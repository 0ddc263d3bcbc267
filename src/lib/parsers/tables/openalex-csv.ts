/**
 * CSV of works as OpenAlex exports it: by its program interface (dotted names, lists separated by "|") and by its web site (names in plain
 * words, lists separated by "|" or ";"). https://docs.openalex.org/api-entities/works/work-object
 */
import { joinFlags } from '../../model/flags';
import type { PersonName, Reference } from '../../model/record';
import { splitNames } from '../names/split-names';
import { parsePersonName } from './csv-names';
import { tableParser } from './csv-table';
import { toCslType } from './csv-types';
import { hasNames } from './find-header';
import { flagsOfKinds } from '../read-flags';
import { openColumns } from './read-columns';

/** As normalizeHeader leaves them; the dotted names are today's, the others those of earlier exports. */
const AUTHORS = [
  'authorships.author.display name',
  'authorships.raw author name',
  'author names',
  'authors.display name',
];
/** Columns of the web site's table that tell it from others with a number of works. */
const OF_WEB_SITE = [
  ...['author ids', 'author id', 'source id', 'source ids', 'institution ids', 'institution id'],
  ...['institution', 'institutions', 'primary topic', 'topic', 'topics', 'topic ids', 'primary topic id'],
  ...['open access status', 'oa status', 'is oa', 'fwci', 'referenced works', 'cited by', 'cited by count'],
];
const LIST = /[|;]/;

const open = openColumns({
  catalogue: 'openalex',
  separator: LIST,
  columns: {
    id: ['id', 'ids.openalex', 'work id', 'openalex id', 'openalex work id'],
    title: ['display name', 'title', 'work title'],
    authors: [...AUTHORS, 'author', 'authors', 'author name', 'author display name', 'author display names'],
    authorIds: ['authorships.author.id', 'author ids', 'author id'],
    orcids: ['authorships.author.orcid', 'author orcids', 'author orcid', 'orcid', 'orcids'],
    retracted: ['is retracted', 'retracted'],
    cut: ['is authors truncated', 'authors truncated'],
    authorCount: ['authors count', 'author count'],
    type: ['type', 'work type'],
    typeAtCrossref: ['type crossref', 'crossref type'],
    date: ['publication date', 'date', 'publication year', 'year'],
    venue: [
      ...['primary location.source.display name', 'host venue display name', 'source', 'source name'],
      ...['source display name', 'source title', 'journal', 'venue'],
    ],
    venueType: ['primary location.source.type', 'host venue type', 'source type'],
    issn: [
      ...['primary location.source.issn', 'primary location.source.issn l', 'host venue issn'],
      ...['issn', 'issns', 'source issn', 'issn-l', 'issn l', 'source issn-l', 'source issn l'],
    ],
    publisher: [
      ...['primary location.source.host organization name', 'host venue publisher', 'publisher'],
      ...['host organization', 'source host organization'],
    ],
    volume: ['biblio.volume', 'volume'],
    issue: ['biblio.issue', 'issue'],
    firstPage: ['biblio.first page', 'first page', 'start page'],
    lastPage: ['biblio.last page', 'last page', 'end page'],
    pages: ['pages', 'page range'],
    doi: ['doi', 'ids.doi'],
    pmid: ['ids.pmid', 'pmid', 'pubmed id'],
    url: ['primary location.landing page url', 'host venue url', 'landing page url', 'landing page', 'url'],
    language: ['language'],
    abstract: ['abstract'],
    keywords: [
      ...['keywords.display name', 'keywords.keyword', 'keywords', 'keyword'],
      ...['topic', 'topics', 'topic names', 'primary topic', 'concepts', 'concept'],
    ],
    references: [
      ...['referenced works', 'referenced work', 'referenced work ids', 'referenced works ids', 'references'],
      ...['cited works', 'cites'],
    ],
    timesCited: ['cited by count', 'cited by', 'citation count', 'citations', 'times cited'],
  },
  own(row) {
    const id = toWorkId(row.text('id'));
    const type = row.text('typeAtCrossref') || row.text('type');
    const isTrue = (field: 'retracted' | 'cut') => /^(?:true|1|yes)$/i.test(row.text(field));
    const isCut = isTrue('cut');
    return {
      authorCount: isCut ? row.number('authorCount') : undefined,
      flags: joinFlags(
        isTrue('retracted') ? ['retracted'] : undefined,
        flagsOfKinds(row.text('type')),
        isCut ? ['authors-cut'] : undefined,
      ),
      authors: readAuthors(row.text('authors'), row.text('authorIds'), row.text('orcids')),
      references: row.list('references', /[|;,\s]/).flatMap((work): Reference[] => {
        const openalex = toWorkId(work);
        return openalex === undefined ? [] : [{ catalogueIds: { openalex } }];
      }),
      type:
        type === 'article' && row.text('venueType') === 'conference' ? 'paper-conference' : toCslType(type),
      catalogueIds: id === undefined ? undefined : { openalex: id },
    };
  },
});

export const openalexCsvParser = tableParser({
  id: 'openalex-csv',
  label: 'OpenAlex CSV',
  name: 'an OpenAlex export',
  extensions: ['csv', 'tsv'],
  isHeader: (names) =>
    (hasNames(names, 'id', ['display name', 'title']) &&
      hasNames(names, [
        ...AUTHORS,
        'authorships.author.id',
        'author ids',
        'primary location.source.display name',
        'host venue display name',
        'referenced works',
        'open access.is oa',
      ])) ||
    (hasNames(
      names,
      ['work id', 'openalex id', 'openalex work id'],
      ['title', 'display name', 'work title'],
    ) &&
      hasNames(names, OF_WEB_SITE)),
  start: () => ({ open }),
});

/** "https://openalex.org/W2755950973" -> "W2755950973" */
function toWorkId(text: string): string | undefined {
  return /(?:^|\/)([Ww]\d{3,12})$/.exec(text)?.[1]?.toUpperCase();
}

/** Names, ids and ORCIDs stand in columns of their own, which belong together where they are equally long. */
function readAuthors(names: string, ids: string, orcids: string): PersonName[] {
  if (names === '') return [];
  const idList = ids.split(/[|;,]/);
  const list = splitAuthors(names, ids === '' ? 0 : idList.length);
  const orcidList = orcids.split(LIST);
  return list.flatMap((text, i) => {
    const name = parsePersonName(text);
    if (!name) return [];
    const id = idList.length === list.length ? idList[i]! : '';
    const orcid = orcidList.length === list.length ? orcidList[i]! : '';
    const number = /(?:^|\/)(A\d{3,12})$/i.exec(id.trim())?.[1];
    const person = /\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.exec(orcid.trim())?.[0];
    if (person !== undefined) name.orcid = person;
    if (number !== undefined) name.databaseId = `openalex:${number.toUpperCase()}`;
    return [name];
  });
}

/** Bars or semicolons; else what gives as many names as there are ids. */
function splitAuthors(names: string, count: number): string[] {
  const mark = ['|', ';'].find((one) => names.includes(one));
  if (mark !== undefined) return names.split(mark);
  if (count === 1) return [names];
  const pieces = names.split(',');
  return count > 1 && pieces.length === count ? pieces : splitNames(names);
}
