import { buildCorpus } from '../lib/corpus/build-corpus';
import { makeReport } from '../lib/corpus/make-report';
import { joinAllCorrections, joinCorrections } from '../lib/model/corrections';
import { flagSentences } from '../lib/model/flags';
import type { GraphCounts } from '../lib/model/imported-graph';
import { NO_PROGRESS } from '../lib/model/progress';
import { describePlace, type Problem } from '../lib/model/problem';
import { COVERED_FIELDS, type Report } from '../lib/model/answers/report';
import { addGraphEntities } from '../lib/networks/add-graph-entities';
import { readFiles } from '../lib/parsers/read-files';
import type { InputFile } from '../lib/protocol/engine';
import { analyseText } from '../lib/text/analyse-text';

/** Problems listed in words; more are counted only. */
const MOST_LISTED = 12;

/** Reads files and merges what is in them, without making a map. */
export async function inspectFiles(files: InputFile[]): Promise<Report> {
  const read = await readFiles(files, NO_PROGRESS);
  const corrections = joinCorrections(joinAllCorrections(read.corrections.map((one) => one.corrections)), {
    authors: read.aliases,
    keywords: read.aliases,
    apart: [],
  });
  const corpus = await buildCorpus(read.records, NO_PROGRESS, corrections);
  const { graph } = read;
  if (!graph) return makeReport(read.files, corpus);
  const text = await analyseText(corpus, NO_PROGRESS);
  return makeReport(read.files, addGraphEntities({ corpus, text }, graph).corpus, graph);
}

/** What `papercosm inspect --json` prints: {files, corpus, problemKinds, problems}. */
export function toInspectJson(report: Report): string {
  const { files, problems, ...corpus } = report;
  const value = {
    files: files.map(({ name, format, confidence, records, unread, bytes, graph, problems: own }) => ({
      name,
      format,
      confidence,
      records,
      unread,
      bytes,
      graph,
      problems: own.map(flatten),
    })),
    corpus,
    problemKinds: countKinds([...files.flatMap((file) => file.problems), ...problems]),
    problems: problems.map((problem) => ({ ...flatten(problem), file: problem.where?.file })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function flatten({ code, severity, message, where }: Problem) {
  return { code, severity, message, line: where?.line, what: where?.what };
}

/** Examples given for each kind of problem. */
const EXAMPLES = 3;

function countKinds(problems: readonly Problem[]) {
  const kinds = new Map<string, Problem[]>();
  for (const problem of problems) kinds.set(problem.code, [...(kinds.get(problem.code) ?? []), problem]);
  return [...kinds].map(([code, list]) => ({
    code,
    severity: list[0]!.severity,
    count: list.length,
    examples: list.slice(0, EXAMPLES).map(({ message, where }) => ({ message, where: describePlace(where) })),
  }));
}

/** A share as a bar of 20 places: "██████████··········". */
function bar(share: number): string {
  const filled = Math.round(share * 20);
  return '█'.repeat(filled) + '·'.repeat(20 - filled);
}

/** The same in words. */
export function toInspectText(report: Report): string {
  const lines: string[] = [];
  for (const file of report.files) {
    const kind = file.formatLabel ?? 'not recognised';
    const sure = file.confidence === null || file.confidence >= 0.85 ? '' : ' (a guess)';
    const unread = file.unread > 0 ? `, ${count(file.unread, 'entry', 'entries')} not read` : '';
    const held = file.graph ? graphWords(file.graph, file.records) : count(file.records, 'record');
    lines.push(`${file.name}: ${kind}${sure}, ${held}${unread}`);
    lines.push(...listProblems(file.problems));
  }
  const years =
    report.firstYear === null ? 'no years' : `${report.firstYear} to ${report.lastYear ?? report.firstYear}`;
  lines.push(
    '',
    `${count(report.papers, 'paper')} (${years}), ${count(report.authors, 'author')}, ${count(report.keywords, 'keyword')}, ${count(report.venues, 'venue')}`,
    `${count(report.citations, 'citation')} among them (${report.selfCitations.toLocaleString('en')} by authors of the cited paper), ${count(report.citedWorks, 'cited work')} outside, ${count(report.merged, 'record')} merged into others`,
    `${count(report.references.total, 'reference')}: ${report.references.matched.toLocaleString('en')} to papers here, ${report.references.outside.toLocaleString('en')} outside, ${report.references.unreadable.toLocaleString('en')} not made out`,
    ...(report.editorsOnly > 0 ? [`${count(report.editorsOnly, 'paper')} with editors and no author`] : []),
    ...flagSentences(report.flags),
    ...(report.graph ? [`A finished map: ${graphWords(report.graph, 0)}`] : []),
    ...(report.workCandidates > 0
      ? [`${count(report.workCandidates, 'pair')} of papers may be one work (the app lists them)`]
      : []),
    ...(report.authorCandidates > 0
      ? [`${count(report.authorCandidates, 'pair')} of names may be one person (the app lists them)`]
      : []),
    '',
    ...(report.papers > 0 ? COVERED_FIELDS : []).map((field) => {
      const share = report.coverage[field] / report.papers;
      return `  ${field.padEnd(10)} ${bar(share)} ${String(Math.floor(share * 100)).padStart(3)} %`;
    }),
    ...report.notices.map(({ network, message }) => `  ${network}: ${message}`),
    ...listProblems(report.problems),
  );
  return `${lines.join('\n')}\n`;
}

function graphWords({ nodes, links, clusters }: GraphCounts, records: number): string {
  const parts = [count(nodes, 'node'), count(links, 'link'), count(clusters, 'cluster')];
  return [...(records > 0 ? [count(records, 'record')] : []), ...parts].join(', ');
}

function count(number: number, word: string, words = `${word}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? word : words}`;
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
