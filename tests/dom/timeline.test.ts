import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTimeline, type TimelineView } from '../../src/lib/renderers/timeline/timeline-view';
import { THEMES } from '../../src/lib/view/theme';
import { smallMap } from '../fixtures/small-map';

const MAP = smallMap([
  { id: 'p0', date: '2014', cluster: 0 },
  { id: 'p1', date: '2015', cluster: 1 },
  { id: 'p2', date: '2015', cluster: 0 },
  { id: 'p3', date: '2018', cluster: 1 },
  { id: 'p4' },
]);
const SIZE = { width: 400, height: 140 };

let view: TimelineView | undefined;
afterEach(() => {
  view?.destroy();
  document.body.innerHTML = '';
});

function open() {
  const container = document.body.appendChild(document.createElement('div'));
  const onRange = vi.fn();
  const onHoverBin = vi.fn();
  view = createTimeline(container, { theme: THEMES.light, onRange, onHoverBin });
  view.update({ snapshot: MAP, size: SIZE });
  const part = (name: string): Element => container.querySelector(`[data-part="${name}"]`)!;
  const press = (name: string, key: string): void => {
    part(name).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  };
  const point = (type: string, x: number): void => {
    const event = new PointerEvent(type, { clientX: x, clientY: 60, pointerId: 1, button: 0, bubbles: true });
    container.querySelector('svg')!.dispatchEvent(event);
  };
  const bars = (): Element[] => [...container.querySelectorAll('g.bin')];
  return { container, onRange, onHoverBin, part, press, point, bars };
}

/** All that the drawing writes, without its style sheet. */
function textsOf(container: Element): string {
  return [...container.querySelectorAll('svg text')].map((text) => text.textContent).join(' ');
}

describe('the timeline', () => {
  it('draws a stack a year, as high as its papers are many', () => {
    const { bars, container } = open();
    const heights = bars().map((bar) =>
      [...bar.querySelectorAll('rect')].map((rect) => Number(rect.getAttribute('height'))),
    );
    expect(heights.map((each) => each.length)).toEqual([1, 2, 0, 0, 1]);
    expect(heights[1]![0]).toBeCloseTo(heights[0]![0]!);
    expect(container.querySelector('svg')!.getAttribute('aria-label')).toContain('2014 to 2018');
  });

  it('draws no bar for a map without papers', () => {
    const { bars } = open();
    const snapshot = smallMap([{ id: 'ann', kind: 'author' }, { id: 'bob', kind: 'author', cluster: 0 }]); // prettier-ignore
    view!.update({ snapshot, mask: null });
    expect(bars()).toEqual([]);
  });

  it('shows what other filters hold back as a pale rest', () => {
    const { bars } = open();
    view!.update({ mask: Uint8Array.of(1, 0, 1, 1, 1) });
    const fills = [...bars()[1]!.querySelectorAll('rect')].map((rect) => rect.getAttribute('fill-opacity'));
    expect(fills).toEqual([null, '0.2']);
  });

  it('fades the bars outside the range', () => {
    const { bars } = open();
    view!.update({ from: '2015', to: '2017' });
    const sunk = bars().map((bar) => bar.getAttribute('opacity') !== null);
    expect(sunk).toEqual([true, false, false, false, true]);
  });

  it('has sliders that say their dates', () => {
    const { part } = open();
    expect(part('from').getAttribute('aria-valuetext')).toBe('the beginning');
    expect(part('band').getAttribute('tabindex')).toBe('-1');
    view!.update({ from: '2015', to: '2017' });
    expect(part('from').getAttribute('role')).toBe('slider');
    expect(part('from').getAttribute('aria-valuetext')).toBe('2015');
    expect(part('to').getAttribute('aria-valuenow')).toBe('4');
    expect(part('band').getAttribute('aria-valuetext')).toBe('2015 to 2017');
    expect(part('band').getAttribute('tabindex')).toBe('0');
  });

  it('moves and clears the range by keys', () => {
    const { press, onRange } = open();
    press('from', 'ArrowRight');
    expect(onRange).toHaveBeenLastCalledWith('2015', null, true);
    press('to', 'ArrowLeft');
    expect(onRange).toHaveBeenLastCalledWith('2015', '2017', true);
    press('band', 'ArrowLeft');
    expect(onRange).toHaveBeenLastCalledWith(null, '2016', true);
    press('to', 'Escape');
    expect(onRange).toHaveBeenLastCalledWith(null, null, true);
    onRange.mockClear();
    press('to', 'Escape');
    press('to', 'x');
    expect(onRange).not.toHaveBeenCalled();
  });

  it('draws a range by dragging, tells it on the way and at the end', () => {
    const { point, onRange } = open();
    // Five bars of 64 px, centred in 400 px: 2015 begins at 104, 2017 ends at 296.
    point('pointerdown', 120);
    point('pointermove', 250);
    expect(onRange).toHaveBeenLastCalledWith('2015', '2017', false);
    point('pointermove', 252);
    expect(onRange).toHaveBeenCalledTimes(1);
    point('pointerup', 252);
    expect(onRange).toHaveBeenLastCalledWith('2015', '2017', true);
  });

  it('puts the range back when a drag is broken off', () => {
    const { point, onRange } = open();
    point('pointerdown', 120);
    point('pointermove', 250);
    point('pointercancel', 250);
    expect(onRange).toHaveBeenLastCalledWith(null, null, true);
  });

  it('takes the bar that is clicked, and clears the range at a click outside it', () => {
    const { point, onRange } = open();
    point('pointerdown', 120);
    point('pointerup', 120);
    expect(onRange).toHaveBeenLastCalledWith('2015', '2015', true);
    point('pointerdown', 330);
    point('pointerup', 330);
    expect(onRange).toHaveBeenLastCalledWith(null, null, true);
  });

  it('tells the papers of the bar under the pointer once, and marks the bars of given papers', () => {
    const { point, onHoverBin, container } = open();
    point('pointermove', 120);
    point('pointermove', 122);
    expect(onHoverBin.mock.calls).toEqual([[Uint32Array.of(2, 1)]]);
    expect(container.querySelector('.name')!.textContent).toBe('2015: 2 papers');
    point('pointerleave', 122);
    expect(onHoverBin).toHaveBeenLastCalledWith(null);
    view!.update({ marked: [0, 3, 4] });
    expect(container.querySelectorAll('.marked').length).toBe(2);
  });

  it('says so when nothing has a date, and takes another map', () => {
    const { container } = open();
    view!.update({ snapshot: smallMap([{ id: 'p' }]) });
    expect(textsOf(container)).toBe('No paper here has a date');
    expect(container.querySelectorAll('[role=slider]').length).toBe(0);
    view!.update({ snapshot: MAP });
    expect(container.querySelectorAll('g.bin').length).toBe(5);
    view!.update({ snapshot: null });
    expect(textsOf(container)).toBe('');
  });

  it('leaves nothing behind, and can be destroyed twice', () => {
    const { container, onRange } = open();
    const svg = container.querySelector('svg')!;
    view!.destroy();
    view!.destroy();
    view!.update({ from: '2015' });
    expect(container.childElementCount).toBe(0);
    svg.dispatchEvent(new PointerEvent('pointerdown', { clientX: 120, pointerId: 1 }));
    svg.dispatchEvent(new PointerEvent('pointerup', { clientX: 120, pointerId: 1 }));
    expect(onRange).not.toHaveBeenCalled();
  });
});
