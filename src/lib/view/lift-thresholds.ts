import { NETWORK_OPTIONS, type NetworkSetting } from '../model/network-options';
import { NUMBER_WORDS } from '../model/setting-words';
import { DEFAULT_SETTINGS, type Settings } from '../model/settings';
import type { Snapshot } from '../model/snapshot';

/** A threshold that the reader has set, and how it is left open again. */
export interface SetThreshold {
  name: NetworkSetting;
  /** "Papers a node, at least: 3" */
  label: string;
  without: Partial<Settings>;
}

const NUMBERS = [
  'minOccurrences',
  'minShared',
  'minWeight',
  'minAuthorPapers',
  'minKeywordPapers',
  'maxAuthors',
  'mostNodes',
  'strongest',
] as const;

/** When a map has no link: the thresholds of this network that are the reader's own; empty where there is a link. */
export function emptyingThresholds({
  settings,
  counts,
}: Pick<Snapshot, 'settings' | 'counts'>): SetThreshold[] {
  if (counts.links > 0) return [];
  const heeded = NETWORK_OPTIONS[settings.network].settings;
  return NUMBERS.filter((name) => heeded.includes(name) && settings[name] !== DEFAULT_SETTINGS[name]).map(
    (name) => ({
      name,
      label: `${NUMBER_WORDS[name].label}: ${settings[name]}`,
      without: { [name]: DEFAULT_SETTINGS[name] },
    }),
  );
}
