import { joinFlags } from '../../model/flags';
import type { PersonName } from '../../model/record';
import { stripMarkup } from '../clean-text';
import { findIssns } from '../find-issns';
import { parseDate } from '../parse-date';
import { flagsOfKinds, flagsOfNote } from '../read-flags';
import type { TextParser } from '../parser';
import { readArxivId, readDoi, readPages, unique } from './xml-fields';
import { dotInitials, splitListedName } from './xml-names';
import { splitField } from '../names/split-names';
import { findRoot, readXmlRecords, type Draft, type XmlFormat } from './xml-records';
import {
  childrenOf,
  elementsOf,
  findChild,
  paragraphsOf,
  textOf,
  valueOf,
  type XmlElement,
} from './xml-tree';

/**
 * EndNote's XML export (File, Export, XML), which Mendeley, Citavi and others write too: xml/records/record, texts in <style> pieces.
 * The format is described by the RSXML document type that comes with EndNote.
 */
export const endnoteXmlParser: TextParser = {
  kind: 'text',
  id: 'endnote-xml',
  label: 'EndNote XML',
  extensions: ['xml'],
  detect(sample) {
    const root = findRoot(sample);
    if (!root) return 0;
    const isEndnote = /<ref-type[\s>/]/.test(sample);
    if (/^(?:xml|records|record)$/.test(root.name) && isEndnote) return 0.97;
    if (root.name === 'xml') return /<xml>\s{0,99}<records[\s>/]/.test(sample) ? 0.6 : 0;
    return isEndnote && /<records>\s{0,99}<record>/.test(sample) ? 0.6 : 0;
  },
  parse: (input, context) => readXmlRecords(input, context, ENDNOTE),
};

const ENDNOTE: XmlFormat = {
  code: 'endnote-xml',
  layout: { isRecord: (name) => name === 'record', names: ['record'] },
  emptyMessage:
    'There is no record in the file. Select the references in EndNote and export them again as XML.',
  toRecord: ({ element }) => readRecord(element),
};

/** Names of EndNote's reference types, lower case, -> CSL types. */
const TYPES = new Map<string, string>(
  Object.entries({
    'journal article': 'article-journal',
    'electronic article': 'article-journal',
    'magazine article': 'article-magazine',
    'newspaper article': 'article-newspaper',
    'conference paper': 'paper-conference',
    'conference proceedings': 'paper-conference',
    book: 'book',
    'edited book': 'book',
    'electronic book': 'book',
    'classical work': 'classic',
    'book section': 'chapter',
    'electronic book section': 'chapter',
    encyclopedia: 'entry-encyclopedia',
    dictionary: 'entry-dictionary',
    thesis: 'thesis',
    report: 'report',
    'government document': 'report',
    'research paper': 'report',
    standard: 'standard',
    patent: 'patent',
    dataset: 'dataset',
    'computer program': 'software',
    'web page': 'webpage',
    blog: 'post-weblog',
    manuscript: 'manuscript',
    'unpublished work': 'manuscript',
    pamphlet: 'pamphlet',
    preprint: 'article',
    bill: 'bill',
    case: 'legal_case',
    statute: 'legislation',
    hearing: 'hearing',
    map: 'map',
    'film or broadcast': 'motion_picture',
    'audiovisual material': 'motion_picture',
    'personal communication': 'personal_communication',
    interview: 'interview',
    'conference poster': 'paper-conference',
    'discussion forum': 'post',
    'social media': 'post',
    generic: 'document',
  }),
);
/** The numbers that stand for the types where a file has no names. */
const TYPE_NUMBERS = new Map<string, string>(
  Object.entries({
    '0': 'article-journal',
    '2': 'thesis',
    '3': 'paper-conference',
    '5': 'book',
    '6': 'book',
    '7': 'chapter',
    '10': 'paper-conference',
    '13': 'document',
    '17': 'article-journal',
    '23': 'article-newspaper',
    '25': 'patent',
    '27': 'report',
    '28': 'book',
    '32': 'thesis',
    '43': 'article-journal',
    '46': 'report',
    '47': 'paper-conference',
    '59': 'dataset',
  }),
);
/** Types whose second title is that of a series, not of what they appeared in. */
const WITH_SERIES = new Set(['book', 'thesis', 'report', 'patent', 'classic', 'standard', 'software', 'map']);

