import { Blob as NodeBlob } from 'node:buffer';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEngineClient } from '../../src/lib/client/engine-client';
import { createMemoryStore } from '../../src/lib/state/projects/memory-store';
import { Projects } from '../../src/lib/state/projects/projects.svelte';
import { startSession } from '../../src/lib/state/session';
import { Workspace } from '../../src/lib/state/workspace.svelte';
import { decodeView } from '../../src/lib/view/permalink';
import { finishedSample } from '../landmarks';
import { ChannelWorker } from '../worker/channel-worker';
import { waitFor } from '../wait-for';

const blobOf = (part: string) => new NodeBlob([part]) as unknown as Blob;

let stop: (() => void) | null = null;

/** A visit of the page at the address it has now, until the map stands. */
async function visit(): Promise<Workspace> {
  const workspace = new Workspace({
    fetchSample: async () => blobOf(await finishedSample()),
    createClient: (options) =>
      createEngineClient({ ...options, createWorker: () => new ChannelWorker().asWorker() }),
  });
  const locks = { hold: async () => () => undefined };
  const projects = new Projects(workspace, createMemoryStore(), locks);
  stop = startSession(workspace, projects, {
    nodeAt: () => null,
    isSettled: () => true,
    names: () => [],
  }).stop;
  await waitFor(() => expect(workspace.status).toBe('settled'));
  await Promise.resolve();
  return workspace;
}

function leaveTo(kind: 'reload' | 'navigate'): void {
  window.dispatchEvent(new Event('pagehide'));
  stop?.();
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
    { type: kind },
  ] as unknown as PerformanceEntryList);
}

beforeEach(() => {
  history.replaceState(null, '', '/');
  sessionStorage.clear();
});
afterEach(() => {
  stop?.();
  vi.restoreAllMocks();
});

/** The address is written after a pause: here it has none. */
describe('a change just before the page is left', () => {
  it('is in the address that is left', async () => {
    const workspace = await visit();
    workspace.setEncodings({ colourBy: 'date' });
    flushSync();
    expect(location.hash).toBe('');
    window.dispatchEvent(new Event('pagehide'));
    expect(decodeView(location.hash).view.encodings.colourBy).toBe('date');
  });

  it('is in the address when the page goes out of sight', async () => {
    const workspace = await visit();
    workspace.setEncodings({ colourBy: 'date' });
    flushSync();
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(decodeView(location.hash).view.encodings.colourBy).toBe('date');
  });

  it('comes back with a reload, which brings the address of before', async () => {
    const workspace = await visit();
    workspace.setEncodings({ colourBy: 'date' });
    flushSync();
    leaveTo('reload');
    history.replaceState(null, '', '/');
    const again = await visit();
    expect(again.encodings.colourBy).toBe('date');
    expect(decodeView(location.hash).view.encodings.colourBy).toBe('date');
  });

  it('does not come back where a link is followed, nor a second time', async () => {
    const workspace = await visit();
    workspace.setEncodings({ colourBy: 'date' });
    flushSync();
    leaveTo('navigate');
    history.replaceState(null, '', '/');
    expect((await visit()).encodings.colourBy).not.toBe('date');
    leaveTo('reload');
    history.replaceState(null, '', '/');
    expect((await visit()).encodings.colourBy).not.toBe('date');
  });
});
