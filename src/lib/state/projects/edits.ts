import { NO_CLUSTER_EDITS, resolveClusterEdits, type ClusterEdits } from '../../model/cluster-edits';
import { NO_CORRECTIONS, resolveCorrections, type Corrections } from '../../model/corrections';
import type { ReadChoices } from '../../model/read-choices';
import type { Story } from '../../model/story';
import { readStoryFile, toStoryFile } from '../../view/story/story-file';
import type { StoredEdits } from './stored-project';

/** What the reader decided about her files, beside the view. */
export interface Edits {
  corrections: Corrections;
  clusterEdits: ClusterEdits;
  choices: ReadChoices;
  /** What she tells with them; null: nothing yet. */
  story: Story | null;
}

export const NO_EDITS: Edits = {
  corrections: NO_CORRECTIONS,
  clusterEdits: NO_CLUSTER_EDITS,
  choices: {},
  story: null,
};

/** @param hash the view as a link's hash */
export function toStored(hash: string, { story, ...edits }: Edits): StoredEdits {
  return { hash, ...edits, story: story && toStoryFile(story) };
}

/** What was stored, whatever that is. */
export function fromStored({ corrections, clusterEdits, choices, story }: Omit<StoredEdits, 'hash'>): Edits {
  return {
    corrections: resolveCorrections(corrections),
    clusterEdits: resolveClusterEdits(clusterEdits),
    choices,
    story: readStoryFile(story).story,
  };
}
