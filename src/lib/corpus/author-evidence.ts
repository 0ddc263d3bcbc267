import { compareText } from './normalize/fold-text';
import type { NameForm } from './normalize/normalize-name';
import { isBareNameOf, isCompatible } from './match-names';

/**
 * One author as far as spelling and identifiers tell. `key` is the spelling's, with the identifier behind it where one spelling belongs
 * to several people.
 */
export interface Persona {
  key: string;
  /** All spellings that an identifier joins; the fullest first. */
  forms: NameForm[];
  /** ORCID and numbers that no two people share. */
  hardIds: Set<string>;
  /** Dense paper indices. */
  papers: Set<number>;
  /** Numbers of the families with initial of those who stand beside it, and of venues. */
  coAuthors: Set<number>;
  venues: Set<number>;
}

export interface PersonaPair {
  a: Persona;
  b: Persona;
  sharedCoAuthors: number;
  sharedVenues: number;
}

/** With more spellings of one family name and first letter than this, no two are compared. */
const MAX_COMPARED = 1_500;

/** Pairs of personas whose names can be one person's and who never stand on one paper, in a canonical order. */
export function comparePersonas(bucket: readonly Persona[]): PersonaPair[] {
  if (bucket.length < 2 || bucket.length > MAX_COMPARED) return [];
  const sorted = [...bucket].sort((a, b) => compareText(a.key, b.key));
  const pairs: PersonaPair[] = [];
  for (const [i, a] of sorted.entries()) {
    for (let j = 0; j < i; j++) if (canBeOne(a, sorted[j]!)) pairs.push(pairOf(a, sorted[j]!));
  }
  return pairs;
}

/** Pairs of one who is known by the family name alone with those of that family, in a canonical order. */
export function compareBare(bare: Persona, family: readonly Persona[]): PersonaPair[] {
  if (family.length > MAX_COMPARED) return [];
  return family
    .filter((other) => canBeOne(bare, other))
    .map((other) => (compareText(bare.key, other.key) > 0 ? pairOf(bare, other) : pairOf(other, bare)));
}

function pairOf(a: Persona, b: Persona): PersonaPair {
  return {
    a,
    b,
    sharedCoAuthors: countShared(a.coAuthors, b.coAuthors),
    sharedVenues: countShared(a.venues, b.venues),
  };
}

/** Every spelling of one fits every spelling of the other, no identifier says otherwise, and no paper has both. */
export function canBeOne(a: Persona, b: Persona): boolean {
  for (const x of a.forms) for (const y of b.forms) if (!fit(x, y)) return false;
  return !haveOtherIds(a, b) && countShared(a.papers, b.papers) === 0;
}

function fit(a: NameForm, b: NameForm): boolean {
  return (
    a.key === b.key || isCompatible(a, b) || isCompatible(b, a) || isBareNameOf(a, b) || isBareNameOf(b, a)
  );
}

function haveOtherIds(a: Persona, b: Persona): boolean {
  if (a.hardIds.size === 0 || b.hardIds.size === 0) return false;
  for (const x of a.hardIds)
    for (const y of b.hardIds) if (x !== y && schemeOf(x) === schemeOf(y)) return true;
  return false;
}

function schemeOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

export function countShared<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const value of few) if (many.has(value)) shared++;
  return shared;
}

/** Both first names are written out in every spelling. */
export function areFull({ a, b }: PersonaPair): boolean {
  return [...a.forms, ...b.forms].every(({ full }) => full);
}
