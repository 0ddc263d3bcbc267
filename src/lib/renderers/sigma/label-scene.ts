import type { CameraState, Frame } from '../../view/camera-box';
import type { NodeStates } from '../../view/emphasis';
import type { ChosenLabels } from '../../view/labels/label-choices';
import type { Rect } from '../../view/labels/place-labels';
import type { LabelShift } from '../../view/labels/standing-label';
import type { Theme } from '../../view/theme';
import type { MapModel } from './map-model';

/** What a frame of labels is drawn from. */
export interface LabelScene {
  model: MapModel;
  camera: CameraState;
  frame: Frame;
  /** CSS pixels for one data unit when the whole map is shown, and now. */
  fitScale: number;
  /** Radius on screen = radius in data units times this. */
  sizeScale: number;
  states: NodeStates;
  /** Per cluster: the share of its papers that are shown. */
  presence: Float32Array;
  fade: number;
  theme: Theme;
  /** Colour of a region's name and of its keywords. */
  nameColour: (cluster: number) => string;
  /** Labels that the reader has decided about. */
  chosen: ChosenLabels;
  /** The one that is being moved. */
  shift: LabelShift | null;
  /** Encodings.labels: 0 none, 1, up to 2 many. */
  density: number;
  /** What lies over the map: no name or label stands under it. CSS pixels of the viewport. */
  covers: readonly Rect[];
  /** Labels of the map's own axes. */
  axisTexts: readonly Rect[];
  /** Where names are kept in; null: they run over the edge as the map does. */
  nameArea: Rect | null;
  titles: (node: number) => string | undefined;
}
