import type { EngineQueries } from '../client/engine-client';
import type { MainPathKind } from '../model/answers/paths';
import type { Snapshot } from '../model/snapshot';
import type { ShownPart } from '../model/shown-part';
import { membersOf } from '../view/cluster-members';
import { CardState, type Card, type PathQuestion } from './card.svelte';

interface Host {
  readonly snapshot: Snapshot | null;
  readonly visiblePart: ShownPart | undefined;
  flyTo(nodes: number[]): void;
}

/** What is chosen on the map or pointed at, and the card that is open for it. */
export class SelectionState {
  /** Node indices. */
  nodes = $state.raw<number[]>([]);
  link = $state.raw<{ source: number; target: number } | null>(null);
  /** Cluster whose card is open. */
  cluster = $state<number | null>(null);
  hovered = $state<number | null>(null);
  /** Nodes lit from outside the map, by a bar of the timeline. */
  lit = $state.raw<Uint32Array | null>(null);
  /** Grows when the keyboard's focus is to go to the card. */
  cardFocus = $state(0);
  readonly #cards: CardState;
  #host: Host;

  constructor(engine: EngineQueries, host: Host) {
    this.#cards = new CardState(engine, () => host.visiblePart);
    this.#host = host;
  }

  /** The card of what is chosen, once the engine has answered. */
  get card(): Card | null {
    return this.#cards.current;
  }

  /** Chooses a node and opens its card; null puts everything back. */
  select(node: number | null, options: { add?: boolean; fly?: boolean; focus?: boolean } = {}): void {
    this.link = null;
    this.cluster = null;
    // The line that was pointed at may be gone with the card before.
    this.hovered = null;
    const { nodes } = this;
    if (node === null) this.nodes = [];
    else if (!options.add) this.nodes = [node];
    else if (nodes.includes(node)) this.nodes = nodes.filter((other) => other !== node);
    else this.nodes = [...nodes, node];
    if (node !== null && options.fly) this.#host.flyTo([node]);
    if (options.focus) this.cardFocus++;
    const last = this.nodes.at(-1);
    if (last === undefined) this.#cards.close();
    else this.#cards.node(last);
  }

  selectLink(link: { source: number; target: number } | null): void {
    this.nodes = [];
    this.cluster = null;
    this.link = link;
    if (link) this.#cards.link(link.source, link.target);
    else this.#cards.close();
  }

  selectCluster(index: number | null, options: { fly?: boolean } = {}): void {
    this.nodes = [];
    this.link = null;
    this.cluster = index;
    const { snapshot } = this.#host;
    if (index !== null && options.fly) this.#host.flyTo(snapshot ? membersOf(snapshot, index) : []);
    if (index !== null) this.#cards.cluster(index);
    else this.#cards.close();
  }

  /** Asks the engine anew for the card that is open. */
  refreshCard(): void {
    const last = this.nodes.at(-1);
    if (this.cluster !== null) this.#cards.cluster(this.cluster);
    else if (this.link) this.#cards.link(this.link.source, this.link.target);
    else if (last !== undefined) this.#cards.node(last);
  }

  /** Opens the card of the way between the two chosen nodes, over all links or as asked. */
  showPath(options: Partial<PathQuestion> = {}): void {
    const [from, to] = this.nodes;
    if (from === undefined || to === undefined) return;
    this.#cards.path({ from, to, kinds: [], directed: false, ...options });
  }

  showMainPath(kind: MainPathKind): void {
    this.nodes = [];
    this.link = null;
    this.cluster = null;
    this.#cards.mainPath(kind);
  }

  /** Nodes of the path whose card is open. */
  get pathNodes(): number[] | null {
    const { card } = this;
    if (card?.kind !== 'path' && card?.kind !== 'main-path') return null;
    return card.path?.nodes.map(({ node }) => node).filter((node) => node >= 0) ?? null;
  }

  /** Chooses what a view names, as far as it is on the map. */
  restore(
    { selection, link }: { selection: string[]; link: { source: string; target: string } | null },
    nodeIndex: ReadonlyMap<string, number>,
  ): void {
    const nodes = selection.flatMap((id) => nodeIndex.get(id) ?? []);
    const source = link ? nodeIndex.get(link.source) : undefined;
    const target = link ? nodeIndex.get(link.target) : undefined;
    if (source !== undefined && target !== undefined) this.selectLink({ source, target });
    else {
      this.select(null);
      nodes.forEach((node, i) => this.select(node, { add: i > 0 }));
    }
  }

  /** Another map has come. */
  clear(): void {
    this.nodes = [];
    this.link = null;
    this.cluster = null;
    this.hovered = null;
    this.lit = null;
    this.#cards.close();
  }
}
