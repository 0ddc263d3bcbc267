import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { embedAddress } from '../../../src/embed/element';
import { posterOf, stepOfSlide } from '../../../src/embed/reveal-plugin';
import { DEFAULT_VIEW } from '../../../src/lib/model/view';
import { readBackground, readEmbedOptions } from '../../../src/lib/state/embed/options';
import { applyPatch } from '../../../src/lib/state/embed/view-patch';
import { YearPlayer } from '../../../src/lib/state/embed/year-player';

const PAGE = 'https://maps.example/papercosm/embed/';

describe('the query of an embed', () => {
  it('has defaults for a frame and for a page of its own', () => {
    expect(readEmbedOptions(PAGE, true)).toEqual({
      ui: 'full',
      theme: 'auto',
      background: null,
      keys: 'deck',
      wheel: 'ctrl',
      motion: 'auto',
      dpr: null,
      still: false,
      map: null,
      story: null,
      home: 'https://maps.example/papercosm/',
    });
    expect(readEmbedOptions(PAGE, false)).toMatchObject({ keys: 'own', wheel: 'on' });
  });

  it('is taken as it is written', () => {
    const query = '?ui=min&theme=dark&bg=1a2b3c&keys=reveal&wheel=off&motion=off&dpr=2&still=1&story=s.json';
    expect(readEmbedOptions(`${PAGE}${query}#s=0.abc`, true)).toEqual({
      ui: 'min',
      theme: 'dark',
      background: '#1a2b3c',
      keys: 'reveal',
      wheel: 'off',
      motion: 'off',
      dpr: 2,
      still: true,
      map: null,
      story: 's.json',
      home: 'https://maps.example/papercosm/#s=0.abc',
    });
    expect(readEmbedOptions(`${PAGE}?still`, true).still).toBe(true);
    expect(readEmbedOptions(`${PAGE}?still=0`, true).still).toBe(false);
  });

  it('names a map file, and the workbench with it', () => {
    expect(readEmbedOptions(`${PAGE}?ui=none&map=../maps/a.json#focus=b`, true)).toMatchObject({
      map: '../maps/a.json',
      home: 'https://maps.example/papercosm/?map=https%3A%2F%2Fmaps.example%2Fpapercosm%2Fmaps%2Fa.json#focus=b',
    });
    expect(readEmbedOptions(`${PAGE}?map=%20`, true).map).toBeNull();
  });

  it('falls back where it makes no sense', () => {
    const query = '?ui=all&theme=sepia&bg=url(x)&keys=1&wheel=&motion=fast&dpr=1e9';
    expect(readEmbedOptions(PAGE + query, true)).toEqual(readEmbedOptions(PAGE, true));
    expect(['#fff', 'FFFF', '#ABCDEF', 'transparent', '12', 'red', ''].map(readBackground)).toEqual([
      '#fff',
      '#ffff',
      '#abcdef',
      'transparent',
      null,
      null,
      null,
    ]);
  });
});

describe('the element', () => {
  const address = (src: string, attributes: Record<string, string> = {}) =>
    embedAddress(src, 'https://page.example/a/', new Map(Object.entries(attributes)));

  it('finds the embed from the address of the workbench and keeps the view', () => {
    expect(address('https://maps.example/papercosm/#s=1.abc', { ui: 'none', step: '2' })).toBe(
      'https://maps.example/papercosm/embed/?ui=none#s=1.abc',
    );
    expect(address(`${PAGE}?theme=dark#s=1.abc`, { bg: 'transparent' })).toBe(
      `${PAGE}?theme=dark&bg=transparent#s=1.abc`,
    );
    expect(address('map.html')).toBe('https://page.example/a/map.html');
    expect(address('../embed/', { still: '' })).toBe('https://page.example/embed/?still=1');
  });

  it('is part of the page when it is inline, unless it says otherwise', () => {
    const query = new URL(address(PAGE, { mode: 'inline', wheel: 'ctrl' })).searchParams;
    expect(Object.fromEntries(query)).toEqual({ keys: 'own', wheel: 'ctrl', bg: 'transparent' });
  });

  it('takes no address that is code', () => {
    expect(() => address('javascript:alert(1)')).toThrow(TypeError);
  });
});

describe('a slide', () => {
  const node = (attributes: Record<string, string>) => ({
    getAttribute: (name: string) => attributes[name] ?? null,
  });
  const slide = (...steps: string[]) =>
    ({
      querySelectorAll: () => steps.map((step) => node({ 'data-pc-step': step })),
    }) as unknown as ParentNode;
  const frame = (attributes: Record<string, string>) => node(attributes) as unknown as Element;

  it('shows the last step of the fragments that can be seen', () => {
    expect(stepOfSlide(slide(), frame({}))).toBe(0);
    expect(stepOfSlide(slide(), frame({ 'data-pc-step': '1' }))).toBe(1);
    expect(stepOfSlide(slide('2', '3'), frame({ 'data-pc-step': '1' }))).toBe(3);
    expect(stepOfSlide(slide('2', 'x', '-1'), frame({}))).toBe(2);
  });

  it('names the poster of a step', () => {
    expect(posterOf(frame({ 'data-pc-poster': 'a/{step}.svg#{step}' }), 4)).toBe('a/4.svg#4');
    expect(posterOf(frame({}), 4)).toBeNull();
  });
});

it('a patch changes what it names, and nothing that is not known', () => {
  const view = { ...DEFAULT_VIEW, query: 'maps' };
  expect(applyPatch(view, {})).toEqual(view);
  const changed = applyPatch(view, {
    filters: { from: '2016' },
    encodings: { sizeBy: 'nothing' as 'count', labels: 2 },
    selection: ['a'],
    sample: 'other',
  });
  expect(changed).toEqual({
    ...view,
    filters: { ...view.filters, from: '2016' },
    encodings: { ...view.encodings, labels: 2 },
    selection: ['a'],
  });
});

describe('the player of years', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('shows each year once, rests and goes on, and ends with the last', () => {
    const shown: [number, boolean][] = [];
    const player = new YearPlayer((...year) => shown.push(year));
    expect(player.resume()).toBe(false);
    player.play(2000, 2003, 400);
    vi.advanceTimersByTime(100);
    player.pause();
    vi.advanceTimersByTime(1_000);
    expect(shown).toEqual([
      [2000, false],
      [2001, false],
    ]);
    expect(player.resume()).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(shown.slice(2)).toEqual([
      [2002, false],
      [2003, true],
    ]);
    expect(player.isPlaying).toBe(false);
    expect(player.resume()).toBe(false);
  });

  it('is at the end at once where nothing may move', () => {
    const shown: number[] = [];
    new YearPlayer((year) => shown.push(year)).play(1990, 2020, 0);
    expect(shown).toEqual([2020]);
  });
});
