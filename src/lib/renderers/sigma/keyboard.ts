import type { GraphView } from './graph-view-types';

/** Pixels that an arrow key moves the map; with Shift four times as far. */
const STEP = 64;

/**
 * The map by keyboard: arrows pan, + and - zoom, 0 fits, Escape lets go of what is chosen.
 *
 * @returns a function that takes the listener off
 */
export function listenToKeyboard(
  element: HTMLElement,
  view: Pick<GraphView, 'pan' | 'zoom' | 'fit'>,
  onEscape: () => void,
): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? STEP * 4 : STEP;
    switch (event.key) {
      case 'ArrowLeft':
        view.pan(-step, 0);
        break;
      case 'ArrowRight':
        view.pan(step, 0);
        break;
      case 'ArrowUp':
        view.pan(0, -step);
        break;
      case 'ArrowDown':
        view.pan(0, step);
        break;
      case '+':
      case '=':
        view.zoom(1.5);
        break;
      case '-':
      case '_':
        view.zoom(1 / 1.5);
        break;
      case '0':
        view.fit();
        break;
      case 'Escape':
        onEscape();
        return;
      default:
        return;
    }
    event.preventDefault();
  };
  element.addEventListener('keydown', onKey);
  return () => element.removeEventListener('keydown', onKey);
}
