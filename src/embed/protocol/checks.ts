/** Checks of single values. Whatever a page posts, nothing here throws or runs long. */
export type Check = (value: unknown) => boolean;
export type Fields = Readonly<Record<string, Check>>;

/** A text that a reader could have typed, and a list that a map could hold. */
const LONGEST_TEXT = 20_000;
const LONGEST_LIST = 10_000;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST_TEXT;
export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';

export const isNumber =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most;
export const isWhole = (least: number, most: number): Check => {
  const within = isNumber(least, most);
  return (value) => Number.isInteger(value) && within(value);
};
export const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.includes(value as string);
export const listOf =
  (check: Check, most = LONGEST_LIST): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

/** Whether every field named passes. Others are passed over. */
export const hasFields =
  (fields: Fields): Check =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([name, check]) => check(own(value, name)));

/** A value's own field; what its prototype has does not count. */
export function own(value: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** "transparent" or a hex colour, with or without "#". */
export const isBackground: Check = (value) =>
  typeof value === 'string' &&
  (value === 'transparent' || /^#?(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(value));
