import { joinFlags } from '../../model/flags';
import type { PersonName, Reference } from '../../model/record';
import { findIssns } from '../find-issns';
import { parseDate } from '../parse-date';
import { flagsOfNote } from '../read-flags';
import type { TextParser } from '../parser';
import { readArxivId, readDoi, readDoiLink, readPages, unique } from './xml-fields';
import { personOf, readOrcid, splitFullName, splitListedName } from './xml-names';
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
 * MODS, the Library of Congress' format that library catalogues, repositories and bibutils write: one <mods> or a <modsCollection> of
 * them, also within an answer of OAI-PMH. https://www.loc.gov/standards/mods/userguide/
 */
export const modsXmlParser: TextParser = {
  kind: 'text',
  id: 'mods',
  label: 'MODS',
  extensions: ['xml', 'mods'],
  detect(sample) {
    const root = findRoot(sample);
    if (!root) return 0;
    const isMods = /<(?:[\w.-]{1,20}:)?titleInfo[\s>]/.test(sample);
    const isNamed = /loc\.gov\/mods/.test(sample);
    if (root.name === 'modsCollection' || root.name === 'mods') return isMods || isNamed ? 0.97 : 0;
    return isMods && isNamed && /<(?:[\w.-]{1,20}:)?mods[\s>]/.test(sample) ? 0.7 : 0;
  },
  parse: (input, context) => readXmlRecords(input, context, MODS),
};

const MODS: XmlFormat = {
  code: 'mods',
  layout: { isRecord: (name) => name === 'mods', names: ['mods'] },
  emptyMessage: 'There is no <mods> element in the file. Export the records again and choose MODS.',
  toRecord: ({ element }) => readRecord(element),
};

/** Genres without spaces, lower case, -> CSL types. */
const GENRES = new Map<string, string>(
  Object.entries({
    journalarticle: 'article-journal',
    article: 'article-journal',
    'article-journal': 'article-journal',
    reviewarticle: 'article-journal',
    magazinearticle: 'article-magazine',
    newspaperarticle: 'article-newspaper',
    conferencepaper: 'paper-conference',
    conferencepublication: 'paper-conference',
    inproceedings: 'paper-conference',
    book: 'book',
    monograph: 'book',
    proceedings: 'book',
    booksection: 'chapter',
    bookchapter: 'chapter',
    chapter: 'chapter',
    thesis: 'thesis',
    theses: 'thesis',
    'ph.d.thesis': 'thesis',
    phdthesis: 'thesis',
    doctoralthesis: 'thesis',
    mastersthesis: 'thesis',
    dissertation: 'thesis',
    report: 'report',
    technicalreport: 'report',
    workingpaper: 'report',
    preprint: 'article',
    dataset: 'dataset',
    software: 'software',
    website: 'webpage',
    webpage: 'webpage',
    'website/webpage': 'webpage',
    patent: 'patent',
    manuscript: 'manuscript',
    interview: 'interview',
    map: 'map',
    letter: 'personal_communication',
  }),
);
const PERIODICALS = new Set(['periodical', 'academicjournal', 'journal', 'magazine', 'newspaper', 'serial']);

