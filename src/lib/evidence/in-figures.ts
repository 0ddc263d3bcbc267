/** Numbers and counts as they stand in sentences and sums. */

/** Three significant digits, no trailing zeros: "0.447", "2.8", "12", "1230". */
export function figure(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** "1 paper", "12 papers", "1,200 papers" */
export function amount(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** "61 %", "0.4 %" */
export function percent(share: number): string {
  const hundredfold = 100 * share;
  return `${hundredfold > 0 && hundredfold < 1 ? figure(hundredfold) : Math.round(hundredfold)} %`;
}
