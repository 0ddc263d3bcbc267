/** Makes the nodes of a finished graph papers, authors, keywords, sources and cited works like any others, so that search, cards, filters and exports know them. */
import { UniqueIds } from '../corpus/unique-ids';
import { toSlug } from '../corpus/normalize/fold-text';
import { normalizeKeyword } from '../corpus/normalize/normalize-keyword';
import { formatName, normalizePerson, toNameForm } from '../corpus/normalize/normalize-name';
import { normalizeVenue } from '../corpus/normalize/normalize-title';
import type { Author, Corpus, Keyword, Paper } from '../model/corpus';
import type { ImportedGraph, ImportedNode } from '../model/imported-graph';
import type { NodeKind } from '../model/network';
import type { Place } from '../model/problem';
import type { SparseRows, Term, TextModel } from '../model/text';
import { parsePerson } from '../parsers/graphs/graph-papers';
import { normalizeTerm } from '../text/normalize-term';
import type { LoadedGraph, NetworkInput } from './network-input';

/**
 * Finds the nodes of a graph in a corpus and adds those that are not there: papers are there already, as records; authors and keywords
 * whose name the corpus knows are the same, and so are sources and cited works. Links that say who wrote what, what has which keyword and what cites what become part of the
 * corpus. No two nodes are one entity, but for papers whose records were merged. Does not change what it is given.
 */
export function addGraphEntities<Input extends Pick<NetworkInput, 'corpus' | 'text'>>(
  input: Input,
  graph: ImportedGraph,
): Input & { graph: LoadedGraph } {
  const corpus: Corpus = {
    ...input.corpus,
    papers: input.corpus.papers.map((paper) => ({ ...paper })),
    authors: input.corpus.authors.map((author) => ({ ...author })),
    keywords: input.corpus.keywords.map((keyword) => ({ ...keyword })),
    venues: [...input.corpus.venues],
    citedWorks: [...input.corpus.citedWorks],
  };
  const text: TextModel = { ...input.text, terms: input.text.terms.map((term) => ({ ...term })) };
  const ids = new UniqueIds();
  for (const { id } of [...corpus.papers, ...corpus.authors, ...corpus.keywords]) ids.take(id);
  const findPaper = createPaperFinder(corpus);
  const findAuthor = createAuthorFinder(corpus, ids);
  const findTerm = createTermFinder(corpus, text, ids);
  const find = {
    paper: findPaper,
    author: findAuthor,
    keyword: findTerm,
    source: createSourceFinder(corpus),
    work: createWorkFinder(corpus),
    // As keywords, for want of anything that says what they are: search and cards know them by their names.
    item: findTerm,
  };
  const entities = Uint32Array.from(graph.nodes, (node) => find[node.kind](node));
  joinLinks(corpus, text, graph, entities);
  return { ...input, corpus, text, graph: { graph, entities } };
}

function createPaperFinder(corpus: Corpus): (node: ImportedNode) => number {
  const byPlace = new Map<Place, number>();
  corpus.papers.forEach(({ sources }, index) => sources.forEach((place) => byPlace.set(place, index)));
  return ({ id, label, place }) => {
    const known = place && byPlace.get(place);
    if (known !== undefined) return known;
    // Never so with the records that came with the graph; a graph without them has papers all the same.
    const paper: Paper = {
      ...{ id, title: label, authors: [], keywords: [], citedWorks: [] },
      ...{ sources: place ? [place] : [], fieldSource: {} },
    };
    return corpus.papers.push(paper) - 1;
  };
}

function createAuthorFinder(corpus: Corpus, ids: UniqueIds): (node: ImportedNode) => number {
  const byName = new Map<string, number>();
  corpus.authors.forEach(({ person }, index) => {
    const key = toNameForm(normalizePerson(person))?.key;
    if (key !== undefined && !byName.has(key)) byName.set(key, index);
  });
  return ({ id, label }) => {
    const person = normalizePerson(parsePerson(label) ?? { literal: label });
    const key = toNameForm(person)?.key ?? label;
    const known = byName.get(key);
    // A name that two nodes have is two people's: the file tells them apart.
    byName.delete(key);
    if (known !== undefined) return known;
    const preferred = id.startsWith('a:') ? id : `a:${toSlug(formatName(person)) || 'author'}`;
    const author: Author = { id: ids.take(preferred), name: label, person, papers: [] };
    return corpus.authors.push(author) - 1;
  };
}

function createSourceFinder({ venues }: Corpus): (node: ImportedNode) => number {
  const ids = new UniqueIds();
  for (const { id } of venues) ids.take(id);
  const byName = new Map(venues.map(({ name }, index) => [normalizeVenue(name), index]));
  return ({ label }) => {
    const key = normalizeVenue(label);
    const known = byName.get(key);
    byName.delete(key);
    if (known !== undefined) return known;
    return venues.push({ id: ids.take(toSlug(key) || 'source'), name: label, papers: [] }) - 1;
  };
}

