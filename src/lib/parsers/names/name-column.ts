/**
 * The column of a table that holds lists of names. What separates names is the habit of the whole column, which the number of ids beside
 * them, initials, and the cells themselves tell; so the names of cells with commas are settled when all rows are read.
 */
import type { Problem } from '../../model/problem';
import type { PersonName } from '../../model/record';
import { attachInitials, isInitialsPiece, piecesOf, splitNames, splitRun, takeOthers } from './split-names';

/** 'initials': commas stand between names and before initials; 'whole': only between names; 'pairs': each second one between names. */
type Habit = 'initials' | 'whole' | 'pairs';
const HABITS: readonly Habit[] = ['initials', 'whole', 'pairs'];

export interface NameColumnOptions {
  file: string;
  /** Reads names that are apart. */
  toNames(parts: readonly string[]): PersonName[];
  /** Where the column itself does not tell. Absent: each cell is taken by itself. */
  habit?: Habit;
  /** The id of one person as the column of ids has it -> PersonName.databaseId. */
  toId?(id: string): string;
}

export interface NameColumn {
  /** The names of a cell; the list may be filled anew by `finish`. `ids`: those beside it; `count`: their number, where the table tells it. */
  read(cell: string, ids?: readonly string[], count?: number): PersonName[];
  /** To be called after the last row. */
  finish(): Problem[];
}

interface Held {
  text: string;
  ids: readonly string[];
  count: number | undefined;
  names: PersonName[];
}

/** Share of cells with another number of names than of ids from which on the ids are not to be trusted, or the names. */
const MAX_MISFITS = 0.2;

export function createNameColumn({ file, toNames, habit: usual, toId }: NameColumnOptions): NameColumn {
  const open: Held[] = [];
  const counts = { cells: 0, misfits: 0, unclear: 0, separated: 0, example: '' };

  const read = (cell: string, ids: readonly string[] = [], count?: number): PersonName[] => {
    const known = ids.length > 0 ? ids.length : count;
    const isApart = /[;；|\n、，]|\s(?:and|&|und)\s/i.test(cell);
    const names = toNames(splitNames(cell));
    const held: Held = { text: cell, ids, count: known, names };
    if (isApart) {
      counts.separated++;
      assignIds(held);
    } else open.push(held);
    return names;
  };

  /** Counts a cell whose names are settled, and gives them their ids. */
  const assignIds = ({ text, ids, count, names }: Held) => {
    if (count === undefined || count === 0 || names.length === 0) return;
    counts.cells++;
    if (count !== names.length) {
      counts.misfits++;
      counts.example ||= text.slice(0, 80);
    } else if (toId) for (const [i, id] of ids.entries()) names[i]!.databaseId = toId(id);
  };

  const finish = (): Problem[] => {
    const isRun = runsTogether(open, counts.separated);
    const habit = findHabit(open) ?? usual;
    for (const held of open) {
      const parts = isRun ? splitRun(held.text) : separate(held, habit);
      if (parts) held.names.splice(0, held.names.length, ...toNames(parts));
      else if (piecesOf(held.text).length > 2 && held.names.length < 2) {
        counts.unclear++;
        counts.example ||= held.text.slice(0, 80);
      }
      assignIds(held);
    }
    open.length = 0;
    return report();
  };

  const report = (): Problem[] => {
    const { cells, misfits, unclear, example } = counts;
    const problems: Problem[] = [];
    const where = { file, what: example };
    if (misfits > 1 && misfits > cells * MAX_MISFITS) {
      problems.push({
        code: 'names-implausible',
        severity: 'warning',
        message: `In ${misfits} of ${cells} rows there are more or fewer names than the table counts authors, the first “${example}”: the names may be taken apart in the wrong places. Look at the column of authors, or export the file with semicolons between names.`,
        where,
      });
    }
    if (unclear > 0) {
      problems.push({
        code: 'names-unclear',
        severity: 'warning',
        message: `In ${unclear === 1 ? 'one row' : `${unclear} rows`} it is not clear where one name ends, as in “${example}”; each was kept as one name. See under Columns which people come out, and put semicolons between names in the file.`,
        where,
      });
    }
    return problems;
  };

  return { read, finish };
}

/** True where nothing separates names in the column, and some run together. */
function runsTogether(cells: readonly Held[], separated: number): boolean {
  const runs = cells.filter(({ text }) => !text.includes(',') && splitRun(text).length > 1).length;
  const commas = cells.filter(({ text }) => text.includes(',')).length;
  return runs > 0 && (separated + commas) * 10 <= runs;
}

/** The names of a cell without other separators; undefined: as it was read by itself. */
function separate(
  { text, count }: Pick<Held, 'text' | 'count'>,
  habit: Habit | undefined,
): string[] | undefined {
  const { text: bare, others } = takeOthers(text);
  if (others.length > 0) {
    const names = separate({ text: bare, count }, habit);
    return names && [...names, ...others];
  }
  const pieces = piecesOf(text);
  if (pieces.length < 2) return undefined;
  if (count !== undefined) {
    const fitting = [...(habit ? [habit] : []), ...HABITS]
      .map((one) => split(pieces, one))
      .find((names) => names?.length === count);
    if (fitting) return fitting;
    const merged = mergeTo(attachInitials(pieces), count);
    if (merged) return merged;
  }
  if (habit === undefined || /[^,]\s(?:et|y|e|и)\s/.test(text)) return undefined;
  return split(pieces, habit) ?? attachInitials(pieces);
}

function split(pieces: readonly string[], habit: Habit): string[] | undefined {
  if (habit === 'whole') return [...pieces];
  if (habit === 'initials') return attachInitials(pieces);
  if (pieces.length % 2 === 1) return undefined;
  return pieces.flatMap((piece, i) => (i % 2 === 0 ? [`${piece}, ${pieces[i + 1]}`] : []));
}

/** Families and given names that are written out ("Luha", "Anna") made one, from the left, until there are as many names as there should be. */
function mergeTo(names: readonly string[], count: number): string[] | undefined {
  const merged: string[] = [];
  let toMerge = names.length - count;
  for (let i = 0; i < names.length; i++) {
    const next = names[i + 1];
    const isPair = next !== undefined && !names[i]!.includes(',') && !next.includes(',');
    if (toMerge > 0 && isPair) {
      merged.push(`${names[i]}, ${next}`);
      i++;
      toMerge--;
    } else merged.push(names[i]!);
  }
  return merged.length === count ? merged : undefined;
}

/** By the numbers of names that the table counts; else by initials; else by whether cells can be pairs. */
function findHabit(cells: readonly Held[]): Habit | undefined {
  const votes: Record<Habit, number> = { initials: 0, whole: 0, pairs: 0 };
  let [withInitials, plain, long, odd] = [0, 0, 0, 0];
  for (const { text, count } of cells) {
    const pieces = piecesOf(text);
    if (pieces.length < 2) continue;
    plain++;
    if (count !== undefined)
      for (const habit of HABITS) if (split(pieces, habit)?.length === count) votes[habit]++;
    if (pieces.length > 2 && attachInitials(pieces).length < pieces.length && pieces.some(isInitialsPiece))
      withInitials++;
    if (pieces.length > 2 && pieces.every((piece) => !piece.includes(' '))) {
      long++;
      if (pieces.length % 2 === 1) odd++;
    }
  }
  const best = HABITS.reduce((a, b) => (votes[b] > votes[a] ? b : a));
  if (votes[best] > 0) return best;
  if (withInitials > 0) return 'initials';
  // Families and given names in turn are always an even number of pieces.
  return long > 2 && odd === 0 && long * 2 >= plain ? 'pairs' : undefined;
}
