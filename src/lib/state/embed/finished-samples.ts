import type { Settings } from '../../model/settings';
import type { InputFile } from '../../protocol/engine';
import { changedSettings } from '../../view/changed-settings';
import { finishedFile } from '../samples';

/** Samples for a frame: as finished maps wherever those are what is asked for. */
export interface FinishedSamples {
  /** Rejects when the host has neither the map nor the sample. */
  fetchSample(file: string, settings: Settings): Promise<Blob>;
  /** The sample that a finished map was made of; any other file itself. */
  sourceOf(file: InputFile): Promise<InputFile>;
}

/** @param folder address of the samples, with "/" at its end */
export function createFinishedSamples(folder: string): FinishedSamples {
  /** The finished maps that were given out. */
  const sources = new WeakMap<object, string>();
  const fetchFile = async (file: string): Promise<Blob> => {
    const response = await fetch(new URL(file, folder));
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
    return response.blob();
  };
  return {
    async fetchSample(file, settings) {
      if (Object.keys(changedSettings(settings)).length > 0) return fetchFile(file);
      // A site that was built without them makes them anew.
      const map = await fetchFile(finishedFile(file)).catch(() => null);
      if (!map) return fetchFile(file);
      sources.set(map, file);
      return map;
    },
    async sourceOf(file) {
      const source = sources.get(file.bytes);
      return source === undefined ? file : { name: file.name, bytes: await fetchFile(source) };
    },
  };
}
