/** Hands out ids, each once: the preferred one itself, or with "-2", "-3" … when it is taken. Call it in canonical order. */
export class UniqueIds {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();

  take(preferred: string): string {
    let id = preferred;
    for (let n = this.#next.get(preferred) ?? 2; this.#taken.has(id); n++) {
      id = `${preferred}-${n}`;
      this.#next.set(preferred, n + 1);
    }
    this.#taken.add(id);
    return id;
  }
}
