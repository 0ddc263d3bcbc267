import type { CameraState } from '../../view/camera-box';

/** Moves the camera smoothly; a new flight or a hand on the map ends the old one. */
export class Flight {
  private frame = 0;

  constructor(
    private readonly read: () => CameraState,
    private readonly write: (state: CameraState) => void,
  ) {}

  get isFlying(): boolean {
    return this.frame !== 0;
  }

  /** Goes to `to` in `duration` milliseconds; at once when that is 0. Zooms at an even progress (in the logarithm of the ratio). */
  go(to: CameraState, duration: number): void {
    this.stop();
    if (duration <= 0) {
      this.write(to);
      return;
    }
    const from = this.read();
    const started = performance.now();
    const zoom = Math.log(to.ratio / from.ratio);
    const step = (now: number) => {
      const t = Math.max(0, Math.min(1, (now - started) / duration));
      const eased = t < 0.5 ? 4 * t * t * t : 1 - (-2 * t + 2) ** 3 / 2;
      const ratio = from.ratio * Math.exp(zoom * eased);
      // The centre follows the zoom, so that the goal comes in on a straight line of the screen.
      const share = Math.abs(zoom) < 1e-3 ? eased : (ratio - from.ratio) / (to.ratio - from.ratio);
      this.frame = t < 1 ? requestAnimationFrame(step) : 0;
      this.write({
        x: from.x + (to.x - from.x) * share,
        y: from.y + (to.y - from.y) * share,
        ratio,
      });
    };
    this.frame = requestAnimationFrame(step);
  }

  stop(): void {
    if (this.frame) cancelAnimationFrame(this.frame);
    this.frame = 0;
  }
}
