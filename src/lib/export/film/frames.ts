/** The frames of a film: each is drawn by its number alone. */
export interface Frames {
  count: number;
  framesPerSecond: number;
  /** @param context scaled so that the figure's pixels fill the picture */
  paint: (context: OffscreenCanvasRenderingContext2D, frame: number) => void;
}

/** The figure's own width: films are composed like a slide, and scaled up, so that letters can be read from the back row. Pixels. */
export const STAGE_WIDTH = 1280;

/** @throws Error where the browser gives none */
export function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser gives no canvas to draw on');
  return context;
}