function readRecord(mods: XmlElement): Draft {
  const related = childrenOf(mods, 'relatedItem');
  const host = related.find(({ attributes }) => attributes.get('type') === 'host');
  const part = findChild(host, 'part') ?? findChild(mods, 'part');
  const dateText = readDateText(mods) ?? valueOf(part, 'date') ?? (host && readDateText(host));
  const date = dateText === undefined ? undefined : parseDate(dateText);
  const ids = readIdentifiers(mods);
  const names = childrenOf(mods, 'name');
  const editors = readNames(names.filter((name) => hasRole(name, /^(?:editor|edt)$/i)));
  const link = childrenOf(findChild(mods, 'location'), 'url')
    .map((url) => valueOf(url))
    .find(Boolean);
  return {
    key: ids.get('citekey') ?? ids.get('citation-key') ?? mods.attributes.get('ID'),
    type: readType(mods, host),
    title: readTitle(mods) ?? '',
    authors: readNames(names.filter((name) => isMaker(name))),
    editors: editors.length > 0 ? editors : undefined,
    flags: joinFlags(...childrenOf(mods, 'note').map((note) => flagsOfNote(valueOf(note)))),
    date,
    unreadableDate: date ? undefined : dateText,
    venue: host && readTitle(host),
    venueAbbreviation: host && readTitle(host, 'abbreviated'),
    issn: host && findIssns([readIdentifiers(host).get('issn')]),
    publisher: valueOf(mods, 'originInfo', 'publisher') ?? valueOf(host, 'originInfo', 'publisher'),
    volume: readDetail(part, 'volume'),
    issue: readDetail(part, 'issue') ?? readDetail(part, 'number'),
    pages: readExtent(part),
    doi: readDoi(ids.get('doi')) ?? readDoiLink(ids.get('uri')) ?? readDoiLink(link),
    arxivId: readArxivId(ids.get('arxiv')),
    pmid: /\d{1,9}/.exec(ids.get('pmid') ?? ids.get('pubmed') ?? ids.get('medline') ?? '')?.[0],
    url: link ?? (/^https?:/.test(ids.get('uri') ?? '') ? ids.get('uri') : undefined),
    language: valueOf(mods, 'language', 'languageTerm') ?? valueOf(mods, 'language'),
    abstract: paragraphsOf(mods, 'abstract'),
    keywords: readSubjects(mods),
    references: related
      .filter(({ attributes }) => attributes.get('type') === 'references')
      .flatMap((item) => readReference(item) ?? []),
  };
}

