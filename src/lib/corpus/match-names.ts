import { compareText } from './normalize/fold-text';
import type { NameForm } from './normalize/normalize-name';

/** True when the two spellings can be one person's: at each place the same name, or a name and its initial. */
export function isCompatible(shorter: NameForm, fuller: NameForm): boolean {
  if (shorter.group !== fuller.group) return false;
  const a = shorter.given;
  const b = fuller.given;
  if (a.length === 0 || b.length === 0) return false;
  // "Xiao-Ming" and "Xiaoming" are the same name.
  if (shorter.full && fuller.full && a.join('') === b.join('')) return true;
  const common = Math.min(a.length, b.length);
  for (let i = 0; i < common; i++) {
    const x = a[i]!;
    const y = b[i]!;
    if (x !== y && !(x.length === 1 && y.startsWith(x)) && !(y.length === 1 && x.startsWith(y))) return false;
  }
  // A second given name that is written out tells two people apart ("Jun" and "Jun Feng"), a middle initial does not.
  return areInitials(a, common) && (!shorter.full || areInitials(b, common));
}

function areInitials(given: readonly string[], from: number): boolean {
  for (let i = from; i < given.length; i++) if (given[i]!.length !== 1) return false;
  return true;
}

/** The family name of a form that has nothing else: "Hill" as the whole of a name. Undefined for others. */
export function bareFamily({ group }: NameForm): string | undefined {
  return group.startsWith('=') && !group.includes(' ') ? group.slice(1) : undefined;
}

/** True for "Hill" beside "Hill, V.": they may be one person, but nothing says so. */
export function isBareNameOf(bare: NameForm, other: NameForm): boolean {
  return bareFamily(bare) === other.group && other.given.length > 0;
}

/** How much a spelling says, to be compared from left to right. */
function fullness({ given, full }: NameForm): [number, number, number] {
  return [full ? 1 : 0, given.length, given.reduce((sum, part) => sum + part.length, 0)];
}

/** Ascending: the spelling that says most comes last. */
export function compareFullness(a: NameForm, b: NameForm): number {
  if (a === b) return 0;
  const x = fullness(a);
  const y = fullness(b);
  return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || compareText(a.key, b.key);
}
