/**
 * Journals and proceedings under one name each. Spellings are one venue where their normal forms agree, where they are names of one
 * preprint server, where records of articles give them one ISSN, and where a record names a journal with its abbreviation and no other
 * record gives that abbreviation to another journal.
 */
import type { PaperRecord } from '../model/record';
import { compareText, foldText } from './normalize/fold-text';
import { commonest } from './index-labels';
import { nameServer, normalizeVenue } from './normalize/normalize-title';
import { UnionFind } from './union-find';
import { abbreviates, namesOfVenue } from './merging/work-features';

type VenueFields = Pick<PaperRecord, 'type' | 'venue' | 'venueAbbreviation' | 'issn'>;

/** Kinds of works whose ISSN is that of the venue; proceedings and chapters share one with all volumes of their series. */
const OF_JOURNALS = /^(?:article|review)/;
/** Names under one ISSN from which on it says nothing: somebody gave it to all. */
const MAX_NAMES = 8;

/**
 * The name of each record's venue, one spelling for each venue that has several normal forms; undefined where it has none. A record that
 * gives an abbreviation only is in the journal whose abbreviation that is. Does not depend on the order of the records.
 */
export function nameVenues(records: readonly VenueFields[]): (string | undefined)[] {
  const names = records.map(({ venue, venueAbbreviation }) => venue ?? venueAbbreviation);
  const keys = new Map<string, number>();
  const keyOf = new Map<string, number>();
  /** Number of a spelling's normal form. */
  const numberOf = (name: string): number => {
    let number = keyOf.get(name);
    if (number === undefined) {
      const key = normalizeVenue(name);
      number = keys.get(key) ?? keys.size;
      keys.set(key, number);
      keyOf.set(name, number);
    }
    return number;
  };
  /** Abbreviation -> names that come with it. */
  const taught = new Map<number, Set<number>>();
  const underIssn = new Map<string, Set<number>>();
  const spellings = new Map<number, Map<string, number>>();
  for (const [i, { type, venue, venueAbbreviation, issn }] of records.entries()) {
    const name = names[i];
    if (name === undefined || normalizeVenue(name) === '') continue;
    const number = numberOf(name);
    const counts = spellings.get(number) ?? new Map<string, number>();
    counts.set(name, (counts.get(name) ?? 0) + 1);
    spellings.set(number, counts);
    if (type !== undefined && !OF_JOURNALS.test(type)) continue;
    if (venue !== undefined && venueAbbreviation !== undefined && normalizeVenue(venueAbbreviation) !== '') {
      const short = numberOf(venueAbbreviation);
      if (short !== number) add(taught, short, number);
    }
    for (const id of issn ?? []) add(underIssn, id, number);
  }

  const sets = new UnionFind(keys.size);
  for (const together of underIssn.values())
    if (together.size <= MAX_NAMES) for (const number of together) sets.union(number, [...together][0]!);
  const shorts = new Set<number>();
  // Judged before any is joined, so that the order says nothing.
  const clear = [...taught].filter(
    ([, full]) => new Set([...full].map((number) => sets.find(number))).size === 1,
  );
  for (const [short, full] of clear) {
    sets.union(short, [...full][0]!);
    shorts.add(short);
  }

  const members = new Map<number, number[]>();
  for (let number = 0; number < keys.size; number++) {
    const root = sets.find(number);
    members.set(root, [...(members.get(root) ?? []), number]);
  }
  const labels = new Map<number, string>();
  for (const [root, numbers] of members) {
    const written = numbers.filter((number) => spellings.has(number));
    if (written.length < 2) continue;
    const full = written.filter((number) => !shorts.has(number));
    labels.set(root, chooseName((full.length > 0 ? full : written).map((number) => spellings.get(number)!)));
  }
  return names.map((name, i) => {
    if (name === undefined || normalizeVenue(name) === '') return undefined;
    const number = numberOf(name);
    const label = labels.get(sets.find(number));
    // An abbreviation that nobody explains names no venue.
    if (records[i]!.venue === undefined && label === undefined) return undefined;
    const server = nameServer(label ?? name);
    return server ?? label ?? name;
  });
}

/** A name that is written out before one with abbreviated words; then the commonest. */
function chooseName(all: readonly ReadonlyMap<string, number>[]): string {
  const counts = new Map(all.flatMap((spelling) => [...spelling]).sort(([a], [b]) => compareText(a, b)));
  const names = [...counts.keys()].map((name) => namesOfVenue(foldText(name), undefined)[0] ?? []);
  const isShort = (i: number) =>
    names.some((long) => long.join('').length > names[i]!.join('').length && abbreviates(names[i]!, long));
  const written = [...counts].filter(([name], i) => !/\p{L}\.(?:\s|$)/u.test(name) && !isShort(i));
  return commonest(written.length > 0 ? new Map(written) : counts);
}

function add<K>(lists: Map<K, Set<number>>, key: K, number: number): void {
  const list = lists.get(key);
  if (list) list.add(number);
  else lists.set(key, new Set([number]));
}
