import { clipText } from '../model/clip-text';
import type { AuthorCandidate, Corpus } from '../model/corpus';
import type {
  CandidateLine,
  CandidateSide,
  CitedWorkLine,
  MergeLine,
  UnreadFile,
  WorkCandidateLines,
  WorkSide,
} from '../model/answers/merging';
import type { UnreadPiece } from '../model/record';
import { compareText } from './normalize/fold-text';

/** Merges that rest on the weakest rule come first: they are the ones to look at. */
export function listMerges({ merges, papers }: Corpus): MergeLine[] {
  const weak = (by: MergeLine['by']) => (by === 'fields' ? 0 : by === 'title-year' ? 1 : 2);
  return merges
    .map(({ paper, by, evidence, records }) => ({
      title: clipText(papers[paper]?.title ?? ''),
      by,
      evidence,
      records,
    }))
    .sort((a, b) => weak(a.by) - weak(b.by) || compareText(a.title, b.title));
}

/** Works that may be one, those with the most evidence first. */
export function listWorkCandidates(corpus: Corpus): WorkCandidateLines {
  return {
    lines: corpus.workCandidates.map(({ papers: [a, b], keys, evidence }) => ({
      papers: [describeWork(corpus, a), describeWork(corpus, b)],
      keys,
      evidence,
    })),
    total: corpus.workCandidateCount,
  };
}

function describeWork({ papers, authors, venues }: Corpus, index: number): WorkSide {
  const paper = papers[index]!;
  const names = paper.authors
    .slice(0, 2)
    .map((author) => authors[author]?.person.family ?? authors[author]?.name ?? '');
  if (paper.authors.length > 2) names.push('…');
  const venue = paper.venue === undefined ? undefined : venues[paper.venue]?.name;
  return {
    title: clipText(paper.title),
    authors: names.join(', '),
    ...(paper.date === undefined ? {} : { year: paper.date.year }),
    ...(venue === undefined ? {} : { venue }),
  };
}

export function listCandidates(corpus: Corpus): CandidateLine[] {
  return corpus.authorCandidates.map(({ authors, ...shared }: AuthorCandidate) => ({
    sides: [describeSide(corpus, authors[0]), describeSide(corpus, authors[1])],
    ...shared,
  }));
}

function describeSide({ authors, papers }: Corpus, index: number): CandidateSide {
  const author = authors[index];
  return {
    name: author?.name ?? '',
    papers: author?.papers.length ?? 0,
    examples: (author?.papers ?? []).slice(0, 2).map((paper) => papers[paper]?.title ?? ''),
  };
}

/** What the papers cite most and is not among them: the most cited first, then the older. */
export function listCitedWorks({ citedWorks }: Corpus, limit: number): CitedWorkLine[] {
  return [...citedWorks]
    .sort(
      (a, b) =>
        b.citedBy.length - a.citedBy.length ||
        (a.year ?? Infinity) - (b.year ?? Infinity) ||
        compareText(a.id, b.id),
    )
    .slice(0, limit)
    .map(({ id, title, raw, firstAuthor, year, venue, doi, citedBy }) => ({
      id,
      label: clipText(
        title ?? raw ?? [firstAuthor, year, venue].filter((part) => part !== undefined).join(', '),
      ),
      ...(firstAuthor === undefined ? {} : { firstAuthor }),
      ...(year === undefined ? {} : { year }),
      ...(venue === undefined ? {} : { venue }),
      ...(doi === undefined ? {} : { doi }),
      citedBy: citedBy.length,
    }));
}

/** The unread pieces of each file as one text, in the order of the file. */
export function joinUnread(pieces: readonly UnreadPiece[]): UnreadFile[] {
  const byFile = new Map<string, string[]>();
  for (const { text, where } of pieces) {
    const list = byFile.get(where.file ?? '');
    if (list) list.push(text);
    else byFile.set(where.file ?? '', [text]);
  }
  return [...byFile].map(([file, texts]) => ({
    file,
    entries: texts.length,
    text: texts.map((text) => (text.endsWith('\n') ? text : `${text}\n`)).join(''),
  }));
}
