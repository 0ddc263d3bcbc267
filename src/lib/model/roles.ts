/** What those who are named on a work did for it. Only authors make co-authorship; the inventors of a patent are its authors. */
import type { PersonName } from './record';

/** A name in running text: "van Eck, Nees Jan", "World Health Organization". */
export function nameInWords({ literal, particle, family, given, suffix }: PersonName): string {
  if (literal !== undefined) return literal;
  const last = [particle, family].filter(Boolean).join(' ');
  return [last, given, suffix].filter(Boolean).join(', ');
}

/**
 * Whether a name is that of a body that signs as author: a collaboration, a study group, an organisation. A name of several words that is
 * not taken apart is one; of a single word ("Plato") the file must say so.
 */
export function isGroup({
  role,
  literal,
}: Pick<PersonName, 'literal'> & { role?: string | undefined }): boolean {
  return role === 'group' || (literal !== undefined && /\s/.test(literal));
}

/** Those whom a work is shown under: its authors, or, where there are none, its editors. */
export function shownPeople({
  authors,
  editors,
}: {
  authors: readonly PersonName[];
  editors?: readonly PersonName[];
}): readonly PersonName[] {
  return authors.length > 0 ? authors : (editors ?? []);
}
