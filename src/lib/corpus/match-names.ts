/**
 * Which spellings of a name belong to one person. Two spellings are joined only when the corpus leaves no other choice: a shorter
 * spelling joins the one fuller spelling that it fits, and stays on its own as soon as it fits two.
 */
import type { NameForm } from './normalize-name';
import { compareText } from './fold-text';

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
  const isInitial = (part: string) => part.length === 1;
  if (!a.slice(common).every(isInitial)) return false;
  return !shorter.full || b.slice(common).every(isInitial);
}

/** How much a spelling says, to be compared from left to right. */
function fullness({ given, full }: NameForm): [number, number, number] {
  return [full ? 1 : 0, given.length, given.reduce((sum, part) => sum + part.length, 0)];
}

function compareFullness(a: NameForm, b: NameForm): number {
  const x = fullness(a);
  const y = fullness(b);
  return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || compareText(a.key, b.key);
}

/**
 * For each spelling (by key) the key of the spelling it is joined to; itself when it stands alone.
 *
 * @param forms all spellings of one group (one family name), each once
 * @param together true when the two spellings stand on one paper: then they are two people
 */
export function matchNames(
  forms: readonly NameForm[],
  together: (a: string, b: string) => boolean,
): Map<string, string> {
  const sorted = [...forms].sort((a, b) => compareFullness(b, a));
  /** The fullest spellings that each spelling leads to; two or more: it stays alone. */
  const tops = new Map<string, Set<string>>();
  const joined = new Map<string, string>();
  const members = new Map<string, string[]>();
  for (const [i, form] of sorted.entries()) {
    const reached = new Set<string>();
    for (const fuller of sorted.slice(0, i)) {
      if (!fuller.full || !isCompatible(form, fuller)) continue;
      for (const top of tops.get(fuller.key) ?? []) reached.add(top);
    }
    if (reached.size === 0) reached.add(form.key);
    tops.set(form.key, reached);
    const [top] = reached;
    const group = members.get(top!) ?? [];
    const beside = group.some((key) => together(key, form.key));
    if (beside) reached.add(form.key);
    const target = reached.size > 1 ? form.key : top!;
    joined.set(form.key, target);
    const list = members.get(target) ?? [];
    list.push(form.key);
    members.set(target, list);
  }
  return joined;
}
