import { buildCorpus } from '../lib/corpus/build-corpus';
import { makeReport } from '../lib/corpus/make-report';
import type { GraphCounts } from '../lib/model/imported-graph';
import { NO_PACE } from '../lib/model/pace';
import { describePlace, type Problem } from '../lib/model/problem';
import type { Report } from '../lib/model/report';
import { addGraphEntities } from '../lib/networks/add-graph-entities';
import { readFiles } from '../lib/parsers/read-files';
import type { InputFile } from '../lib/protocol/engine';
import { analyseText } from '../lib/text/analyse-text';

/** Problems listed in words; more are counted only. */
const MOST_LISTED = 12;

/** Reads files and merges what is in them, without making a map. */
export async function inspectFiles(files: InputFile[]): Promise<Report> {
  const read = await readFiles(files, NO_PACE);
  const corpus = await buildCorpus(read.records, NO_PACE);
  const { graph } = read;
  if (!graph) return makeReport(read.files, corpus);
  const text = await analyseText(corpus, NO_PACE);
  return makeReport(read.files, addGraphEntities({ corpus, text }, graph).corpus, graph);
}

/** What `papercosm inspect --json` prints: {files, corpus, problems}. */
export function toInspectJson(report: Report): string {
  const { files, problems, ...corpus } = report;
  const value = {
    files: files.map(({ name, format, records, bytes, graph, problems: own }) => ({
      name,
      format,
      records,
      bytes,
      graph,
      problems: own.map(flatten),
    })),
    corpus,
    problems: problems.map((problem) => ({ ...flatten(problem), file: problem.where?.file })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function flatten({ code, severity, message, where }: Problem) {
  return { code, severity, message, line: where?.line, what: where?.what };
}

/** The same in words. */
export function toInspectText(report: Report): string {
  const lines: string[] = [];
  for (const file of report.files) {
    const kind = file.formatLabel ?? 'not recognised';
    lines.push(
      `${file.name}: ${kind}, ${file.graph ? graphWords(file.graph, file.records) : count(file.records, 'record')}`,
    );
    lines.push(...listProblems(file.problems));
  }
  const years =
    report.firstYear === null ? 'no years' : `${report.firstYear} to ${report.lastYear ?? report.firstYear}`;
  lines.push(
    '',
    `${count(report.papers, 'paper')} (${years}), ${count(report.authors, 'author')}, ${count(report.keywords, 'keyword')}, ${count(report.venues, 'venue')}`,
    `${count(report.citations, 'citation')} among them, ${count(report.citedWorks, 'cited work')} outside, ${count(report.merged, 'record')} merged into others`,
    ...(report.graph ? [`A finished map: ${graphWords(report.graph, 0)}`] : []),
    `${report.withoutYear} without a year, ${report.withoutAbstract} without an abstract, ${report.withoutAuthors} without authors`,
    ...listProblems(report.problems),
  );
  return `${lines.join('\n')}\n`;
}

function graphWords({ nodes, links, clusters }: GraphCounts, records: number): string {
  const parts = [count(nodes, 'node'), count(links, 'link'), count(clusters, 'cluster')];
  return [...(records > 0 ? [count(records, 'record')] : []), ...parts].join(', ');
}

function count(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;
}

/** One line a problem, indented, with its place. */
export function listProblems(problems: Problem[]): string[] {
  const lines = problems.slice(0, MOST_LISTED).map(({ severity, message, where }) => {
    const place = describePlace(where);
    return `  ${severity}: ${place ? `${place}: ` : ''}${message}`;
  });
  const more = problems.length - lines.length;
  return more > 0 ? [...lines, `  and ${count(more, 'problem')} more`] : lines;
}
