/**
 * `npx tsx tests/bench/bibtex.ts [COUNT]`: how fast BibTeX is read, beside citation-js on the same text, and how far the two agree. Each
 * block runs ours, peer, peer, ours, so that a drift of the machine falls on both; the ratio is taken within a pair.
 */
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { plugins, type CslItem, type CslName } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { createRng } from '../../src/lib/analysis/rng';
import { NO_PACE } from '../../src/lib/model/pace';
import type { PaperRecord, PersonName } from '../../src/lib/model/record';
import { bibtexParser } from '../../src/lib/parsers/bibtex';
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
  /** Milliseconds of each run. */
  ours: number[];
  peer: number[];
  /** peer / ours, pair by pair; the same for ours against ours. */
  ratios: number[];
  control: number[];
  /** Fields in which one of the two says something, and those in which both say the same. */
  agreement: Record<Field, { compared: number; equal: number }>;
  /** Fields that differ only in "ı́" (dotless i and accent), which citation-js makes of \'{\i}; counted as equal. */
  dotless: number;
  /** The first differences, for the reader. */
  differences: string[];
}

setFlagsFromString('--expose-gc');
/** Before each run, so that none pays for what another one left. */
const collectGarbage = runInNewContext('gc') as () => void;

async function runOurs(text: string): Promise<{ records: PaperRecord[]; ms: number }> {
  collectGarbage();
  const start = performance.now();
  const { records } = await bibtexParser.parse(textInputOf(text), { file: 'bench.bib', pace: NO_PACE });
  return { records, ms: performance.now() - start };
}

/** Its shortest way from text to CSL: the type is given, and no graph of conversions is kept. */
function runPeer(text: string): { items: CslItem[]; ms: number } {
  collectGarbage();
  const start = performance.now();
  const items = plugins.input.chain(text, { forceType: '@biblatex/text', generateGraph: false });
  return { items, ms: performance.now() - start };
}

export async function measureBibtex(entries = ENTRIES, blocks = BLOCKS): Promise<BibtexBench> {
  const text = generateBibtex(entries);
  // Warm both up, and compare what they read.
  const { records } = await runOurs(text);
  const { items } = runPeer(text);
  await runOurs(text);
  runPeer(text);
  const result: BibtexBench = {
    entries,
    characters: text.length,
    ours: [],
    peer: [],
    ratios: [],
    control: [],
    ...compare(records, items),
  };
  for (let i = 0; i < blocks; i++) {
    const first = (await runOurs(text)).ms;
    const peer = [runPeer(text).ms, runPeer(text).ms] as const;
    const second = (await runOurs(text)).ms;
    result.ours.push(first, second);
    result.peer.push(...peer);
    result.ratios.push(peer[0] / first, peer[1] / second);
  }
  for (let i = 0; i < blocks; i++) {
    const runs: number[] = [];
    for (let k = 0; k < 4; k++) runs.push((await runOurs(text)).ms);
    result.control.push(runs[1]! / runs[0]!, runs[2]! / runs[3]!);
  }
  return result;
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

function toRow({ entries, ours, peer, ratios }: BibtexBench): Row {
  const ratio = median(ratios);
  return {
    id: `${entries} BibTeX entries read (peer: citation-js)`,
    ours: median(ours),
    peer: median(peer),
    ratio,
    unit: 'ms',
    goal: `ratio >= ${GOAL}`,
    met: ratio >= GOAL,
  };
}

function print(bench: BibtexBench): void {
  const { entries, characters, ours, peer, ratios, control, agreement, dotless, differences } = bench;
  const speed = (ms: number) => `${Math.round((entries / ms) * 1000)} entries/s`;
  const show = (values: readonly number[]) => {
    const [low, high] = bootstrapMedian(values);
    return `${median(values).toFixed(2)} (95 %: ${low.toFixed(2)} to ${high.toFixed(2)}, ${values.length} pairs)`;
  };
  const all = Object.values(agreement);
  const sum = (key: 'compared' | 'equal') => all.reduce((total, field) => total + field[key], 0);
  console.log(
    [
      `${entries} entries, ${characters} characters, Node ${process.versions.node}`,
      `ours         ${median(ours).toFixed(0)} ms, ${speed(median(ours))}`,
      `citation-js  ${median(peer).toFixed(0)} ms, ${speed(median(peer))}`,
      `ratio        ${show(ratios)}`,
      `  each       ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}`,
      `ours / ours  ${show(control)}`,
      `agreement    ${((100 * sum('equal')) / sum('compared')).toFixed(2)} % of ${sum('compared')} fields (${dotless} of them but for a dotless i)`,
      ...AGREED.map(
        (field) => `  ${field.padEnd(10)} ${agreement[field].equal}/${agreement[field].compared}`,
      ),
      ...differences.map((difference) => `  ${difference.slice(0, 300)}`),
    ].join('\n'),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  print(await measureBibtex(Number(process.argv[2] ?? ENTRIES)));
