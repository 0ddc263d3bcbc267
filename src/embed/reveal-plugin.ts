/**
 * The plug-in for reveal.js: `Reveal.initialize({ plugins: [Papercosm] })`. A frame of a slide is a map when it has `data-pc` (or its address is an
 * embed's); fragments with `data-pc-step` set the step that is shown, so that forwards, backwards, jumps and reloads end at the same picture.
 */
import { connect, type Connection } from './client';

/** What is used of a deck. */
export interface RevealDeck {
  on(type: string, listener: (event: unknown) => void): void;
  off(type: string, listener: (event: unknown) => void): void;
  getCurrentSlide(): HTMLElement | undefined;
  getScale(): number;
  getRevealElement(): HTMLElement;
  triggerKey(keyCode: number): void;
  isPrintView?(): boolean;
  isPrintingPDF?(): boolean;
}

export interface PapercosmPlugin {
  id: string;
  init(deck: RevealDeck): Promise<void> | void;
  destroy(): void;
}

const FRAMES = 'iframe[data-pc], iframe[src*="/embed/"], iframe[data-src*="/embed/"]';
/** Pixels of a poster that is drawn for paper. */
const PAPER = { width: 1280, height: 720 };
/** A map that does not answer by then is left out of the print. Milliseconds. */
const PATIENCE_MS = 60_000;

/** The step that the fragments of a slide ask for: the last that is shown; before the first, the frame's own `data-pc-step`, else 0. */
export function stepOfSlide(slide: ParentNode, frame: Element): number {
  let step = stepOf(frame) ?? 0;
  for (const fragment of slide.querySelectorAll('.fragment.visible[data-pc-step]'))
    step = Math.max(step, stepOf(fragment) ?? 0);
  return step;
}

function stepOf(element: Element): number | null {
  const text = element.getAttribute('data-pc-step') ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** The address of a frame's poster of a step, from `data-pc-poster="map-{step}.svg"`; null: none is named. */
export function posterOf(frame: Element, step: number): string | null {
  return frame.getAttribute('data-pc-poster')?.replaceAll('{step}', String(step)) ?? null;
}

const isOfSteps = (frame: Element): boolean =>
  frame.getAttribute('data-pc-poster')?.includes('{step}') === true;

/** Makes the plug-in; a deck takes it as it is, or called. */
export function createPlugin(): PapercosmPlugin {
  const wires = new Map<HTMLIFrameElement, Connection>();
  const drawn: string[] = [];
  let deck: RevealDeck;

  const frames = (): HTMLIFrameElement[] => [
    ...deck.getRevealElement().querySelectorAll<HTMLIFrameElement>(FRAMES),
  ];
  const isPaper = () => deck.isPrintView?.() ?? deck.isPrintingPDF?.() ?? false;
  const slideOf = (frame: Element) => frame.closest('section') ?? deck.getRevealElement();

  function attach(frame: HTMLIFrameElement): Connection {
    const known = wires.get(frame);
    if (known) return known;
    const wire = connect(frame);
    wires.set(frame, wire);
    frame.style.colorScheme ||= 'normal';
    // Where the frame is not loaded (overview, speaker view), its picture is.
    const poster = posterOf(frame, stepOfSlide(slideOf(frame), frame));
    if (poster !== null) frame.style.background = `url("${encodeURI(poster)}") center / contain no-repeat`;
    wire.hello({ keys: 'deck', scale: deck.getScale() });
    // Late or again: the map shows what the slide says now.
    wire.on('ready', () => show(frame, false));
    wire.on('key', ({ keyCode }) => deck.triggerKey(keyCode));
    return wire;
  }

  function show(frame: HTMLIFrameElement, animate: boolean): void {
    const step = stepOfSlide(slideOf(frame), frame);
    void attach(frame)
      .goTo(step, animate)
      .catch(() => undefined);
  }

  const showAll = () => frames().forEach((frame) => show(frame, true));
  const rescale = () => wires.forEach((wire) => wire.hello({ scale: deck.getScale() }));

  /** On paper frames stay empty or become blurred: each page gets a picture of its step, of vectors and text. */
  async function print(): Promise<void> {
    await Promise.all(
      frames().map(async (frame) => {
        const step = stepOfSlide(frame.closest('.pdf-page') ?? slideOf(frame), frame);
        const address = await pictureOf(frame, step);
        if (address === null) return;
        const picture = document.createElement('img');
        picture.src = address;
        picture.alt = frame.title;
        picture.className = frame.className;
        const { width, height } = frame.getBoundingClientRect();
        picture.style.cssText = `${frame.style.cssText};width:${width}px;height:${height}px;object-fit:contain;background:none`;
        frame.replaceWith(picture);
        await picture.decode().catch(() => undefined);
      }),
    );
    document.documentElement.dataset.pcPrinted = '';
  }

  /** A poster for all steps shows only one of them: it stands where the map draws none. */
  async function pictureOf(frame: HTMLIFrameElement, step: number): Promise<string | null> {
    const poster = posterOf(frame, step);
    if (poster !== null && (step === 0 || isOfSteps(frame))) return poster;
    return draw(frame, step).catch(() => poster);
  }

  /** Asks a hidden copy of the frame for its picture. */
  async function draw(frame: HTMLIFrameElement, step: number): Promise<string> {
    const copy = document.createElement('iframe');
    const { width, height } = frame.getBoundingClientRect();
    copy.src = frame.getAttribute('data-src') ?? frame.src;
    copy.style.cssText = `position:fixed;left:0;top:0;opacity:0;pointer-events:none;border:0;width:${PAPER.width}px;height:${PAPER.height}px`;
    document.body.append(copy);
    const wire = connect(copy);
    const timer = setTimeout(() => wire.close(), PATIENCE_MS);
    try {
      await wire.ready();
      const shape = width > 0 && height > 0 ? height / width : PAPER.height / PAPER.width;
      const size = { width: PAPER.width, height: Math.round(PAPER.width * shape) };
      const picture = await wire.export({ format: 'svg', step, ...size });
      const address = URL.createObjectURL(picture);
      drawn.push(address);
      return address;
    } finally {
      clearTimeout(timer);
      wire.close();
      copy.remove();
    }
  }

  const events: [string, () => void][] = [
    ...['ready', 'slidechanged', 'fragmentshown', 'fragmenthidden'].map((type): [string, () => void] => [
      type,
      showAll,
    ]),
    ['resize', rescale],
    ['pdf-ready', () => void print()],
  ];

  return {
    id: 'papercosm',
    init(given) {
      deck = given;
      if (isPaper()) return deck.on('pdf-ready', () => void print());
      frames().forEach(attach);
      for (const [type, listener] of events) deck.on(type, listener);
    },
    destroy() {
      for (const [type, listener] of events) deck?.off(type, listener);
      wires.forEach((wire) => wire.close());
      wires.clear();
      drawn.forEach((address) => URL.revokeObjectURL(address));
    },
  };
}
