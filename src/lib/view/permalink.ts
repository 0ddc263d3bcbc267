import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { NETWORK_NAMES } from '../model/network';
import type { Problem } from '../model/problem';
import type { Story } from '../model/story';
import { DEFAULT_VIEW, type View } from '../model/view';
import { parseRangeText, shortenRange } from './dates';
import { compactView, expandView, type Compact } from './compact-view';
import { compactStory, expandStory } from './story/compact-story';

/** What a link's hash says. */
export interface Permalink {
  view: View;
  /** Step of a story, where the hash names one ("&step=3"). */
  step: number | null;
  /** The story that the link brings along. */
  story?: Story;
  /** Set when the hash could not be read, or only in part. */
  problem?: Problem;
}

/** No hash that we write comes near these; they keep a forged one from filling the memory. */
const MAX_PAYLOAD_CHARS = 200_000;
const MAX_JSON_BYTES = 2_000_000;
const INFLATE_SLICE_BYTES = 1024;

const PLAIN_KEYS = ['focus', 'years', 'sample', 'network', 'q', 'author', 'topic'];

/** The view as a link's hash: '' for the default view, else "#s=<payload>" (see encodeView). Same view and story, same bytes. */
export function toHash(view: View, story: Story | null = null): string {
  const payload = encodeView(view, story);
  return payload === '' ? '' : `#s=${payload}`;
}

/**
 * The view as a payload: what differs from the default view as "1.<raw deflate in base64url>", or "0.<base64url>" of the plain JSON when that is shorter;
 * '' when nothing differs.
 *
 * @param story goes along, without the notes for the speaker
 */
export function encodeView(view: View, story: Story | null = null): string {
  const compact: Compact = { ...compactView(view), ...(story ? { st: compactStory(story) } : {}) };
  if (Object.keys(compact).length === 0) return '';
  const bytes = strToU8(JSON.stringify(compact));
  const plain = toBase64Url(bytes);
  const packed = toBase64Url(deflateSync(bytes, { level: 9 }));
  return packed.length < plain.length ? `1.${packed}` : `0.${plain}`;
}

/**
 * Reads a hash, with or without "#": "s=<payload>", a bare payload, or what people type: "focus=ID&years=2005-2021&sample=NAME", also
 * network, q, author, topic. Never throws: what can't be read leaves the default and is reported in `problem`.
 */
export function decodeView(hash: string): Permalink {
  const text = hash.replace(/^#/, '');
  if (text === '') return { view: DEFAULT_VIEW, step: null };
  if (/^\d+\.[^&]*$/.test(text)) return fromPayload(text);
  const given = new URLSearchParams(text);
  const step = readStep(given.get('step'));
  const payload = given.get('s');
  if (payload !== null) return { ...fromPayload(payload), step };
  if (PLAIN_KEYS.some((key) => given.has(key))) return { ...fromPlain(given), step };
  if (step !== null) return { view: DEFAULT_VIEW, step };
  return unreadable('it holds no view that Papercosm knows', null);
}

function fromPayload(payload: string): Permalink {
  if (payload === '') return { view: DEFAULT_VIEW, step: null };
  const match = /^(\d+)\.([A-Za-z0-9_-]*)={0,2}$/.exec(payload);
  if (!match) return unreadable('it is damaged, perhaps cut off on the way', null);
  const [, version, body] = match as unknown as [string, string, string];
  if (version !== '0' && version !== '1') {
    return unreadable(`it is of version ${version}, from a newer Papercosm`, null);
  }
  if (body.length > MAX_PAYLOAD_CHARS) return unreadable('it is too long', null);
  let compact: unknown;
  try {
    const bytes = fromBase64Url(body);
    compact = JSON.parse(strFromU8(version === '1' ? inflate(bytes) : bytes));
  } catch {
    return unreadable('it is damaged, perhaps cut off on the way', null);
  }
  if (typeof compact !== 'object' || compact === null || Array.isArray(compact)) {
    return unreadable('it is damaged, perhaps cut off on the way', null);
  }
  const { view, ignored } = expandView(compact as Compact);
  const { st } = compact as Compact;
  const told = st === undefined ? null : expandStory(st, view.sample);
  const left = [...ignored, ...(told?.ignored ?? [])];
  return {
    view,
    step: null,
    ...(told?.story ? { story: told.story } : {}),
    ...(left.length > 0 && { problem: partly(left) }),
  };
}

function fromPlain(given: URLSearchParams): Omit<Permalink, 'step'> {
  const ignored: string[] = [];
  const list = (key: string): string[] =>
    given.getAll(key).flatMap((value) => value.split(',').filter((id) => id !== ''));
  const filters = { ...DEFAULT_VIEW.filters, authors: list('author'), clusters: list('topic') };
  if (filters.authors.length > 0) filters.authorMode = 'any';
  const years = given.get('years');
  if (years !== null) {
    const range = parseRangeText(years);
    if (range) Object.assign(filters, shortenRange(range));
    else ignored.push('years');
  }
  const settings: View['settings'] = {};
  const name = given.get('network');
  const network = NETWORK_NAMES.find((each) => each === name);
  if (name !== null && !network) ignored.push('network');
  else if (network && network !== 'mixed') settings.network = network;
  const view: View = {
    ...DEFAULT_VIEW,
    sample: given.get('sample') ?? DEFAULT_VIEW.sample,
    settings,
    filters,
    query: given.get('q') ?? '',
    selection: list('focus'),
  };
  return { view, ...(ignored.length > 0 && { problem: partly(ignored) }) };
}

function readStep(text: string | null): number | null {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

function unreadable(why: string, step: number | null): Permalink {
  const message = `The view in this link can't be read: ${why}. The map is shown as it opens; ask for the link again.`;
  return { view: DEFAULT_VIEW, step, problem: { code: 'link-unreadable', message, severity: 'warning' } };
}

function partly(ignored: string[]): Problem {
  const message = `Part of this link's view can't be read and is left out: ${ignored.join(', ')}.`;
  return { code: 'link-partly-unreadable', message, severity: 'note' };
}

/** Raw inflate that gives up as soon as more comes out than any view of ours could hold. */
function inflate(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    if (size > MAX_JSON_BYTES) throw new RangeError('too large');
    chunks.push(chunk);
  });
  for (let at = 0; at < bytes.length; at += INFLATE_SLICE_BYTES) {
    const end = at + INFLATE_SLICE_BYTES;
    stream.push(bytes.subarray(at, end), end >= bytes.length);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
