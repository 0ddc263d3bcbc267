/**
 * Web of Science as a table: tab-delimited with two-letter names of columns (UTF-8, UTF-16 or with a byte order mark), and the sheet with
 * whole names saved as CSV. https://images.webofknowledge.com/WOKRS/help/WOS/hs_wos_fieldtags.html
 */
import type { PartialDate, PersonName } from '../../model/record';
import { splitNames } from '../names/split-names';
import { parseDate, parseMonth, toPartialDate } from '../parse-date';
import { parseWosReference } from '../tagged/wos-references';
import { parsePersonName, toNames } from './csv-names';
import { tableParser } from './csv-table';
import { toCslType } from './csv-types';
import { hasNames } from './find-header';
import { openColumns } from './read-columns';

const isShort = (names: ReadonlySet<string>) => hasNames(names, 'pt', 'ti', ['au', 'af'], ['so', 'ut', 'py']);
const isLong = (names: ReadonlySet<string>) =>
  hasNames(
    names,
    'article title',
    ['authors', 'author full names'],
    ['ut (unique wos id)', 'ut (unique id)', 'source title', 'times cited, wos core'],
  );
/** The data frame of bibliometrix, saved from R: the same tags, no PT, and a short name of each paper. */
const isDataFrame = (names: ReadonlySet<string>) =>
  hasNames(names, 'ti', 'au') && (names.has('sr') || names.has('sr full'));

const open = openColumns({
  catalogue: 'wos',
  columns: {
    id: ['ut', 'ut (unique wos id)', 'ut (unique id)', 'accession number'],
    title: ['ti', 'article title'],
    authors: ['af', 'author full names', 'au', 'authors', 'ba', 'book authors'],
    groups: ['ca', 'group authors'],
    orcids: ['oi', 'orcids'],
    editors: ['be', 'book editors'],
    type: ['dt', 'document type'],
    kind: ['pt', 'publication type'],
    date: ['py', 'publication year'],
    day: ['pd', 'publication date'],
    early: ['ea', 'early access date'],
    venue: ['so', 'source title'],
    venueAbbreviation: ['j9', 'journal abbreviation', 'ji', 'journal iso abbreviation'],
    issn: ['sn', 'issn', 'ei', 'eissn'],
    publisher: ['pu', 'publisher'],
    volume: ['vl', 'volume'],
    issue: ['is', 'issue'],
    firstPage: ['bp', 'start page'],
    lastPage: ['ep', 'end page'],
    pages: ['pp'],
    articleNumber: ['ar', 'article number'],
    doi: ['di', 'doi', 'd2', 'book doi'],
    pmid: ['pm', 'pubmed id'],
    language: ['la', 'language'],
    abstract: ['ab', 'abstract'],
    keywords: ['de', 'author keywords', 'id', 'keywords plus'],
    references: ['cr', 'cited references'],
    timesCited: ['tc', 'times cited, wos core'],
  },
  own(row) {
    const id = row.value('id')?.replace(/^(?:WOS|ISI):/i, '');
    return {
      authors: [
        ...withOrcids(toNames(splitNames(row.text('authors'))), row.text('orcids')),
        ...row.list('groups').map((literal): PersonName => ({ literal, role: 'group' })),
      ],
      // An author's name in a reference has a comma, never a semicolon; R writes no blank behind it.
      references: row
        .text('references')
        .split(/;\s{0,9}/)
        .flatMap((part) => parseWosReference(part) ?? []),
      type: toType(row.text('type'), row.text('kind')),
      date: toDate(row.text('date'), row.text('day'), row.text('early')),
      catalogueIds: id === undefined ? undefined : { wos: id },
    };
  },
});

export const wosTableParser = tableParser({
  id: 'wos-table',
  label: 'Web of Science table (tab-delimited, CSV)',
  name: 'a Web of Science export',
  extensions: ['txt', 'tsv', 'tab', 'csv'],
  isHeader: (names) => isShort(names) || isLong(names) || isDataFrame(names),
  // The tab-delimited export does not quote: a title may begin with a quotation mark of its own.
  isLineByLine: (names, separator) => separator === '\t' && isShort(names),
  start: () => ({ open }),
});

function toType(document: string, kind: string): string | undefined {
  if (/\bproceedings paper\b/i.test(document) && !/^J/i.test(kind)) return 'paper-conference';
  const known = toCslType(document);
  if (known !== undefined && !(known === 'article-journal' && /^[BCP]/i.test(kind))) return known;
  return { B: 'book', C: 'paper-conference', P: 'patent', S: 'chapter', J: 'article-journal' }[
    kind.charAt(0).toUpperCase()
  ];
}

/** PY with what PD adds ("FEB 25", "JAN-MAR"); else the early access ("FEB 2026"). */
function toDate(year: string, day: string, early: string): PartialDate | undefined {
  const date = parseDate(year);
  if (!date) return parseDate(day) ?? parseDate(early);
  if (date.month !== undefined) return date;
  const words = day.split(/[\s-]/);
  const month = words.map(parseMonth).find((found) => found !== undefined);
  const number = words.find((word) => /^\d{1,2}$/.test(word));
  return toPartialDate(date.year, month, number === undefined ? undefined : Number(number));
}

/** "Aria, Massimo/0000-0002-8517-9411; …" to the authors of the same name. */
function withOrcids(names: PersonName[], orcids: string): PersonName[] {
  if (orcids === '') return names;
  const known = new Map<string, string>();
  for (const part of orcids.split(';')) {
    const [name = '', orcid = ''] = part.split('/');
    const person = /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(orcid.trim()) ? parsePersonName(name) : undefined;
    if (person) known.set(nameKey(person), orcid.trim());
  }
  return names.map((name) => {
    const orcid = known.get(nameKey(name));
    return orcid === undefined ? name : { ...name, orcid };
  });
}

function nameKey({ particle = '', family = '', given = '', literal = '' }: PersonName): string {
  return `${particle} ${family} ${literal}, ${given}`.toLowerCase();
}
