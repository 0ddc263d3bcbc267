import type { PersonName, WorkRelation } from '../../model/record';
import { joinFlags, type PaperFlag } from '../../model/flags';
import type { ParseContext, TextParser } from '../parser';
import { cleanText, stripMarkup } from '../clean-text';
import { findIssns } from '../find-issns';
import { parseDate, parseMonth, toPartialDate } from '../parse-date';
import { flagsOfKinds } from '../read-flags';
import { readPubmedReferences } from './pubmed-references';
import { readArxivId, readDoi, readPages, titleCase, unique, withoutFullStop } from './xml-fields';
import { dotInitials, personOf, readOrcid, spellInitials } from './xml-names';
import { findRoot, readXmlRecords, type Draft, type XmlFormat } from './xml-records';
import { childrenOf, findChild, textOf, valueOf, type XmlElement } from './xml-tree';

/**
 * PubMed XML: what `efetch` answers and PubMed's files for downloading hold: PubmedArticleSet, with PubmedArticle (MedlineCitation and
 * PubmedData) and PubmedBookArticle. https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html
 *
 * Keywords are the MeSH descriptors, then the authors' own; references are those of ReferenceList and, in older files, the comments
 * that say "Cites".
 */
export const pubmedXmlParser: TextParser = {
  kind: 'text',
  id: 'pubmed-xml',
  label: 'PubMed XML',
  extensions: ['xml'],
  detect(sample) {
    const root = findRoot(sample);
    if (!root) return 0;
    if (/^(?:PubmedArticleSet|PubmedArticle|PubmedBookArticle|PubmedBookArticleSet)$/.test(root.name))
      return 0.98;
    if (/^(?:MedlineCitation|MedlineCitationSet)$/.test(root.name)) return 0.95;
    return /<PubmedArticle>\s{0,99}<MedlineCitation\s/.test(sample) ? 0.6 : 0;
  },
  parse: (input, context: ParseContext) => readXmlRecords(input, context, PUBMED),
};

const RECORDS = new Set(['PubmedArticle', 'PubmedBookArticle', 'MedlineCitation', 'BookDocument']);

const PUBMED: XmlFormat = {
  code: 'pubmed-xml',
  // MedlineCitation stands by itself in old files, and where the start tag around it is damaged.
  layout: { isRecord: (name) => RECORDS.has(name), names: ['PubmedArticle', 'PubmedBookArticle'] },
  emptyMessage:
    'There is no article in the file. Search PubMed again and save the result, or fetch it with efetch and retmode=xml.',
  toRecord({ element }) {
    const citation = element.name === 'MedlineCitation' ? element : findChild(element, 'MedlineCitation');
    if (citation) return readArticle(citation, findChild(element, 'PubmedData'));
    const book = element.name === 'BookDocument' ? element : findChild(element, 'BookDocument');
    return readBook(book ?? element);
  },
};

const TYPES = new Map([
  ['preprint', 'article'],
  ['dataset', 'dataset'],
  ['technical report', 'report'],
  ['academic dissertation', 'thesis'],
  ['newspaper article', 'article-newspaper'],
  ['book review', 'review-book'],
]);

