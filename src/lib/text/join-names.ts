import { isEpithet } from './species-names';
import type { Token } from './tagger';
import { LATIN_PHRASES } from './word-lists';

/** Joins names of several words, of which one is a function word, into one token: "Internet of Things". */
export function joinNames(tokens: readonly Token[], nameOf: (phrase: string) => string | undefined): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const isName = tokens[i + 1]?.surface === 'of' && tokens[i + 2] !== undefined;
    const name = isName ? nameOf(`${tokens[i]!.surface} of ${tokens[i + 2]!.surface}`) : undefined;
    joined.push(name === undefined ? tokens[i]! : { surface: name, tag: 'noun' });
    if (name !== undefined) i += 2;
  }
  return joined;
}

/**
 * Joins Latin phrases that stand before a noun like an adjective ("in vitro") and species with a short genus ("E. coli") into one token each,
 * whose words are parted by a blank.
 */
export function joinLatin(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const { surface } = tokens[i]!;
    const next = tokens[i + 1]?.surface ?? '';
    const epithet = tokens[i + 2]?.surface ?? '';
    if (LATIN_PHRASES.get(surface.toLowerCase())?.has(next.toLowerCase())) {
      joined.push({ surface: `${surface} ${next}`, tag: 'adjective' });
      i++;
    } else if (/^\p{Lu}$/u.test(surface) && next === '.' && isEpithet(epithet)) {
      joined.push({ surface: `${surface}. ${epithet}`, tag: 'noun' });
      i += 2;
    } else joined.push(tokens[i]!);
  }
  return joined;
}
