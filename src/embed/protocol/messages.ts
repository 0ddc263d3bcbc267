/**
 * What a page and the map in its frame say to each other (version 1). Each message is a plain object with `ns`, `v` and `type` beside its own
 * fields; `id` comes back on the answer. A step counts from 1; step 0 is the frame's own view, as its address says it.
 */
import type { View } from '../../lib/model/view';

export const NAMESPACE = 'papercosm';
export const PROTOCOL = 1;

export type ThemeChoice = 'auto' | 'light' | 'dark';
export type KeyMode = 'deck' | 'own' | 'reveal';
export type MotionMode = 'auto' | 'off';
/** What of a view is to change; the rest stays. `filters` and `encodings` may be in part too. */
export type ViewPatch = Partial<Omit<View, 'filters' | 'encodings'>> & {
  filters?: Partial<View['filters']>;
  encodings?: Partial<View['encodings']>;
};

/** Names an answer's question; chosen by the page. */
export type MessageId = string | number;

interface Commands {
  /** The page is there. `scale`: how much it enlarges the frame, as scaled slides do. Answered by `ready`, once the map is there. */
  hello: { scale?: number; theme?: ThemeChoice; bg?: string; keys?: KeyMode; motion?: MotionMode };
  /** Shows a step of the story; beyond the last, the last. The same step again changes nothing. */
  goto: { step: number; animate?: boolean };
  view: { patch: ViewPatch; animate?: boolean };
  /** Marks nodes by id; an empty list lets go of them. */
  highlight: { ids: string[] };
  /** Lets the field grow from year to year; null: from its first, to its last. `ms`: how long that takes. */
  play: { from?: number | null; to?: number | null; ms?: number };
  pause: object;
  /** Draws no more until `start`: one picture stays. */
  stop: object;
  start: object;
  /** Asks for a picture: `width` in pixels at scale 1, `height` by the frame's shape where it is missing. Answered by `result` or `error`. */
  export: {
    format: 'svg' | 'png';
    width?: number;
    height?: number;
    scale?: number;
    bg?: string;
    /** Of the story; missing: what is shown now. */
    step?: number;
  };
}

interface Events {
  ready: {
    version: string;
    /** Of the story; 0: there is none. */
    steps: number;
    title: string;
    /** Types of the messages that the frame understands. */
    caps: string[];
    view: View;
  };
  step: { step: number; of: number; title: string; notes: string };
  /** The view has changed; `url` is a link to it, '' where no link can carry it. */
  view: { view: View; url: string };
  select: { ids: string[] };
  /** A key that the map leaves to the page. */
  key: {
    key: string;
    code: string;
    keyCode: number;
    shift: boolean;
    ctrl: boolean;
    alt: boolean;
    meta: boolean;
  };
  /** live: drawn with WebGL or as a picture that can be moved; poster: one still picture; lost: nothing can be drawn. */
  state: { state: 'live' | 'poster' | 'lost' };
  result: { id: MessageId; ok: true; mime: string; buffer: ArrayBuffer };
  error: { id?: MessageId; code: string; message: string };
}

export type CommandType = keyof Commands;
export type EventType = keyof Events;
export type CommandFields<T extends CommandType> = Commands[T];
export type EventFields<T extends EventType> = Events[T];

/** From the page to the frame. */
export type Command = { [T in CommandType]: { type: T; id?: MessageId } & Commands[T] }[CommandType];
/** From the frame to the page. */
export type EmbedEvent = { [T in EventType]: { type: T } & Events[T] }[EventType];

export type Envelope<M> = M & { ns: typeof NAMESPACE; v: typeof PROTOCOL };

/** The message as it is posted. */
export function envelope<M extends Command | EmbedEvent>(message: M): Envelope<M> {
  return { ns: NAMESPACE, v: PROTOCOL, ...message };
}
