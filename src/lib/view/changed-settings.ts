import { DEFAULT_SETTINGS, type Settings } from '../model/settings';

/** The settings that differ from the defaults: what a link and a saved view carry. */
export function changedSettings(settings: Settings): Partial<Settings> {
  const defaults = DEFAULT_SETTINGS as unknown as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(settings).filter(([key, value]) => value !== defaults[key]),
  ) as Partial<Settings>;
}
