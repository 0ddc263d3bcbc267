import { cleanText } from '../clean-text';
import { isObject } from './json-values';

const KEYS = ['error', 'message', 'detail', 'errors', 'error_description', 'msg'] as const;
/** More than an answer with an error holds. */
const MAX_KEYS = 12;

/**
 * What a service says that went wrong, where a value is such an answer: {"error": "…"}, {"message": "…"}, {"errors": [{"message": "…"}]},
 * Crossref's {"status": "failed", "message": [{"message": "…"}]}. Undefined for anything else.
 */
export function findErrorMessage(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const { length } = Object.keys(value);
  if (length === 0 || length > MAX_KEYS) return undefined;
  const said = KEYS.map((key) => read(value[key], 0)).filter((text) => text !== undefined);
  return said.length === 0 ? undefined : [...new Set(said)].slice(0, 2).join(': ');
}

function read(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return cleanText(value).slice(0, 200) || undefined;
  if (depth > 2) return undefined;
  if (Array.isArray(value)) return value.length > 0 ? read(value[0], depth + 1) : undefined;
  if (!isObject(value)) return undefined;
  for (const key of ['message', 'detail', 'title', 'error', 'reason', 'description', 'value']) {
    const text = read(value[key], depth + 1);
    if (text !== undefined) return text;
  }
  return undefined;
}
