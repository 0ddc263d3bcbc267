/** Numbers of serials (ISO 3297), by which spellings of one journal are known. */

/** The ISSNs in some texts as "1234-567X", each once; numbers whose check digit is wrong, ISBNs and 0000-0000 are none. */
export function findIssns(texts: readonly (string | undefined)[]): string[] | undefined {
  const found = new Set<string>();
  for (const text of texts)
    for (const [, first, second] of (text ?? '')
      .slice(0, 2000)
      .matchAll(/(?<![\d-])(\d{4})[-‐–]?(\d{3}[\dXx])(?![\d-])/g)) {
      const digits = `${first!}${second!.toUpperCase()}`;
      if (digits !== '00000000' && hasCheckDigit(digits))
        found.add(`${digits.slice(0, 4)}-${digits.slice(4)}`);
    }
  return found.size > 0 ? [...found] : undefined;
}

function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reduce(
    (total, digit, i) => total + (digit === 'X' ? 10 : Number(digit)) * (8 - i),
    0,
  );
  return sum % 11 === 0;
}
