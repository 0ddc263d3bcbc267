/** A line of the benchmark's table. */
export interface Row {
  id: string;
  ours: number;
  peer?: number;
  /** peer / ours */
  ratio?: number;
  unit: string;
  goal: string;
  met: boolean;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function printTable(rows: readonly Row[]): void {
  const number = (value: number | undefined) =>
    value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toFixed(2);
  const cells = [
    ['what', 'ours', 'peer', 'ratio', 'goal', 'met'],
    ...rows.map((row) => [
      row.id,
      `${number(row.ours)} ${row.unit}`,
      number(row.peer),
      number(row.ratio),
      row.goal,
      row.met ? 'yes' : 'NO',
    ]),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  for (const line of cells) console.log(line.map((cell, column) => cell.padEnd(widths[column]!)).join('  '));
}
