/** Anything that went wrong or was left out. Shown to the reader, never swallowed. */
export interface Problem {
  /** Stable, machine-readable, kebab-case: "bibtex-unclosed-entry". */
  code: string;
  /** One or two sentences: the fault, and what to do about it. */
  message: string;
  where?: Place;
  severity: 'error' | 'warning' | 'note';
}

/** Where in the input something stands. */
export interface Place {
  /** Name of the file as the reader gave it; "pasted text" for the clipboard. */
  file?: string;
  /** 1-based line of the file. */
  line?: number;
  /** What stands there: a citation key, a title. */
  what?: string;
}

/** "library.bib, line 12 (knuth1984)" */
export function describePlace(place: Place | undefined): string {
  if (!place) return '';
  const parts = [place.file, place.line === undefined ? undefined : `line ${place.line}`].filter(Boolean);
  return place.what ? `${parts.join(', ')} (${place.what})`.trim() : parts.join(', ');
}

/** Thrown inside the engine when the input as a whole can't be used; crosses to the page as data. */
export class ProblemError extends Error {
  constructor(public readonly problem: Problem) {
    super(problem.message);
    this.name = 'ProblemError';
  }
}