function readArticle(citation: XmlElement, data: XmlElement | undefined): Draft {
  const article = findChild(citation, 'Article');
  const issue = findChild(article, 'Journal', 'JournalIssue');
  const kinds = childrenOf(findChild(article, 'PublicationTypeList'), 'PublicationType');
  const type = kinds.map((kind) => TYPES.get(textOf(kind).trim().toLowerCase())).find(Boolean);
  const journal = readJournal(
    valueOf(article, 'Journal', 'Title') ?? valueOf(citation, 'MedlineJournalInfo', 'MedlineTA'),
  );
  const date = readDate(findChild(issue, 'PubDate')) ?? readDate(findChild(article, 'ArticleDate'));
  const pmid = valueOf(citation, 'PMID') ?? idOf(data, 'pubmed');
  const isPreprint = type === 'article';
  return {
    key: pmid,
    type: type ?? 'article-journal',
    title: readTitle(article),
    ...readPeople(childrenOf(article, 'AuthorList')),
    flags: joinFlags(
      readFlags(
        citation,
        kinds.map((kind) => textOf(kind)),
      ),
      isListCut(article) ? ['authors-cut'] : undefined,
    ),
    date: date?.date,
    unreadableDate: date?.date ? undefined : date?.text,
    venue: isPreprint ? undefined : journal,
    venueAbbreviation: isPreprint
      ? undefined
      : (valueOf(article, 'Journal', 'ISOAbbreviation') ??
        valueOf(citation, 'MedlineJournalInfo', 'MedlineTA')),
    issn: isPreprint
      ? undefined
      : findIssns([
          ...childrenOf(findChild(article, 'Journal'), 'ISSN').map((issn) => valueOf(issn)),
          valueOf(citation, 'MedlineJournalInfo', 'ISSNLinking'),
        ]),
    publisher: isPreprint ? journal : undefined,
    volume: valueOf(issue, 'Volume'),
    issue: valueOf(issue, 'Issue'),
    pages: readPagination(article) ?? (isPreprint ? undefined : readArticleNumber(article)),
    doi: readDoi(locationOf(article, 'doi') ?? idOf(data, 'doi')),
    arxivId: readArxiv(article, data, journal),
    pmid,
    language: valueOf(article, 'Language')?.toLowerCase(),
    abstract: readAbstract(findChild(article, 'Abstract') ?? findChild(citation, 'OtherAbstract')),
    keywords: readKeywords(citation),
    references: readPubmedReferences(citation, data),
    relations: readRelations(citation, isPreprint),
  };
}

/** How PubMed names preprint servers at the beginning of a source. */
const SERVERS =
  /^(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|res(?:earch)? sq(?:uare)?|ssrn|preprints|osf preprints|authorea|techrxiv)\b/i;

/** "UpdateOf" names the preprint of an article, "UpdateIn" the article of a preprint. Reviews that are brought up to date are works of their own. */
function readRelations(citation: XmlElement, isPreprint: boolean): WorkRelation[] | undefined {
  const relations: WorkRelation[] = [];
  for (const comment of childrenOf(findChild(citation, 'CommentsCorrectionsList'), 'CommentsCorrections')) {
    const type = comment.attributes.get('RefType');
    const source = valueOf(comment, 'RefSource') ?? '';
    if (!(type === 'UpdateOf' && SERVERS.test(source)) && !(type === 'UpdateIn' && isPreprint)) continue;
    const relation: WorkRelation = { kind: type === 'UpdateOf' ? 'has-preprint' : 'preprint-of' };
    const pmid = valueOf(comment, 'PMID');
    const doi = readDoi(/\bdoi:\s?(\S{8,200})/i.exec(source)?.[1]);
    if (pmid !== undefined) relation.pmid = pmid;
    if (doi !== undefined) relation.doi = doi.replace(/[.,;]{1,3}$/, '');
    if (relation.pmid !== undefined || relation.doi !== undefined) relations.push(relation);
  }
  return relations.length > 0 ? relations : undefined;
}

function readBook(document: XmlElement): Draft {
  const book = findChild(document, 'Book');
  const bookTitle = withoutFullStop(valueOf(book, 'BookTitle') ?? '');
  const titleElement = findChild(document, 'ArticleTitle');
  const chapter = withoutFullStop(valueOf(titleElement) ?? '');
  // A document that breaks off may have been a chapter.
  const isChapter = chapter === '' ? (titleElement ?? document).isCut === true : chapter !== bookTitle;
  const own = childrenOf(document, 'AuthorList');
  const lists = own.length > 0 ? own : childrenOf(book, 'AuthorList');
  const date = readDate(findChild(book, 'PubDate')) ?? readDate(findChild(document, 'ContributionDate'));
  const pmid = valueOf(document, 'PMID');
  const accession = childrenOf(findChild(document, 'ArticleIdList'), 'ArticleId').find(
    ({ attributes }) => attributes.get('IdType') === 'bookaccession',
  );
  return {
    key: pmid,
    type: isChapter ? 'chapter' : 'book',
    title: isChapter ? chapter : bookTitle,
    ...readPeople(lists),
    date: date?.date,
    unreadableDate: date?.date ? undefined : date?.text,
    venue: isChapter ? bookTitle || undefined : undefined,
    publisher: valueOf(book, 'Publisher', 'PublisherName'),
    volume: valueOf(book, 'Volume'),
    pages: readPagination(document),
    doi: readDoi(idOf(document, 'doi') ?? locationOf(book, 'doi')),
    pmid,
    url: accession ? `https://www.ncbi.nlm.nih.gov/books/${textOf(accession).trim()}/` : undefined,
    language: valueOf(document, 'Language')?.toLowerCase(),
    abstract: readAbstract(findChild(document, 'Abstract')),
    keywords: readKeywords(document),
    references: readPubmedReferences(undefined, document),
  };
}

