import type { ColumnMapping } from '../model/columns';

/** What the reader said of the columns of her tables, by their signature: kept in this browser. */
const KEY = 'papercosm-columns';

/** Empty where the browser keeps nothing. */
export function recallColumns(): Record<string, ColumnMapping> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, mapping]) => Array.isArray(mapping))) as Record<
      string,
      ColumnMapping
    >;
  } catch {
    return {};
  }
}

export function rememberColumns(signature: string, mapping: ColumnMapping): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...recallColumns(), [signature]: mapping }));
  } catch {
    // Private windows and sandboxed frames keep nothing: the mapping holds for this import.
  }
}
