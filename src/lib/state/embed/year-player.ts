/** Years from `first` to `last`, one after the other, within a given time; the last one stays. */
export class YearPlayer {
  #timer: ReturnType<typeof setInterval> | undefined;
  /** Where a pause was made: what `resume` goes on with. */
  #left: { year: number; last: number; each: number } | null = null;

  /** @param show called with each year, at once with the first */
  constructor(private readonly show: (year: number, isLast: boolean) => void) {}

  get isPlaying(): boolean {
    return this.#timer !== undefined;
  }

  /** @param milliseconds for all years together; 0: the last at once */
  play(first: number, last: number, milliseconds: number): void {
    this.#go({ year: first, last, each: milliseconds / Math.max(1, last - first + 1) });
  }

  /** Goes on after a pause. Returns false when there is nothing to go on with. */
  resume(): boolean {
    if (!this.#left) return false;
    this.#go(this.#left);
    return true;
  }

  pause(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Forgets where it was. */
  stop(): void {
    this.pause();
    this.#left = null;
  }

  #go(from: { year: number; last: number; each: number }): void {
    this.pause();
    let { year } = from;
    const { last, each } = from;
    if (each < 1) year = last;
    const step = () => {
      const isLast = year >= last;
      this.#left = isLast ? null : { year: year + 1, last, each };
      if (isLast) this.pause();
      this.show(year, isLast);
      year++;
    };
    if (year < last) this.#timer = setInterval(step, each);
    step();
  }
}
