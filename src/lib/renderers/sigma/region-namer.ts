import { screenRadius, sizeScaleAt } from '../../view/encodings';
import type { ChosenLabels } from '../../view/labels/label-choices';
import { keptLabelBoxes } from '../../view/labels/kept-labels';
import { placeRegionNamesInSteps } from '../../view/labels/region-names';
import type { LabelLayer } from './label-layer';
import type { MapCamera } from './map-camera';
import { hasPlaces, type MapModel } from './map-model';
import { runInSlices } from './slices';

/** After a change of the viewport names wait so long for the next one. Milliseconds. */
const PAUSE_MS = 160;

interface Parts {
  camera: MapCamera;
  labels: () => LabelLayer | null;
  model: () => MapModel | null;
  chosen: () => ChosenLabels;
  render: () => void;
}

export interface RegionNamer {
  /** Names the regions, for the whole map at the size that the viewport has now. */
  name(isStale: () => boolean): Promise<void>;
  /** The same after a pause. */
  nameSoon(isStale: () => boolean): void;
  /** Names are being worked out, or about to be. */
  readonly isBusy: boolean;
  stop(): void;
}

/** Works out the names of the regions in slices that leave the page free; of two calls the later one holds. */
export function createRegionNamer({ camera, labels, model, chosen, render }: Parts): RegionNamer {
  let naming = 0;
  let running = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function name(isStale: () => boolean): Promise<void> {
    const named = model();
    const layer = labels();
    if (!named || !layer || isStale()) return;
    const own = ++naming;
    const { x, y, radii } = named;
    // While the layout runs, where the nodes stand now.
    const snapshot = hasPlaces(named.snapshot, x, y) ? named.snapshot : { ...named.snapshot, x, y };
    const scale = camera.wholeScale();
    const sizeScale = sizeScaleAt(scale, 1, named.largestRadius);
    const { measure } = layer;
    const kept = keptLabelBoxes({
      ...{ snapshot, scale, zoom: 1, chosen: chosen(), measure },
      radii: radii.map((radius) => screenRadius(radius, sizeScale)),
    });
    running++;
    const names = await runInSlices(
      placeRegionNamesInSteps(snapshot, radii, scale, camera.frame().width, measure, {
        within: camera.nameBox(),
        blocked: [...camera.nameBlocks(), ...kept],
        chosen: chosen().regions,
      }),
      // Begun on the map before, or overtaken by another call: its names are not for what is shown.
      () => isStale() || own !== naming || model() !== named,
    ).finally(() => running--);
    if (!names) return;
    labels()?.setRegions(names);
    labels()?.setParts(named.snapshot.axes ? undefined : named.snapshot.subtopics);
    render();
  }

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  return {
    name,
    nameSoon(isStale) {
      stop();
      timer = setTimeout(() => {
        timer = undefined;
        void name(isStale);
      }, PAUSE_MS);
    },
    get isBusy() {
      return timer !== undefined || running > 0;
    },
    stop,
  };
}
