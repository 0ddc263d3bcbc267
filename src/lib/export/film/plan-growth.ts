/** When what appears in a film of a field as it grows. */
import { NO_DATE, type Snapshot } from '../../model/snapshot';
import { dateOfDay } from '../../view/dates';
import { datedPapers } from '../../view/timeline/dated-papers';

export interface Growth {
  /** n: seconds from the beginning at which a node starts to appear; Infinity: never */
  appears: Float64Array;
  /** What is counted: when each comes, ascending. Seconds. */
  counted: Float64Array;
  /** Stretches of time in order, each with when it begins, in seconds, and its name: "2016", "March 2016". */
  steps: { at: number; name: string }[];
}

/** Before the first stretch and behind the last one the film stands still. Seconds. */
export const HOLD = 1;
/** A stretch in which nothing appears takes this share of the time of others. */
const EMPTY_SHARE = 0.15;
/** What appears within a stretch has all appeared by this share of it. */
const DRIP_SHARE = 0.85;
/** More stretches than this are cut into longer ones. */
const MOST_STEPS = 400;

/**
 * The first day of each node: a paper's own, of others that of the first paper which they belong to or are linked to. NO_DATE where none is
 * known. O(n + m).
 */
export function firstDays(snapshot: Snapshot): Int32Array {
  const { nodeCount, links, authorOffsets, authorNodes } = snapshot;
  const dated = datedPapers(snapshot);
  const own = new Int32Array(nodeCount).fill(NO_DATE);
  for (let node = 0; node < nodeCount; node++)
    for (const item of dated.itemsOf(node)) own[node] = earlier(own[node]!, dated.day[item]!);
  if (snapshot.behind) return own;
  const first = own.slice();
  const take = (node: number, from: number) => {
    if (own[node] === NO_DATE) first[node] = earlier(first[node]!, own[from]!);
  };
  for (let i = 0; i < links.source.length; i++) {
    take(links.source[i]!, links.target[i]!);
    take(links.target[i]!, links.source[i]!);
  }
  for (let paper = 0; paper < nodeCount; paper++)
    for (let at = authorOffsets[paper] ?? 0; at < (authorOffsets[paper + 1] ?? 0); at++)
      take(authorNodes[at]!, paper);
  return first;
}

function earlier(a: number, b: number): number {
  return a === NO_DATE ? b : b === NO_DATE ? a : Math.min(a, b);
}

/**
 * Spreads the years (months of a short time, days of a very short one) over a film: each takes as long as another, those without anything
 * new a seventh; within one, nodes come one after the other, by day and number. Nodes without a date come last.
 *
 * @param days n: first days, see firstDays
 * @param isShown whether a node appears at all
 * @param isCounted whether a node counts in "n papers"
 * @param seconds of the film, at least 3
 */
export function planGrowth(
  days: Int32Array,
  isShown: (node: number) => boolean,
  isCounted: (node: number) => boolean,
  seconds: number,
): Growth {
  const nodes = [...days.keys()].filter(isShown);
  const order = nodes.filter((node) => days[node] !== NO_DATE).sort((a, b) => days[a]! - days[b]! || a - b);
  const undated = nodes.filter((node) => days[node] === NO_DATE);
  const appears = new Float64Array(days.length).fill(Infinity);
  const slots = listSlots(order.map((node) => days[node]!));
  const weights = slots.map(({ count }) => (count > 0 ? 1 : EMPTY_SHARE));
  const unit = Math.max(0, seconds - 2 * HOLD) / Math.max(1, sum(weights));
  const steps: Growth['steps'] = [];
  let at = HOLD;
  let next = 0;
  for (const [i, { name, count }] of slots.entries()) {
    steps.push({ at, name });
    const length = unit * weights[i]!;
    for (let k = 0; k < count; k++) appears[order[next++]!] = at + (DRIP_SHARE * length * k) / count;
    at += length;
  }
  for (const node of undated) appears[node] = slots.length > 0 ? at - unit * 0.15 : 0;
  const counted = Float64Array.from(nodes.filter(isCounted), (node) => appears[node]!).sort();
  return { appears, counted, steps };
}

/** Years, months or days from the first to the last, with how many of the days fall in each. */
function listSlots(days: readonly number[]): { name: string; count: number }[] {
  if (days.length === 0) return [];
  const [first, last] = [days[0]!, days.at(-1)!];
  const precision = last - first > 4 * 365 ? 1 : last - first > 62 ? 2 : 3;
  const numberOf = (day: number): number => {
    if (precision === 3) return day;
    const { year, month = 1 } = dateOfDay(day, precision)!;
    return precision === 1 ? year : 12 * year + month - 1;
  };
  const from = numberOf(first);
  const step = Math.max(1, Math.ceil((numberOf(last) - from + 1) / MOST_STEPS));
  const count = Math.floor((numberOf(last) - from) / step) + 1;
  const slots = Array.from({ length: count }, (_, i) => ({
    name: nameOf(from + i * step, precision),
    count: 0,
  }));
  for (const day of days) slots[Math.floor((numberOf(day) - from) / step)]!.count++;
  return slots;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

function nameOf(number: number, precision: 1 | 2 | 3): string {
  if (precision === 1) return String(number);
  if (precision === 2) return `${MONTHS[number % 12]} ${Math.floor(number / 12)}`;
  const { year, month = 1, day = 1 } = dateOfDay(number)!;
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
