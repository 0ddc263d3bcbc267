/** Hands out ids, each once: the wish itself, or with "-2", "-3" … when it is taken. Call it in canonical order. */
export class UniqueIds {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();

  take(wish: string): string {
    let id = wish;
    for (let n = this.#next.get(wish) ?? 2; this.#taken.has(id); n++) {
      id = `${wish}-${n}`;
      this.#next.set(wish, n + 1);
    }
    this.#taken.add(id);
    return id;
  }
}
