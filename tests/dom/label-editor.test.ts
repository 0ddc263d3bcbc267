import { Blob as NodeBlob } from 'node:buffer';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createEngineClient } from '../../src/lib/client/engine-client';
import LabelRow from '../../src/lib/components/cards/LabelRow.svelte';
import ArrangeBar from '../../src/lib/components/map/ArrangeBar.svelte';
import LabelsLine from '../../src/lib/components/map/LabelsLine.svelte';
import { createLabelArranger, type ArrangeHandlers } from '../../src/lib/renderers/label-arranger';
import { LabelEditor } from '../../src/lib/state/labels/label-editor.svelte';
import { Workspace } from '../../src/lib/state/workspace.svelte';
import type { LabelChoice } from '../../src/lib/model/view';
import { DEFAULT_VIEW } from '../../src/lib/model/view';
import { decodeView } from '../../src/lib/view/permalink';
import type { StandingLabel } from '../../src/lib/view/labels/standing-label';
import { finishedSample } from '../landmarks';
import { ChannelWorker } from '../worker/channel-worker';

const node = { of: 'node', id: 'a' } as const;
const region = { of: 'region', id: 'c1' } as const;

describe('the choices of labels', () => {
  const create = () => {
    const keeper: { labelChoices: readonly LabelChoice[] } = { labelChoices: [] };
    return { keeper, editor: new LabelEditor(keeper) };
  };

  it('are made, taken back and made again', () => {
    const { keeper, editor } = create();
    expect([editor.canUndo, editor.canRedo]).toEqual([false, false]);
    editor.choose(node, 'pinned');
    editor.move(region, { by: [1, 2], form: 3 });
    editor.choose(node, 'hidden');
    expect(keeper.labelChoices).toEqual([
      { ...node, how: 'hidden' },
      { ...region, how: 'moved', by: [1, 2], form: 3 },
    ]);
    editor.undo();
    expect(editor.of(node)?.how).toBe('pinned');
    editor.reset();
    expect(keeper.labelChoices).toEqual([]);
    editor.undo();
    editor.undo();
    editor.undo();
    expect([keeper.labelChoices, editor.canUndo]).toEqual([[], false]);
    editor.redo();
    expect(editor.of(node)?.how).toBe('pinned');
  });

  it('count steps of one label as one change, and know when another view is shown', () => {
    const { keeper, editor } = create();
    editor.arrange(node);
    for (const dx of [1, 2, 3]) editor.move(node, { by: [dx, 0] }, true);
    editor.move(region, { by: [5, 0] }, true);
    editor.undo();
    expect(editor.choices).toEqual([{ ...node, how: 'moved', by: [3, 0] }]);
    editor.undo();
    expect(editor.choices).toEqual([]);
    keeper.labelChoices = [{ ...node, how: 'pinned' }];
    expect([editor.canUndo, editor.canRedo]).toEqual([false, false]);
    editor.undo();
    expect(editor.of(node)?.how).toBe('pinned');
  });

  it('let go of a label that is hidden', () => {
    const { editor } = create();
    editor.arrange(node);
    editor.choose(node, 'hidden');
    expect([editor.isArranging, editor.held]).toEqual([true, null]);
  });
});

