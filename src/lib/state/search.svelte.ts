import type { EngineQueries } from '../client/engine-client';
import { latestOnly } from '../client/latest-only';
import type { SearchHit } from '../protocol/engine';

/** As many matches as a search lights up. */
const MOST_HITS = 500;

/** What is typed into the search box, and the nodes that match: the engine's newest answer. */
export class SearchState {
  query = $state('');
  /** Node indices, best first; null while nothing is searched. */
  hits = $state.raw<Uint32Array | null>(null);
  #ask: (query: string) => Promise<SearchHit[] | null | undefined>;

  constructor(engine: EngineQueries) {
    this.#ask = latestOnly(async (query) =>
      query.trim() === '' ? null : engine.search(query, MOST_HITS).catch(() => []),
    );
  }

  async find(query: string): Promise<void> {
    this.query = query;
    if (query.trim() === '') this.hits = null;
    const hits = await this.#ask(query);
    if (hits) this.hits = Uint32Array.from(hits, (hit) => hit.node);
  }
}
