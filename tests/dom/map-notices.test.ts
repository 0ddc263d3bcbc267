import { Blob as NodeBlob } from 'node:buffer';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MapCovers } from '../../src/lib/components/map/covers.svelte';
import MapNotices from '../../src/lib/components/shell/MapNotices.svelte';
import { createMemoryStore } from '../../src/lib/state/projects/memory-store';
import { openTab, sharedLocks, type Tab } from './browser';
import { waitFor } from '../wait-for';

let tab: Tab;

beforeEach(() => {
  history.replaceState(null, '', '/');
  sessionStorage.clear();
  vi.stubGlobal('Blob', NodeBlob);
  // Nothing is laid out here: whatever is a card has a place of its own, all else has none.
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const isCard = this.classList.contains('card') || this.querySelector(':scope > .card') !== null;
    return isCard && !this.classList.contains('top')
      ? new DOMRect(300, 12, 440, 90)
      : new DOMRect(0, 0, 0, 0);
  });
  tab = openTab(createMemoryStore(), sharedLocks().ofTab());
});
afterEach(() => {
  tab.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('names are placed beside a notice for as long as it is open', async () => {
  await waitFor(() => expect(tab.workspace.status).toBe('settled'));
  const covers = new MapCovers();
  const stage = document.body.appendChild(document.createElement('main'));
  const leave = covers.on(stage);
  const props = { ...tab, covers, left: 0, right: 0, onopen: () => undefined };
  const shown = mount(MapNotices, { target: stage, props });
  try {
    covers.measure();
    expect(covers.covers.base).toEqual([]);
    tab.projects.notice = { text: 'Added “tides.bib”.', actions: [] };
    flushSync();
    covers.measure();
    expect(stage.textContent).toContain('tides.bib');
    expect(covers.covers.base).toEqual([{ left: 300, top: 12, width: 440, height: 90 }]);
    expect(covers.covers.all).toEqual(covers.covers.base);
    stage.querySelector<HTMLButtonElement>('[aria-label="Close this message"]')!.click();
    flushSync();
    covers.measure();
    expect(covers.covers).toEqual({ base: [], all: [] });
  } finally {
    void unmount(shown);
    leave();
    stage.remove();
  }
});
