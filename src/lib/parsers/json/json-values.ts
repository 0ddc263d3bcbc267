/** Looking into JSON of which nothing is known yet. */
import { cleanText, cleanValue } from '../clean-text';
import { inlineText } from '../xml/jats-text';

export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The elements of a list, none for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The objects in a list, none for anything else. */
export function objectsOf(value: unknown): Json[] {
  return listOf(value).filter(isObject);
}

/** The texts and numbers in a list as clean lines, each once. */
export function textsOf(value: unknown): string[] {
  const texts = listOf(value)
    .map(cleanValue)
    .filter((text) => text !== undefined);
  return [...new Set(texts)];
}

/** One line without mark-up and entities; undefined for what is not a string or number, or is empty. */
export function plainValue(value: unknown): string | undefined {
  return typeof value === 'string' ? inlineText(value) || undefined : cleanValue(value);
}

/** As plainValue; of a list the first element that says something. */
export function firstPlain(value: unknown): string | undefined {
  if (!Array.isArray(value)) return plainValue(value);
  for (const entry of value as unknown[]) {
    const text = plainValue(entry);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** A whole number from 0, else undefined. */
export function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** "https://doi.org/10.1000/x", "doi:10.1000/x" -> "10.1000/x"; the spelling stays. */
export function bareDoi(value: unknown): string | undefined {
  const text = cleanValue(value)?.replace(
    /^(?:https?:\/\/)?(?:dx\.)?doi\.org\/|^doi\s{0,3}:\s{0,3}(?:https?:\/\/(?:dx\.)?doi\.org\/)?/i,
    '',
  );
  return text || undefined;
}

/** "https://orcid.org/0000-0001-2345-6789" -> "0000-0001-2345-6789"; undefined when there is none. */
export function bareOrcid(value: unknown): string | undefined {
  return typeof value === 'string'
    ? /(?<!\d)\d{4}-\d{4}-\d{4}-\d{3}[\dX](?!\d)/i.exec(value.slice(0, 200))?.[0].toUpperCase()
    : undefined;
}

/** A copy without the fields that are undefined, so that a record holds only what its file says. */
export function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}

/** The beginning of a title, by which an entry is found again. */
export function shorten(text: string): string {
  return cleanText(text).slice(0, 80);
}
