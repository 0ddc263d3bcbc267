/** Choices of labels in few letters, as they stand in a link. */
import type { LabelChoice } from '../../model/view';
import { MOST_CHOICES, sortChoices } from './label-choices';
import { NAME_FORMS } from './name-forms';

/** Pinned is 1, hidden 0, moved [dx, dy] or, of a region, [dx, dy, form]. */
type CompactChoice = 0 | 1 | [dx: number, dy: number, form?: number];
interface CompactChoices {
  /** Of nodes and of regions, by id. */
  n?: Record<string, CompactChoice>;
  r?: Record<string, CompactChoice>;
}

const LONGEST_ID = 2_000;
/** Data units; maps are far smaller. */
const FARTHEST = 1e9;

/** undefined: none. The same choices give the same text. */
export function compactChoices(choices: readonly LabelChoice[]): CompactChoices | undefined {
  const of = (what: LabelChoice['of']) =>
    Object.fromEntries(
      sortChoices(choices)
        .filter((choice) => choice.of === what)
        .map((choice) => [choice.id, compactChoice(choice)] as const),
    );
  const [n, r] = [of('node'), of('region')];
  const isEmpty = (one: object) => Object.keys(one).length === 0;
  if (isEmpty(n) && isEmpty(r)) return undefined;
  return { ...(isEmpty(n) ? {} : { n }), ...(isEmpty(r) ? {} : { r }) };
}

/** Reads what compactChoices wrote, or anything else; what makes no sense is left out. `isWhole`: nothing was. */
export function expandChoices(value: unknown): { choices: LabelChoice[]; isWhole: boolean } {
  if (!isRecord(value)) return { choices: [], isWhole: false };
  let isWhole = true;
  const read = (of: LabelChoice['of'], from: unknown): LabelChoice[] => {
    if (from === undefined) return [];
    if (!isRecord(from)) {
      isWhole = false;
      return [];
    }
    return Object.entries(from).flatMap(([id, given]) => {
      const choice = id.length <= LONGEST_ID ? expandChoice(of, id, given) : null;
      if (!choice) isWhole = false;
      return choice ?? [];
    });
  };
  const own = (key: 'n' | 'r') => (Object.hasOwn(value, key) ? value[key] : undefined);
  const all = [...read('node', own('n')), ...read('region', own('r'))];
  if (all.length > MOST_CHOICES) isWhole = false;
  return { choices: sortChoices(all.slice(0, MOST_CHOICES)), isWhole };
}

/** Offsets to four significant digits: finer than a pixel of any picture. */
export function roundOffset(by: readonly [dx: number, dy: number]): [dx: number, dy: number] {
  const size = Math.max(Math.abs(by[0]), Math.abs(by[1]));
  if (!(size > 1e-9)) return [0, 0];
  const digits = Math.max(0, Math.min(15, 3 - Math.floor(Math.log10(size))));
  const round = (part: number): number => {
    const rounded = Number(part.toFixed(digits));
    return rounded === 0 ? 0 : rounded;
  };
  return [round(by[0]), round(by[1])];
}

function compactChoice(choice: LabelChoice): CompactChoice {
  if (choice.how !== 'moved') return choice.how === 'pinned' ? 1 : 0;
  const by = roundOffset(choice.by);
  return choice.form ? [...by, choice.form] : by;
}

function expandChoice(of: LabelChoice['of'], id: string, value: unknown): LabelChoice | null {
  if (value === 0 || value === 1) return { of, id, how: value === 1 ? 'pinned' : 'hidden' };
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) return null;
  const [dx, dy, form = 0] = value as unknown[];
  if (!isOffset(dx) || !isOffset(dy)) return null;
  if (!Number.isInteger(form) || !NAME_FORMS[form as number]) return null;
  const by = roundOffset([dx, dy]);
  return { of, id, how: 'moved', by, ...(of === 'region' && form !== 0 ? { form: form as number } : {}) };
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= FARTHEST;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