describe('labels on the map', () => {
  const standing: StandingLabel[] = [
    {
      ...{ of: 'region', index: 2, rect: { left: 10, top: 10, width: 100, height: 40 } },
      movedBy: (dx, dy) => ({ by: [dx, dy], form: 1 }),
    },
    {
      ...{ of: 'node', index: 7, rect: { left: 40, top: 20, width: 40, height: 10 } },
      movedBy: (dx, dy) => ({ by: [dx / 2, -dy / 2] }),
    },
  ];

  function open() {
    const container = document.createElement('div');
    const stage = document.createElement('div');
    stage.setAttribute('role', 'application');
    stage.tabIndex = 0;
    container.append(stage);
    document.body.append(container);
    container.setPointerCapture = () => undefined;
    const heard: unknown[] = [];
    const below: string[] = [];
    for (const type of ['pointerdown', 'pointermove', 'pointerup', 'mousedown', 'click', 'keydown'])
      stage.addEventListener(type, () => below.push(type));
    const handlers: ArrangeHandlers = {
      onOver: () => undefined,
      onHold: (place) => heard.push(['hold', place?.index ?? null]),
      onMove: (place, to, isStep) => heard.push(['move', place.index, to.by, isStep]),
      onHide: (place) => heard.push(['hide', place.index]),
      onUndo: (isRedo) => heard.push([isRedo ? 'redo' : 'undo']),
      onDone: () => heard.push(['done']),
    };
    const shifts: unknown[] = [];
    const view = { standing: () => standing, update: (props: object) => shifts.push(props) };
    const arranger = createLabelArranger(container, view, handlers);
    const at = (type: string, x: number, y: number, more: PointerEventInit = {}) =>
      stage.dispatchEvent(
        new PointerEvent(type, {
          clientX: x,
          clientY: y,
          bubbles: true,
          cancelable: true,
          pointerId: 1,
          ...more,
        }),
      );
    const press = (key: string, more: KeyboardEventInit = {}) =>
      stage.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
    const close = () => {
      arranger.destroy();
      container.remove();
    };
    return { container, stage, heard, below, shifts, arranger, at, press, close };
  }

  it('leave everything to the map until they are to be arranged', () => {
    const { heard, below, at, press, close } = open();
    at('pointerdown', 60, 25);
    at('pointerup', 60, 25);
    press('ArrowLeft');
    expect([heard, below]).toEqual([[], ['pointerdown', 'pointerup', 'keydown']]);
    close();
  });

  it('are dragged by mouse or finger; the one on top is taken', () => {
    const { heard, below, shifts, arranger, stage, at, close } = open();
    arranger.update({ isOn: true, held: null });
    at('pointerdown', 60, 25);
    stage.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
    at('pointermove', 61, 25);
    at('pointermove', 80, 5, { buttons: 1 });
    at('pointerup', 80, 5);
    stage.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(heard).toEqual([
      ['hold', 7],
      ['move', 7, [10, 10], false],
    ]);
    expect(shifts).toEqual([{ labelShift: { of: 'node', index: 7, dx: 20, dy: -20 } }, { labelShift: null }]);
    // Nothing of it reached the map, and what begins beside a label does.
    expect(below).toEqual([]);
    at('pointerdown', 300, 300);
    expect(below).toEqual(['pointerdown']);
    // A finger need not hit a label exactly.
    at('pointerdown', 115, 55, { pointerType: 'touch' });
    at('pointercancel', 115, 55);
    expect(heard.at(-1)).toEqual(['hold', 2]);
    close();
  });

  it('are moved by the arrow keys, hidden, let go of, and changes taken back', () => {
    const { heard, below, arranger, press, close } = open();
    arranger.update({ isOn: true, held: { of: 'region', index: 2 } });
    press('ArrowRight');
    press('ArrowUp', { shiftKey: true });
    press('z', { ctrlKey: true });
    press('Z', { ctrlKey: true, shiftKey: true });
    press('Delete');
    press('Escape');
    arranger.update({ isOn: true, held: null });
    press('Escape');
    expect(heard).toEqual([
      ['move', 2, [4, 0], true],
      ['move', 2, [0, -24], true],
      ['undo'],
      ['redo'],
      ['hide', 2],
      ['hold', null],
      ['done'],
    ]);
    expect(below).toEqual([]);
    // With none in hand the arrows are the map's.
    press('ArrowRight');
    expect(below).toEqual(['keydown']);
    close();
  });
});

