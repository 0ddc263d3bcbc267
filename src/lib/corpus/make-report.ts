import type { Corpus } from '../model/corpus';
import { countGraph, type ImportedGraph } from '../model/imported-graph';
import type { FileReport, Report } from '../model/report';

/**
 * What was read and what came of it, in figures.
 *
 * @param graph the finished map or graph among it
 */
export function makeReport(files: FileReport[], corpus: Corpus, graph?: ImportedGraph): Report {
  const years = corpus.papers.map((paper) => paper.date?.year).filter((year) => year !== undefined);
  let firstYear: number | null = null;
  let lastYear: number | null = null;
  for (const year of years) {
    if (firstYear === null || year < firstYear) firstYear = year;
    if (lastYear === null || year > lastYear) lastYear = year;
  }
  return {
    files,
    papers: corpus.papers.length,
    authors: corpus.authors.length,
    keywords: corpus.keywords.length,
    venues: corpus.venues.length,
    citations: corpus.citing.length,
    citedWorks: corpus.citedWorks.length,
    merged: corpus.papers.reduce((sum, paper) => sum + paper.sources.length - 1, 0),
    firstYear,
    lastYear,
    withoutYear: corpus.papers.length - years.length,
    withoutAbstract: corpus.papers.filter((paper) => !paper.abstract).length,
    withoutAuthors: corpus.papers.filter((paper) => paper.authors.length === 0).length,
    problems: corpus.problems,
    ...(graph ? { graph: countGraph(graph) } : {}),
  };
}
