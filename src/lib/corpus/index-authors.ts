/**
 * Which names are one person's. One spelling is one author, unless identifiers say that several people write it. Two spellings are one
 * author only by an ORCID or a database's number, or where both first names are written out, fit each other, and the two share a
 * co-author or a venue. Whatever else may be one person ("Li, X." and "Li, Xin") is a candidate for the reader to decide.
 */
import type { Author, AuthorCandidate } from '../model/corpus';
import type { Alias } from '../model/corrections';
import type { Progress } from '../model/progress';
import type { PersonName } from '../model/record';
import {
  areFull,
  canBeOne,
  compareBare,
  comparePersonas,
  type Persona,
  type PersonaPair,
} from './author-evidence';
import { compareText, toSlug } from './normalize/fold-text';
import { bareFamily, compareFullness, isCompatible } from './match-names';
import { bucketOf, createMentionReader, isHardTag, type Mention } from './mentions';
import { UnionFind } from './union-find';
import type { UniqueIds } from './unique-ids';

export interface AuthorInput {
  /** Names per paper, in byline order. */
  bylines: readonly (readonly PersonName[])[];
  /** Normal form of each paper's venue; '' for none. */
  venues: readonly string[];
  /** The reader's list of names. */
  aliases: readonly Alias[];
}

export interface AuthorIndex {
  /** Sorted by name key. */
  authors: Author[];
  /** Per paper the dense indices of its authors, in byline order, each once. */
  authorsOf: number[][];
  candidates: AuthorCandidate[];
  /** How many there are, of which the list holds the first. */
  candidateCount: number;
}

/** Names of a longer byline are no evidence of who knows whom. */
const MAX_CO_AUTHORS = 50;
const MAX_CANDIDATES = 1_000;
/** Everybody publishes there: no evidence. */
const COMMON_VENUE = /^(?:arxiv|corr|biorxiv|medrxiv|ssrn|preprints?|zenodo|research square)\b/;

/** Between spelling and paper in the key of a mention that could be one of several people of that name. */
const LOOSE = '\u0001';

interface Held {
  persona: Persona;
  mentions: Mention[];
}

export async function indexAuthors(
  input: AuthorInput,
  ids: UniqueIds,
  progress: Progress,
): Promise<AuthorIndex> {
  const read = createMentionReader(input.aliases);
  const mentions: Mention[][] = [];
  for (const [i, names] of input.bylines.entries()) {
    const yielded = progress('merging', i, input.bylines.length);
    if (yielded) await yielded;
    mentions.push(names.map(read).filter((mention) => mention !== undefined));
  }
  const { held, personaOf } = await collectPersonas(mentions, input.venues, progress);
  const { pairs, groupOf } = await joinPersonas(held, progress);

  const groups = new Map<number, number[]>();
  for (let i = 0; i < held.length; i++) {
    const root = groupOf(i);
    const list = groups.get(root);
    if (list) list.push(i);
    else groups.set(root, [i]);
  }
  const sorted = [...groups.values()]
    .map((members) => describeGroup(members.map((i) => held[i]!)))
    .sort((a, b) => compareText(a.key, b.key));
  const authorOf = new Map<string, number>();
  const authors = sorted.map(({ keys, name, person, papers }, index): Author => {
    for (const key of keys) authorOf.set(key, index);
    return {
      id: ids.take(`a:${toSlug(name) || 'author'}`),
      name,
      person,
      papers: [...papers].sort((a, b) => a - b),
    };
  });
  const candidates = listCandidates(pairs, authorOf);
  return {
    authors,
    authorsOf: personaOf.map((list) => [...new Set(list.map((key) => authorOf.get(key)!))]),
    candidates: candidates.slice(0, MAX_CANDIDATES),
    candidateCount: candidates.length,
  };
}

