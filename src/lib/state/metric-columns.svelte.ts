import type { EngineQueries } from '../client/engine-client';
import type { MetricId } from '../model/answers/metrics';
import type { Encodings } from '../model/view';
import type { Snapshot } from '../model/snapshot';
import { drawableEncodings, metricsWanted } from '../view/map-keys';
import type { MetricColumns } from '../view/metric-values';

/** The metrics of the map that is shown, as far as they were asked for. */
export class MetricState {
  /** What this map has; empty until it was asked for (see `list`) and the engine has said. */
  available = $state.raw<readonly MetricId[]>([]);
  columns = $state.raw<MetricColumns>({});
  /** Asked for, and not answered yet. */
  pending = $state.raw<readonly MetricId[]>([]);
  #engine: Pick<EngineQueries, 'metrics' | 'metric'>;
  /** The map that the answers are about. */
  #map: Snapshot | null = null;
  /** Numbers the maps; late answers about earlier ones are dropped. */
  #run = 0;
  /** The map, by its number, whose metrics were listed. */
  #listed = -1;

  constructor(engine: Pick<EngineQueries, 'metrics' | 'metric'>) {
    this.#engine = engine;
  }

  clear(): void {
    this.#map = null;
    this.#run++;
    this.available = [];
    this.columns = {};
    this.pending = [];
  }

  /** The same nodes and links on another snapshot: what is known of them holds. */
  follow(map: Snapshot): void {
    if (this.#map) this.#map = map;
  }

  /** Asks for what these encodings need of a map that the engine holds. */
  ask(map: Snapshot | null, encodings: Encodings): void {
    if (!map) return;
    if (map !== this.#map) {
      this.clear();
      this.#map = map;
    }
    for (const id of metricsWanted(encodings)) {
      if (!this.columns[id] && !this.pending.includes(id)) void this.#fetch(map, id);
    }
  }

  /** Asks what there is to choose from on the map that is shown; once a map. */
  list(): void {
    const run = this.#run;
    if (!this.#map || this.#listed === run) return;
    this.#listed = run;
    void this.#engine
      .metrics()
      .then((ids) => {
        if (run === this.#run) this.available = ids;
      })
      .catch(() => undefined);
  }

  async #fetch(map: Snapshot, id: MetricId): Promise<void> {
    const run = this.#run;
    this.pending = [...this.pending, id];
    const column = await this.#engine.metric(id).catch(() => null);
    if (run !== this.#run) return;
    this.pending = this.pending.filter((other) => other !== id);
    if (column && column.values.length === map.nodeCount) this.columns = { ...this.columns, [id]: column };
  }

  /** The encodings as they can be drawn now: what is not known yet, or not there, by default. */
  drawable(encodings: Encodings): Encodings {
    return drawableEncodings(encodings, this.columns);
  }
}
