import type { CommandFields } from '../../../embed/protocol/messages';
import { NO_DATE, type Snapshot } from '../../model/snapshot';
import { dateOfDay } from '../../view/dates';
import { datedPapers } from '../../view/timeline/dated-papers';

/** How long a field grows when nobody says: each year, and all of them at most. Milliseconds. */
const YEAR_MS = 350;
const LONGEST_PLAY = 20_000;

/** The years that a map is played through, and how long that takes when nobody says; null: nothing on it has a date. */
export function playedYears(
  snapshot: Snapshot,
  { from, to }: Pick<CommandFields<'play'>, 'from' | 'to'>,
): { first: number; last: number; milliseconds: number } | null {
  const { items, day } = datedPapers(snapshot);
  const years = Array.from(items, (item) => day[item] ?? NO_DATE)
    .filter((at) => at !== NO_DATE)
    .map((at) => dateOfDay(at)?.year ?? 0);
  if (years.length === 0) return null;
  const first = from ?? years.reduce((a, b) => Math.min(a, b));
  const last = Math.max(first, to ?? years.reduce((a, b) => Math.max(a, b)));
  return { first, last, milliseconds: Math.min(LONGEST_PLAY, YEAR_MS * (last - first + 1)) };
}
