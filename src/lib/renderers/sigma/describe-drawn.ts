import type { DrawnMap } from './graph-view-types';
import type { LabelLayer } from './label-layer';
import type { LabelScene } from './label-scene';
import type { MapCamera } from './map-camera';
import type { SharedState } from './shared-state';

/** What is on the screen now, for exports and tests. */
export function describeDrawn(
  camera: MapCamera,
  shared: SharedState,
  labels: LabelLayer | null,
  scene: LabelScene | null,
): DrawnMap {
  const { width, height } = camera.frame();
  return {
    width,
    height,
    labels: scene && labels ? labels.drawn(scene) : [],
    regions: [...(labels?.regionNames() ?? [])],
    regionRects: scene && labels ? labels.regionRects(scene) : [],
    scale: camera.scale(),
    sizeScale: shared.sizeScale,
    links: scene ? Math.min(scene.model.links.source.length, Math.round(shared.reveal)) : 0,
  };
}
