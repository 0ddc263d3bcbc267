import type { Settings } from '../model/settings';
import type { InputFile, JobResult, LoadOptions } from '../protocol/engine';

/** How a map was made, so that it can be made again: read the files, then, where the settings were changed since, build anew. */
export interface Recipe {
  files: InputFile[];
  settings: Settings;
  options: LoadOptions;
  rebuilt: Settings | null;
}

/** The recipe after a job that made a map; null stays null: nothing was loaded. */
export function followJob(
  before: Recipe | null,
  { snapshot, corrections, clusterEdits }: Extract<JobResult, { kind: 'done' }>,
  what: 'load' | 'rebuild' | 'correct' | 'edit',
): Recipe | null {
  if (!before) return null;
  const { options } = before;
  return {
    ...before,
    options: {
      ...options,
      corrections,
      edits: clusterEdits,
      // What the files bring along is in both already.
      known: before.files.length,
      places: options.places === 'anew' ? 'anew' : 'kept',
    },
    // A saved map brings its own settings, so they are set after it was read.
    rebuilt: what === 'rebuild' || what === 'correct' ? snapshot.settings : before.rebuilt,
  };
}
