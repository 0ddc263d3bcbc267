import { arxivAddress, doiAddress, pubmedAddress, webAddress } from '../model/addresses';
import { describeInFile } from './describe-in-file';
import { yearsOf } from './years-of';
import { clipText } from '../model/clip-text';
import { formatPartialDate } from '../model/partial-date';
import {
  SIMILAR_SHOWN,
  type AuthorDetails,
  type KeywordDetails,
  type NodeDetails,
  type NodeLine,
  type PaperDetails,
} from '../model/details';
import type { Paper } from '../model/corpus';
import type { WorkRelation } from '../model/record';
import { ITEM } from '../model/network';
import { isGroup, nameInWords } from '../model/roles';
import { NO_CLUSTER } from '../model/snapshot';
import { figuresOfPaper, timeOfPapers } from './describe-figures';
import { describeSource, describeWork } from './describe-source';
import { lineOfPaper } from './entity-lines';
import { lineOfNode, kindOf, type MapContext } from '../map/map-context';
import { countShownPapers, papersInWords, shownFirst } from '../map/shown-context';

/** As many terms of a paper as a card shows. */
const TERMS_SHOWN = 10;
/** Longest list of co-authors or related keywords in an answer. */
const RELATED_SHOWN = 30;

/** Everything the card of a node shows, or null when the map has no such node. */
export function describeNode(context: MapContext, node: number): NodeDetails | null {
  if (!Number.isInteger(node) || node < 0 || node >= context.snapshot.nodeCount) return null;
  const entity = context.snapshot.entities[node] ?? 0;
  switch (kindOf(context.snapshot, node)) {
    case 'paper':
      return describePaper(context, node, entity);
    case 'author':
      return describeAuthor(context, node, entity);
    case 'keyword':
    case 'item':
      return describeKeyword(context, node, entity);
    case 'source':
      return describeSource(context, node, entity);
    case 'work':
      return describeWork(context, node, entity);
  }
}

function describePaper(context: MapContext, node: number, index: number): PaperDetails | null {
  const { corpus, text, neighbours } = context.input;
  const paper = corpus.papers[index];
  if (!paper) return null;
  const paperLine = (other: number, weight?: number) => lineOfPaper(context, other, weight);

  const similar: NodeLine[] = [];
  const end = neighbours.offsets[index + 1] ?? 0;
  for (let i = neighbours.offsets[index] ?? 0; i < end && similar.length < SIMILAR_SHOWN; i++) {
    similar.push(paperLine(neighbours.ids[i] ?? 0, neighbours.weights[i]));
  }
  const { cites, citedBy } = citationsOf(context, index);

  const givenKeys = new Set(paper.keywords);
  const terms: PaperDetails['terms'] = [];
  const termEnd = text.paperTerms.offsets[index + 1] ?? 0;
  for (let i = text.paperTerms.offsets[index] ?? 0; i < termEnd && terms.length < TERMS_SHOWN; i++) {
    const column = text.paperTerms.columns[i] ?? 0;
    const term = text.terms[column];
    if (!term || (term.keyword !== undefined && givenKeys.has(term.keyword))) continue;
    const termNode = context.nodeOf.keyword[column] ?? -1;
    terms.push({ label: clipText(term.label), node: termNode < 0 ? null : termNode });
  }

  const cluster = context.snapshot.cluster[node] ?? NO_CLUSTER;
  return {
    kind: 'paper',
    node,
    id: paper.id,
    title: paper.title || 'Untitled',
    authors: paper.authors.map((author) => lineOfAuthor(context, author)),
    authorCount: paper.authorCount ?? null,
    isPatent: paper.type === 'patent',
    editors: (paper.editors ?? []).map(nameInWords),
    flags: paper.flags ?? [],
    organisation: paper.organisation,
    date: paper.date && formatPartialDate(paper.date),
    venue: paper.venue === undefined ? paper.publisher : corpus.venues[paper.venue]?.name,
    abstract: paper.abstract,
    keywords: paper.keywords.map((keyword) => lineOfGivenKeyword(context, keyword)),
    terms,
    links: linksOut(paper),
    similar: shownFirst(similar),
    cites: shownFirst(cites.map((other) => paperLine(other))),
    citedBy: shownFirst(citedBy.map((other) => paperLine(other))),
    citedWorks: paper.citedWorks.length,
    cluster: cluster === NO_CLUSTER ? null : cluster,
    timesCited: paper.timesCited,
    figures: figuresOfPaper(context, node, index, citedBy.length),
    pageCount: paper.pageCount,
    sources: paper.sources,
    ...describeInFile(context, node),
  };
}

function describeAuthor(context: MapContext, node: number, index: number): AuthorDetails | null {
  const { corpus } = context.input;
  const author = corpus.authors[index];
  if (!author) return null;
  const together = new Map<number, number[]>();
  const keywords = new Map<number, number[]>();
  for (const paper of author.papers) {
    for (const other of corpus.papers[paper]?.authors ?? [])
      if (other !== index) note(together, other, paper);
    for (const keyword of corpus.papers[paper]?.keywords ?? []) note(keywords, keyword, paper);
  }
  const hers = new Set(author.papers);
  let citedBy = 0;
  for (const cited of corpus.cited) if (hers.has(cited)) citedBy++;
  return {
    kind: 'author',
    node,
    id: author.id,
    name: author.name,
    isGroup: isGroup(author.person),
    papers: shownFirst(author.papers.map((paper) => lineOfPaper(context, paper))),
    shownPapers: countShownPapers(context, author.papers),
    coAuthors: mostFrequent(context, together).map(([other, papers]) => ({
      ...heldBackWithout(context, papers, lineOfAuthor(context, other)),
      detail: `${papersInWords(context, papers)} together`,
    })),
    keywords: mostFrequent(context, keywords).map(([keyword, papers]) => ({
      ...heldBackWithout(context, papers, lineOfGivenKeyword(context, keyword)),
      detail: papersInWords(context, papers),
    })),
    ...yearsOf(context, author.papers),
    citedBy,
    ...describeInFile(context, node),
  };
}

