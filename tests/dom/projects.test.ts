import { Blob as NodeBlob } from 'node:buffer';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../src/lib/state/projects/memory-store';
import type { ProjectStore } from '../../src/lib/state/projects/stored-project';
import { generateLibrary } from '../bench/generate-library';
import { blobOf, openTab, sharedLocks, type Tab } from './browser';
import { waitFor } from '../wait-for';

const entry = (key: string, title: string) =>
  `@article{${key}, title={${title}}, author={Roe, Jo}, year=2001}\n`;
const file = (name: string, ...titles: string[]) => ({
  name,
  blob: blobOf(titles.map((title, i) => entry(`${name.slice(0, 2)}${i}`, title)).join('')),
});
const tides = () => file('tides.bib', 'The rhythm of tides', 'Lanterns on the ferry');
const reefs = () => file('reefs.bib', 'Corals at night', 'Fish that sing', 'A reef in winter');
const library = () => ({ name: 'library.bib', blob: blobOf(generateLibrary(60)) });
const fog = () => file('fog.bib', 'Ferries in fog');

/** What the reader decides about a name. */
const decide = ({ workspace }: Tab, to: string) =>
  workspace.correct({ ...workspace.corrections, authors: [{ from: 'Roe, Jo', to }] });

let store: ProjectStore;
let locks: ReturnType<typeof sharedLocks>;
let tabs: Tab[];

async function visit(): Promise<Tab> {
  const tab = openTab(store, locks.ofTab());
  tabs.push(tab);
  await waitFor(() => expect(tab.workspace.status).toBe('settled'));
  await written(tab);
  return tab;
}

/** Waits until everything is in the store. */
async function written({ projects }: Tab): Promise<void> {
  flushSync();
  await waitFor(() => expect(projects.writer.isWriting).toBe(false));
}

async function reload(tab: Tab): Promise<Tab> {
  flushSync();
  tab.close();
  tabs.splice(tabs.indexOf(tab), 1);
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
    { type: 'reload' },
  ] as unknown as PerformanceEntryList);
  return visit();
}

const namesOf = async () =>
  (await store.list())
    .filter(({ removed }) => removed === null)
    .map(({ name }) => name)
    .sort();

