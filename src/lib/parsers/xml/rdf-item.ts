/** A paper in RDF. */
import type { PersonName } from '../../model/record';
import { cleanParagraphs, splitKeywords, stripMarkup } from '../clean-text';
import { parseDate } from '../parse-date';
import { addContainer, readContainer, readIssns } from './rdf-container';
import type { RdfNode } from './rdf-node';
import { DOCUMENT_TYPES, ITEM_TYPES } from './rdf-types';
import { readArxivId, readDoi, readPages, unique } from './xml-fields';
import { splitField } from '../names/split-names';
import { personOf, readOrcid, splitFullName, splitListedName } from './xml-names';
import type { Draft } from './xml-records';

/** What is only known when the whole file is read. */
export interface ItemLinks {
  id?: string;
  /** True where the file itself calls it an item. */
  isMarked: boolean;
  partOf: string[];
  cites: string[];
  /** Names, and ids of people, in order; empty when `authors` holds all of them. */
  makers: (PersonName | string)[];
  editors: (PersonName | string)[];
}

/** Properties for those who made a work, one after the other: the first that names somebody counts. */
const MAKERS = [
  ['authors', 'authorList'],
  ['author', 'creator'],
  ...[
    'inventors',
    'programmers',
    'presenters',
    'artists',
    'directors',
    'composers',
    'performers',
    'cartographers',
    'podcasters',
    'interviewees',
  ].map((name) => [name]),
];
const EDITORS = [['editors', 'editorList', 'editor']];
const ARTICLES = new Set([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'article',
  'paper-conference',
]);

