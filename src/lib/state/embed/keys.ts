import type { EventFields, KeyMode } from '../../../embed/protocol/messages';

/** Keys that turn slides, also those of clickers. */
const DECK_KEYS = new Set([
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'],
  ...[' ', 'Home', 'End', 'Escape', 'f', 'F', 'b', 'B', 's', 'S'],
]);

export interface DeckKeys {
  mode: () => KeyMode;
  /** The reader has taken the map: keys are the map's until Escape. */
  isTaken: () => boolean;
  take: (taken: boolean) => void;
  forward: (key: EventFields<'key'>) => void;
}

/**
 * Hands the keys of slides to the page around, as long as the reader has not taken the map with Enter or a double click; Escape gives it back.
 * To be called with every key before the map sees it.
 */
export function handleDeckKey(event: KeyboardEvent, { mode, isTaken, take, forward }: DeckKeys): void {
  if (mode() === 'own' || event.defaultPrevented || event.isComposing) return;
  const { key, target } = event;
  if (isTaken()) {
    if (key !== 'Escape') return;
    take(false);
  } else if (key === 'Enter' && !isControl(target)) take(true);
  else {
    const isOfControl = isField(target) || (key === ' ' && isControl(target));
    if (event.ctrlKey || event.metaKey || event.altKey || isOfControl || !DECK_KEYS.has(key)) return;
    forward({
      key,
      code: event.code,
      keyCode: event.keyCode,
      shift: event.shiftKey,
      ctrl: event.ctrlKey,
      alt: event.altKey,
      meta: event.metaKey,
    });
  }
  event.preventDefault();
  event.stopPropagation();
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}

/** What Enter and the space bar press. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('a[href], button, input, textarea, select, summary');
}