/** The title of one kind, by default the one of no kind; "The" may stand by itself, a subtitle too. */
function readTitle(parent: XmlElement, kind?: string): string | undefined {
  const infos = childrenOf(parent, 'titleInfo');
  const info =
    infos.find(({ attributes }) => attributes.get('type') === kind) ??
    (kind === undefined ? infos[0] : undefined);
  if (!info) return undefined;
  const nonSort = valueOf(info, 'nonSort');
  const main = valueOf(info, 'title');
  // "L'" and "al-" are written together with what follows.
  const joint = nonSort === undefined || /['’-]$/.test(nonSort) ? '' : ' ';
  if (main === undefined || info.isCut) return undefined;
  const title = [nonSort ?? '', main].join(joint).trim();
  return [title, valueOf(info, 'subTitle')].filter(Boolean).join(': ') || undefined;
}

/** A full date before a year, what is marked as the main date before what is not. */
function readDateText(parent: XmlElement): string | undefined {
  const origins = childrenOf(parent, 'originInfo');
  for (const name of ['dateIssued', 'copyrightDate', 'dateCreated', 'dateOther']) {
    const dates = origins.flatMap((origin) => childrenOf(origin, name));
    const main = dates.find(({ attributes }) => attributes.get('keyDate') === 'yes') ?? dates[0];
    const coded = dates.find(({ attributes }) => attributes.get('encoding') !== undefined);
    const text = valueOf(main?.attributes.get('keyDate') === 'yes' ? main : (coded ?? main));
    if (text !== undefined) return text;
  }
  return undefined;
}

function readIdentifiers(mods: XmlElement): Map<string, string> {
  const ids = new Map<string, string>();
  for (const identifier of childrenOf(mods, 'identifier')) {
    if (identifier.attributes.get('invalid') === 'yes') continue;
    const type = (identifier.attributes.get('type') ?? '').toLowerCase();
    const value = valueOf(identifier);
    if (value !== undefined && !ids.has(type)) ids.set(type, value);
  }
  return ids;
}

function rolesOf(name: XmlElement): string[] {
  return childrenOf(name, 'role').flatMap((role) => {
    const terms = childrenOf(role, 'roleTerm').flatMap((term) => valueOf(term) ?? []);
    return terms.length > 0 ? terms : (valueOf(role) ?? []);
  });
}

function hasRole(name: XmlElement, role: RegExp): boolean {
  return rolesOf(name).some((term) => role.test(term));
}

/** Whoever is called author or creator, or has no role at all; conferences are no authors. */
function isMaker(name: XmlElement): boolean {
  if (name.attributes.get('type') === 'conference') return false;
  return (
    rolesOf(name).length === 0 ||
    hasRole(name, /^(?:author|aut|creator|cre|inventor|inv|programmer|prg|cartographer|ctg|artist|art)$/i)
  );
}

function readNames(names: readonly XmlElement[]): PersonName[] {
  return names.flatMap((name) => {
    const parts = childrenOf(name, 'namePart');
    const partOf = (type: string | undefined) =>
      parts
        .filter(({ attributes }) => attributes.get('type') === type)
        .flatMap((part) => valueOf(part) ?? [])
        .join(' ') || undefined;
    const family = partOf('family');
    const whole = partOf(undefined) ?? valueOf(name, 'displayForm');
    let person: PersonName | undefined;
    if (family !== undefined) person = personOf(family, partOf('given'), partOf('termsOfAddress'));
    else if (name.attributes.get('type') === 'corporate')
      person = whole === undefined ? undefined : { literal: whole, role: 'group' };
    else if (whole !== undefined)
      person = whole.includes(',')
        ? splitListedName(whole.replace(/,\s\d{4}-(?:\d{4})?$/, ''))
        : splitFullName(whole);
    if (!person) return [];
    const orcid = readOrcid(
      childrenOf(name, 'nameIdentifier')
        .map((id) => textOf(id))
        .find((id) => readOrcid(id) !== undefined),
    );
    if (orcid !== undefined) person.orcid = orcid;
    return person;
  });
}

function readType(mods: XmlElement, host: XmlElement | undefined): string | undefined {
  const genresOf = (element: XmlElement | undefined) =>
    childrenOf(element, 'genre').map((genre) => textOf(genre).replace(/\s/g, '').toLowerCase());
  const own = genresOf(mods);
  const known = own.map((genre) => GENRES.get(genre)).find(Boolean);
  const hostGenres = genresOf(host);
  const inConference = hostGenres.some((genre) => genre.startsWith('conference') || genre === 'proceedings');
  if (host) {
    if (known !== undefined && known !== 'book' && known !== 'paper-conference') return known;
    if (inConference || known === 'paper-conference') return 'paper-conference';
    const hostIds = readIdentifiers(host);
    const isPeriodical =
      hostGenres.some((genre) => PERIODICALS.has(genre)) ||
      hostIds.has('issn') ||
      valueOf(host, 'originInfo', 'issuance') === 'continuing';
    return isPeriodical ? 'article-journal' : 'chapter';
  }
  if (known !== undefined) return known;
  return valueOf(mods, 'originInfo', 'issuance') === 'monographic' || readIdentifiers(mods).has('isbn')
    ? 'book'
    : undefined;
}

function readDetail(part: XmlElement | undefined, type: string): string | undefined {
  const detail = childrenOf(part, 'detail').find(({ attributes }) => attributes.get('type') === type);
  return valueOf(detail, 'number') ?? valueOf(detail, 'caption');
}

function readExtent(part: XmlElement | undefined): string | undefined {
  const extent = childrenOf(part, 'extent').find(({ attributes }) =>
    /^pages?$/.test(attributes.get('unit') ?? 'page'),
  );
  const start = valueOf(extent, 'start');
  const end = valueOf(extent, 'end');
  if (start !== undefined) return readPages(end === undefined || end === start ? start : `${start}-${end}`);
  return readPages(valueOf(extent, 'list')?.replace(/^pp?\.\s{0,3}/, '') ?? readDetail(part, 'page'));
}

/** Topics, places, times and names, each a keyword; a classification number is none. */
function readSubjects(mods: XmlElement): string[] {
  return unique(
    childrenOf(mods, 'subject').flatMap((subject) =>
      elementsOf(subject).map((part) => {
        if (part.name === 'titleInfo') return readTitle({ ...subject, content: [part] });
        if (part.name === 'name')
          return childrenOf(part, 'namePart')
            .flatMap((name) => valueOf(name) ?? [])
            .join(', ');
        return ['topic', 'geographic', 'temporal', 'genre', 'occupation'].includes(part.name)
          ? valueOf(part)
          : undefined;
      }),
    ),
  );
}

function readReference(item: XmlElement): Reference | undefined {
  const ids = readIdentifiers(item);
  const first = readNames(childrenOf(item, 'name').slice(0, 1))[0];
  const date = parseDate(readDateText(item) ?? '');
  const reference: Reference = {
    doi: readDoi(ids.get('doi')),
    title: readTitle(item),
    year: date?.year,
    firstAuthor: first && (first.literal ?? [first.family, first.given].filter(Boolean).join(', ')),
    raw: valueOf(item, 'note'),
  };
  return Object.values(reference).some((value) => value !== undefined) ? reference : undefined;
}
