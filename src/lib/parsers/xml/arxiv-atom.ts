import type { Problem } from '../../model/problem';
import { cleanText, stripMarkup } from '../clean-text';
import { latexToText } from '../bibtex/latex-to-text';
import type { TextParser } from '../parser';
import { parseDate } from '../parse-date';
import { readArxivId, readDoi, unique } from './xml-fields';
import { splitFullName } from './xml-names';
import { findRoot, readXmlRecords, type Draft, type XmlFormat } from './xml-records';
import { childrenOf, findChild, textOf, valueOf, type XmlElement } from './xml-tree';

/**
 * The Atom feed that the arXiv API answers with. https://info.arxiv.org/help/api/user-manual.html
 *
 * The categories become keywords, the primary one first: a feed has no other, and "cs.CL" says what a paper is about. Classes of the MSC
 * and the ACM, which stand among them, do not. The date is that of the first version.
 */
export const arxivAtomParser: TextParser = {
  kind: 'text',
  id: 'arxiv-atom',
  label: 'arXiv feed (Atom)',
  extensions: ['xml', 'atom'],
  detect(sample) {
    const root = findRoot(sample);
    if (!root || !/arxiv\.org/i.test(sample)) return 0;
    if (root.name === 'feed' || root.name === 'entry')
      return /arxiv\.org\/(?:api|abs|schemas)\b/i.test(sample) ? 0.97 : 0.5;
    return /<entry>\s{0,99}<id>\s{0,9}https?:\/\/(?:[a-z]{1,9}\.)?arxiv\.org\/abs\//i.test(sample) ? 0.6 : 0;
  },
  parse: (input, context) => readXmlRecords(input, context, ARXIV),
};

const ARXIV: XmlFormat = {
  code: 'arxiv-atom',
  layout: { isRecord: (name) => name === 'entry', names: ['entry'] },
  emptyMessage: 'The feed has no entries: arXiv found nothing. Search again with other words.',
  toRecord({ element, line }, problems) {
    const id = valueOf(element, 'id') ?? '';
    if (/arxiv\.org\/api\/errors/i.test(id)) {
      problems.push(describeError(element, line));
      return undefined;
    }
    return readEntry(element, id);
  },
};

function describeError(entry: XmlElement, line: number): Problem {
  const said = valueOf(entry, 'summary') ?? valueOf(entry, 'title') ?? 'no reason given';
  return {
    code: 'arxiv-atom-error',
    severity: 'error',
    message: `arXiv answered with an error instead of papers: ${said.slice(0, 300)}. Correct the query and fetch the feed again.`,
    where: { line },
  };
}

function readEntry(entry: XmlElement, id: string): Draft {
  const links = childrenOf(entry, 'link');
  const linkOf = (attribute: string, value: string) =>
    links.find(({ attributes }) => attributes.get(attribute) === value)?.attributes.get('href');
  const journal = valueOf(entry, 'journal_ref');
  const arxivId = readArxivId(id) ?? readArxivId(linkOf('rel', 'alternate'));
  const dateText = valueOf(entry, 'published') ?? valueOf(entry, 'updated');
  const date = dateText === undefined ? undefined : parseDate(dateText);
  return {
    key: arxivId,
    type: journal === undefined ? 'article' : 'article-journal',
    title: texOf(entry, 'title') ?? '',
    authors: childrenOf(entry, 'author').flatMap(
      (author) => splitFullName(texOf(author, 'name') ?? '') ?? [],
    ),
    flags: /\bhas been withdrawn\b|^withdrawn\b/i.test(valueOf(entry, 'comment') ?? '')
      ? ['retracted']
      : undefined,
    date,
    unreadableDate: date ? undefined : dateText,
    venue: journal && readVenue(journal),
    publisher: journal === undefined ? 'arXiv' : undefined,
    doi: readDoi(valueOf(entry, 'doi')) ?? readDoi(linkOf('title', 'doi')),
    arxivId,
    url: linkOf('rel', 'alternate') ?? (/^https?:/.test(id) ? id : undefined),
    abstract: texOf(entry, 'summary'),
    keywords: readCategories(entry),
    references: [],
  };
}

/** Authors may write accents and formulas in TeX. */
function texOf(element: XmlElement, name: string): string | undefined {
  const text = cleanText(stripMarkup(textOf(findChild(element, name))));
  return (/[\\$]/.test(text) ? latexToText(text) : text) || undefined;
}

/** "J. Chem. Phys. 144, 124107 (2016)" -> "J. Chem. Phys.": what stands before the first number. */
function readVenue(reference: string): string {
  const plain = reference.replace(/^(?:in|published in|appears in)[:\s]{1,3}/i, '');
  const cut = /[\s,;:(]{1,5}(?:vol(?:ume|\.)?\s{0,3})?\d{1,9}(?!\d|st\b|nd\b|rd\b|th\b)/i.exec(plain);
  const name = cut ? plain.slice(0, cut.index) : plain;
  return name.length > 2 ? name : plain;
}

function readCategories(entry: XmlElement): string[] {
  const terms = [...childrenOf(entry, 'primary_category'), ...childrenOf(entry, 'category')].map(
    ({ attributes }) => attributes.get('term')?.trim(),
  );
  return unique(terms.filter((term) => /^[a-z-]{2,20}(?:\.[A-Za-z-]{2,20})?$/.test(term ?? '')));
}