function readRecord(record: XmlElement): Draft {
  const contributors = findChild(record, 'contributors');
  const titles = findChild(record, 'titles');
  const kind = findChild(record, 'ref-type');
  const type =
    TYPES.get((kind?.attributes.get('name') ?? '').toLowerCase()) ?? TYPE_NUMBERS.get(textOf(kind).trim());
  const editors = readNames(findChild(contributors, 'secondary-authors'));
  const dateText = valueOf(record, 'dates', 'year');
  const day = valueOf(record, 'dates', 'pub-dates', 'date');
  const accession = valueOf(record, 'accession-num');
  const links = elementsOf(findChild(record, 'urls'))
    .filter(({ name }) => name !== 'pdf-urls')
    .flatMap((list) => childrenOf(list, 'url').map((url) => valueOf(url)));
  const number = valueOf(record, 'electronic-resource-num');
  const date = dateText === undefined ? undefined : readDate(dateText, day);
  const periodical = findChild(record, 'periodical');
  const isSeries = type !== undefined && WITH_SERIES.has(type);
  return {
    key: valueOf(record, 'label') ?? undefined,
    type,
    title: valueOf(titles, 'title') ?? '',
    authors: readNames(findChild(contributors, 'authors')),
    editors: editors.length > 0 ? editors : undefined,
    flags: joinFlags(flagsOfKinds(valueOf(record, 'work-type')), flagsOfNote(valueOf(record, 'notes'))),
    date,
    unreadableDate: date ? undefined : dateText,
    venue: isSeries
      ? undefined
      : (valueOf(titles, 'secondary-title') ??
        valueOf(periodical, 'full-title') ??
        valueOf(titles, 'alt-title')),
    venueAbbreviation: isSeries
      ? undefined
      : (valueOf(periodical, 'abbr-1') ?? valueOf(findChild(record, 'alt-periodical'), 'abbr-1')),
    issn: isSeries ? undefined : findIssns([valueOf(record, 'isbn'), valueOf(record, 'issn')]),
    publisher: valueOf(record, 'publisher'),
    volume: valueOf(record, 'volume'),
    issue: valueOf(record, 'number'),
    pages: readPages(valueOf(record, 'pages')),
    doi: readDoi(number) ?? links.map(readDoi).find(Boolean),
    arxivId: links.map((link) => (/arxiv/i.test(link ?? '') ? readArxivId(link) : undefined)).find(Boolean),
    pmid: readPmid(record, accession),
    catalogueIds: readCatalogueIds(accession),
    url: links.find(Boolean),
    language: valueOf(record, 'language'),
    abstract: paragraphsOf(record, 'abstract'),
    keywords: readKeywords(findChild(record, 'keywords')),
    references: [],
  };
}

function readNames(list: XmlElement | undefined): PersonName[] {
  return childrenOf(list, 'author').flatMap((author) => {
    return splitField(stripMarkup(textOf(author))).flatMap((name) => {
      const person = splitListedName(name);
      if (person?.given !== undefined) person.given = dotInitials(person.given);
      return person ?? [];
    });
  });
}

/** The year, with month and day where a second field has them: "12 May", "2019-05-12". */
function readDate(year: string, day: string | undefined) {
  const date = parseDate(year);
  if (!date || date.month !== undefined || day === undefined) return date;
  const whole = parseDate(day);
  if (whole) return whole.year === date.year ? whole : date;
  return parseDate(`${day} ${date.year}`) ?? date;
}

/** One keyword an element; some programs put all of them into one, in lines or divided by semicolons. */
function readKeywords(list: XmlElement | undefined): string[] {
  return unique(
    childrenOf(list, 'keyword').flatMap((keyword) =>
      stripMarkup(textOf(keyword))
        .split(/[;\r\n]/)
        .map((word) => valueOf({ name: '', attributes: new Map(), content: [word] })),
    ),
  );
}

function readPmid(record: XmlElement, accession: string | undefined): string | undefined {
  const database = `${valueOf(record, 'remote-database-name') ?? ''} ${valueOf(record, 'remote-database-provider') ?? ''}`;
  if (/\b(?:medline|pubmed|nlm)\b/i.test(database) && /^\d{4,9}$/.test(accession ?? '')) return accession;
  return /^(?:pmid|medline|pubmed)[:\s]{1,3}(\d{4,9})$/i.exec(accession ?? '')?.[1];
}

function readCatalogueIds(accession: string | undefined): Draft['catalogueIds'] {
  const wos = /^(?:wos|isi):(\w{10,20})$/i.exec(accession ?? '')?.[1];
  const scopus = /^2-s2\.0-\d{6,15}$/.exec(accession ?? '')?.[0];
  if (wos !== undefined) return { wos };
  return scopus === undefined ? undefined : { scopus };
}
