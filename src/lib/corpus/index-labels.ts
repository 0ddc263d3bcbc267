import type { Progress } from '../model/progress';
import { compareText } from './normalize/fold-text';

export interface LabelGroup {
  key: string;
  /** The commonest spelling that is not in capitals throughout, ties by code units. */
  label: string;
  /** Dense paper indices, ascending. */
  papers: number[];
}

/**
 * Groups spellings by a normal form.
 *
 * @param labels per paper
 * @returns the groups, sorted by key, and per paper their dense indices, each once, in the paper's order
 */
export async function indexLabels(
  labels: readonly (readonly string[])[],
  normalize: (label: string) => string,
  progress: Progress,
): Promise<{ groups: LabelGroup[]; groupsOf: number[][] }> {
  const spellings = new Map<string, Map<string, number>>();
  const papers = new Map<string, number[]>();
  const keys = new Map<string, string>();
  const keysOf: Set<string>[] = [];
  for (const [paper, list] of labels.entries()) {
    const yielded = progress('merging', paper, labels.length);
    if (yielded) await yielded;
    const own = new Set<string>();
    for (const label of list) {
      let key = keys.get(label);
      if (key === undefined) keys.set(label, (key = normalize(label)));
      if (key === '' || own.has(key)) continue;
      own.add(key);
      const counts = spellings.get(key) ?? new Map<string, number>();
      counts.set(label, (counts.get(label) ?? 0) + 1);
      spellings.set(key, counts);
      const holders = papers.get(key);
      if (holders) holders.push(paper);
      else papers.set(key, [paper]);
    }
    keysOf.push(own);
  }
  const sorted = [...spellings.keys()].sort(compareText);
  const index = new Map(sorted.map((key, i) => [key, i]));
  const groups = sorted.map((key) => ({
    key,
    label: commonest(spellings.get(key)!),
    papers: papers.get(key)!,
  }));
  return { groups, groupsOf: keysOf.map((own) => [...own].map((key) => index.get(key)!)) };
}

/** None in capitals throughout where there is another; then the commonest, ties by code units. */
export function commonest(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort(
    ([a, n], [b, m]) => Number(isShouted(a)) - Number(isShouted(b)) || m - n || compareText(a, b),
  )[0]![0];
}

/** "JOURNAL OF INFORMETRICS", as some databases write: capitals throughout, and too long for an acronym. */
function isShouted(label: string): boolean {
  return /\p{Lu}{5}/u.test(label) && label === label.toUpperCase();
}
