/** First authors as reference lists spell them ("SMALL H", "van Eck, N. J.", "Small"), and when one is an author of the corpus. */
import { foldText } from '../corpus/normalize/fold-text';
import type { PersonName } from '../model/record';

export interface NameKey {
  /** Folded particles and family name, without spaces. */
  family: string;
  /** Folded initials of the given names in order; '' where there are none. */
  initials: string;
}

export interface CitedName extends NameKey {
  /** "vaneck nj": equal for equal names. */
  key: string;
  /** As it is spelt. */
  text: string;
  /** As it is shown: "Small, H.". */
  person: PersonName;
}

/** Takes a first author of a reference apart; undefined when there is no name in it. */
export function citedName(name: string | undefined): CitedName | undefined {
  const text = (name ?? '').trim().replace(/\s+/g, ' ');
  const comma = text.indexOf(',');
  let family = comma < 0 ? text : text.slice(0, comma).trim();
  let given = comma < 0 ? '' : text.slice(comma + 1).trim();
  if (comma < 0) {
    // Without a comma, initials stand behind the family name: "SMALL H", "Small H.G.", "van Eck N J".
    const behind = /^(.*?[\p{L}\p{M}]{2}[^ ]*)((?: \p{Lu}\.?)+| (?:\p{Lu}\.?){1,3})$/u.exec(text);
    // Or before it: "H. Small", "G.K.Savvidy".
    const before = /^((?:\p{Lu}\.[ -]?)+)(\p{L}.*)$/u.exec(text);
    if (before) [, given = '', family = ''] = before;
    else if (behind) [, family = '', given = ''] = behind;
  }
  const key = { family: foldFamily(family), initials: initialsOf(given) };
  if (key.family === '') return undefined;
  const person: PersonName = { family: lowerCapitals(family) };
  const shown = showGiven(given.trim());
  if (shown !== '') person.given = shown;
  return { ...key, key: `${key.family} ${key.initials}`.trim(), text, person };
}

/** The key of an author of the corpus; undefined for organisations. */
export function personKey({ particle, family, given }: PersonName): NameKey | undefined {
  const folded = foldFamily([particle, family].filter(Boolean).join(' '));
  return folded === '' || family === undefined
    ? undefined
    : { family: folded, initials: initialsOf(given ?? '') };
}

/**
 * The authors of the corpus that cited names stand for, by key of the name. Initials fit when one begins with the other ("H" and "HG");
 * a name without initials fits nobody. A name is matched when it fits one author alone, and all cited names that fit this author fit each
 * other: "SMALL HA" and "SMALL HB" are not both "Small, Henry".
 */
export function matchNames(
  authors: readonly (NameKey | undefined)[],
  cited: readonly (NameKey & { key: string })[],
): Map<string, number> {
  const byFamily = new Map<string, number[]>();
  authors.forEach((author, index) => {
    if (!author || author.initials === '') return;
    const list = byFamily.get(author.family);
    if (list) list.push(index);
    else byFamily.set(author.family, [index]);
  });
  const candidates = new Map<number, (NameKey & { key: string })[]>();
  for (const name of cited) {
    if (name.initials === '') continue;
    const fitting = (byFamily.get(name.family) ?? []).filter((author) =>
      fits(authors[author]!.initials, name.initials),
    );
    if (fitting.length !== 1) continue;
    const list = candidates.get(fitting[0]!);
    if (list) list.push(name);
    else candidates.set(fitting[0]!, [name]);
  }
  const matches = new Map<string, number>();
  for (const [author, names] of candidates) {
    const agree = names.every((a) => names.every((b) => fits(a.initials, b.initials)));
    for (const { key, initials } of names) {
      if (agree || initials === authors[author]!.initials) matches.set(key, author);
    }
  }
  return matches;
}

function fits(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

function foldFamily(family: string): string {
  return foldText(family)
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** "Nees Jan" -> nj, "N.J." -> nj, "NJ" -> nj, "Jean-Pierre" -> jp. */
function initialsOf(given: string): string {
  const words = given.split(/[\s.,\-‐‑–]+/).filter((word) => /\p{L}/u.test(word));
  const letters = words.map((word) => (/^\p{Lu}{1,3}$/u.test(word) ? word : word.slice(0, 1)));
  return foldText(letters.join('')).replace(/[^\p{L}\p{M}]/gu, '');
}

/** "SMALL" -> "Small", "VAN ECK" -> "Van Eck"; other spellings stay. */
function lowerCapitals(family: string): string {
  if (family !== family.toUpperCase() || family === family.toLowerCase()) return family;
  return family
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** "NJ" -> "N. J."; names that are written out stay. */
function showGiven(given: string): string {
  const isInitials = given.split(/[\s.]+/).every((word) => /^\p{Lu}{0,3}$/u.test(word));
  return isInitials ? [...given.replace(/[\s.]+/g, '')].map((letter) => `${letter}.`).join(' ') : given;
}
