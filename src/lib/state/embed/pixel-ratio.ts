/** More pixels than this are not seen, and fill the memory. */
const MOST = 4;

export interface PixelRatio {
  /** How much the page around enlarges the frame. Returns whether that changes the ratio. */
  setScale(scale: number): boolean;
  restore(): void;
}

/**
 * A page that enlarges a frame (`transform: scale`) does not tell it, so that what is drawn in it is blurred. This has the window say the ratio that
 * is seen; everything that draws asks the window.
 *
 * @param fixed the ratio to start from; null: the screen's
 */
export function overridePixelRatio(fixed: number | null): PixelRatio {
  const own = Object.getOwnPropertyDescriptor(window, 'devicePixelRatio');
  let scale = 1;
  const screen = (): number => (own?.get ? (own.get.call(window) as number) : 1);
  const ratio = () => Math.min(MOST, Math.max(0.5, (fixed ?? screen()) * scale));
  if (own?.configurable !== false)
    Object.defineProperty(window, 'devicePixelRatio', { configurable: true, get: ratio });
  return {
    setScale(next) {
      const before = ratio();
      scale = Math.max(1, next);
      return ratio() !== before;
    },
    restore() {
      if (own) Object.defineProperty(window, 'devicePixelRatio', own);
    },
  };
}