function describeKeyword(context: MapContext, node: number, index: number): KeywordDetails | null {
  const { text } = context.input;
  const term = text.terms[index];
  if (!term) return null;
  const papers = papersWithTerm(context, index);
  const together = new Map<number, number[]>();
  for (const paper of papers) {
    for (let i = text.paperTerms.offsets[paper] ?? 0; i < (text.paperTerms.offsets[paper + 1] ?? 0); i++) {
      const other = text.paperTerms.columns[i] ?? 0;
      if (other !== index && (context.nodeOf.keyword[other] ?? -1) >= 0) note(together, other, paper);
    }
  }
  return {
    kind: context.snapshot.kinds[node] === ITEM ? 'item' : 'keyword',
    node,
    id: context.snapshot.ids[node] ?? '',
    label: term.label,
    given: term.given,
    time: timeOfPapers(context, papers),
    papers: shownFirst(papers.map((paper) => lineOfPaper(context, paper))),
    shownPapers: countShownPapers(context, papers),
    related: mostFrequent(context, together).map(([other, shared]) => ({
      ...lineOfNode(
        context,
        context.nodeOf.keyword[other] ?? -1,
        shared.length / Math.max(papers.length, text.terms[other]?.df ?? 1),
      ),
      detail: `${papersInWords(context, shared)} together`,
    })),
    ...describeInFile(context, node),
  };
}

/** Dense paper indices of a term, ascending. */
export function papersWithTerm({ input }: MapContext, term: number): number[] {
  const { offsets, columns, rowCount } = input.text.paperTerms;
  const papers: number[] = [];
  for (let paper = 0; paper < rowCount; paper++) {
    for (let i = offsets[paper] ?? 0; i < (offsets[paper + 1] ?? 0); i++) {
      if (columns[i] === term) {
        papers.push(paper);
        break;
      }
    }
  }
  return papers;
}

/** Dense indices of the papers that a paper cites and that cite it. */
export function citationsOf({ input }: MapContext, paper: number): { cites: number[]; citedBy: number[] } {
  const { citing, cited } = input.corpus;
  const cites: number[] = [];
  const citedBy: number[] = [];
  for (let i = 0; i < citing.length; i++) {
    if (citing[i] === paper) cites.push(cited[i] ?? 0);
    if (cited[i] === paper) citedBy.push(citing[i] ?? 0);
  }
  return { cites, citedBy };
}

function lineOfAuthor(context: MapContext, author: number): NodeLine {
  const node = context.nodeOf.author[author] ?? -1;
  if (node >= 0) return lineOfNode(context, node);
  const { id = '', name = '', papers = [] } = context.input.corpus.authors[author] ?? {};
  return { node: -1, id, kind: 'author', label: clipText(name), detail: `${papers.length} papers` };
}

function lineOfGivenKeyword(context: MapContext, keyword: number): NodeLine {
  const term = context.input.text.terms.findIndex((candidate) => candidate.keyword === keyword);
  const node = term < 0 ? -1 : (context.nodeOf.keyword[term] ?? -1);
  if (node >= 0) return lineOfNode(context, node);
  const { id = '', label = '', papers = [] } = context.input.corpus.keywords[keyword] ?? {};
  return { node: -1, id, kind: 'keyword', label: clipText(label), detail: `${papers.length} papers` };
}

const RELATION_WORDS: Readonly<Record<WorkRelation['kind'], string>> = {
  'preprint-of': 'Published version',
  'has-preprint': 'Preprint',
  'version-of': 'Other version',
};

/** Addresses outside: only https to the resolvers, and the record's own address when it is http(s). */
function linksOut(paper: Paper): { label: string; href: string }[] {
  const links: { label: string; href: string }[] = [];
  if (paper.doi) links.push({ label: 'DOI', href: doiAddress(paper.doi) });
  for (const doi of paper.otherDois ?? []) links.push({ label: `DOI ${doi}`, href: doiAddress(doi) });
  for (const { kind, doi } of paper.relations ?? [])
    if (doi !== undefined) links.push({ label: RELATION_WORDS[kind], href: doiAddress(doi) });
  if (paper.arxivId) links.push({ label: 'arXiv', href: arxivAddress(paper.arxivId) });
  if (paper.pmid)
    links.push({
      label: 'PubMed',
      href: pubmedAddress(paper.pmid),
    });
  const page = webAddress(paper.url);
  if (page !== undefined && !links.some(({ href }) => href === page))
    links.push({ label: 'Web page', href: page });
  return links;
}

function note(lists: Map<number, number[]>, key: number, paper: number): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [paper]);
  else if (list.at(-1) !== paper) list.push(paper);
}

/** The keys of most papers: of those that are shown, where filters are set. */
function mostFrequent(context: MapContext, lists: ReadonlyMap<number, number[]>): [number, number[]][] {
  const shown = (papers: readonly number[]): number => countShownPapers(context, papers) ?? 0;
  return [...lists]
    .map(([key, papers]) => ({ key, papers, count: shown(papers) }))
    .sort((a, b) => b.count - a.count || b.papers.length - a.papers.length || a.key - b.key)
    .slice(0, RELATED_SHOWN)
    .map(({ key, papers }): [number, number[]] => [key, papers]);
}

/** A line is left out with the last of the papers that it stands for. */
function heldBackWithout(context: MapContext, papers: readonly number[], line: NodeLine): NodeLine {
  return countShownPapers(context, papers) === 0 ? { ...line, heldBack: true } : line;
}
