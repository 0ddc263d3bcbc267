/** ORCIDs that the Web of Science keeps beside the authors: "van Eck, Nees Jan/0000-0001-8448-4521; …". */
import type { PersonName } from '../../model/record';
import { cleanText } from '../clean-text';
import { parseTaggedName } from './tagged-names';
import { findOrcid } from './tagged-values';

interface Candidate {
  author: PersonName;
  given: string;
}

/** Gives each author whose name stands in the lists, and no other's looks like it, the ORCID behind it. In place. */
export function addOrcids(authors: PersonName[], lists: readonly string[]): void {
  if (lists.length === 0) return;
  // Thousands sign some papers.
  const byFamily = new Map<string, Candidate[]>();
  for (const author of authors) {
    const family = foldFamily(author);
    if (family === '') continue;
    const candidates = byFamily.get(family);
    const candidate = { author, given: fold(author.given) };
    if (candidates) candidates.push(candidate);
    else byFamily.set(family, [candidate]);
  }
  for (const part of lists.flatMap((list) => cleanText(list).split(';'))) {
    const slash = part.lastIndexOf('/');
    const orcid = slash < 0 ? undefined : findOrcid(part.slice(slash + 1));
    const person = orcid === undefined ? undefined : parseTaggedName(part.slice(0, slash));
    if (!person || orcid === undefined) continue;
    const candidates = byFamily.get(foldFamily(person)) ?? [];
    // Whole lists of one family name tell nobody apart.
    if (candidates.length > 100) continue;
    const given = fold(person.given);
    const same = candidates.filter((candidate) => candidate.given === given);
    const alike = candidates.filter((candidate) => isAlike(candidate.given, given));
    const found = same.length === 1 ? same[0] : alike.length === 1 ? alike[0] : undefined;
    if (found) found.author.orcid ??= orcid;
  }
}

/** Given names of which the first begins the other's, or is its initial. */
function isAlike(a: string, b: string): boolean {
  const [first = '', second = ''] = [a.split(' ')[0], b.split(' ')[0]];
  return first !== '' && second !== '' && (first.startsWith(second) || second.startsWith(first));
}

function foldFamily({ particle, family }: PersonName): string {
  return family === undefined ? '' : fold([particle, family].join(' '));
}

function fold(text: string | undefined): string {
  return (text ?? '')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
