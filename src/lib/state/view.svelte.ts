import { DEFAULT_SETTINGS, type Settings } from '../model/settings';
import {
  DEFAULT_ENCODINGS,
  DEFAULT_FILTERS,
  type Encodings,
  type Filters,
  type LabelChoice,
  type View,
} from '../model/view';

/** How the map is made, what of it is shown, how, and where the camera is. */
export class ViewState {
  settings = $state.raw<Settings>(DEFAULT_SETTINGS);
  filters = $state.raw<Filters>(DEFAULT_FILTERS);
  encodings = $state.raw<Encodings>(DEFAULT_ENCODINGS);
  labelChoices = $state.raw<readonly LabelChoice[]>([]);
  box = $state.raw<View['box']>(null);
  /** Says where the camera is to go; a new object each time. */
  goTo = $state.raw<{ box: NonNullable<View['box']> } | { nodes: number[] } | { fit: true } | null>(null);

  setFilters(patch: Partial<Filters>): void {
    this.filters = { ...this.filters, ...patch };
  }

  clearFilters(): void {
    this.filters = DEFAULT_FILTERS;
  }

  setEncodings(patch: Partial<Encodings>): void {
    this.encodings = { ...this.encodings, ...patch };
  }

  flyTo(nodes: number[]): void {
    this.goTo = { nodes };
  }

  /** Filters, encodings, labels and camera of another view; settings belong to the map. */
  show({ filters, encodings, labelChoices, box }: View): void {
    this.filters = filters;
    this.labelChoices = labelChoices;
    this.encodings = encodings;
    this.box = box;
    this.goTo = box ? { box } : { fit: true };
  }
}
