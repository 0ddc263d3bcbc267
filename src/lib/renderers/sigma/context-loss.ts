/** After a loss the map waits so long for the browser to give the context back, then makes a new one: the first, second and third time. Milliseconds. */
const PATIENCE_MS = [120, 600, 2_000];
/** Losses further apart than this do not add up. Milliseconds. */
const MEMORY_MS = 60_000;

/**
 * Watches the canvases in `element` for WebGL contexts that the browser takes away, and has the drawing made anew: when it gives one back, or by
 * itself, a few times, since too many maps on one page would take contexts from each other for ever.
 *
 * @returns a function that stops watching
 */
export function watchContextLoss(
  element: HTMLElement,
  restart: () => void,
  onGivenUp: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let losses: number[] = [];
  const again = () => {
    clearTimeout(timer);
    timer = undefined;
    restart();
  };
  const onLost = (event: Event) => {
    event.preventDefault();
    const now = performance.now();
    losses = [...losses.filter((at) => now - at < MEMORY_MS), now];
    clearTimeout(timer);
    const wait = PATIENCE_MS[losses.length - 1];
    if (wait === undefined) onGivenUp();
    else timer = setTimeout(again, wait);
  };
  // Neither event bubbles; both are caught on the way down to the canvases.
  element.addEventListener('webglcontextlost', onLost, true);
  element.addEventListener('webglcontextrestored', again, true);
  return () => {
    clearTimeout(timer);
    element.removeEventListener('webglcontextlost', onLost, true);
    element.removeEventListener('webglcontextrestored', again, true);
  };
}
