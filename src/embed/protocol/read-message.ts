/** Messages as they arrive: from anybody, and of any shape. */
import {
  isBackground,
  isFlag,
  isNumber,
  isRecord,
  isText,
  isWhole,
  listOf,
  oneOf,
  optional,
  orNull,
  own,
  type Check,
  type Fields,
} from './checks';
import {
  NAMESPACE,
  PROTOCOL,
  type Command,
  type CommandType,
  type EmbedEvent,
  type EventType,
  type MessageId,
} from './messages';
import { isView, isViewPatch } from './view-checks';

const isId: Check = (value) =>
  Number.isFinite(value) || (typeof value === 'string' && value.length > 0 && value.length <= 200);
const isStep = isWhole(0, 1e6);
const isYear = orNull(isWhole(-1e5, 1e5));
const isIds = listOf(isText);
const isTheme = oneOf('auto', 'light', 'dark');
const isPixels = optional(isWhole(16, 8192));

const COMMANDS: Record<CommandType, Fields> = {
  hello: {
    scale: optional(isNumber(0.05, 20)),
    theme: optional(isTheme),
    bg: optional(isBackground),
    keys: optional(oneOf('deck', 'own', 'reveal')),
    motion: optional(oneOf('auto', 'off')),
  },
  goto: { step: isStep, animate: optional(isFlag) },
  view: { patch: isViewPatch, animate: optional(isFlag) },
  highlight: { ids: isIds },
  play: { from: optional(isYear), to: optional(isYear), ms: optional(isNumber(0, 3_600_000)) },
  pause: {},
  stop: {},
  start: {},
  export: {
    format: oneOf('svg', 'png'),
    width: isPixels,
    height: isPixels,
    scale: optional(isNumber(0.25, 8)),
    bg: optional(isBackground),
    step: optional(isStep),
  },
};

const EVENTS: Record<EventType, Fields> = {
  ready: { version: isText, steps: isStep, title: isText, caps: isIds, view: isView },
  step: { step: isStep, of: isStep, title: isText, notes: isText },
  view: { view: isView, url: isText },
  select: { ids: isIds },
  key: {
    key: isText,
    code: isText,
    keyCode: isWhole(0, 1e6),
    shift: isFlag,
    ctrl: isFlag,
    alt: isFlag,
    meta: isFlag,
  },
  state: { state: oneOf('live', 'poster', 'lost') },
  result: { id: isId, ok: (value) => value === true, mime: isText, buffer: isBuffer },
  error: { code: isText, message: isText },
};

export const COMMAND_TYPES = Object.keys(COMMANDS) as CommandType[];

/** A message of ours that can't be followed, with the field that is wrong. */
export interface Refusal {
  type: 'refused';
  id?: MessageId;
  field: string;
}

/** Reads what a page posted. null: not for us, or of a type or version that is not known. */
export function readCommand(data: unknown): Command | Refusal | null {
  return read(COMMANDS, data) as Command | Refusal | null;
}

/** Reads what a frame posted. null: not ours, not known, or not whole. */
export function readEvent(data: unknown): EmbedEvent | null {
  const message = read(EVENTS, data);
  return message === null || message.type === 'refused' ? null : (message as EmbedEvent);
}

/** The slides that reveal.js shows and leaves: it posts these to every frame of a slide. */
export function readSlideEvent(data: unknown): 'start' | 'stop' | null {
  return data === 'slide:start' ? 'start' : data === 'slide:stop' ? 'stop' : null;
}

/** Takes over the fields that are known, after a look at each; nothing else of the message is read. */
function read(
  tables: Record<string, Fields>,
  data: unknown,
): ({ type: string } & Record<string, unknown>) | null {
  if (!isRecord(data) || own(data, 'ns') !== NAMESPACE || own(data, 'v') !== PROTOCOL) return null;
  const type = own(data, 'type');
  if (typeof type !== 'string' || !Object.hasOwn(tables, type)) return null;
  const given = own(data, 'id');
  const id = isId(given) ? { id: given } : {};
  const message: { type: string } & Record<string, unknown> = { type, ...id };
  for (const [field, check] of Object.entries({ id: optional(isId), ...tables[type] })) {
    const value = own(data, field);
    if (!check(value)) return { type: 'refused', field, ...id };
    if (value !== undefined) message[field] = value;
  }
  return message;
}

/** Also one of another frame, whose ArrayBuffer is not ours. */
function isBuffer(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]';
}
