import type { Alias } from '../model/corrections';

/**
 * The spelling that the reader's list gives a label, or the label itself; '' for one that is to be left out. Labels are compared by their
 * normal form, and an alias may lead to another.
 */
export function createLabelAliases(
  aliases: readonly Alias[],
  normalize: (label: string) => string,
): (label: string) => string {
  if (aliases.length === 0) return (label) => label;
  const targets = new Map(aliases.map(({ from, to }) => [normalize(from), to.trim()]));
  return (label) => {
    let spelling = label;
    const seen = new Set<string>();
    for (let key = normalize(label); targets.has(key) && !seen.has(key); key = normalize(spelling)) {
      seen.add(key);
      spelling = targets.get(key)!;
      if (spelling === '') return '';
    }
    return spelling;
  };
}
