/** What positions mean on a map whose layout has axes; data space. */
export interface MapAxes {
  x: Axis | null;
  y: Axis | null;
  /** Bands of a cluster each, from top to bottom. */
  lanes: { cluster: number; top: number; bottom: number }[];
}

export interface Axis {
  /** "Date", "Citations here" */
  label: string;
  ticks: { at: number; label: string }[];
}