/** Titles that were translated stand in square brackets; where there is no translation only the title in its own language is given. */
function readTitle(article: XmlElement | undefined): string {
  const title = withoutFullStop(valueOf(article, 'ArticleTitle') ?? '');
  const vernacular = withoutFullStop(valueOf(article, 'VernacularTitle') ?? '');
  if (title === '' || /^\[(?:not available|article in [\w ]{2,40})\]$/i.test(title))
    return vernacular || title;
  const bare = /^\[(.{1,5000})\]$/s.exec(title)?.[1];
  return bare === undefined || /^[^[]{0,5000}\]/.test(bare) ? title : withoutFullStop(bare);
}

/** "Arthritis & rheumatology (Hoboken, N.J.)" -> "Arthritis & Rheumatology": the place only tells namesakes apart. */
function readJournal(title: string | undefined): string | undefined {
  return title && titleCase(title.replace(/\s\([^(),]{1,40},[^()]{1,40}\)$/, '').replace(/\s:\s/, ': '));
}

function readPeople(lists: readonly XmlElement[]): Pick<Draft, 'authors' | 'editors'> {
  const isEditors = (list: XmlElement) => list.attributes.get('Type') === 'editors';
  const editors = readAuthors(lists.filter(isEditors));
  const authors = readAuthors(lists.filter((list) => !isEditors(list)));
  return editors.length > 0 ? { authors, editors } : { authors };
}

function isListCut(article: XmlElement | undefined): boolean {
  return childrenOf(article, 'AuthorList').some((list) => list.attributes.get('CompleteYN') === 'N');
}

/** What the notices about the article say, and what it is a notice of. */
const COMMENTS = new Map<string, PaperFlag>([
  ['RetractionIn', 'retracted'],
  ['PartialRetractionIn', 'corrected'],
  ['ExpressionOfConcernIn', 'concern'],
  ['ErratumIn', 'corrected'],
  ['CorrectedandRepublishedIn', 'corrected'],
  ['RetractionOf', 'notice'],
  ['PartialRetractionOf', 'notice'],
  ['ExpressionOfConcernFor', 'notice'],
  ['ErratumFor', 'notice'],
]);

function readFlags(citation: XmlElement, kinds: readonly string[]): PaperFlag[] | undefined {
  const types = childrenOf(findChild(citation, 'CommentsCorrectionsList'), 'CommentsCorrections').map(
    ({ attributes }) => attributes.get('RefType') ?? '',
  );
  const isPreprint = kinds.some((kind) => /^preprint$/i.test(kind.trim()));
  return joinFlags(
    flagsOfKinds(...kinds),
    types.flatMap((type) => COMMENTS.get(type) ?? []),
    isPreprint && types.includes('UpdateIn') ? ['preprint'] : undefined,
  );
}

function readAuthors(lists: readonly XmlElement[]): PersonName[] {
  const authors: PersonName[] = [];
  for (const author of lists.flatMap((list) => childrenOf(list, 'Author'))) {
    // A spelling that was corrected later.
    if (author.attributes.get('ValidYN') === 'N') continue;
    const collective = valueOf(author, 'CollectiveName');
    const given = valueOf(author, 'ForeName') ?? valueOf(author, 'FirstName');
    const initials = valueOf(author, 'Initials');
    const person: PersonName | undefined = collective
      ? { literal: withoutFullStop(collective), role: 'group' }
      : personOf(
          valueOf(author, 'LastName'),
          given === undefined ? initials && spellInitials(initials) : dotInitials(given),
          valueOf(author, 'Suffix'),
        );
    if (!person) continue;
    const orcid = childrenOf(author, 'Identifier').find(
      ({ attributes }) => attributes.get('Source')?.toUpperCase() === 'ORCID',
    );
    const bare = readOrcid(textOf(orcid));
    if (bare !== undefined) person.orcid = bare;
    authors.push(person);
  }
  return authors;
}

