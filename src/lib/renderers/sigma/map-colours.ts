import type { Encodings } from '../../model/view';
import { clusterColour, clusterInk } from '../../view/encodings';
import type { SharedState } from './shared-state';

/**
 * Colours of grounds and region names. Coloured by date, the clusters lend their colours to nothing: both turn neutral. Inks are
 * remembered, as darkening a colour until it reads takes a search.
 */
export class MapColours {
  encodings: Encodings;
  private readonly inks = new Map<string, string>();

  constructor(
    private readonly shared: SharedState,
    encodings: Encodings,
  ) {
    this.encodings = encodings;
  }

  readonly ground = (cluster: number): string =>
    this.isNeutral ? this.shared.theme.secondInk : clusterColour(cluster, this.shared.theme);

  readonly name = (cluster: number): string => {
    const { theme } = this.shared;
    if (this.isNeutral) return theme.secondInk;
    const key = `${theme.name} ${cluster}`;
    let ink = this.inks.get(key);
    if (!ink) this.inks.set(key, (ink = clusterInk(cluster, theme)));
    return ink;
  };

  private get isNeutral(): boolean {
    return this.encodings.colourBy !== 'cluster';
  }
}
