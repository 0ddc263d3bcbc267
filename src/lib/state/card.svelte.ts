import type { EngineQueries } from '../client/engine-client';
import { latestOnly } from '../client/latest-only';
import type { LinkKind } from '../model/network';
import type { MainPathAnswer, MainPathKind, PathAnswer } from '../model/answers/paths';
import type { ClusterDetails, LinkEvidence, NodeDetails } from '../model/details';
import type { ShownPart } from '../model/shown-part';

export type Card =
  | { kind: 'node'; details: NodeDetails }
  | { kind: 'link'; evidence: LinkEvidence[] }
  | { kind: 'cluster'; details: ClusterDetails }
  | { kind: 'path'; question: PathQuestion; path: PathAnswer | null }
  | { kind: 'main-path'; path: MainPathAnswer };

/** Between which nodes, and over which links: of all kinds where none is named. */
export interface PathQuestion {
  from: number;
  to: number;
  kinds: LinkKind[];
  directed: boolean;
}

/** The card of what is chosen: asks the engine and shows the newest answer. */
export class CardState {
  current = $state.raw<Card | null>(null);
  #engine: EngineQueries;
  #ask = latestOnly((ask: () => Promise<Card | null>) => ask());

  #shown: () => ShownPart | undefined;

  /** @param shown what the filters show now */
  constructor(engine: EngineQueries, shown: () => ShownPart | undefined) {
    this.#engine = engine;
    this.#shown = shown;
  }

  node(node: number): void {
    void this.#show(async () => {
      const details = await this.#engine.details(node, this.#shown());
      return details && { kind: 'node', details };
    });
  }

  link(source: number, target: number): void {
    void this.#show(async () => ({ kind: 'link', evidence: await this.#engine.evidence(source, target) }));
  }

  cluster(index: number): void {
    void this.#show(async () => {
      const details = await this.#engine.cluster(index, this.#shown());
      return details && { kind: 'cluster', details };
    });
  }

  path(question: PathQuestion): void {
    void this.#show(async () => {
      const { from, to, kinds, directed } = question;
      return { kind: 'path', question, path: await this.#engine.path(from, to, kinds, directed) };
    });
  }

  mainPath(kind: MainPathKind): void {
    void this.#show(async () => {
      const path = await this.#engine.mainPath(kind);
      return path && { kind: 'main-path', path };
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
