import { PAPER } from '../model/network';
import { toIsoDate } from '../model/partial-date';
import { NO_DATE, PRECISION, type Snapshot } from '../model/snapshot';
import {
  dateInWords,
  dateOfDay,
  firstDayOf,
  lastDayOf,
  OPEN_RANGE,
  rangeInWords,
  shortenRange,
} from './dates';
import type { DateRange } from './dates';

/** Widths of a bin that a reader can name, in months. */
export const BIN_MONTHS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000] as const;

/** Above this share of papers of which only the year is known, months would pile them all up in January. */
const MOST_COARSE = 0.05;
/** A side's outliers are set apart when they are at most this share of the papers … */
const MOST_OUTLIERS = 0.05;
const LEAST_PAPERS_FOR_OUTLIERS = 10;
/** … and when the rest takes at most this share of the axis without them. */
const SQUEEZED = 0.6;

export interface TimelineBin {
  /** 'before' and 'after' gather what lies far from all the rest. */
  kind: 'bin' | 'before' | 'after';
  /** ISO dates, inclusive. */
  from: string;
  to: string;
  /** Days since 1970-01-01, inclusive. */
  firstDay: number;
  lastDay: number;
  /** "2016", "January to March 2016", "2015 to 2019", "before 1965" */
  label: string;
  /** Its papers: node indices, by cluster, then index. */
  nodes: Uint32Array;
}

/** Papers in bins of equal length, without gaps, in order; perhaps with a bin for outliers at either end. */
export interface Timeline {
  /** Length of a bin in months. */
  months: number;
  bins: TimelineBin[];
  /** n: index of a paper's bin; -1 for undated papers and other nodes. */
  binOf: Int32Array;
  /** Papers without a date: node indices. */
  undated: Uint32Array;
  /** Number of papers with a date. */
  dated: number;
}

/** A place on the axis in bins: 0 is the start of the first one, 1.5 the middle of the second. */
export type Span = [start: number, end: number];

/**
 * Sorts the papers of a map into bins of a month, quarter, half-year, year, 2, 5, 10 … years: the shortest of which at most `maxBins`
 * are needed, but not so short that most of them would be empty, and no months where only years are known.
 */
export function buildTimeline(snapshot: Snapshot, maxBins: number): Timeline {
  const { kinds, day, dayPrecision, cluster } = snapshot;
  const dated: number[] = [];
  const undated: number[] = [];
  let coarse = 0;
  for (let node = 0; node < snapshot.nodeCount; node++) {
    if (kinds[node] !== PAPER) continue;
    if (day[node] === NO_DATE) undated.push(node);
    else {
      dated.push(node);
      if (dayPrecision[node]! <= PRECISION.year) coarse++;
    }
  }
  const binOf = new Int32Array(snapshot.nodeCount).fill(-1);
  const empty = { months: 12, bins: [], binOf, undated: Uint32Array.from(undated), dated: 0 };
  if (dated.length === 0) return empty;

  const monthOf = (node: number): number => monthOfDay(day[node]!);
  const [low, high] = mainStretch(Int32Array.from(dated, monthOf).sort());
  const most = Math.max(1, Math.min(maxBins, Math.max(24, 2 * dated.length)));
  const least = coarse > MOST_COARSE * dated.length ? 12 : 1;
  const binsNeeded = (months: number): number => Math.floor(high / months) - Math.floor(low / months) + 1;
  const months = BIN_MONTHS.find((each) => each >= least && binsNeeded(each) <= most) ?? BIN_MONTHS.at(-1)!;

  const first = Math.floor(low / months);
  const members: number[][] = Array.from({ length: binsNeeded(months) }, () => []);
  const before: number[] = [];
  const after: number[] = [];
  for (const node of dated) {
    const bin = Math.floor(monthOf(node) / months) - first;
    (bin < 0 ? before : (members[bin] ?? after)).push(node);
  }
  const byCluster = (a: number, b: number): number => cluster[a]! - cluster[b]! || a - b;
  const bins = members.map((nodes, i) => regularBin((first + i) * months, months, nodes.sort(byCluster)));
  if (before.length > 0) {
    const end = bins[0]!.firstDay - 1;
    const earliest = Math.min(...before.map((node) => day[node]!));
    bins.unshift(overflowBin('before', earliest, end, months, before.sort(byCluster)));
  }
  if (after.length > 0) {
    const start = bins.at(-1)!.lastDay + 1;
    const latest = Math.max(...after.map((node) => day[node]!));
    bins.push(overflowBin('after', start, latest, months, after.sort(byCluster)));
  }
  bins.forEach((bin, i) => bin.nodes.forEach((node) => (binOf[node] = i)));
  return { ...empty, months, bins, dated: dated.length };
}

/**
 * First and last month of the stretch that is worth its place on the axis. A month counts as an outlier when it lies further outside
 * the 5 % and 95 % points than half their distance (and a year); outliers are few, and leaving them out must gain much.
 */
