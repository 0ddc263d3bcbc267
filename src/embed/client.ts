/** A page's side of the wire to a map in a frame. */
import {
  envelope,
  type Command,
  type CommandFields,
  type EventFields,
  type EventType,
  type ViewPatch,
} from './protocol/messages';
import { readEvent } from './protocol/read-message';

export interface Connection {
  /** Resolves when the map is there; with what it last said of itself. */
  ready(): Promise<EventFields<'ready'>>;
  /** Tells the map how it stands on the page; see the message `hello`. */
  hello(options?: CommandFields<'hello'>): void;
  /** Shows a step of the story, counted from 1; 0: the frame's own view. Resolves with the step that is shown. */
  goTo(step: number, animate?: boolean): Promise<EventFields<'step'>>;
  /** Changes the view; what the patch does not name stays. */
  view(patch: ViewPatch, animate?: boolean): void;
  highlight(ids: string[]): void;
  play(options?: CommandFields<'play'>): void;
  pause(): void;
  /** Nothing is drawn until `start`; one picture stays. */
  stop(): void;
  start(): void;
  /** A picture of the map. Rejects where it can't be made. */
  export(options: CommandFields<'export'>): Promise<Blob>;
  /** Calls back with each message of a type; returns how to stop. */
  on<T extends EventType>(type: T, listener: (event: EventFields<T>) => void): () => void;
  /** Lets go of the frame: what is still awaited is rejected. */
  close(): void;
}

interface Wait {
  resolve: (value: never) => void;
  reject: (reason: Error) => void;
}

/**
 * Talks to the map in a frame. May be called before the frame has loaded, and outlives a reload of it.
 *
 * @throws TypeError when it is no frame
 */
export function connect(iframe: HTMLIFrameElement): Connection {
  if (iframe?.nodeName !== 'IFRAME') throw new TypeError('Papercosm: connect() takes an iframe element.');
  const owner = iframe.ownerDocument.defaultView ?? window;
  const listeners = new Map<EventType, Set<(event: never) => void>>();
  const waits = new Map<string, Wait>();
  let count = 0;
  let known: EventFields<'ready'> | null = null;
  let greeting: CommandFields<'hello'> = {};

  const post = (command: Command) => iframe.contentWindow?.postMessage(envelope(command), '*');

  function on<T extends EventType>(type: T, listener: (event: EventFields<T>) => void): () => void {
    const all = listeners.get(type) ?? new Set();
    listeners.set(type, all.add(listener));
    return () => void all.delete(listener);
  }

  const once = <T extends EventType>(type: T): Promise<EventFields<T>> =>
    new Promise((resolve, reject) => {
      const key = `on-${++count}`;
      const done = () => {
        off();
        waits.delete(key);
      };
      const off = on(type, (event) => {
        done();
        resolve(event);
      });
      waits.set(key, {
        resolve,
        reject(reason) {
          done();
          reject(reason);
        },
      });
    });

  function receive({ source, data }: MessageEvent): void {
    if (source === null || source !== iframe.contentWindow) return;
    const event = readEvent(data);
    if (!event) return;
    if (event.type === 'ready') known = event;
    if ('id' in event && event.id !== undefined) {
      const wait = waits.get(String(event.id));
      waits.delete(String(event.id));
      if (event.type === 'error') wait?.reject(new Error(event.message));
      else wait?.resolve(new Blob([event.buffer], { type: event.mime }) as never);
    }
    for (const listener of listeners.get(event.type) ?? []) listener(event as never);
  }

  // A frame that loads again knows nothing of what was said before.
  function greet(): void {
    known = null;
    post({ type: 'hello', ...greeting });
  }

  owner.addEventListener('message', receive);
  iframe.addEventListener('load', greet);
  post({ type: 'hello' });

  return {
    ready: () => (known ? Promise.resolve(known) : once('ready')),
    hello(options = {}) {
      greeting = { ...greeting, ...options };
      post({ type: 'hello', ...options });
    },
    goTo(step, animate) {
      const shown = once('step');
      post({ type: 'goto', step, ...(animate === undefined ? {} : { animate }) });
      return shown;
    },
    view: (patch, animate) => post({ type: 'view', patch, ...(animate === undefined ? {} : { animate }) }),
    highlight: (ids) => post({ type: 'highlight', ids }),
    play: (options = {}) => post({ type: 'play', ...options }),
    pause: () => post({ type: 'pause' }),
    stop: () => post({ type: 'stop' }),
    start: () => post({ type: 'start' }),
    export: (options) =>
      new Promise((resolve, reject) => {
        const id = `export-${++count}`;
        waits.set(id, { resolve, reject });
        post({ type: 'export', id, ...options });
      }),
    on,
    close() {
      owner.removeEventListener('message', receive);
      iframe.removeEventListener('load', greet);
      listeners.clear();
      for (const { reject } of [...waits.values()])
        reject(new Error('Papercosm: the connection was closed.'));
      waits.clear();
    },
  };
}
