import type { EngineQueries } from '../client/engine-client';
import { latestOnly } from '../client/latest-only';
import type { ClusterDetails, LinkEvidence, NodeDetails } from '../model/details';

export type Card =
  | { kind: 'node'; details: NodeDetails }
  | { kind: 'link'; evidence: LinkEvidence[] }
  | { kind: 'cluster'; details: ClusterDetails };

/** The card of what is chosen: asks the engine and shows the newest answer. */
export class CardState {
  current = $state.raw<Card | null>(null);
  #engine: EngineQueries;
  #ask = latestOnly((ask: () => Promise<Card | null>) => ask());

  constructor(engine: EngineQueries) {
    this.#engine = engine;
  }

  node(node: number): void {
    void this.#show(async () => {
      const details = await this.#engine.details(node);
      return details && { kind: 'node', details };
    });
  }

  link(source: number, target: number): void {
    void this.#show(async () => ({ kind: 'link', evidence: await this.#engine.evidence(source, target) }));
  }

  cluster(index: number): void {
    void this.#show(async () => {
      const details = await this.#engine.cluster(index);
      return details && { kind: 'cluster', details };
    });
  }

  close(): void {
    this.current = null;
    void this.#show(async () => null);
  }

  /** An engine that went away has no answer: no card then. */
  async #show(ask: () => Promise<Card | null>): Promise<void> {
    const card = await this.#ask(ask).catch(() => null);
    if (card !== undefined) this.current = card;
  }
}
