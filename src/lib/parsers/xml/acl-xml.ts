import { joinFlags } from '../../model/flags';
import type { Problem } from '../../model/problem';
import type { PersonName } from '../../model/record';
import { cleanText, stripMarkup } from '../clean-text';
import { latexToText } from '../bibtex/latex-to-text';
import type { TextParser } from '../parser';
import { parseDate } from '../parse-date';
import { readDoi, readPages } from './xml-fields';
import { personOf, readOrcid } from './xml-names';
import { findRoot, notePassedOver, readXmlRecords, type Draft, type XmlFormat } from './xml-records';
import type { XmlParent } from './xml-splitter';
import { childrenOf, findChild, textOf, valueOf, type XmlElement } from './xml-tree';

/**
 * A file of the ACL Anthology: collection/volume/paper. https://github.com/acl-org/acl-anthology (data/xml, and schema.rnc beside it)
 *
 * What all papers of a volume share (its title, year, publisher) stands once, in <meta>. A volume's front matter, which has editors and
 * no title of its own, is no paper and is passed over.
 */
export const aclXmlParser: TextParser = {
  kind: 'text',
  id: 'acl-xml',
  label: 'ACL Anthology XML',
  extensions: ['xml'],
  detect(sample) {
    const root = findRoot(sample);
    if (!root) return 0;
    const isVolume = /<(?:paper|meta|frontmatter|booktitle|editor)[\s>]/.test(sample);
    if (root.name === 'collection') return isVolume && /<volume\s/.test(sample) ? 0.96 : 0;
    if (root.name === 'volume') return isVolume && /<paper\s/.test(sample) ? 0.8 : 0;
    return /<volume\s[^<>]{0,300}>\s{0,99}<meta>\s{0,99}<booktitle>/.test(sample) ? 0.6 : 0;
  },
  parse(input, context) {
    return readXmlRecords(input, context, createFormat());
  },
};

/** Knows the volume whose papers are read. */
function createFormat(): XmlFormat {
  let meta: XmlElement | undefined;
  let metaVolume: string | undefined;
  let frontmatters = 0;
  const names = ['paper', 'meta', 'frontmatter'];
  return {
    code: 'acl-xml',
    layout: { isRecord: (name) => names.includes(name), names },
    emptyMessage:
      'There is no paper in the file. Take a file from the folder data/xml of the ACL Anthology, or export BibTeX there.',
    toRecord({ element, parents }) {
      const volume = attributeOf(parents, 'volume', 'id');
      if (element.name === 'meta') {
        meta = element;
        metaVolume = volume;
        return undefined;
      }
      if (element.name === 'frontmatter') {
        frontmatters++;
        return undefined;
      }
      return readPaper(element, parents, metaVolume === volume ? meta : undefined);
    },
    finish(_records, problems: Problem[]) {
      notePassedOver(
        'acl-xml-front-matter',
        frontmatters,
        'the front matter of a volume',
        'front matters of volumes',
        problems,
      );
    },
  };
}

function readPaper(paper: XmlElement, parents: readonly XmlParent[], meta: XmlElement | undefined): Draft {
  const id = readId(paper, parents);
  const journal = valueOf(meta, 'journal-title');
  const year = valueOf(paper, 'year') ?? valueOf(meta, 'year');
  const month = valueOf(paper, 'month') ?? valueOf(meta, 'month');
  const date =
    year === undefined ? undefined : (parseDate([month, year].filter(Boolean).join(' ')) ?? parseDate(year));
  const link = valueOf(paper, 'url');
  return {
    key: id,
    type: journal === undefined ? 'paper-conference' : 'article-journal',
    title: plainOf(findChild(paper, 'title')) ?? '',
    authors: childrenOf(paper, 'author').flatMap((author) => readPerson(author) ?? []),
    flags: joinFlags(
      findChild(paper, 'retracted') ? ['retracted'] : undefined,
      findChild(paper, 'erratum') ? ['corrected'] : undefined,
    ),
    date,
    unreadableDate: date ? undefined : year,
    venue: journal ?? plainOf(findChild(meta, 'booktitle') ?? findChild(paper, 'booktitle')),
    publisher: valueOf(paper, 'publisher') ?? valueOf(meta, 'publisher'),
    volume: valueOf(meta, 'journal-volume') ?? valueOf(meta, 'volume'),
    issue: valueOf(paper, 'issue') ?? valueOf(meta, 'journal-issue'),
    pages: readPages(valueOf(paper, 'pages')),
    doi: readDoi(valueOf(paper, 'doi')),
    catalogueIds: id === undefined ? undefined : { acl: id },
    url:
      link !== undefined && /^https?:/.test(link)
        ? link
        : id === undefined
          ? undefined
          : `https://aclanthology.org/${id}`,
    language: valueOf(paper, 'language'),
    abstract: plainOf(findChild(paper, 'abstract')),
    keywords: [],
    references: [],
  };
}

/** "P19-1001" or "2020.acl-main.1": as <url> has it, else from the numbers of collection, volume and paper. */
function readId(paper: XmlElement, parents: readonly XmlParent[]): string | undefined {
  const url = valueOf(paper, 'url') ?? '';
  const last = url.slice(url.lastIndexOf('/') + 1).replace(/\.pdf$/, '');
  if (/^(?:[A-Z]\d\d-\d{4,5}|\d{4}\.[a-z\d_]{1,40}-[a-z\d_]{1,40}\.\d{1,4})$/.test(last)) return last;
  const collection = attributeOf(parents, 'collection', 'id');
  const volume = attributeOf(parents, 'volume', 'id');
  const number = paper.attributes.get('id');
  if (collection === undefined || volume === undefined || number === undefined) return undefined;
  if (/^\d{4}\./.test(collection)) return `${collection}-${volume}.${number}`;
  // Workshops have two digits for the volume and two for the paper, all others one and three.
  const isWorkshop = /^(?:W|C69)/.test(collection) || (collection === 'D19' && Number(volume) >= 5);
  return isWorkshop
    ? `${collection}-${volume.padStart(2, '0')}${number.padStart(2, '0')}`
    : `${collection}-${volume}${number.padStart(3, '0')}`;
}

function readPerson(author: XmlElement): PersonName | undefined {
  const person = personOf(valueOf(author, 'last'), valueOf(author, 'first'));
  if (!person) return undefined;
  const orcid = readOrcid(author.attributes.get('orcid'));
  if (orcid !== undefined) person.orcid = orcid;
  const id = author.attributes.get('id');
  if (id) person.databaseId = `acl:${cleanText(id)}`;
  return person;
}

/** Text with its formulas, which are in TeX. */
function plainOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const text = cleanText(stripMarkup(textOf(withFormulas(element))));
  return text || undefined;
}

function withFormulas(element: XmlElement): XmlElement {
  const content = element.content.map((part) => {
    if (typeof part === 'string') return part;
    return part.name === 'tex-math' ? latexToText(`$${textOf(part)}$`) : withFormulas(part);
  });
  return { ...element, content };
}

function attributeOf(parents: readonly XmlParent[], name: string, attribute: string): string | undefined {
  return parents.findLast((parent) => parent.name === name)?.attributes.get(attribute);
}
