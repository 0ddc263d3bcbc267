import { Blob as NodeBlob } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { createEngineClient } from '../../src/lib/client/engine-client';
import { DEFAULT_FILTERS, DEFAULT_VIEW } from '../../src/lib/model/view';
import { Workspace } from '../../src/lib/state/workspace.svelte';
import { generateLibrary } from '../bench/generate-library';
import { findTopics } from '../../src/lib/view/labels/find-topics';
import { toHash } from '../../src/lib/view/permalink';
import { finishedSample } from '../landmarks';
import { ChannelWorker } from '../worker/channel-worker';
import { waitFor } from '../wait-for';

/** Node's own: it crosses a MessageChannel as the browser's does; the test environment's does not. */
const blobOf = (part: string | Uint8Array<ArrayBuffer>) => new NodeBlob([part]) as unknown as Blob;

let workspace: Workspace | null = null;
afterEach(() => workspace?.destroy());

/** @param isFinished the sample comes as a finished map, where working it out is not the point */
function open(isFinished = true): Workspace {
  workspace = new Workspace({
    fetchSample: async (file) =>
      blobOf(isFinished ? await finishedSample() : readFileSync(`static/samples/${file}`)),
    createClient: (options) =>
      createEngineClient({ ...options, createWorker: () => new ChannelWorker().asWorker() }),
  });
  return workspace;
}

const library = blobOf(readFileSync('tests/fixtures/pollination.bib'));

