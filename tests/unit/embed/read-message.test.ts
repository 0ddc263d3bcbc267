import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { envelope, type Command, type EmbedEvent } from '../../../src/embed/protocol/messages';
import {
  COMMAND_TYPES,
  readCommand,
  readEvent,
  readSlideEvent,
} from '../../../src/embed/protocol/read-message';
import { DEFAULT_VIEW } from '../../../src/lib/model/view';

const COMMANDS: Command[] = [
  { type: 'hello', id: 1, scale: 1.6, theme: 'dark', bg: 'transparent', keys: 'deck', motion: 'off' },
  { type: 'hello' },
  { type: 'goto', step: 3, animate: false },
  {
    type: 'view',
    patch: {
      filters: { from: '2016', to: null, kinds: ['paper'] },
      encodings: { labels: 2 },
      box: [0, 0, 1, 1],
    },
  },
  { type: 'view', patch: { settings: { network: 'citation', seed: 2, strongest: null } }, animate: true },
  { type: 'highlight', ids: ['a', 'b'] },
  { type: 'play', from: 1999, to: 2020, ms: 4000 },
  { type: 'pause' },
  { type: 'stop' },
  { type: 'start' },
  { type: 'export', id: 'x', format: 'png', width: 960, height: 540, scale: 2, bg: '#fff', step: 0 },
];

const EVENTS: EmbedEvent[] = [
  { type: 'ready', version: '0.1.0', steps: 2, title: 'A map', caps: ['goto'], view: DEFAULT_VIEW },
  { type: 'step', step: 1, of: 2, title: 'One', notes: '' },
  { type: 'view', view: { ...DEFAULT_VIEW, link: { source: 'a', target: 'b' } }, url: '' },
  { type: 'select', ids: [] },
  {
    type: 'key',
    key: 'ArrowRight',
    code: 'ArrowRight',
    keyCode: 39,
    shift: false,
    ctrl: false,
    alt: false,
    meta: false,
  },
  { type: 'state', state: 'poster' },
  { type: 'result', id: 7, ok: true, mime: 'image/png', buffer: new ArrayBuffer(8) },
  { type: 'error', code: 'no-map', message: 'There is no map.' },
];

/** Values of which none fits more than a few fields. */
const WRONG: unknown[] = [null, NaN, -1, 1e99, 'x'.repeat(30_000), [], [[]], {}, new Date(0), true, 'deck.'];

describe('a message', () => {
  it('of the page comes through as it was sent', () => {
    for (const command of COMMANDS) expect(readCommand(structuredClone(envelope(command)))).toEqual(command);
    expect(new Set(COMMANDS.map(({ type }) => type))).toEqual(new Set(COMMAND_TYPES));
  });

  it('of the frame comes through as it was sent', () => {
    for (const event of EVENTS) expect(readEvent(structuredClone(envelope(event)))).toEqual(event);
  });

  it('is for nobody without the name, the version or a known type', () => {
    for (const data of [
      { ns: 'papercosm', v: 2, type: 'stop' },
      { ns: 'papercosm', v: '1', type: 'stop' },
      { ns: 'other', v: 1, type: 'stop' },
      { v: 1, type: 'stop' },
      { ns: 'papercosm', v: 1, type: 'toString' },
      { ns: 'papercosm', v: 1, type: ['stop'] },
      { ns: 'papercosm', v: 1 },
      Object.create({ ns: 'papercosm', v: 1, type: 'stop' }),
      ['papercosm', 1, 'stop'],
      'stop',
      null,
      undefined,
    ]) {
      expect(readCommand(data)).toBeNull();
      expect(readEvent(data)).toBeNull();
    }
    // What the frame says is no command, and the other way round.
    expect(readCommand(envelope(EVENTS[1]!))).toBeNull();
    expect(readEvent(envelope(COMMANDS[2]!))).toBeNull();
  });

  it('loses what is not part of it', () => {
    expect(readCommand({ ns: 'papercosm', v: 1, type: 'goto', step: 1, href: 'javascript:1' })).toEqual({
      type: 'goto',
      step: 1,
    });
  });

  it('is refused for one wrong field, whichever it is', () => {
    let tried = 0;
    for (const command of COMMANDS)
      for (const field of Object.keys(command).filter((name) => name !== 'type'))
        for (const wrong of WRONG) {
          const read = readCommand({ ...envelope(command), [field]: wrong });
          if (read?.type === 'refused') {
            expect(read.field).toBe(field);
            tried++;
          } else {
            // What passed is of the field's own kind; an id may be either, and an open end is null.
            const kinds: string[] = field === 'id' ? ['string', 'number'] : [typeof command[field as 'type']];
            if (wrong !== null) expect(kinds).toContain(typeof wrong);
            else expect(['from', 'to']).toContain(field);
          }
        }
    expect(tried).toBeGreaterThan(200);
    expect(readCommand({ ...envelope({ type: 'goto', step: 1 }), step: undefined })).toMatchObject({
      type: 'refused',
      field: 'step',
    });
    for (const patch of [
      { filters: { from: '16' } },
      { filters: { kinds: ['person'] } },
      { filters: { minLinks: 0.5 } },
      { box: [1, 1, 0, 0] },
      { box: [0, 0, 1] },
      { encodings: { labels: 3 } },
      { selection: 'a' },
      { settings: { network: {} } },
      { link: { source: 'a' } },
    ])
      expect(readCommand({ ...envelope({ type: 'stop' }), type: 'view', patch })).toMatchObject({
        type: 'refused',
        field: 'patch',
      });
  });

  it('of any shape is read or refused, and never throws (500 of them)', () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withTypedArray: true, maxDepth: 3 });
    const damaged = fc
      .tuple(
        fc.constantFrom(...COMMANDS, ...EVENTS),
        fc.array(
          fc.tuple(
            fc.constantFrom(
              'ns',
              'v',
              'type',
              'id',
              'step',
              'patch',
              'ids',
              'ms',
              'scale',
              'bg',
              'format',
              'view',
            ),
            anything,
          ),
          { maxLength: 3 },
        ),
      )
      .map(([message, changes]): unknown => ({ ...envelope(message), ...Object.fromEntries(changes) }));
    fc.assert(
      fc.property(fc.oneof(anything, damaged), (data) => {
        const command = readCommand(data);
        if (command && command.type !== 'refused') expect(readCommand(envelope(command))).toEqual(command);
        const event = readEvent(data);
        if (event) expect(readEvent(envelope(event))).toEqual(event);
      }),
      { numRuns: 500 },
    );
  });
});

it('the slides of reveal.js are understood', () => {
  expect(readSlideEvent('slide:start')).toBe('start');
  expect(readSlideEvent('slide:stop')).toBe('stop');
  expect(readSlideEvent('slide:next')).toBeNull();
  expect(readSlideEvent({ type: 'slide:start' })).toBeNull();
});
