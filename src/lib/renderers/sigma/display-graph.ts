import type Graph from 'graphology';
import type { DisplayNode } from './node-program';

type Listener = (payload: unknown) => void;

/**
 * The nodes that Sigma draws, as the part of a Graphology graph that Sigma asks for. It has no edges, since links are drawn from columns, and only places
 * of nodes ever change: a whole Graphology would be twelve kilobytes of every page for a map from keys to attributes.
 */
export class DisplayGraph {
  readonly multi = false;
  readonly size = 0;
  readonly #nodes = new Map<string, DisplayNode>();
  readonly #listeners = new Map<string, Set<Listener>>();

  get order(): number {
    return this.#nodes.size;
  }

  /** As Sigma's types want it. */
  get asGraph(): Graph<DisplayNode> {
    return this as unknown as Graph<DisplayNode>;
  }

  /** Ids are unique; of two nodes with one id the last is drawn. */
  addNode(id: string, node: DisplayNode): void {
    this.#nodes.set(id, node);
  }

  /** Changes where nodes are, and tells Sigma once. */
  moveNodes(move: (node: DisplayNode) => void): void {
    for (const node of this.#nodes.values()) move(node);
    const payload = { hints: { attributes: ['x', 'y'] } };
    for (const listener of this.#listeners.get('eachNodeAttributesUpdated') ?? []) listener(payload);
  }

  nodes(): string[] {
    return [...this.#nodes.keys()];
  }

  forEachNode(visit: (id: string, node: DisplayNode) => void): void {
    this.#nodes.forEach((node, id) => visit(id, node));
  }

  hasNode(id: string): boolean {
    return this.#nodes.has(id);
  }

  getNodeAttributes(id: string): DisplayNode {
    const node = this.#nodes.get(id);
    if (!node) throw new RangeError(`there is no node “${id}”`);
    return node;
  }

  edges(): string[] {
    return [];
  }

  forEachEdge(): void {}

  hasEdge(): boolean {
    return false;
  }

  on(event: string, listener: Listener): void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
  }

  removeListener(event: string, listener: Listener): void {
    this.#listeners.get(event)?.delete(listener);
  }

  /** Sigma takes for a graph what has these two; it calls neither. */
  addUndirectedEdgeWithKey(): never {
    throw new Error('links are drawn from columns');
  }

  dropNode(): never {
    throw new Error('another map has a graph of its own');
  }
}
