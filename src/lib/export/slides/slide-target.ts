/** A place that a live view is pasted into: a web page, or a deck that is written as text. */
export interface SlideTarget {
  id: string;
  label: string;
  /** What the reader does with the lines. */
  use: string;
  /** The lines to paste. */
  code(view: LiveView): string;
}

/** A view as a frame shows it. */
export interface LiveView {
  /** Address of the frame with the view in its hash, or the name of a single file that lies beside the deck. */
  frame: string;
  /** Address of the workbench with the view; null where no link can carry it. */
  link: string | null;
  /** Name of the picture that lies beside the deck, for paper and for programs without frames. */
  picture: string;
  title: string;
  /** CSS pixels. */
  width: number;
  height: number;
  /** Of a story; none for a view alone. */
  steps: readonly LiveStep[];
}

export interface LiveStep {
  title: string;
  /** For the speaker. */
  notes: string;
}
