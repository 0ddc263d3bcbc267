import type { Corpus } from '../model/corpus';
import { PAPER_FLAGS, type FlagCounts } from '../model/flags';
import { countGraph, type ImportedGraph } from '../model/imported-graph';
import type { CoveredField, FileReport, NetworkNotice, Report } from '../model/answers/report';

/**
 * What was read and what came of it, in figures.
 *
 * @param graph the finished map or graph among it
 */
export function makeReport(files: FileReport[], corpus: Corpus, graph?: ImportedGraph): Report {
  const { papers } = corpus;
  let firstYear: number | null = null;
  let lastYear: number | null = null;
  for (const { date } of papers) {
    if (!date) continue;
    if (firstYear === null || date.year < firstYear) firstYear = date.year;
    if (lastYear === null || date.year > lastYear) lastYear = date.year;
  }
  const citing = new Set(corpus.citing);
  const count = (has: (paper: Corpus['papers'][number], index: number) => boolean) =>
    papers.filter(has).length;
  const coverage: Record<CoveredField, number> = {
    year: count(({ date }) => date !== undefined),
    authors: count(({ authors }) => authors.length > 0),
    abstract: count(({ abstract }) => Boolean(abstract)),
    keywords: count(({ keywords }) => keywords.length > 0),
    references: count(({ citedWorks }, index) => citedWorks.length > 0 || citing.has(index)),
    doi: count(({ doi }) => doi !== undefined),
  };
  return {
    files,
    papers: papers.length,
    authors: corpus.authors.length,
    keywords: corpus.keywords.length,
    venues: corpus.venues.length,
    citations: corpus.citing.length,
    selfCitations: corpus.selfCitation.reduce((sum, own) => sum + own, 0),
    citedWorks: corpus.citedWorks.length,
    references: corpus.references,
    merged: papers.reduce((sum, paper) => sum + Math.max(0, paper.sources.length - 1), 0),
    workCandidates: corpus.workCandidateCount,
    authorCandidates: corpus.authorCandidateCount,
    firstYear,
    lastYear,
    withoutYear: papers.length - coverage.year,
    withoutAbstract: papers.length - coverage.abstract,
    withoutAuthors: papers.length - coverage.authors,
    editorsOnly: count(({ authors, editors }) => authors.length === 0 && editors !== undefined),
    flags: countFlags(papers),
    coverage,
    notices: papers.length === 0 || graph ? [] : listNotices(corpus, coverage),
    problems: corpus.problems,
    ...(graph ? { graph: countGraph(graph) } : {}),
  };
}

function countFlags(papers: Corpus['papers']): FlagCounts {
  const counts: FlagCounts = {};
  for (const flag of PAPER_FLAGS) {
    const n = papers.filter(({ flags }) => flags?.includes(flag)).length;
    if (n > 0) counts[flag] = n;
  }
  return counts;
}

/** Below this share of papers with the field, a map of it is said to show only a part. */
const MOST = 0.5;

function listNotices(corpus: Corpus, coverage: Record<CoveredField, number>): NetworkNotice[] {
  const notices: NetworkNotice[] = [];
  const n = corpus.papers.length;
  const share = (field: CoveredField) =>
    `${coverage[field].toLocaleString('en')} of ${n.toLocaleString('en')} papers`;
  if (coverage.references === 0) {
    notices.push({
      network: 'citation',
      level: 'none',
      message:
        'No references in these files: citation networks are empty. Export again with the references (Web of Science: Full Record and Cited References; Scopus: tick References; OpenAlex and Crossref carry them).',
    });
  } else if (corpus.citing.length === 0) {
    notices.push({
      network: 'citation',
      level: 'none',
      message:
        'No paper cites another one here: the map of citations is empty, though papers that cite the same works can still be related. Add the papers that are cited most.',
    });
  } else if (coverage.references < n * MOST) {
    notices.push({
      network: 'citation',
      level: 'partial',
      message: `Only ${share('references')} have references: the others stand in the map of citations only where they are cited.`,
    });
  }
  if (coverage.abstract === 0) {
    notices.push({
      network: 'similarity',
      level: 'partial',
      message:
        'No abstracts in these files: topics rest on titles and keywords alone. Export again with abstracts for a finer map.',
    });
  } else if (coverage.abstract < n * MOST) {
    notices.push({
      network: 'similarity',
      level: 'partial',
      message: `Only ${share('abstract')} have an abstract: the topics of the others rest on titles and keywords.`,
    });
  }
  if (coverage.authors === 0) {
    notices.push({
      network: 'mixed',
      level: 'partial',
      message: 'No names of authors in these files: the map has papers and keywords only.',
    });
  }
  if (coverage.keywords === 0) {
    notices.push({
      network: 'mixed',
      level: 'partial',
      message: 'No keywords in these files: the terms on the map are found in titles and abstracts.',
    });
  }
  return notices;
}
