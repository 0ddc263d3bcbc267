import type { View } from './view';

/** A view with what is said about it. */
export interface StoryStep {
  title: string;
  /** A sentence or two below the picture; '' for none. */
  caption: string;
  /** For the speaker alone; '' for none. */
  notes: string;
  /** How long it stands when the story plays by itself; null: until the speaker goes on. */
  seconds: number | null;
  view: View;
}

/** Views in the order in which they are told. Kept in the project, the map file, slides and frames. */
export interface Story {
  title: string;
  steps: StoryStep[];
}

/** How long a step stands whose seconds nobody named, where a story plays by itself. Seconds. */
export const USUAL_SECONDS = 6;

/** The story as it stands in a map file (key `story`). */
export interface StoryFile {
  title: string;
  steps: StoryFileStep[];
}

export interface StoryFileStep {
  title: string;
  caption?: string;
  notes?: string;
  seconds?: number;
  /** What a link carries after "#s=": '' for the view that the map opens with. */
  view: string;
}