function createWorkFinder({ citedWorks }: Corpus): (node: ImportedNode) => number {
  const ids = new UniqueIds();
  for (const { id } of citedWorks) ids.take(id);
  const byId = new Map(citedWorks.map(({ id }, index) => [id, index]));
  return ({ id, label }) => {
    const known = byId.get(id);
    byId.delete(id);
    if (known !== undefined) return known;
    return citedWorks.push({ id: ids.take(id), title: label, citedBy: [] }) - 1;
  };
}

function createTermFinder(corpus: Corpus, text: TextModel, ids: UniqueIds): (node: ImportedNode) => number {
  const keyOf = (label: string) => normalizeTerm(label.split(' ').filter(Boolean)) || label;
  const keys = new UniqueIds();
  const byName = new Map<string, number>();
  text.terms.forEach(({ key, keyword }, index) => {
    byName.set(keys.take(key), index);
    const given = keyword === undefined ? '' : normalizeKeyword(corpus.keywords[keyword]?.label ?? '');
    if (given !== '') byName.set(`k:${given}`, index);
  });
  const taken = new Set<number>();
  return ({ id, label }) => {
    const known = byName.get(`k:${normalizeKeyword(label)}`) ?? byName.get(keyOf(label));
    if (known !== undefined && !taken.has(known)) {
      taken.add(known);
      return known;
    }
    const preferred = id.startsWith('k:') ? id : `k:${toSlug(label) || encodeURIComponent(label)}`;
    const keyword: Keyword = { id: ids.take(preferred), label, papers: [] };
    const term: Term = {
      key: keys.take(keyOf(label)),
      label,
      length: label.split(' ').length,
      given: true,
      keyword: corpus.keywords.push(keyword) - 1,
      df: 0,
      score: 0,
    };
    return text.terms.push(term) - 1;
  };
}

/** Enters what the links say of papers: who wrote them, their keywords, what they cite. */
function joinLinks(corpus: Corpus, text: TextModel, graph: ImportedGraph, entities: Uint32Array): void {
  const termsOf = new Map<number, Set<number>>();
  const citations = new Map<string, [number, number]>();
  const { citing, cited } = corpus;
  citing.forEach((paper, i) => citations.set(`${paper} ${cited[i]}`, [paper, cited[i]!]));
  for (const { source, target, kind } of graph.links) {
    const isKind = (node: number, other: NodeKind) => graph.nodes[node]!.kind === other;
    if (kind === 'cites' && isKind(source, 'paper') && isKind(target, 'paper')) {
      const pair: [number, number] = [entities[source]!, entities[target]!];
      if (pair[0] !== pair[1]) citations.set(pair.join(' '), pair);
    }
    const [first, second] = isKind(source, 'paper') ? [source, target] : [target, source];
    if (!isKind(first, 'paper')) continue;
    const [paper, other] = [entities[first]!, entities[second]!];
    if (kind === 'wrote' && isKind(second, 'author')) {
      join(corpus.papers[paper]!, 'authors', corpus.authors[other]!, paper, other);
    } else if (kind === 'has-keyword' && isKind(second, 'keyword')) {
      const { keyword } = text.terms[other]!;
      if (keyword !== undefined) {
        join(corpus.papers[paper]!, 'keywords', corpus.keywords[keyword]!, paper, keyword);
      }
      termsOf.set(paper, (termsOf.get(paper) ?? new Set()).add(other));
    }
  }
  const pairs = [...citations.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  corpus.citing = Uint32Array.from(pairs, ([paper]) => paper);
  corpus.cited = Uint32Array.from(pairs, ([, paper]) => paper);
  text.paperTerms = addTerms(text, corpus.papers.length, termsOf);
}

/** Enters an author or keyword with a paper, both ways. */
function join(
  paper: Paper,
  list: 'authors' | 'keywords',
  holder: { papers: number[] },
  paperIndex: number,
  index: number,
): void {
  if (!paper[list].includes(index)) paper[list] = [...paper[list], index];
  if (!holder.papers.includes(paperIndex))
    holder.papers = [...holder.papers, paperIndex].sort((a, b) => a - b);
}

/** The rows of papers and terms with further terms at the end of each row; a term's count of papers follows. */
function addTerms(
  { paperTerms, terms }: TextModel,
  paperCount: number,
  added: ReadonlyMap<number, ReadonlySet<number>>,
): SparseRows {
  const offsets = new Uint32Array(paperCount + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (let paper = 0; paper < paperCount; paper++) {
    const [start, end] = [paperTerms.offsets[paper] ?? 0, paperTerms.offsets[paper + 1] ?? 0];
    const known = new Set<number>();
    for (let e = start; e < end; e++) {
      known.add(paperTerms.columns[e]!);
      columns.push(paperTerms.columns[e]!);
      values.push(paperTerms.values[e]!);
    }
    const least = values.length > 0 && end > start ? values.at(-1)! : 1;
    for (const term of added.get(paper) ?? []) {
      if (known.has(term)) continue;
      columns.push(term);
      values.push(least);
      terms[term]!.df++;
    }
    offsets[paper + 1] = columns.length;
  }
  return {
    rowCount: paperCount,
    columnCount: terms.length,
    offsets,
    columns: Uint32Array.from(columns),
    values: Float32Array.from(values),
  };
}