beforeEach(() => {
  history.replaceState(null, '', '/');
  sessionStorage.clear();
  vi.stubGlobal('Blob', NodeBlob);
  store = createMemoryStore();
  locks = sharedLocks();
  tabs = [];
});
afterEach(() => {
  for (const tab of tabs) tab.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('projects', () => {
  it('opening another file or a sample touches none that is there', async () => {
    const tab = await visit();
    await tab.projects.give([tides()]);
    await written(tab);
    await tab.projects.give([reefs()]);
    await written(tab);
    expect(tab.workspace.report?.papers).toBe(3);
    expect(await namesOf()).toEqual(['reefs.bib', 'tides.bib']);
    await tab.projects.openSample('daily-papers');
    expect(await namesOf()).toEqual(['reefs.bib', 'tides.bib']);
    const first = tab.projects.lines.find(({ name }) => name === 'tides.bib')!;
    expect(first.papers).toBe(2);
    await tab.projects.open(first.id);
    expect(tab.workspace.report?.papers).toBe(2);
    expect(tab.workspace.projectId).toBe(first.id);
  });

  it('the page opens on the project that was open last, until it is put away', async () => {
    let tab = await visit();
    await tab.projects.give([tides()]);
    await written(tab);
    tab.close();
    sessionStorage.clear();
    history.replaceState(null, '', '/');
    tab = await visit();
    expect(tab.workspace.name).toBe('tides.bib');
    await tab.projects.openSample('landmarks', { putAway: true });
    tab.close();
    sessionStorage.clear();
    history.replaceState(null, '', '/');
    tab = await visit();
    expect(tab.workspace.sample).toBe('landmarks');
    expect(tab.projects.lines.map(({ name }) => name)).toEqual(['tides.bib']);
  });

  it('both a new map and an addition are undone, with what was decided before', async () => {
    const tab = await visit();
    await tab.projects.give([tides()]);
    await decide(tab, 'Mine');
    tab.workspace.setFilters({ from: '2000' });
    await tab.projects.give([reefs()]);
    expect(tab.workspace.report?.papers).toBe(3);
    tab.projects.notice?.actions.find(({ label }) => label === 'Undo')?.run();
    await waitFor(() => expect(tab.workspace.report?.papers).toBe(2));
    await waitFor(async () => expect(await namesOf()).toEqual(['tides.bib']));
    expect(tab.workspace.filters.from).toBe('2000');
    expect(tab.workspace.corrections.authors).toHaveLength(1);

    await tab.projects.give([reefs()], 'add');
    expect(tab.workspace.report?.papers).toBe(5);
    expect(await namesOf()).toHaveLength(1);
    tab.projects.notice?.actions.find(({ label }) => label === 'Undo')?.run();
    await waitFor(() => expect(tab.workspace.report?.papers).toBe(2));
    expect(tab.workspace.sources).toHaveLength(1);
    expect(tab.workspace.corrections.authors).toHaveLength(1);
  });

  it('what became a map of its own is added to the one before on request', async () => {
    const tab = await visit();
    await tab.projects.give([tides()]);
    await tab.projects.give([reefs()]);
    tab.projects.notice?.actions.find(({ label }) => label === 'Add to the map before')?.run();
    await waitFor(() => expect(tab.workspace.report?.papers).toBe(5));
    await waitFor(async () => expect(await namesOf()).toHaveLength(1));
    await written(tab);
    const [line] = await store.list();
    expect((await store.read(line!.id))?.files.files.map(({ name }) => name)).toEqual([
      'tides.bib',
      'reefs.bib',
    ]);
  });

  it('files that come while others are read join them, none is lost', async () => {
    const tab = await visit();
    void tab.projects.give([tides()]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    void tab.projects.give([reefs()]);
    void tab.projects.give([fog()]);
    await waitFor(() => expect(tab.workspace.report?.papers).toBe(6));
    await waitFor(() => expect(tab.workspace.status).toBe('settled'));
    await written(tab);
    expect(await store.list()).toHaveLength(1);
    expect(tab.workspace.sources.map(({ name }) => name)).toEqual(['tides.bib', 'reefs.bib', 'fog.bib']);
  });

  it('what is given right after an import joins it where it came to something, else it is new', async () => {
    const tab = await visit();
    await tab.projects.give([tides()]);
    await tab.projects.give([reefs()], 'join');
    expect(tab.workspace.report?.papers).toBe(5);
    await tab.projects.give([{ name: 'empty.bib', blob: blobOf('') }]);
    await tab.projects.give([fog()], 'join');
    expect(tab.workspace.report?.papers).toBe(1);
    await written(tab);
    expect(await namesOf()).toEqual(['fog.bib', 'tides.bib and 1 more']);
  });

  it('a file that can’t be read keeps nobody else out, and is named', async () => {
    const tab = await visit();
    void tab.projects.give([{ name: 'empty.bib', blob: blobOf('') }]);
    void tab.projects.give([reefs()]);
    await waitFor(() => expect(tab.workspace.report?.papers).toBe(3));
    await waitFor(() => expect(tab.workspace.problem?.where?.file).toBe('empty.bib'));
    await written(tab);
    expect(await namesOf()).toEqual(['reefs.bib']);
  });

  it('an import that the reload broke off goes on, with what waited for it', async () => {
    const { write } = store;
    const arePending = new Promise<void>((resolve) => {
      store.write = async (id, parts) => {
        await write(id, parts);
        if (parts.files?.pending.length === 2) resolve();
      };
    });
    let tab = await visit();
    void tab.projects.give([tides()]);
    void tab.projects.give([reefs()]);
    await arePending;
    expect(tab.workspace.projectId).toBeNull();
    tab = await reload(tab);
    expect(tab.workspace.report?.papers).toBe(5);
    const [line] = await store.list();
    expect((await store.read(line!.id))?.files).toMatchObject({ files: [{}, {}], pending: [] });
  });

  it('a decision that is not on the map yet when the page is left is kept', async () => {
    let tab = await visit();
    await tab.projects.give([tides()]);
    await written(tab);
    void decide(tab, 'Roe, Joan');
    tab = await reload(tab);
    expect(tab.workspace.corrections.authors).toHaveLength(1);
    void tab.workspace.changeSettings({ network: 'co-authorship' });
    tab = await reload(tab);
    expect(tab.workspace.snapshot?.network).toBe('co-authorship');
  });

  it('a name that was given stays, over a reload too', async () => {
    let tab = await visit();
    await tab.projects.give([tides()]);
    await tab.projects.rename(tab.workspace.projectId!, '  The sea  ');
    await written(tab);
    await tab.projects.give([reefs()], 'add');
    await written(tab);
    tab = await reload(tab);
    expect(tab.workspace.name).toBe('The sea');
    expect(tab.workspace.sources).toHaveLength(2);
  });

  it('what was deleted comes back', async () => {
    const tab = await visit();
    await tab.projects.give([tides()]);
    await written(tab);
    await tab.projects.remove(tab.workspace.projectId!);
    expect(tab.workspace.sample).toBe('landmarks');
    expect(tab.projects.lines).toEqual([]);
    tab.projects.notice?.actions[0]?.run();
    await waitFor(() => expect(tab.workspace.name).toBe('tides.bib'));
    expect(tab.projects.lines).toHaveLength(1);
  });

  it('a second tab does not write the first one’s project: its first change makes a copy', async () => {
    const first = await visit();
    await first.projects.give([tides()]);
    await written(first);
    sessionStorage.clear();
    const second = await visit();
    expect(second.workspace.name).toBe('tides.bib');
    await waitFor(() => expect(second.projects.writer.isElsewhere).toBe(true));
    // Looking around changes nothing.
    second.workspace.setFilters({ from: '2000' });
    await written(second);
    expect(await store.list()).toHaveLength(1);

    await decide(second, 'Theirs');
    await written(second);
    await waitFor(async () => expect(await namesOf()).toEqual(['tides.bib', 'tides.bib (copy)']));
    expect(second.projects.writer.isElsewhere).toBe(false);
    expect(second.projects.notice?.text).toContain('another tab');
    await decide(first, 'Ours');
    await written(first);
    const edits = await Promise.all(
      (await store.list()).map(async ({ id }) => (await store.read(id))?.edits),
    );
    expect(edits.map((each) => each?.corrections.authors[0]?.to).sort()).toEqual(['Ours', 'Theirs']);
  });

  it('a file added in a second tab goes into the copy', async () => {
    const first = await visit();
    await first.projects.give([tides()]);
    await written(first);
    sessionStorage.clear();
    const second = await visit();
    await waitFor(() => expect(second.projects.writer.isElsewhere).toBe(true));
    await second.projects.give([reefs()], 'add');
    await written(second);
    const lines = await store.list();
    const counts = lines.map(({ files }) => files).sort();
    expect(counts).toEqual([1, 2]);
  });

  it('what can’t be stored is said at once and again after a reload, with the reason', async () => {
    const full = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    store = { ...createMemoryStore(), write: full };
    let tab = await visit();
    await tab.projects.give([tides()]);
    await written(tab);
    expect(tab.projects.trouble?.message).toMatch(/tides\.bib.*no room/);
    expect(tab.projects.wouldLose).toBe(true);
    // It can be gone back to as long as the page is open.
    const id = tab.workspace.projectId!;
    await tab.projects.openSample('landmarks');
    expect(tab.projects.trouble).toBeNull();
    expect(await tab.projects.open(id)).toBe(true);
    await written(tab);
    const saved = (await tab.projects.saveFile())!;
    expect(tab.projects.trouble).toBeNull();

    tab = await reload(tab);
    expect(tab.workspace.sample).toBe('landmarks');
    expect(tab.workspace.problem?.message).toMatch(/tides\.bib.*no room/);
    await tab.projects.give([
      { name: 'tides.papercosm.zip', blob: blobOf(new Uint8Array(await saved.blob.arrayBuffer())) },
    ]);
    expect(tab.workspace.name).toBe('tides.bib');
    expect(tab.workspace.report?.papers).toBe(2);
  });

  it('a project file brings back files, decisions and view', async () => {
    const tab = await visit();
    await tab.projects.give([library(), reefs()]);
    await decide(tab, 'Mine');
    expect(await tab.workspace.topics.rename(0, 'Mine')).toBe(true);
    tab.workspace.setFilters({ from: '2000' });
    const { clusterEdits, corrections } = tab.workspace;
    const saved = (await tab.projects.saveFile())!;
    await tab.projects.openSample('landmarks');
    await tab.projects.give([
      { name: 'x.zip', blob: blobOf(new Uint8Array(await saved.blob.arrayBuffer())) },
    ]);
    expect(tab.workspace.sources.map(({ name }) => name)).toEqual(['library.bib', 'reefs.bib']);
    expect(tab.workspace.clusterEdits.names).toHaveLength(1);
    expect(tab.workspace.clusterEdits).toEqual(clusterEdits);
    expect(tab.workspace.corrections).toEqual(corrections);
    expect(tab.workspace.filters.from).toBe('2000');
    await written(tab);
    expect(await store.list()).toHaveLength(2);
  });

  it('a worker that dies takes nothing along', async () => {
    const tab = await visit();
    await tab.projects.give([library(), reefs()]);
    expect(await tab.workspace.topics.rename(0, 'Mine')).toBe(true);
    tab.workspace.setFilters({ from: '2000' });
    const label = tab.workspace.snapshot?.clusters[0]?.label;
    tab.workers.at(-1)!.fail('out of memory');
    await tab.workspace.search('corals');
    expect(tab.workspace.finder.hits?.length).toBeGreaterThan(0);
    expect(tab.workspace.status).toBe('settled');
    expect(tab.workspace.snapshot?.clusters[0]?.label).toBe(label);
    expect(tab.workspace.filters.from).toBe('2000');
  });
});

describe('links that can’t be followed', () => {
  it.each([
    ['an unknown sample', '#sample=nowhere', 'nowhere'],
    ['a broken escape', '#s=0.%25%25', 'can'],
    ['a newer version', '#s=9.abc', 'version 9'],
    ['something else', '#hello', 'link'],
  ])('%s: one card, and the page as it opens', async (_, hash, says) => {
    history.replaceState(null, '', `/${hash}`);
    const tab = await visit();
    await waitFor(() => expect(tab.workspace.problem?.message).toContain(says));
    expect(tab.workspace.sample).toBe('landmarks');
    expect(tab.workspace.status).toBe('settled');
  });

  it('leave the map as it is when the address changes to one', async () => {
    const tab = await visit();
    const before = tab.workspace.snapshot;
    history.replaceState(null, '', '/#sample=nowhere');
    window.dispatchEvent(new Event('hashchange'));
    await waitFor(() => expect(tab.workspace.problem?.message).toContain('nowhere'));
    expect(tab.workspace.snapshot).toBe(before);
    expect(tab.workspace.status).toBe('settled');
  });
});
