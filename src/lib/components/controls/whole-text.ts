/** Space between a text and its whole, and between that and the edge of the page. Pixels. */
const GAP = 6;
const EDGE = 8;
/** What can take the focus by itself; a region that scrolls is no holder of one text. */
const FOCUSABLE = 'a[href], button, input, select, textarea, summary';

/**
 * Attachment for a text that may be cut off: while it is, hovering and focusing tell the whole of it. A text within a button or a link shows
 * it when that has the focus; one that stands alone can be focused as long as it is cut.
 */
export function wholeText(element: HTMLElement): () => void {
  const holder = element.closest<HTMLElement>(FOCUSABLE) ?? element;
  let tip: HTMLElement | null = null;

  function show(): void {
    if (tip || !isCut(element)) return;
    tip = document.createElement('div');
    tip.className = 'whole-text card';
    // Those who hear the page hear the whole text anyway.
    tip.ariaHidden = 'true';
    tip.textContent = textOf(element);
    // Above dialogs and menus, which only what is in the top layer is.
    tip.popover = 'manual';
    document.body.append(tip);
    tip.showPopover?.();
    const at = element.getBoundingClientRect();
    const own = tip.getBoundingClientRect();
    const below = at.bottom + GAP;
    const left = Math.max(EDGE, Math.min(at.left, innerWidth - EDGE - own.width));
    tip.style.left = `${left}px`;
    tip.style.top = `${below + own.height < innerHeight - EDGE ? below : Math.max(EDGE, at.top - GAP - own.height)}px`;
  }

  function hide(): void {
    tip?.remove();
    tip = null;
  }

  function onkeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape') hide();
  }

  /** Only what is cut is a stop on the keyboard's way. */
  const watched =
    holder === element ? new ResizeObserver(() => (element.tabIndex = isCut(element) ? 0 : -1)) : null;
  watched?.observe(element);

  const heard: [keyof HTMLElementEventMap, EventListener][] = [
    ['pointerenter', show],
    ['pointerleave', hide],
    ['focus', show],
    ['blur', hide],
    ['click', hide],
    ['keydown', onkeydown as EventListener],
  ];
  // Touch points, and leaves at once: there the focus tells.
  for (const [type, listener] of heard) holder.addEventListener(type, listener);
  return () => {
    hide();
    watched?.disconnect();
    for (const [type, listener] of heard) holder.removeEventListener(type, listener);
  };
}

function textOf(element: HTMLElement): string {
  if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? '';
  if (element instanceof HTMLInputElement) return element.value;
  return element.textContent.trim();
}

/** Whether an ellipsis stands for part of the text. */
function isCut(element: HTMLElement): boolean {
  if (element instanceof HTMLSelectElement) return textWidth(element) > element.clientWidth - 34;
  return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 3;
}

/** A select does not tell how wide its text is. Pixels. */
function textWidth(element: HTMLSelectElement): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  context.font = getComputedStyle(element).font;
  return context.measureText(textOf(element)).width;
}
