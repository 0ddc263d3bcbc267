/** As many titles as one question to the worker asks for. */
const BATCH = 200;

/** Titles of nodes, fetched from the worker as the map comes to need them. */
export class TitleCache {
  /** Grows when titles have arrived: whoever drew without them can draw again. */
  version = $state(0);
  #known = new Map<number, string>();
  #wanted = new Set<number>();
  #asking = false;
  #era = 0;
  #fetch: (nodes: number[]) => Promise<string[]>;

  constructor(fetch: (nodes: number[]) => Promise<string[]>) {
    this.#fetch = fetch;
  }

  /** The title, or undefined while it is on its way. */
  readonly get = (node: number): string | undefined => {
    const title = this.#known.get(node);
    if (title === undefined) {
      this.#wanted.add(node);
      if (!this.#asking) void this.#ask();
    }
    return title;
  };

  clear(): void {
    this.#era++;
    this.#known.clear();
    this.#wanted.clear();
    this.#asking = false;
  }

  async #ask(): Promise<void> {
    const era = this.#era;
    this.#asking = true;
    // Lets one frame's wishes come together.
    await Promise.resolve();
    while (this.#wanted.size > 0 && era === this.#era) {
      const nodes = [...this.#wanted].slice(0, BATCH);
      nodes.forEach((node) => this.#wanted.delete(node));
      const titles = await this.#fetch(nodes).catch(() => nodes.map(() => ''));
      if (era !== this.#era) return;
      nodes.forEach((node, i) => this.#known.set(node, titles[i] ?? ''));
      this.version++;
    }
    if (era === this.#era) this.#asking = false;
  }
}