/** Year, Month ("Feb", "02") and Day, or a MedlineDate: "2010 Sep-Oct", "1998 Dec-1999 Jan", "Spring 2000". */
function readDate(element: XmlElement | undefined) {
  if (!element) return undefined;
  const year = valueOf(element, 'Year');
  const month = valueOf(element, 'Month');
  const day = valueOf(element, 'Day');
  const medline = valueOf(element, 'MedlineDate');
  if (year === undefined && medline === undefined) return undefined;
  const text = [year, month, day, medline].filter(Boolean).join(' ');
  if (year !== undefined && /^\d{4}$/.test(year)) {
    const number = month === undefined || /^\d{1,2}$/.test(month) ? Number(month) : parseMonth(month);
    const date = toPartialDate(Number(year), number, day === undefined ? undefined : Number(day));
    return { date, text };
  }
  const found = /(?<!\d)((?:1[4-9]|20)\d\d)(?:\s([A-Za-z]{3,9}))?/.exec(medline ?? year ?? '');
  const date = found ? toPartialDate(Number(found[1]), parseMonth(found[2] ?? '')) : parseDate(text);
  return { date, text };
}

function readPagination(parent: XmlElement | undefined): string | undefined {
  const pages = findChild(parent, 'Pagination');
  const whole = valueOf(pages, 'MedlinePgn');
  if (whole !== undefined) return readPages(whole);
  const first = valueOf(pages, 'StartPage');
  const last = valueOf(pages, 'EndPage');
  if (first === undefined) return undefined;
  return readPages(last === undefined ? first : `${first}-${last}`);
}

/** "e42692": what stands in for pages in journals without them; a publisher's long number does not. */
function readArticleNumber(article: XmlElement | undefined): string | undefined {
  return /^[\w.-]{2,12}$/.exec(locationOf(article, 'pii') ?? '')?.[0];
}

/** Parts with a label become paragraphs: "METHODS: We …". */
function readAbstract(abstract: XmlElement | undefined): string | undefined {
  const parts = childrenOf(abstract, 'AbstractText').map((part) => {
    const text = cleanText(stripMarkup(textOf(part)));
    const label = part.attributes.get('Label');
    return text !== '' && label && label !== 'UNLABELLED' ? `${cleanText(label)}: ${text}` : text;
  });
  return parts.filter((part) => part !== '').join('\n\n') || undefined;
}

function readKeywords(parent: XmlElement): string[] {
  const headings = childrenOf(findChild(parent, 'MeshHeadingList'), 'MeshHeading');
  const words = childrenOf(parent, 'KeywordList').flatMap((list) => childrenOf(list, 'Keyword'));
  return unique([
    ...headings.map((heading) => valueOf(heading, 'DescriptorName')),
    ...words.map((word) => withoutFullStop(valueOf(word) ?? '')),
  ]);
}

function readArxiv(
  article: XmlElement | undefined,
  data: XmlElement | undefined,
  journal: string | undefined,
): string | undefined {
  const pii = locationOf(article, 'pii') ?? idOf(data, 'pii');
  return /^arxiv/i.test(pii ?? '') || /^arxiv$/i.test(journal ?? '') ? readArxivId(pii) : undefined;
}

function locationOf(article: XmlElement | undefined, type: string): string | undefined {
  const ids = childrenOf(article, 'ELocationID').filter(
    ({ attributes }) => attributes.get('EIdType') === type,
  );
  return valueOf(ids.find(({ attributes }) => attributes.get('ValidYN') !== 'N') ?? ids[0]);
}

function idOf(parent: XmlElement | undefined, type: string): string | undefined {
  const ids = childrenOf(findChild(parent, 'ArticleIdList'), 'ArticleId');
  return valueOf(ids.find(({ attributes }) => attributes.get('IdType') === type));
}
