import type { PersonName, Reference } from '../../model/record';
import { parseDate, parseMonth, toPartialDate } from '../parse-date';
import type { TextParser } from '../parser';
import { cleanText } from '../clean-text';
import { readArxivId, readDoi, readDoiLink, readPages, withoutFullStop } from './xml-fields';
import { readOrcid, splitFullName } from './xml-names';
import { findRoot, notePassedOver, readXmlRecords, type Draft, type XmlFormat } from './xml-records';
import { childrenOf, findChild, textOf, valueOf, type XmlElement } from './xml-tree';

/**
 * dblp's XML: the whole dump or a part of it, the page of a person or a venue (dblpperson, bht), one record, and the answer of the search
 * API (result/hits/hit/info). https://dblp.org/xml/docu/dblpxml.pdf
 *
 * The number that tells namesakes apart ("Wei Wang 0001") goes to the name's databaseId. Home pages of people (www, person) are no
 * papers and are passed over; a `crossref` says nothing that the record does not say itself.
 */
export const dblpXmlParser: TextParser = {
  kind: 'text',
  id: 'dblp-xml',
  label: 'dblp XML',
  extensions: ['xml'],
  detect(sample) {
    const root = findRoot(sample);
    if (!root) return 0;
    if (/^(?:dblp|dblpperson|dblpcites)$/.test(root.name)) return 0.98;
    if (root.name === 'result' && /<hits[\s>]/.test(sample) && /dblp\.(?:org|uni-trier)/.test(sample))
      return 0.95;
    if (root.name === 'bht' && /\skey="(?:db|conf|journals)\//.test(sample)) return 0.9;
    const isRecord =
      /<(?:article|inproceedings|proceedings|incollection|phdthesis|mastersthesis)\s[^<>]{0,200}\bmdate="/;
    return RECORDS.has(root.name) && isRecord.test(sample) ? 0.9 : isRecord.test(sample) ? 0.6 : 0;
  },
  parse(input, context) {
    return readXmlRecords(input, context, createFormat());
  },
};

/** Elements that are records -> CSL types; the empty ones are people. */
const TYPES = new Map<string, string>([
  ['article', 'article-journal'],
  ['inproceedings', 'paper-conference'],
  ['proceedings', 'book'],
  ['book', 'book'],
  ['incollection', 'chapter'],
  ['phdthesis', 'thesis'],
  ['mastersthesis', 'thesis'],
  ['data', 'dataset'],
  ['www', ''],
  ['person', ''],
  ['hit', ''],
]);
const RECORDS = new Set(TYPES.keys());
/** `type` in the answers of the search API -> CSL types. */
const HIT_TYPES = new Map<string, string>([
  ['Journal Articles', 'article-journal'],
  ['Conference and Workshop Papers', 'paper-conference'],
  ['Informal and Other Publications', 'article'],
  ['Informal Publications', 'article'],
  ['Books and Theses', 'book'],
  ['Parts in Books or Collections', 'chapter'],
  ['Editorship', 'book'],
  ['Reference Works', 'entry-encyclopedia'],
  ['Data and Artifacts', 'dataset'],
]);

function createFormat(): XmlFormat {
  let people = 0;
  return {
    code: 'dblp-xml',
    layout: { isRecord: (name) => RECORDS.has(name), names: [...RECORDS] },
    emptyMessage: 'There is no publication in the file. Download it from dblp again, as XML.',
    toRecord({ element }) {
      if (element.name === 'hit') return readHit(element);
      if (TYPES.get(element.name) === '') {
        people++;
        return undefined;
      }
      return readRecord(element, element.attributes.get('key'));
    },
    finish(_records, problems) {
      notePassedOver(
        'dblp-xml-home-pages',
        people,
        'the home page of a person',
        'home pages of people',
        problems,
      );
    },
  };
}

function readRecord(element: XmlElement, key: string | undefined): Draft {
  const editors = readNames(childrenOf(element, 'editor'));
  const journal = valueOf(element, 'journal');
  const isPreprint =
    journal === 'CoRR' || element.attributes.get('publtype')?.startsWith('informal') === true;
  const isEntry = element.name === 'incollection' && element.attributes.get('publtype') === 'encyclopedia';
  const draft = readCommon(element, key);
  return {
    ...draft,
    // A record whose element's name is damaged is of no type that is known.
    type: isPreprint ? 'article' : isEntry ? 'entry-encyclopedia' : TYPES.get(element.name),
    authors: readNames(childrenOf(element, 'author')),
    ...(editors.length > 0 ? { editors } : {}),
    ...(element.attributes.get('publtype') === 'withdrawn' ? { flags: ['retracted'] } : {}),
    venue: journal ?? valueOf(element, 'booktitle'),
    publisher: valueOf(element, 'publisher') ?? valueOf(element, 'school'),
    references: childrenOf(element, 'cite').flatMap(readCite),
  };
}

function readHit(hit: XmlElement): Draft {
  const info = findChild(hit, 'info') ?? hit;
  const list = findChild(info, 'authors') ?? info;
  const type = valueOf(info, 'type') ?? '';
  const people = readNames(childrenOf(list, 'author'));
  return {
    ...readCommon(info, valueOf(info, 'key')),
    type: HIT_TYPES.get(type),
    // The search gives those who edited a volume as its authors.
    ...(type === 'Editorship' && people.length > 0 ? { authors: [], editors: people } : { authors: people }),
    venue: valueOf(info, 'venue'),
    publisher: valueOf(info, 'publisher'),
  };
}

function readCommon(element: XmlElement, key: string | undefined): Draft {
  const links = childrenOf(element, 'ee').map((link) => valueOf(link));
  const year = valueOf(element, 'year');
  const month = valueOf(element, 'month');
  const date =
    year === undefined
      ? undefined
      : /^\d{4}$/.test(year)
        ? toPartialDate(Number(year), parseMonth(/^[A-Za-z]{3,9}/.exec(month ?? '')?.[0] ?? ''))
        : parseDate(year);
  const volume = valueOf(element, 'volume');
  const arxivId =
    links.map((link) => (/arxiv/i.test(link ?? '') ? readArxivId(link) : undefined)).find(Boolean) ??
    (volume?.startsWith('abs/') ? readArxivId(volume.slice(4)) : undefined);
  const page = valueOf(element, 'url');
  return {
    key,
    title: withoutFullStop(valueOf(element, 'title') ?? ''),
    authors: [],
    date,
    unreadableDate: date ? undefined : year,
    volume,
    issue: valueOf(element, 'number'),
    pages: readPages(valueOf(element, 'pages')),
    doi: readDoi(valueOf(element, 'doi')) ?? links.map(readDoiLink).find(Boolean),
    arxivId,
    catalogueIds: key === undefined ? undefined : { dblp: key },
    url: links.find(Boolean) ?? (page !== undefined && /^https?:/.test(page) ? page : undefined),
    keywords: [],
    references: [],
  };
}

function readNames(elements: readonly XmlElement[]): PersonName[] {
  return elements.flatMap((element) => {
    const whole = cleanText(textOf(element));
    const person = splitFullName(whole.replace(/\s\d{4}$/, ''));
    if (!person) return [];
    if (/\s\d{4}$/.test(whole)) person.databaseId = `dblp:${whole}`;
    const orcid = readOrcid(element.attributes.get('orcid'));
    if (orcid !== undefined) person.orcid = orcid;
    return person;
  });
}

/** The key of a cited work; "..." stands for one that dblp does not have. */
function readCite(cite: XmlElement): Reference[] {
  const key = valueOf(cite);
  if (key === undefined || !/^[a-z]{2,20}\/\S{1,200}$/.test(key)) return [];
  return [{ catalogueIds: { dblp: key } }];
}
