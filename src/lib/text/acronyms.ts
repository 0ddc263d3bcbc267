/**
 * Acronyms as a text defines them: "automatic speech recognition (ASR)", "ASR (automatic speech recognition)".
 *
 * A. S. Schwartz, M. A. Hearst (2003): A simple algorithm for identifying abbreviation definitions in biomedical text.
 * Pacific Symposium on Biocomputing 8, 451-462. https://doi.org/10.1142/9789812776303_0042
 */
export interface AcronymDefinition {
  short: string;
  /** Words of the long form as they stand in the text. */
  long: string;
}

const PARENTHESES = /\(([^()]{2,80})\)/g;
const ABBREVIATION = /^[\p{L}\p{N}][\p{L}\p{N}.&/-]{1,9}$/u;

/**
 * @param text cleaned title and abstract
 * @returns definitions in the order of the text; a plural short form ("LLMs") comes without its s
 */
export function findAcronyms(text: string): AcronymDefinition[] {
  const found: AcronymDefinition[] = [];
  for (const match of text.matchAll(PARENTHESES)) {
    const inside = (match[1] ?? '').split(/[;,:]/)[0]?.trim() ?? '';
    const before = text.slice(Math.max(0, match.index - 160), match.index).trim();
    if (isAbbreviation(inside)) {
      const long = findLongForm(singularShort(inside), before);
      if (long) found.push({ short: singularShort(inside), long });
    } else {
      const short = before.split(/\s/).pop() ?? '';
      if (!isAbbreviation(short)) continue;
      const long = findLongForm(singularShort(short), inside);
      if (long && long.length === inside.length) found.push({ short: singularShort(short), long });
    }
  }
  return found;
}

/** "LLMs" -> "LLM" */
export function singularShort(short: string): string {
  return /\p{Lu}s$/u.test(short) ? short.slice(0, -1) : short;
}

function isAbbreviation(text: string): boolean {
  return (
    ABBREVIATION.test(text) && /\p{Lu}/u.test(text.slice(0, 3)) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2
  );
}

/** Matches the short form's letters from right to left; the first one must begin a word. */
function findLongForm(short: string, before: string): string | null {
  const letters = [...short.toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const maxWords = Math.min(letters.length + 5, letters.length * 2);
  const clause = before.split(/[.;:!?()]\s|,\s/).pop() ?? '';
  const words = clause.split(' ').slice(-maxWords);
  const text = words.join(' ').toLowerCase();
  let place = text.length - 1;
  for (let i = letters.length - 1; i >= 0; i--) {
    const letter = letters[i];
    while (
      place >= 0 &&
      (text[place] !== letter || (i === 0 && place > 0 && /[\p{L}\p{N}]/u.test(text[place - 1] ?? '')))
    ) {
      place--;
    }
    if (place < 0) return null;
    place--;
  }
  // A match inside a compound takes all of it: "out-of-context reasoning", not "of-context reasoning".
  const start = text.lastIndexOf(' ', place + 1) + 1;
  const long = words
    .join(' ')
    .slice(start)
    .replace(/^[^\p{L}\p{N}]+/u, '');
  const count = long.split(/[\s-]+/).length;
  if (count < 2 && !/-/.test(long)) return null;
  if (long.length <= short.length || long.toLowerCase().split(/\s+/).includes(short.toLowerCase()))
    return null;
  return count > maxWords ? null : long;
}

/**
 * What each short form means in the corpus: at least 60 % of the papers that define it agree, and two papers do, or the corpus
 * has fewer than 100 papers.
 *
 * @param perPaper definitions found in each paper
 * @param keyOf merge key of a long form
 * @returns short form -> long form (the commonest spelling), sorted by short form
 */
export function agreeOnAcronyms(
  perPaper: readonly (readonly AcronymDefinition[])[],
  keyOf: (long: string) => string,
): Map<string, string> {
  const votes = new Map<string, Map<string, Map<string, number>>>();
  for (const definitions of perPaper) {
    const seen = new Set<string>();
    for (const { short, long } of definitions) {
      const key = keyOf(long);
      if (seen.has(`${short} ${key}`)) continue;
      seen.add(`${short} ${key}`);
      const meanings = votes.get(short) ?? new Map<string, Map<string, number>>();
      const spellings = meanings.get(key) ?? new Map<string, number>();
      spellings.set(long, (spellings.get(long) ?? 0) + 1);
      meanings.set(key, spellings);
      votes.set(short, meanings);
    }
  }
  const needed = perPaper.length < 100 ? 1 : 2;
  const agreed: [string, string][] = [];
  for (const [short, meanings] of votes) {
    let total = 0;
    let best = 0;
    let bestKey = '';
    for (const [key, spellings] of meanings) {
      const count = [...spellings.values()].reduce((sum, value) => sum + value, 0);
      total += count;
      if (count > best || (count === best && key < bestKey)) {
        best = count;
        bestKey = key;
      }
    }
    if (best < needed || best < 0.6 * total) continue;
    const spellings = [...(meanings.get(bestKey) ?? [])].sort(
      (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
    );
    agreed.push([short, spellings[0]?.[0] ?? '']);
  }
  return new Map(agreed.sort((a, b) => (a[0] < b[0] ? -1 : 1)));
}