/** Spellings and identifiers, before spellings are compared. */
async function collectPersonas(
  mentions: readonly (readonly Mention[])[],
  venues: readonly string[],
  progress: Progress,
): Promise<{ held: Held[]; personaOf: string[][] }> {
  const tagRoot = joinTags(mentions);
  const rootsOf = new Map<string, Set<string>>();
  for (const list of mentions)
    for (const { form, tags } of list) {
      if (tags.length === 0) continue;
      const root = tagRoot(tags[0]!);
      const roots = rootsOf.get(form.key);
      if (roots) roots.add(root);
      else rootsOf.set(form.key, new Set([root]));
    }
  const keyOf = ({ form, tags }: Mention, paper: number): string => {
    if (tags.length > 0) return `#${tagRoot(tags[0]!)}`;
    const roots = rootsOf.get(form.key);
    if (!roots) return form.key;
    // Of several people with that name it may be any: each paper stands for itself until it is compared.
    return roots.size === 1 ? `#${[...roots][0]!}` : `${form.key}${LOOSE}${paper}`;
  };
  const byKey = new Map<string, Held>();
  const personaOf: string[][] = [];
  const venueNumbers = new Map<string, number>();
  for (const [paper, list] of mentions.entries()) {
    const yielded = progress('merging', paper, mentions.length);
    if (yielded) await yielded;
    const own: string[] = [];
    const spellings = new Map<string, Mention>();
    const buckets = list.slice(0, MAX_CO_AUTHORS).map(({ bucket }) => bucket);
    const venue = numberOfVenue(venues[paper] ?? '', venueNumbers);
    for (const mention of list) {
      let key = keyOf(mention, paper);
      // One number on two names of a paper: a slip of the source.
      const before = spellings.get(key);
      if (before && before.form.key !== mention.form.key && !fit(before, mention)) key = mention.form.key;
      spellings.set(key, mention);
      own.push(key);
      let entry = byKey.get(key);
      if (!entry) byKey.set(key, (entry = { persona: emptyPersona(key), mentions: [] }));
      addMention(entry, mention, paper, buckets, venue);
    }
    personaOf.push(own);
  }
  const held = [...byKey.values()].sort((a, b) => compareText(a.persona.key, b.persona.key));
  for (const { persona } of held) persona.forms.sort((a, b) => compareFullness(b, a));
  return { held, personaOf };
}

function fit(a: Mention, b: Mention): boolean {
  return isCompatible(a.form, b.form) || isCompatible(b.form, a.form);
}

function emptyPersona(key: string): Persona {
  return { key, forms: [], hardIds: new Set(), papers: new Set(), coAuthors: new Set(), venues: new Set() };
}

function addMention(
  { persona, mentions }: Held,
  mention: Mention,
  paper: number,
  buckets: readonly number[],
  venue: number | undefined,
): void {
  mentions.push(mention);
  if (!hasForm(persona, mention.form.key)) persona.forms.push(mention.form);
  for (const tag of mention.tags) if (isHardTag(tag)) persona.hardIds.add(tag);
  persona.papers.add(paper);
  for (const bucket of buckets) if (bucket !== mention.bucket) persona.coAuthors.add(bucket);
  if (venue !== undefined) persona.venues.add(venue);
}

function hasForm({ forms }: Persona, key: string): boolean {
  for (const form of forms) if (form.key === key) return true;
  return false;
}

/** @returns undefined for a venue that says nothing of who publishes there */
function numberOfVenue(venue: string, numbers: Map<string, number>): number | undefined {
  if (venue === '' || COMMON_VENUE.test(venue)) return undefined;
  const number = numbers.get(venue) ?? numbers.size;
  numbers.set(venue, number);
  return number;
}

/** Identifiers that stand on one name are one person's; the smallest names them all. Two ORCIDs are never joined. */
function joinTags(mentions: readonly (readonly Mention[])[]): (tag: string) => string {
  const distinct = new Set<string>();
  const pairs = new Set<string>();
  for (const list of mentions)
    for (const { tags: own } of list)
      for (const [i, tag] of own.entries()) {
        distinct.add(tag);
        if (i > 0) pairs.add(`${own[0]!}\n${tag}`);
      }
  const tags = [...distinct].sort(compareText);
  const index = new Map(tags.map((tag, i) => [tag, i]));
  const sets = new UnionFind(tags.length);
  const hard = tags.map((tag) => new Set(isHardTag(tag) ? [tag] : []));
  for (const pair of [...pairs].sort(compareText)) {
    const [a, b] = pair.split('\n').map((tag) => sets.find(index.get(tag)!)) as [number, number];
    const both = new Set([...hard[a]!, ...hard[b]!]);
    const schemes = new Set([...both].map((tag) => tag.slice(0, tag.indexOf(':'))));
    if (schemes.size < both.size) continue;
    sets.union(a, b);
    hard[Math.min(a, b)] = both;
  }
  return (tag) => tags[sets.find(index.get(tag)!)]!;
}

