/**
 * `npx tsx tests/bench/bibtex.ts [COUNT]`: how fast BibTeX is read, beside citation-js on the same text, and how far the two agree. Each
 * block runs ours, peer, peer, ours, so that a drift of the machine falls on both; the ratio is taken within a pair.
 */
import { pathToFileURL } from 'node:url';
import { plugins, type CslItem, type CslName } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { createRng } from '../../src/lib/graph/rng';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import type { PaperRecord, PersonName } from '../../src/lib/model/record';
import { bibtexParser } from '../../src/lib/parsers/bibtex/bibtex';
import { textInputOf } from '../../src/lib/parsers/text-input';
import { generateBibtex } from './bibtex-library';
import { median, type Row } from './table';

const ENTRIES = 10_000;
/** Two pairs each. */
const BLOCKS = 6;
const GOAL = 4;

export const AGREED = [
  'title',
  'authors',
  'year',
  'doi',
  'venue',
  'volume',
  'pages',
  'abstract',
] as const satisfies readonly string[];
type Field = (typeof AGREED)[number];

export interface BibtexBench {
  entries: number;
  characters: number;
  /** Milliseconds of each run; a pair has one place in both lists. */
  ours: Time[];
  peer: Time[];
  /** Pairs of ours and ours. */
  control: [Time, Time][];
  /** Fields in which one of the two says something, and those in which both say the same. */
  agreement: Record<Field, { compared: number; equal: number }>;
  /** Fields that differ only in "ı́" (dotless i and accent), which citation-js makes of \'{\i}; counted as equal. */
  dotless: number;
  /** The first differences, for the reader. */
  differences: string[];
}

/** What a run took: on the clock, and on all processors together, which other programs on the machine change less. */
interface Time {
  wall: number;
  cpu: number;
}

async function timed<T>(work: () => Promise<T> | T): Promise<{ result: T; time: Time }> {
  const before = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { result, time: { wall, cpu: (user + system) / 1000 } };
}

async function runOurs(text: string): Promise<PaperRecord[]> {
  const { records } = await bibtexParser.parse(textInputOf(text), {
    file: 'bench.bib',
    progress: NO_PROGRESS,
  });
  return records;
}

/** Its shortest way from text to CSL: the type is given, and no graph of conversions is kept. */
function runPeer(text: string): CslItem[] {
  return plugins.input.chain(text, { forceType: '@biblatex/text', generateGraph: false });
}

export async function measureBibtex(entries = ENTRIES, blocks = BLOCKS): Promise<BibtexBench> {
  const text = generateBibtex(entries);
  // Warm both up, and compare what they read.
  // These two results stay in memory, as a program keeps what it reads; the engine would else forget the shapes of their objects.
  const records = await runOurs(text);
  const items = runPeer(text);
  await runOurs(text);
  runPeer(text);
  const result: BibtexBench = {
    entries,
    characters: text.length,
    ours: [],
    peer: [],
    control: [],
    ...compare(records, items),
  };
  const ours = async () => (await timed(() => runOurs(text))).time;
  const peer = async () => (await timed(() => runPeer(text))).time;
  for (let i = 0; i < blocks; i++) {
    const runs = [await ours(), await peer(), await peer(), await ours()] as const;
    result.ours.push(runs[0], runs[3]);
    result.peer.push(runs[1], runs[2]);
    for (let k = 0; k < 2; k++) result.control.push([await ours(), await ours()]);
  }
  if (records.length !== items.length) throw new Error('The two read different numbers of entries.');
  return result;
}

/** peer / ours within each pair. */
function ratiosOf({ ours, peer }: BibtexBench, of: keyof Time): number[] {
  return peer.map((time, i) => time[of] / ours[i]![of]);
}

/** A 95 % interval of the median, by drawing the pairs again (seeded). */
export function bootstrapMedian(values: readonly number[], draws = 5_000): [low: number, high: number] {
  const random = createRng(7);
  const medians = Array.from({ length: draws }, () =>
    median(values.map(() => values[Math.floor(random() * values.length)]!)),
  ).sort((a, b) => a - b);
  return [medians[Math.floor(draws * 0.025)]!, medians[Math.floor(draws * 0.975)]!];
}

