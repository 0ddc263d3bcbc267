/** Of the standard normal distribution: 95 % lie within. */
export const Z95 = 1.959963984540054;

/**
 * Score interval of a share k / n (Wilson 1927, doi:10.1080/01621459.1927.10502953). Within 0..1 also for k = 0 and k = n; all of it
 * for n = 0.
 */
export function wilsonInterval(k: number, n: number, z = Z95): [low: number, high: number] {
  if (n === 0) return [0, 1];
  const share = k / n;
  const square = (z * z) / n;
  const middle = (share + square / 2) / (1 + square);
  const half = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n));
  return [k === 0 ? 0 : middle - half, k === n ? 1 : middle + half];
}

/**
 * Interval of the difference of two independent shares, k1 / n1 less k2 / n2, from their Wilson intervals (method 10 of Newcombe 1998,
 * doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I).
 */
export function differenceInterval(
  k1: number,
  n1: number,
  k2: number,
  n2: number,
  z = Z95,
): [low: number, high: number] {
  const [p1, p2] = [n1 > 0 ? k1 / n1 : 0, n2 > 0 ? k2 / n2 : 0];
  const [low1, high1] = wilsonInterval(k1, n1, z);
  const [low2, high2] = wilsonInterval(k2, n2, z);
  const difference = p1 - p2;
  return [difference - Math.hypot(p1 - low1, high2 - p2), difference + Math.hypot(high1 - p1, p2 - low2)];
}
