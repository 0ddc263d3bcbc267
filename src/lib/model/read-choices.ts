import type { ColumnMapping } from './columns';

/** How files are to be read, where the reader knows better than the files look. */
export interface ReadChoices {
  /** Name of a file in the report -> id of a format. */
  formats?: Readonly<Record<string, string>>;
  /** Signature of a table's header -> what its columns hold. */
  columns?: Readonly<Record<string, ColumnMapping>>;
}