describe('the workspace', () => {
  it('opens a sample and shows all of it', async () => {
    const space = open(false);
    await space.openSample('landmarks');
    expect(space.status).toBe('settled');
    expect(space.visible.counts.papers).toBe(160);
    expect(space.payload).toBe('');
    // Settled for the page only once it is drawn.
    expect(space.state).toBe('working');
    space.drawn = space.snapshot;
    expect(space.state).toBe('settled');
  });

  it('filters without touching the snapshot, and lifts all at once', async () => {
    const space = open();
    await space.openSample('landmarks');
    const before = space.snapshot;
    space.setFilters({ from: '2000', to: '2008' });
    expect(space.visible.counts.papers).toBeGreaterThan(10);
    expect(space.visible.counts.papers).toBeLessThan(160);
    expect(space.snapshot).toBe(before);
    expect(space.payload).not.toBe('');
    space.clearFilters();
    expect(space.filters).toEqual(DEFAULT_FILTERS);
    expect(space.visible.counts.papers).toBe(160);
  });

  it('takes a view over: sample, filters, selection, query, box', async () => {
    const space = open();
    const view = {
      ...DEFAULT_VIEW,
      filters: { ...DEFAULT_FILTERS, from: '1990' },
      selection: ['vaneckwaltman2010', 'no-such-paper'],
      query: 'louvain',
      box: [0, 0, 10, 10] as [number, number, number, number],
    };
    await space.openSample('landmarks', view);
    expect(space.view).toMatchObject({ ...view, selection: ['vaneckwaltman2010'] });
    expect(space.goTo).toEqual({ box: [0, 0, 10, 10] });
    await waitFor(() => {
      expect(space.card?.kind).toBe('node');
      expect(space.finder.hits?.length).toBeGreaterThan(0);
    });
  });

  it('keeps the map when the next file is bad', async () => {
    const space = open();
    await space.openSample('landmarks');
    const before = space.snapshot;
    expect(await space.openFiles([{ name: 'empty.bib', blob: blobOf('') }])).toBe(false);
    expect(space.status).toBe('failed');
    expect(space.problem?.where?.file).toBe('empty.bib');
    expect(space.snapshot).toBe(before);
    expect(space.sample).toBe('landmarks');
    space.dismissProblem();
    expect(space.status).toBe('settled');
  });

  it('goes back to the map before a cancelled job', async () => {
    const space = open();
    await space.openSample('landmarks');
    space.setFilters({ from: '2000' });
    const before = space.snapshot;
    const big = blobOf(generateLibrary(1500));
    const job = space.openFiles([{ name: 'library.bib', blob: big }]);
    await waitFor(() => expect(space.progress).not.toBeNull());
    space.cancel();
    expect(await job).toBe(false);
    expect(space.status).toBe('settled');
    expect(space.snapshot).toBe(before);
    expect(space.name).toBe('Landmarks of science mapping');
    expect(space.filters.from).toBe('2000');
  });

  it('a cancel after the first picture brings back map and view', async () => {
    const space = open();
    await space.openSample('landmarks');
    space.setFilters({ from: '2000' });
    const before = space.snapshot;
    const job = space.openFiles([{ name: 'library.bib', blob: blobOf(generateLibrary(1500)) }]);
    await waitFor(() => expect(space.snapshot).not.toBe(before));
    expect(space.filters.from).toBeNull();
    space.cancel();
    expect(await job).toBe(false);
    expect(space.snapshot).toBe(before);
    expect(space.filters.from).toBe('2000');
  });

  it('adds files to those that are open', async () => {
    const space = open();
    await space.openFiles([{ name: 'library.bib', blob: library }]);
    expect(space.imports).toBe(1);
    await space.openFiles([{ name: 'more.bib', blob: blobOf('@misc{x, title={Another thing}}') }], {
      add: true,
    });
    expect(space.report?.papers).toBe(11);
    expect(space.sources).toHaveLength(2);
  });

  it('edits topics and keeps camera, choice and filters with their topics', async () => {
    const space = open();
    await space.openFiles([{ name: 'library.bib', blob: blobOf(generateLibrary(120)) }]);
    const before = space.snapshot!;
    const size = before.clusters.length;
    const [, second, third] = before.clusters;
    space.setFilters({ clusters: [third!.id] });
    space.selectCluster(2);
    await waitFor(() => expect(space.card?.kind).toBe('cluster'));
    expect(await space.topics.rename(0, ' Mine ')).toBe(true);
    expect(findTopics(space.snapshot!, 'mine', 3)).toMatchObject([{ label: 'Mine' }]);
    expect(space.snapshot!.clusters[0]!.label).toBe('Mine');
    expect(space.snapshot!.x).toEqual(before.x);
    expect(space.cluster).toBe(2);
    // The third goes into the second: filter and card go with it.
    expect(await space.topics.merge(1, 2)).toBe(true);
    expect(space.snapshot!.clusters).toHaveLength(size - 1);
    expect(space.filters.clusters).toEqual([second!.id]);
    expect(space.snapshot!.clusters[space.cluster!]!.id).toBe(second!.id);
    expect(space.status).toBe('settled');
    const node = [...before.cluster.keys()].find((paper) => before.cluster[paper] === 0)!;
    const target = space.snapshot!.clusters.findIndex(({ id }) => id === before.clusters.at(-1)!.id);
    space.select(node);
    expect(await space.topics.move(node, target)).toBe(true);
    expect(space.topics.isMoved(node)).toBe(true);
    expect(space.selection).toEqual([node]);
    expect(space.snapshot!.clusters[space.snapshot!.cluster[node]!]!.id).toBe(before.clusters.at(-1)!.id);
    expect(space.clusterEdits).toMatchObject({ names: [{ label: 'Mine' }], merged: [{}], moved: [{}] });
    // No link carries them.
    expect(space.payload).not.toContain('Mine');

    // They stay when settings change or papers come, and are gone with other files.
    await space.changeSettings({ seed: 2 });
    expect(space.clusterEdits.names).toHaveLength(1);
    await space.openFiles([{ name: 'more.bib', blob: blobOf('@misc{x, title={Another thing}}') }], {
      add: true,
    });
    expect(space.clusterEdits.names).toHaveLength(1);
    expect(space.snapshot!.clusters.map(({ label }) => label)).toContain('Mine');
    await space.openFiles([{ name: 'library.bib', blob: library }]);
    expect(space.clusterEdits).toEqual({ names: [], merged: [], moved: [] });
  });

  it('another network keeps filters and selection', async () => {
    const space = open();
    await space.openSample('landmarks');
    space.setFilters({ from: '2000' });
    space.select(space.nodeIndex.get('vaneckwaltman2010') ?? null);
    await space.changeSettings({ network: 'citation' });
    flushSync();
    expect(space.snapshot?.network).toBe('citation');
    expect(space.view.selection).toEqual(['vaneckwaltman2010']);
    expect(space.filters.from).toBe('2000');
    expect(space.view.settings).toEqual({ network: 'citation' });
  });

  it('a link with another network and a filter brings both', async () => {
    const space = open();
    await space.openSample('landmarks');
    const view = {
      ...DEFAULT_VIEW,
      settings: { network: 'citation' as const },
      filters: { ...DEFAULT_FILTERS, from: '2000', to: '2010' },
      selection: ['vaneckwaltman2010'],
    };
    await space.applyHash(toHash(view));
    expect(space.view).toEqual(view);
    await space.applyHash('');
    expect(space.view).toEqual(DEFAULT_VIEW);
  });
});