/** Joins personas by what their papers say; `pairs` are all those that could be one person. */
async function joinPersonas(
  held: readonly Held[],
  progress: Progress,
): Promise<{ pairs: PersonaPair[]; groupOf: (index: number) => number }> {
  const indexOf = new Map(held.map(({ persona }, i) => [persona, i]));
  const buckets = new Map<string, Set<Persona>>();
  for (const { persona } of held) {
    for (const form of persona.forms) {
      const name = bucketOf(form);
      const bucket = buckets.get(name);
      if (bucket) bucket.add(persona);
      else buckets.set(name, new Set([persona]));
    }
  }
  const pairs = new Map<string, PersonaPair>();
  let done = 0;
  for (const bucket of buckets.values()) {
    const yielded = progress('merging', done++, buckets.size);
    if (yielded) await yielded;
    for (const pair of comparePersonas([...bucket])) pairs.set(`${pair.a.key}\n${pair.b.key}`, pair);
  }
  for (const pair of compareFamilies(held)) pairs.set(`${pair.a.key}\n${pair.b.key}`, pair);
  const sorted = [...pairs].sort(([a], [b]) => compareText(a, b)).map(([, pair]) => pair);
  const sure = sorted.filter((pair) => areFull(pair) && pair.sharedCoAuthors + pair.sharedVenues > 0);
  const partners = new Map<Persona, Persona[]>();
  for (const { a, b } of sure) {
    partners.set(a, [...(partners.get(a) ?? []), b]);
    partners.set(b, [...(partners.get(b) ?? []), a]);
  }
  // Who could be two different people is left alone.
  const isTorn = (persona: Persona) => {
    const list = partners.get(persona)!;
    return list.some((a, i) => list.slice(0, i).some((b) => !canBeOne(a, b)));
  };
  const torn = new Set([...partners.keys()].filter(isTorn));
  const sets = new UnionFind(held.length);
  const members = new Map(held.map(({ persona }, i) => [i, [persona]]));
  for (const { a, b } of sure) {
    if (torn.has(a) || torn.has(b)) continue;
    const [x, y] = [sets.find(indexOf.get(a)!), sets.find(indexOf.get(b)!)];
    const [xs, ys] = [members.get(x)!, members.get(y)!];
    if (x === y || !xs.every((one) => ys.every((other) => canBeOne(one, other)))) continue;
    sets.union(x, y);
    members.set(Math.min(x, y), [...xs, ...ys]);
  }
  joinLeftOver(held, sets);
  return { pairs: sorted, groupOf: (index) => sets.find(index) };
}

/** Those who are known by the family name alone, with those of that family. */
function compareFamilies(held: readonly Held[]): PersonaPair[] {
  const bare = held.filter(({ persona }) => persona.forms.every((form) => bareFamily(form) !== undefined));
  const families = new Map<string, Persona[]>(
    bare.flatMap(({ persona }) => persona.forms.map((form) => [bareFamily(form)!, []])),
  );
  for (const { persona } of held)
    for (const group of new Set(persona.forms.map((form) => form.group))) families.get(group)?.push(persona);
  return bare.flatMap(({ persona }) =>
    persona.forms.flatMap((form) => compareBare(persona, families.get(bareFamily(form)!)!)),
  );
}

/** Mentions of a shared name that could be given to none of its people: one entry for all of them. */
function joinLeftOver(held: readonly Held[], sets: UnionFind): void {
  const isLoose = (i: number) => held[i]!.persona.key.includes(LOOSE);
  const given = new Set(held.flatMap((_, i) => (isLoose(i) ? [] : [sets.find(i)])));
  const firstOf = new Map<string, number>();
  for (const [i, { persona }] of held.entries()) {
    if (!isLoose(i) || given.has(sets.find(i))) continue;
    const spelling = persona.key.slice(0, persona.key.indexOf(LOOSE));
    const first = firstOf.get(spelling);
    if (first === undefined) firstOf.set(spelling, i);
    else sets.union(first, i);
  }
}

