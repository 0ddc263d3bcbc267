import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenToKeyboard } from '../../src/lib/renderers/sigma/keyboard';
import type { Problem } from '../../src/lib/model/problem';
import { createSyntheticSnapshot } from '../scenes/synthetic-snapshot';

describe('createGraphView without WebGL', () => {
  beforeEach(() => {
    // Sigma reads the constants of these classes when it is loaded.
    vi.stubGlobal('WebGL2RenderingContext', Object);
    vi.stubGlobal('WebGLRenderingContext', Object);
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe() {}
        disconnect() {}
      },
    );
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    document.body.replaceChildren();
  });

  it('says so, and everything else is harmless, destroying twice too', async () => {
    const { createGraphView } = await import('../../src/lib/renderers/sigma/graph-view');
    const problems: Problem[] = [];
    const container = document.createElement('div');
    document.body.append(container);
    const view = createGraphView(container, {
      theme: 'light',
      reducedMotion: true,
      onProblem: (problem) => problems.push(problem),
    });
    expect(problems.map(({ code }) => code)).toEqual(['no-webgl']);
    view.update({ snapshot: createSyntheticSnapshot(30, 40), theme: 'dark', mask: null });
    view.fit();
    view.zoom(2);
    view.pan(10, 10);
    view.flyTo([1, 2]);
    view.setBox([0, 0, 1, 1]);
    expect(view.nodeAt('n1')).toBeNull();
    expect(view.drawn().labels).toEqual([]);
    expect(view.toCanvas()).toBeNull();
    view.destroy();
    view.destroy();
    view.update({ theme: 'light' });
    expect(container.childElementCount).toBe(0);
  });

  it('gives the keyboard one named stop', async () => {
    const { createGraphView } = await import('../../src/lib/renderers/sigma/graph-view');
    const container = document.createElement('div');
    const view = createGraphView(container, { theme: 'light', reducedMotion: true, label: 'Landmarks' });
    const stage = container.firstElementChild as HTMLElement;
    expect(stage.tabIndex).toBe(0);
    expect(stage.getAttribute('aria-label')).toMatch(/^Landmarks\./);
    view.destroy();
  });
});

describe('listenToKeyboard', () => {
  const setUp = () => {
    const element = document.createElement('div');
    const calls: unknown[][] = [];
    const note =
      (name: string) =>
      (...values: number[]) =>
        void calls.push([name, ...values]);
    const stop = listenToKeyboard(
      element,
      { pan: note('pan'), zoom: note('zoom'), fit: note('fit') },
      note('escape'),
    );
    const press = (key: string, more: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent('keydown', { key, cancelable: true, ...more });
      element.dispatchEvent(event);
      return event.defaultPrevented;
    };
    return { calls, press, stop };
  };

  it('pans, zooms, fits and lets go', () => {
    const { calls, press } = setUp();
    for (const key of ['ArrowLeft', 'ArrowDown', '+', '-', '0', 'Escape']) press(key);
    expect(calls).toEqual([
      ['pan', -64, 0],
      ['pan', 0, 64],
      ['zoom', 1.5],
      ['zoom', 1 / 1.5],
      ['fit'],
      ['escape'],
    ]);
  });

  it('leaves other keys and the browser’s own alone', () => {
    const { calls, press, stop } = setUp();
    expect(press('Tab')).toBe(false);
    expect(press('+', { ctrlKey: true })).toBe(false);
    stop();
    expect(press('0')).toBe(false);
    expect(calls).toEqual([]);
  });
});
