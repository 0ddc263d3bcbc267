import type { PersonName } from '../../model/record';

/** "van Eck, Nees Jan", "Hicks, Michael, III", "World Health Organization". */
export function showName({ particle, family, given, suffix, literal }: PersonName): string {
  if (family === undefined) return literal ?? given ?? '';
  return [[particle, family].filter(Boolean).join(' '), given, suffix].filter(Boolean).join(', ');
}