function mainStretch(months: Int32Array): Span {
  const n = months.length;
  const [lowest, highest] = [months[0]!, months[n - 1]!];
  if (n < LEAST_PAPERS_FOR_OUTLIERS) return [lowest, highest];
  const few = Math.max(1, Math.floor(MOST_OUTLIERS * n));
  const [low, high] = [months[few]!, months[n - 1 - few]!];
  const reach = Math.max(12, (high - low) / 2);
  const firstKept = months.find((month) => month >= low - reach)!;
  const lastKept = months.findLast((month) => month <= high + reach)!;
  const kept = lastKept - firstKept + 1;
  return [
    kept <= SQUEEZED * (lastKept - lowest + 1) ? firstKept : lowest,
    kept <= SQUEEZED * (highest - firstKept + 1) ? lastKept : highest,
  ];
}

function regularBin(month: number, months: number, nodes: number[]): TimelineBin {
  const from = isoMonth(month);
  const to = isoMonth(month + months - 1);
  const short = shortenRange({ from, to });
  return {
    kind: 'bin',
    from: short.from!,
    to: short.to!,
    firstDay: firstDayOf(from)!,
    lastDay: lastDayOf(to)!,
    label: rangeInWords(short),
    nodes: Uint32Array.from(nodes),
  };
}

/** A bin from the first day to the last, both rounded outwards to whole months or years. */
function overflowBin(
  kind: 'before' | 'after',
  first: number,
  last: number,
  months: number,
  nodes: number[],
): TimelineBin {
  const precision = months >= 12 ? PRECISION.year : PRECISION.month;
  const isoOf = (day: number): string => toIsoDate(dateOfDay(day, precision)!);
  const [from, to] = [isoOf(first), isoOf(last)];
  const edge = isoOf(kind === 'before' ? last + 1 : first - 1);
  return {
    kind,
    from,
    to,
    firstDay: firstDayOf(from)!,
    lastDay: lastDayOf(to)!,
    label: `${kind} ${dateInWords(edge)}`,
    nodes: Uint32Array.from(nodes),
  };
}

/** Where a day lies on the axis, in bins; days outside lie at the ends. */
export function positionOfDay(timeline: Timeline, day: number): number {
  const index = timeline.bins.findIndex((bin) => day <= bin.lastDay);
  const bin = timeline.bins[index];
  if (!bin) return timeline.bins.length;
  return index + Math.max(0, (day - bin.firstDay) / (bin.lastDay - bin.firstDay + 1));
}

/** Where a range lies on the axis, open ends at the ends of the axis; null for the open range. */
export function spanOfRange(timeline: Timeline, range: DateRange): Span | null {
  const from = range.from === null ? null : firstDayOf(range.from);
  const to = range.to === null ? null : lastDayOf(range.to);
  if (from === null && to === null) return null;
  const start = from === null ? 0 : positionOfDay(timeline, from);
  const end = to === null ? timeline.bins.length : positionOfDay(timeline, to + 1);
  return [start, Math.max(start, end)];
}

/**
 * The dates of a span. An end at either end of the axis is open. `before` is what the range was: an end that has not moved keeps its
 * date, which need not be a bin's.
 */
export function rangeOfSpan(timeline: Timeline, span: Span, before: DateRange = OPEN_RANGE): DateRange {
  const was = spanOfRange(timeline, before) ?? [0, timeline.bins.length];
  const range = {
    from: span[0] <= 0 ? null : (timeline.bins[Math.floor(span[0])]?.from ?? null),
    to: span[1] >= timeline.bins.length ? null : (timeline.bins[Math.ceil(span[1]) - 1]?.to ?? null),
  };
  const short = shortenRange(range);
  return {
    from: span[0] === was[0] ? before.from : short.from,
    to: span[1] === was[1] ? before.to : short.to,
  };
}

export interface Stack {
  /** Papers that pass, by cluster (NO_CLUSTER last), in drawing order from the axis upwards. */
  parts: { cluster: number; count: number }[];
  /** Papers that the mask holds back. */
  rest: number;
}

/** The papers of a bin by cluster. `mask`: see computeMask, without the dates; null: all pass. */
export function stackBin(bin: TimelineBin, snapshot: Snapshot, mask: Uint8Array | null): Stack {
  const parts: Stack['parts'] = [];
  let rest = 0;
  for (const node of bin.nodes) {
    if (mask && mask[node] !== 1) {
      rest++;
      continue;
    }
    const cluster = snapshot.cluster[node]!;
    const last = parts.at(-1);
    if (last?.cluster === cluster) last.count++;
    else parts.push({ cluster, count: 1 });
  }
  return { parts, rest };
}

/** "2016 to 2019: 412 of 6,025 papers" */
export function rangeSentence(range: DateRange, papers: number, total: number): string {
  const number = (count: number): string => count.toLocaleString('en');
  const noun = total === 1 ? 'paper' : 'papers';
  const counts =
    papers === total ? `${number(total)} ${noun}` : `${number(papers)} of ${number(total)} ${noun}`;
  return `${rangeInWords(range)}: ${counts}`;
}

function monthOfDay(day: number): number {
  const date = dateOfDay(day, PRECISION.month)!;
  return date.year * 12 + date.month! - 1;
}

function isoMonth(month: number): string {
  return toIsoDate({ year: Math.floor(month / 12), month: (month % 12) + 1 });
}