function describeGroup(group: readonly Held[]) {
  const mentions = group.length === 1 ? group[0]!.mentions : group.flatMap((held) => held.mentions);
  const fullest = group
    .flatMap(({ persona }) => persona.forms)
    .reduce((a, b) => (compareFullness(a, b) < 0 ? b : a));
  const best = chooseSpelling(mentions.filter(({ form }) => form.key === fullest.key));
  const person: PersonName = { ...best.person };
  for (const id of ['orcid', 'databaseId'] as const) {
    const smallest = mentions
      .map((mention) => mention.person[id])
      .filter((text) => text !== undefined)
      .sort(compareText)[0];
    if (smallest !== undefined) person[id] = smallest;
  }
  if (mentions.some((mention) => mention.person.role === 'group')) person.role = 'group';
  const keys = group.map(({ persona }) => persona.key);
  return {
    keys,
    key: `${fullest.key}\n${[...keys].sort(compareText)[0]!}`,
    name: best.name,
    person,
    papers: new Set(group.flatMap(({ persona }) => [...persona.papers])),
  };
}

/** The commonest spelling, but none in capitals throughout when there is another; then the one with accents, then the longer one. */
function chooseSpelling(mentions: readonly Mention[]): Mention {
  const counts = new Map<string, number>();
  const firsts: Mention[] = [];
  for (const mention of mentions) {
    const count = counts.get(mention.name) ?? 0;
    if (count === 0) firsts.push(mention);
    counts.set(mention.name, count + 1);
  }
  if (firsts.length === 1) return firsts[0]!;
  const isShouted = (name: string) =>
    name.length > 3 && name === name.toUpperCase() && name !== name.toLowerCase();
  const accents = (name: string) => name.replace(/[ -~]/g, '').length;
  return firsts.sort(
    (a, b) =>
      Number(isShouted(a.name)) - Number(isShouted(b.name)) ||
      counts.get(b.name)! - counts.get(a.name)! ||
      accents(b.name) - accents(a.name) ||
      b.name.length - a.name.length ||
      compareText(a.name, b.name),
  )[0]!;
}

/** Pairs for the reader to decide: those with shared co-authors or venues, and those that fit nobody else. */
function listCandidates(
  pairs: readonly PersonaPair[],
  authorOf: ReadonlyMap<string, number>,
): AuthorCandidate[] {
  const open = pairs.filter(({ a, b }) => authorOf.get(a.key) !== authorOf.get(b.key));
  const fits = new Map<Persona, number>();
  const isBare = ({ forms }: Persona) => bareFamily(forms[0]!) !== undefined;
  for (const { a, b } of open)
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      if (isBare(one) || !isBare(other)) fits.set(one, (fits.get(one) ?? 0) + 1);
  const fitsOnce = (persona: Persona) => (fits.get(persona) ?? 1) === 1;
  const shown = open.filter(
    ({ a, b, sharedCoAuthors, sharedVenues }) =>
      sharedCoAuthors + sharedVenues > 0 ||
      (isBare(a) || isBare(b) ? fitsOnce(isBare(a) ? a : b) : fitsOnce(a) && fitsOnce(b)),
  );
  const byAuthors = new Map<string, AuthorCandidate>();
  for (const { a, b, sharedCoAuthors, sharedVenues } of shown) {
    const [less, more] = compareFullness(a.forms[0]!, b.forms[0]!) < 0 ? [a, b] : [b, a];
    const authors: [number, number] = [authorOf.get(more.key)!, authorOf.get(less.key)!];
    const key = [...authors].sort((x, y) => x - y).join(' ');
    const known = byAuthors.get(key);
    byAuthors.set(key, {
      authors: known?.authors ?? authors,
      sharedCoAuthors: Math.max(sharedCoAuthors, known?.sharedCoAuthors ?? 0),
      sharedVenues: Math.max(sharedVenues, known?.sharedVenues ?? 0),
    });
  }
  return [...byAuthors.values()].sort(
    (a, b) =>
      b.sharedCoAuthors - a.sharedCoAuthors ||
      b.sharedVenues - a.sharedVenues ||
      a.authors[0] - b.authors[0] ||
      a.authors[1] - b.authors[1],
  );
}
