import { KIND_WORDS } from '../../model/kind-words';
import { toIsoDate } from '../../model/partial-date';
import { NO_DATE, type Snapshot } from '../../model/snapshot';
import { chooseScale, type BinScale } from './bin-scale';
import { partInWords } from '../item-words';
import { datedPapers } from './dated-papers';
import {
  dateInWords,
  dateOfDay,
  firstDayOf,
  lastDayOf,
  OPEN_RANGE,
  rangeInWords,
  shortenRange,
} from '../dates';
import type { DateRange } from '../dates';

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
  /** Its papers (items of datedPapers), by cluster, then index. */
  papers: Uint32Array;
}

/** Papers in bins of equal length, without gaps, in order; perhaps with a bin for outliers at either end. */
export interface Timeline {
  /** Length of a bin in months; 0: a day. */
  months: number;
  bins: TimelineBin[];
  /** By item of datedPapers: index of its bin; -1 for undated papers and other nodes. */
  binOf: Int32Array;
  /** Papers without a date: items. */
  undated: Uint32Array;
  /** Number of papers with a date. */
  dated: number;
}

/** A place on the axis in bins: 0 is the start of the first one, 1.5 the middle of the second. */
export type Span = [start: number, end: number];

/**
 * Sorts the papers of a map into at most `maxBins` bins of a day, month, quarter, half-year, year, 2, 5, 10 … years (see chooseScale),
 * and one more at either end where outliers lie.
 */
export function buildTimeline(snapshot: Snapshot, maxBins: number): Timeline {
  const { day, dayPrecision, cluster, items } = datedPapers(snapshot);
  const dated: number[] = [];
  const undated: number[] = [];
  for (const paper of items) (day[paper] === NO_DATE ? undated : dated).push(paper);
  const binOf = new Int32Array(day.length).fill(-1);
  const empty = { months: 12, bins: [], binOf, undated: Uint32Array.from(undated), dated: 0 };
  if (dated.length === 0) return empty;

  // Indices ascend, and sorting keeps the order of equals.
  const byDate = Uint32Array.from(dated).sort((a, b) => day[a]! - day[b]!);
  const daysOf = Int32Array.from(byDate, (node) => day[node]!);
  const scale = chooseScale(
    daysOf,
    Uint8Array.from(byDate, (node) => dayPrecision[node]!),
    maxBins,
  );
  const members: number[][] = Array.from({ length: scale.last - scale.first + 1 }, () => []);
  const before: number[] = [];
  const after: number[] = [];
  for (const node of byDate) {
    const bin = scale.indexOf(day[node]!) - scale.first;
    (bin < 0 ? before : (members[bin] ?? after)).push(node);
  }
  const byCluster = (a: number, b: number): number => cluster[a]! - cluster[b]! || a - b;
  const bins = members.map((nodes, i) => regularBin(scale, scale.first + i, nodes.sort(byCluster)));
  if (before.length > 0) {
    const last = bins[0]!.firstDay - 1;
    bins.unshift(overflowBin('before', daysOf[0]!, last, scale, before.sort(byCluster)));
  }
  if (after.length > 0) {
    const first = bins.at(-1)!.lastDay + 1;
    bins.push(overflowBin('after', first, daysOf.at(-1)!, scale, after.sort(byCluster)));
  }
  bins.forEach((bin, i) => bin.papers.forEach((paper) => (binOf[paper] = i)));
  return { ...empty, months: scale.months, bins, dated: dated.length };
}

function regularBin(scale: BinScale, index: number, papers: number[]): TimelineBin {
  const [from, to] = scale.rangeOf(index);
  const short = shortenRange({ from, to });
  return {
    kind: 'bin',
    from: short.from!,
    to: short.to!,
    firstDay: firstDayOf(from)!,
    lastDay: lastDayOf(to)!,
    label: rangeInWords(short),
    papers: Uint32Array.from(papers),
  };
}

/** A bin from the first day to the last, both rounded outwards to whole months or years unless bins are days. */
function overflowBin(
  kind: 'before' | 'after',
  first: number,
  last: number,
  { precision }: BinScale,
  papers: number[],
): TimelineBin {
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
    papers: Uint32Array.from(papers),
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
  /** Papers that the mask leaves out. */
  rest: number;
}

/** The papers of a bin by cluster. `mask`: what is shown without the dates, by item (Shown.items); null: all. */
export function stackBin(bin: TimelineBin, snapshot: Snapshot, mask: Uint8Array | null): Stack {
  const parts: Stack['parts'] = [];
  let rest = 0;
  const { cluster: clusterOf } = datedPapers(snapshot);
  for (const paper of bin.papers) {
    if (mask && mask[paper] !== 1) {
      rest++;
      continue;
    }
    const cluster = clusterOf[paper]!;
    const last = parts.at(-1);
    if (last?.cluster === cluster) last.count++;
    else parts.push({ cluster, count: 1 });
  }
  return { parts, rest };
}

/** "2016 to 2019: 412 of 6,025 papers". `words`: what the timeline counts, see itemWords. */
export function rangeSentence(
  range: DateRange,
  shown: number,
  total: number,
  words: { one: string; many: string } = KIND_WORDS.paper,
): string {
  return `${rangeInWords(range)}: ${partInWords(shown, total, words)}`;
}
