/** Names as BibTeX writes them ("von Last, Jr, First"), or in biblatex's extended form where that can't hold them. */
import type { PersonName } from '../../model/record';
import { parseBibtexNames } from '../../parsers/bibtex/bibtex-names';
import { escapeLatex } from './bibtex-escape';

/** Marks and words that part names or fields, wherever they stand in a name. */
const DIVIDES = /[,;=|&]|(?:^|\s)(?:and|und)(?:\s|$)/i;
const SUFFIX = /^(?:jr|sr|i{2,3}|iv|vi{0,3}|2nd|3rd)\.?$/i;

const PARTS = ['family', 'given', 'particle', 'suffix'] as const;

/** "" when there is no name. Of the forms that can hold it, the first that our own reader takes for the same name. */
export function formatBibtexName(name: PersonName): string {
  const { family, given, particle, suffix, literal } = name;
  if (!family) {
    const whole = literal || given;
    if (!whole) return '';
    return whole === 'others' ? '{{others}}' : `{${escapeLatex(whole)}}`;
  }
  const isClassic = given && (!particle || particle.split(' ').every(beginsLower));
  if (!isClassic) return formatExtended(name);
  // A family name that begins in lower case would lose its beginning to the particle.
  const words = family.split(' ');
  const last =
    DIVIDES.test(family) || (words.length > 1 && beginsLower(words[0]!)) ? group(family) : part(family);
  const first = SUFFIX.test(given) ? group(given) : part(given);
  const von = particle ? `${escapeLatex(particle)} ` : '';
  const classic = [von + last, ...(suffix ? [part(suffix)] : []), first].join(', ');
  if (readsBack(classic, name)) return classic;
  return formatExtended(name);
}

/** Whether the reader finds this one name in the text, with each of its parts. */
function readsBack(text: string, name: PersonName): boolean {
  const { names } = parseBibtexNames(text);
  const [read] = names;
  return (
    names.length === 1 &&
    PARTS.every((part) => (read![part] ?? '') === (name[part] ?? '')) &&
    read!.literal === undefined
  );
}

function formatExtended(name: PersonName): string {
  const parts = [
    ['family', name.family],
    ['given', name.given],
    ['prefix', name.particle],
    ['suffix', name.suffix],
  ];
  return parts
    .filter(([, value]) => value)
    .map(([key, value]) => `${key}=${group(value!)}`)
    .join(', ');
}

function group(text: string): string {
  return `{${escapeLatex(text)}}`;
}

function part(text: string): string {
  return DIVIDES.test(text) ? group(text) : escapeLatex(text);
}

function beginsLower(word: string): boolean {
  const letter = /\p{L}/u.exec(word)?.[0];
  return letter !== undefined && letter === letter.toLowerCase() && letter !== letter.toUpperCase();
}
