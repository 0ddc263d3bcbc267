/** Rounds to 6 significant digits: more than a picture needs, and the same text on every machine. Not finite: 0. */
export function roundNumber(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(6)) : 0;
}
