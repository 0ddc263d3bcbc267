/** One line of the table: what was measured, what came out, what it should reach. */
export interface Row {
  what: string;
  value: string;
  goal: string;
  met: boolean;
}

/** A part of the table; its files lie beside the checkout and may be absent. */
export interface Section {
  title: string;
  /** Paths from the root of the checkout that it needs. */
  needs: readonly string[];
  measure(): Promise<Row[]>;
}