export function readItem(node: RdfNode): Draft & { links: ItemLinks } {
  const itemType = node.text('itemType');
  const type = (itemType !== undefined && ITEM_TYPES.get(itemType)) || DOCUMENT_TYPES.get(node.type);
  const isZotero = itemType !== undefined;
  const extra = isZotero ? readExtra(node.raw('description')) : undefined;
  const dateText = node.text('date', 'issued', 'datePublished', 'dateCreated', 'created');
  const date = dateText === undefined ? undefined : parseDate(dateText);
  const identifiers = node.texts('identifier');
  const makers = readMakers(node, MAKERS);
  const editors = readMakers(node, EDITORS);
  const edited = editors.filter((editor): editor is PersonName => typeof editor !== 'string');
  const draft: Draft = {
    key: node.text('citationKey') ?? extra?.key ?? node.id,
    type,
    title: node.text('title', 'name', 'headline') ?? '',
    authors: makers.filter((maker): maker is PersonName => typeof maker !== 'string'),
    ...(edited.length > 0 ? { editors: edited } : {}),
    date,
    unreadableDate: date ? undefined : dateText,
    // A book's text of this kind names its series.
    venue: type === 'book' ? undefined : node.text('isPartOf'),
    issn: type === 'book' ? undefined : readIssns(node),
    publisher: readPublisher(node),
    volume: node.text('volume'),
    issue: type !== undefined && ARTICLES.has(type) ? node.text('number', 'issue') : undefined,
    pages: readPageRange(node),
    doi:
      readDoi(node.text('doi', 'DOI')) ??
      readDoi(identifiers.find((text) => /^doi\b/i.test(text))) ??
      extra?.doi,
    arxivId: extra?.arxivId,
    pmid: extra?.pmid ?? node.text('pmid'),
    url: readUrl(node),
    language:
      node.text('language') ?? node.references('language').map((id) => /[^/#]{1,40}$/.exec(id)?.[0])[0],
    abstract:
      cleanParagraphs(stripMarkup(node.raw('abstract') ?? (isZotero ? '' : node.raw('description')) ?? '')) ||
      undefined,
    keywords: readSubjects(node),
    references: [],
  };
  for (const inner of node.nodes('isPartOf')) addContainer(draft, readContainer(inner), new Map());
  // A talk of which only the conference is known.
  if (!node.has('isPartOf'))
    draft.venue ??= node.nodes('presentedAt').flatMap((event) => event.text('title', 'name') ?? [])[0];
  const links: ItemLinks = {
    isMarked: isZotero,
    partOf: [
      ...node.references('isPartOf'),
      ...node.nodes('isPartOf').flatMap((inner) => inner.references('isPartOf')),
    ],
    cites: node.references('cites', 'citation'),
    makers: makers.some((maker) => typeof maker === 'string') ? makers : [],
    editors: editors.some((editor) => typeof editor === 'string') ? editors : [],
  };
  if (node.id !== undefined) links.id = node.id;
  return { ...draft, links };
}

function readMakers(node: RdfNode, properties: readonly string[][]): (PersonName | string)[] {
  for (const names of properties) {
    const nodes = node.nodes(...names);
    const people = nodes.flatMap((person) => personOfNode(person) ?? []);
    const references = node.references(...names);
    const texts = node
      .texts(...names)
      .flatMap(splitField)
      .flatMap((text) => splitListedName(text) ?? []);
    const found = [...people, ...references, ...texts];
    if (found.length > 0) return found;
  }
  return [];
}

/** A person or a body; undefined for nodes of another kind. */
export function personOfNode(node: RdfNode): PersonName | undefined {
  const isBody = /^(?:Organi[sz]ation|CorporateBody|CollegeOrUniversity)$/.test(node.type);
  const isPerson = /^(?:Person|Agent|Description|Contributor)$/.test(node.type);
  if (!isBody && !isPerson) return undefined;
  const family = node.text('surname', 'familyName', 'family_name', 'lastName');
  const given = node.text('givenName', 'givenname', 'firstName', 'given');
  const whole = node.text('name', 'label');
  let person: PersonName | undefined;
  if (family !== undefined) person = given === undefined ? { literal: family } : personOf(family, given);
  else if (isBody) person = whole === undefined ? undefined : { literal: whole, role: 'group' };
  else if (node.type !== 'Description') person = splitFullName(whole ?? '');
  const orcid = readOrcid(/orcid\.org\//.test(node.id ?? '') ? node.id : node.text('orcid', 'orcidId'));
  if (person && orcid !== undefined) person.orcid = orcid;
  return person;
}

/** Zotero's "Extra": lines such as "Citation Key: small1973" and "PMID: 123". */
function readExtra(text: string | undefined) {
  const field = (name: RegExp) => name.exec((text ?? '').slice(0, 20_000))?.[1];
  return {
    key: field(/^\s{0,9}citation key:\s{0,9}(\S{1,200})/im),
    doi: readDoi(field(/^\s{0,9}doi:\s{0,9}(\S{1,300})/im)),
    pmid: field(/^\s{0,9}pmid:\s{0,9}(\d{1,9})/im),
    arxivId: readArxivId(field(/^\s{0,9}(arxiv:\s{0,9}\S{5,40})/im)),
  };
}

function readPublisher(node: RdfNode): string | undefined {
  const named = node.text('publisher');
  if (named !== undefined) return named;
  return node.nodes('publisher').flatMap((body) => body.text('name') ?? [])[0];
}

function readPageRange(node: RdfNode): string | undefined {
  const whole = node.text('pages', 'pageRange', 'pagination');
  if (whole !== undefined) return readPages(whole);
  const start = node.text('pageStart', 'startingPage', 'startPage');
  const end = node.text('pageEnd', 'endingPage', 'endPage');
  return start === undefined ? undefined : readPages(end === undefined ? start : `${start}-${end}`);
}

/** A web address among the identifiers, as a resource that is the same, or the id itself. */
function readUrl(node: RdfNode): string | undefined {
  const uris = node.nodes('identifier').flatMap((uri) => uri.text('value') ?? []);
  const links = [
    ...uris,
    ...node.texts('identifier', 'uri', 'url'),
    ...node.references('url', 'uri'),
    node.id ?? '',
    ...node.references('sameAs'),
  ];
  return links.find((link) => /^https?:\/\//i.test(link));
}

/** Tags, those that Zotero's users gave and those that came with the item. Call numbers, which stand among them, are no tags. */
function readSubjects(node: RdfNode): string[] {
  const tags = node
    .nodes('subject', 'about')
    .flatMap((tag) =>
      /^(?:AutomaticTag|Tag|Concept)$/.test(tag.type) ? (tag.text('value', 'prefLabel') ?? []) : [],
    );
  const listed = node.texts('keywords');
  const keywords = listed.length === 1 ? splitKeywords(listed[0]!) : listed;
  return unique([...node.texts('subject', 'about'), ...tags, ...keywords]);
}
