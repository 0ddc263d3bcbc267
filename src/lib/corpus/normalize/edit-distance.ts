/** Levenshtein (1966): insertions, deletions and replacements; limit + 1 where there are more than the limit. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  if (limit === 1) return oneEdit(a, b);
  const above = limit + 1;
  // row[j]: from the first i letters of a to the first j of b; only what lies within the limit of the diagonal can be within the limit.
  const row: number[] = [];
  for (let j = 0; j <= b.length; j++) row.push(j);
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit);
    const to = Math.min(b.length, i + limit);
    const letter = a.charCodeAt(i - 1);
    let diagonal = row[from - 1]!;
    row[from - 1] = from === 1 ? i : above;
    let least = row[from - 1]!;
    for (let j = from; j <= to; j++) {
      const upper = j === i + limit ? above : row[j]!;
      const changed = diagonal + (letter === b.charCodeAt(j - 1) ? 0 : 1);
      diagonal = row[j]!;
      row[j] = Math.min(upper + 1, row[j - 1]! + 1, changed);
      if (row[j]! < least) least = row[j]!;
    }
    if (least > limit) return above;
  }
  return Math.min(row[b.length]!, above);
}

/** The same for a limit of 1: what stands between the common beginning and the common end. */
function oneEdit(a: string, b: string): number {
  let from = 0;
  const short = Math.min(a.length, b.length);
  while (from < short && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  let behind = 0;
  while (behind < short - from && a.charCodeAt(a.length - 1 - behind) === b.charCodeAt(b.length - 1 - behind))
    behind++;
  return Math.min(2, Math.max(a.length, b.length) - from - behind);
}
