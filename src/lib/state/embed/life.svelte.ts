/** A frame that is out of sight this long gives its graphics back. Milliseconds. */
const REST_MS = 1_500;

/** 'waiting': nothing was drawn yet; 'live': drawn with WebGL; 'poster': one still picture; 'picture': drawn without WebGL. */
export type LifeMode = 'waiting' | 'live' | 'poster' | 'picture';

/**
 * When an embed draws. It starts when it is first seen (in the viewport, with a size) and not told to stop; out of sight or told to stop it keeps one
 * picture and no graphics context, of which browsers have few for all frames of a site together.
 */
export class EmbedLife {
  #isSeen = $state(false);
  #isSized = $state(false);
  #isStopped = $state(false);
  /** Was live when it went to rest; it rests after a while. */
  #isResting = $state(false);
  #hasLived = $state(false);
  /** WebGL is not wanted or not to be had. */
  isPicture = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly #isWanted = $derived(this.#isSeen && this.#isSized && !this.#isStopped);
  readonly mode: LifeMode = $derived.by(() => {
    if (this.isPicture) return this.#hasLived ? 'picture' : 'waiting';
    if (!this.#hasLived) return 'waiting';
    return this.#isResting ? 'poster' : 'live';
  });

  /** @param beforeRest called while the map is still drawn, to copy the picture that stays */
  constructor(private readonly beforeRest: () => void) {}

  /** Watches the frame. Returns how to stop. */
  watch(element: Element): () => void {
    const sizes = new ResizeObserver(() => {
      this.#isSized = element.clientWidth > 0 && element.clientHeight > 0;
      this.#follow();
    });
    const sight = new IntersectionObserver((entries) => {
      this.#isSeen = entries.at(-1)?.isIntersecting ?? false;
      this.#follow();
    });
    sizes.observe(element);
    sight.observe(element);
    return () => {
      sizes.disconnect();
      sight.disconnect();
      clearTimeout(this.#timer);
    };
  }

  /** The page, or the deck around, says so. `isAtOnce`: without waiting whether it says otherwise soon. */
  stop(isAtOnce: boolean): void {
    this.#isStopped = true;
    this.#follow();
    if (isAtOnce) this.#rest();
  }

  start(): void {
    this.#isStopped = false;
    this.#follow();
  }

  #follow(): void {
    if (this.#isWanted) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#isResting = false;
      this.#hasLived = true;
    } else if (this.mode === 'live') this.#timer ??= setTimeout(() => this.#rest(), REST_MS);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.mode !== 'live') return;
    this.beforeRest();
    this.#isResting = true;
  }
}
