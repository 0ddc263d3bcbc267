import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../src/lib/model/snapshot';
import { createPictureView } from '../../src/lib/renderers/picture/picture-view';
import { drawPicture } from '../../src/lib/state/draw-picture';
import type { Box } from '../../src/lib/view/camera-box';
import { NO_EMPHASIS } from '../../src/lib/view/emphasis';
import { createSyntheticSnapshot } from '../scenes/synthetic-snapshot';
import { waitFor } from '../wait-for';

const SIZE = { width: 800, height: 600 };

function open() {
  const container = document.createElement('div');
  document.body.append(container);
  const heard = {
    ready: [] as Snapshot[],
    selected: [] as (number | null)[],
    camera: [] as { box: Box; isFit: boolean }[],
  };
  const view = createPictureView(
    container,
    {
      theme: 'light',
      reducedMotion: true,
      onReady: (snapshot) => heard.ready.push(snapshot),
      onSelect: (node) => heard.selected.push(node),
      onCamera: (box, isFit) => heard.camera.push({ box, isFit }),
    },
    drawPicture,
  );
  const stage = container.firstElementChild as HTMLElement;
  return { container, stage, view, heard };
}

const press = (stage: HTMLElement, { x, y }: { x: number; y: number }) => {
  for (const type of ['pointerdown', 'pointerup'])
    stage.dispatchEvent(
      Object.assign(new MouseEvent(type, { clientX: x, clientY: y, button: 0 }), { pointerId: 1 }),
    );
};

/** The map where there is no WebGL 2. */
describe('the map as a picture', () => {
  beforeEach(() => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe() {}
        disconnect() {}
      },
    );
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(SIZE.width);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(SIZE.height);
    HTMLElement.prototype.setPointerCapture = () => undefined;
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    document.body.replaceChildren();
  });

  it('is drawn, answers to a press on a disc, and goes away', async () => {
    const { container, stage, view, heard } = open();
    const snapshot = createSyntheticSnapshot(30, 40);
    view.update({ snapshot, mask: null });
    await waitFor(() => expect(heard.ready).toEqual([snapshot]));
    expect(stage.querySelector('img')?.src).toMatch(/^blob:/);
    expect(view.isSettled()).toBe(true);
    const at = view.nodeAt(4)!;
    expect(at.x).toBeGreaterThan(0);
    expect(at.x).toBeLessThan(SIZE.width);
    press(stage, at);
    expect(heard.selected).toEqual([4]);
    view.update({ emphasis: { ...NO_EMPHASIS, selected: [4] } });
    press(stage, { x: 1, y: 1 });
    expect(heard.selected.at(-1)).toBeNull();
    view.destroy();
    view.destroy();
    expect(container.childElementCount).toBe(0);
  });

  it('keeps what a filter leaves out from being chosen', async () => {
    const { stage, view, heard } = open();
    const snapshot = createSyntheticSnapshot(30, 40);
    const mask = new Uint8Array(snapshot.nodeCount).fill(1);
    mask[4] = 0;
    view.update({ snapshot, mask });
    await waitFor(() => expect(heard.ready).toHaveLength(1));
    press(stage, view.nodeAt(4)!);
    expect(heard.selected).not.toContain(4);
  });

  it('zooms about the middle, comes back to the same box, and fits again', async () => {
    const { view, heard } = open();
    view.update({ snapshot: createSyntheticSnapshot(30, 40) });
    await waitFor(() => expect(heard.ready).toHaveLength(1));
    const [x0, y0, x1, y1] = view.box();
    view.zoom(2);
    await waitFor(() => expect(view.isSettled()).toBe(true));
    const near = view.box();
    expect(near[2] - near[0]).toBeCloseTo((x1 - x0) / 2, 3);
    expect(near[0] + near[2]).toBeCloseTo(x0 + x1, 3);
    expect(heard.camera.at(-1)).toEqual({ box: near, isFit: false });
    // Drawing it again does not creep.
    view.update({ theme: 'dark' });
    await waitFor(() => expect(view.isSettled()).toBe(true));
    view.box().forEach((edge, i) => expect(edge).toBeCloseTo(near[i]!, 3));
    view.fit();
    await waitFor(() => expect(heard.camera.at(-1)?.isFit).toBe(true));
    view.box().forEach((edge, i) => expect(edge).toBeCloseTo([x0, y0, x1, y1][i]!, 3));
  });
});