describe('the controls of labels', () => {
  let close = () => undefined as void;
  afterEach(() => close());

  async function open() {
    const workspace = new Workspace({
      fetchSample: async () => new NodeBlob([await finishedSample()]) as unknown as Blob,
      createClient: (options) =>
        createEngineClient({ ...options, createWorker: () => new ChannelWorker().asWorker() }),
    });
    await workspace.openSample('landmarks');
    return workspace;
  }

  const button = (name: string): HTMLButtonElement =>
    [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)!;

  function choose(select: HTMLSelectElement, value: string) {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    flushSync();
  }

  it('pin, hide and free a label from its card, and begin to move it', async () => {
    const workspace = await open();
    const { snapshot } = workspace;
    const id = snapshot!.ids[3]!;
    const row = mount(LabelRow, { target: document.body, props: { workspace, node: 3 } });
    const line = mount(LabelsLine, { target: document.body, props: { workspace, onarrange: vi.fn() } });
    close = () => {
      void unmount(row);
      void unmount(line);
      workspace.destroy();
    };
    flushSync();
    const select = document.querySelector('select')!;
    expect(select.value).toBe('automatic');
    choose(select, 'hidden');
    expect(workspace.view.labelChoices).toEqual([{ of: 'node', id, how: 'hidden' }]);
    expect(document.body.textContent).toContain('1 hidden');
    // What the address says.
    expect(decodeView(workspace.hash).view.labelChoices).toEqual(workspace.view.labelChoices);
    button('Move').click();
    flushSync();
    expect(workspace.labels.of({ of: 'node', id })?.how).toBe('pinned');
    expect([workspace.labels.isArranging, workspace.labels.held]).toEqual([true, { of: 'node', id }]);
    workspace.labels.move({ of: 'node', id }, { by: [1, 2] });
    flushSync();
    expect(select.value).toBe('moved');
    choose(select, 'automatic');
    expect(workspace.view.labelChoices).toEqual([]);
    button('Undo').click();
    flushSync();
    expect(workspace.view.labelChoices).toHaveLength(1);
    button('Reset').click();
    expect(workspace.view.labelChoices).toEqual([]);
  });

  it('tell which label is held, give back hidden ones, and end', async () => {
    const workspace = await open();
    const { ids, labels, clusters } = workspace.snapshot!;
    workspace.labels.choose({ of: 'node', id: ids[5]! }, 'hidden');
    workspace.labels.arrange({ of: 'region', id: clusters[0]!.id });
    const bar = mount(ArrangeBar, { target: document.body, props: { workspace } });
    close = () => {
      void unmount(bar);
      workspace.destroy();
    };
    flushSync();
    const name = clusters[0]!.label.split(' · ')[0]!;
    expect(document.querySelector('[role=status]')?.textContent?.toLowerCase()).toContain(name.toLowerCase());
    const [state, changed] = document.querySelectorAll('select');
    expect(state?.labels?.[0]?.textContent).toBe('Name');
    choose(changed!, `node ${ids[5]}`);
    expect(document.querySelector('[role=status]')?.textContent).toContain(labels[5]);
    choose(document.querySelector('select')!, 'automatic');
    expect(workspace.view.labelChoices).toEqual([]);
    button('Done').click();
    expect([workspace.labels.isArranging, workspace.labels.held]).toEqual([false, null]);
  });

  it('are shown as a story’s step says, and those of regions end with their clustering', async () => {
    const workspace = await open();
    close = () => workspace.destroy();
    const { ids, clusters } = workspace.snapshot!;
    workspace.labels.choose({ of: 'node', id: ids[0]! }, 'pinned');
    workspace.labels.choose({ of: 'region', id: clusters[0]!.id }, 'hidden');
    const chosen = workspace.view.labelChoices;
    workspace.teller.capture();
    workspace.labels.reset();
    await workspace.teller.goTo(0);
    expect(workspace.view.labelChoices).toEqual(chosen);
    await workspace.changeSettings({ resolution: 3 });
    expect(workspace.view.labelChoices).toEqual([{ of: 'node', id: ids[0], how: 'pinned' }]);
    workspace.showView(DEFAULT_VIEW);
    expect(workspace.view.labelChoices).toEqual([]);
  });
});