function compare(
  records: readonly PaperRecord[],
  items: readonly CslItem[],
): Pick<BibtexBench, 'agreement' | 'dotless' | 'differences'> {
  const agreement = Object.fromEntries(
    AGREED.map((field) => [field, { compared: 0, equal: 0 }]),
  ) as BibtexBench['agreement'];
  const differences: string[] = [];
  let dotless = 0;
  const byKey = new Map(items.map((item) => [item['citation-key'], item]));
  for (const record of records) {
    const item = byKey.get(record.key);
    const ours = fieldsOfRecord(record);
    const theirs = item ? fieldsOfItem(item) : undefined;
    for (const field of AGREED) {
      const [a, b] = [ours[field], theirs?.[field] ?? ''];
      if (a === '' && b === '') continue;
      agreement[field].compared++;
      const isDotless = a !== b && a === b.replaceAll('ı\u0301', 'í');
      if (isDotless) dotless++;
      if (a === b || isDotless) agreement[field].equal++;
      else if (differences.length < 20) differences.push(`${record.key}, ${field}: ${a} | ${b}`);
    }
  }
  return { agreement, dotless, differences };
}

function fieldsOfRecord(record: PaperRecord): Record<Field, string> {
  return {
    title: record.title,
    authors: record.authors.map(formatOurs).join('; '),
    year: String(record.date?.year ?? ''),
    doi: record.doi ?? '',
    venue: record.venue ?? '',
    volume: record.volume ?? '',
    pages: record.pages ?? '',
    abstract: plain(record.abstract),
  };
}

function fieldsOfItem(item: CslItem): Record<Field, string> {
  return {
    title: plain(item.title),
    authors: (item.author ?? item.editor ?? []).map(formatTheirs).join('; '),
    year: String(item.issued?.['date-parts']?.[0]?.[0] ?? ''),
    doi: item.DOI ?? '',
    venue: plain(item['container-title']),
    volume: item.volume ?? '',
    pages: item.page ?? '',
    abstract: plain(item.abstract),
  };
}

function formatOurs({ family, given, particle, suffix, literal }: PersonName): string {
  return [[particle, family ?? literal].filter(Boolean).join(' '), given, suffix].filter(Boolean).join(', ');
}

function formatTheirs(name: CslName): string {
  const particle = name['non-dropping-particle'] ?? name['dropping-particle'];
  const last = [particle, name.family ?? name.literal].filter(Boolean).join(' ');
  return plain([last, name.given, name.suffix].filter(Boolean).join(', '));
}

/** Without the mark-up that citation-js makes of LaTeX. */
function plain(text: string | undefined): string {
  return (text ?? '')
    .replace(/<\/?(?:i|b|sub|sup|span)(?:\s[^<>]{0,50})?>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** The line of the benchmark's table. */
export async function benchBibtex(): Promise<Row[]> {
  return [toRow(await measureBibtex())];
}

function toRow(bench: BibtexBench): Row {
  const { entries, ours, peer } = bench;
  const ratio = median(ratiosOf(bench, 'wall'));
  return {
    id: `${entries} BibTeX entries read (peer: citation-js)`,
    ours: median(ours.map(({ wall }) => wall)),
    peer: median(peer.map(({ wall }) => wall)),
    ratio,
    unit: 'ms',
    goal: `ratio >= ${GOAL}`,
    met: ratio >= GOAL,
  };
}

function print(bench: BibtexBench): void {
  const { entries, characters, ours, peer, control, agreement, dotless, differences } = bench;
  const speed = (name: string, times: readonly Time[]) => {
    const ms = median(times.map(({ wall }) => wall));
    const cpu = median(times.map((time) => time.cpu));
    return `${name} ${ms.toFixed(0)} ms, ${Math.round((entries / ms) * 1000)} entries/s; processor time ${cpu.toFixed(0)} ms`;
  };
  const show = (values: readonly number[]) => {
    const [low, high] = bootstrapMedian(values);
    return `${median(values).toFixed(2)} (95 %: ${low.toFixed(2)} to ${high.toFixed(2)}, ${values.length} pairs)`;
  };
  const sum = (key: 'compared' | 'equal') =>
    Object.values(agreement).reduce((total, field) => total + field[key], 0);
  console.log(
    [
      `${entries} entries, ${characters} characters, Node ${process.versions.node}`,
      speed('ours          ', ours),
      speed('citation-js   ', peer),
      `ratio          ${show(ratiosOf(bench, 'wall'))}`,
      `  of processor ${show(ratiosOf(bench, 'cpu'))}`,
      `ours / ours    ${show(control.map(([a, b]) => a.wall / b.wall))}`,
      `  of processor ${show(control.map(([a, b]) => a.cpu / b.cpu))}`,
      `agreement      ${((100 * sum('equal')) / sum('compared')).toFixed(2)} % of ${sum('compared')} fields (${dotless} of them but for a dotless i)`,
      ...AGREED.map(
        (field) => `  ${field.padEnd(12)} ${agreement[field].equal}/${agreement[field].compared}`,
      ),
      ...differences.map((difference) => `  ${difference.slice(0, 300)}`),
    ].join('\n'),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  print(await measureBibtex(Number(process.argv[2] ?? ENTRIES)));
