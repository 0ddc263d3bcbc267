/** Round numbers and dates along an axis. */
const DAYS_A_YEAR = 365.2425;
const YEAR_STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500];

/** Days since 1970-01-01 of the firsts of January between two days, at most about `most` of them. Spans below two years get quarters. */
export function dateTicks(first: number, last: number, most: number): { value: number; label: string }[] {
  const years = (last - first) / DAYS_A_YEAR;
  if (years < 2) return monthTicks(first, last, most);
  const step = YEAR_STEPS.find((size) => years / size <= most) ?? 1000;
  const from = Math.ceil((1970 + first / DAYS_A_YEAR) / step) * step;
  const ticks: { value: number; label: string }[] = [];
  for (let year = from; ; year += step) {
    const value = Math.round(Date.UTC(2000, 0, 1) / 864e5 + (year - 2000) * DAYS_A_YEAR);
    if (value > last) return ticks;
    if (value >= first) ticks.push({ value, label: String(year) });
  }
}

function monthTicks(first: number, last: number, most: number): { value: number; label: string }[] {
  const months = (last - first) / (DAYS_A_YEAR / 12);
  const step = [1, 3, 6].find((size) => months / size <= most) ?? 12;
  const start = new Date(first * 864e5);
  const ticks: { value: number; label: string }[] = [];
  for (let month = 0; month < 40; month += 1) {
    const date = new Date(Date.UTC(start.getUTCFullYear(), month, 1));
    const value = Math.round(date.getTime() / 864e5);
    if (value > last) break;
    if (value < first || date.getUTCMonth() % step !== 0) continue;
    ticks.push({
      value,
      label: date.toLocaleDateString('en', { month: 'short', year: 'numeric', timeZone: 'UTC' }),
    });
  }
  return ticks;
}

/** 1, 2 or 5 times a power of ten apart; on a logarithmic scale 0, 1, 2, 5, 10, 20 … */
export function countTicks(
  least: number,
  greatest: number,
  most: number,
  isLogarithmic: boolean,
): { value: number; label: string }[] {
  const label = (value: number): string =>
    value >= 1 || value === 0
      ? value.toLocaleString('en', { maximumFractionDigits: 1 })
      : value.toLocaleString('en', { maximumSignificantDigits: 2 });
  const values: number[] = [];
  if (isLogarithmic) {
    values.push(0);
    for (let power = 10 ** Math.floor(Math.log10(Math.max(greatest, 1e-9)) - 3); ; power *= 10) {
      for (const digit of [1, 2, 5]) if (digit * power <= greatest) values.push(digit * power);
      if (power > greatest) break;
    }
    while (values.length > most + 1) values.splice(1, 1);
  } else {
    const raw = (greatest - least) / Math.max(1, most) || 1;
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 5, 10].map((digit) => digit * power).find((size) => size >= raw) ?? 10 * power;
    for (let at = Math.ceil(least / step); at * step <= greatest; at++) values.push(at * step);
  }
  return values.filter((value) => value >= least).map((value) => ({ value, label: label(value) }));
}
