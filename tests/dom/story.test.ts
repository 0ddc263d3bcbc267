import { Blob as NodeBlob } from 'node:buffer';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_FILTERS, DEFAULT_VIEW } from '../../src/lib/model/view';
import { createMemoryStore } from '../../src/lib/state/projects/memory-store';
import type { ProjectStore } from '../../src/lib/state/projects/stored-project';
import { recallStory, rememberStory } from '../../src/lib/state/story/story-memory';
import { toHash } from '../../src/lib/view/permalink';
import { blobOf, openTab, sharedLocks, type Tab } from './browser';
import { waitFor } from '../wait-for';

const entry = (key: string, title: string, author: string, year: number) =>
  `@article{${key}, title={${title}}, author={${author}}, year=${year}}\n`;
const tides = {
  name: 'tides.bib',
  blob: blobOf(
    entry('t1', 'The rhythm of tides in harbours', 'Roe, Jo and Lee, Ann', 2001) +
      entry('t2', 'Tides and lanterns on the night ferry', 'Roe, Jo', 2003) +
      entry('t3', 'Harbours at night', 'Lee, Ann', 2005),
  ),
};

let store: ProjectStore;
let locks: ReturnType<typeof sharedLocks>;
let tab: Tab | null = null;

async function visit(hash = ''): Promise<Tab> {
  history.replaceState(null, '', `/${hash}`);
  tab = openTab(store, locks.ofTab());
  const { workspace } = tab;
  await waitFor(() => expect(workspace.status).toBe('settled'));
  await settle();
  return tab;
}

async function settle(): Promise<void> {
  const { workspace, projects } = tab!;
  workspace.drawn = workspace.snapshot;
  flushSync();
  await waitFor(() => expect(projects.writer.isWriting).toBe(false));
}

function leave(): void {
  flushSync();
  tab?.close();
  tab = null;
}

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  vi.stubGlobal('Blob', NodeBlob);
  store = createMemoryStore();
  locks = sharedLocks();
});
afterEach(() => {
  leave();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a story of one’s own files', () => {
  it('is kept in the project and its file, with undo until the page is left', async () => {
    const first = await visit();
    await first.projects.give([tides]);
    await settle();
    const { story, teller } = first.workspace;
    teller.capture();
    first.workspace.setFilters({ from: '2003' });
    teller.capture();
    story.say(1, { caption: 'From 2003 on', notes: 'Slowly' });
    story.rename('Tides');
    await settle();
    const told = story.told;
    expect(told?.steps.map(({ title }) => title)).toEqual(['The whole map', 'Since 2003']);
    const file = await first.projects.saveFile();
    leave();

    const again = await visit();
    expect(again.workspace.name).toBe('tides.bib');
    expect(again.workspace.story.told).toEqual(told);
    expect(again.workspace.story.canUndo).toBe(false);
    again.workspace.story.remove(0);
    again.workspace.story.remove(0);
    again.workspace.story.rename('');
    await settle();
    leave();
    const empty = await visit();
    expect(empty.workspace.story.steps).toEqual([]);
    await empty.projects.give([{ name: 'tides.papercosm.zip', blob: file!.blob }]);
    await settle();
    expect(empty.workspace.story.told).toEqual(told);
  });

  it('comes with a map file, and gives way to none', async () => {
    const first = await visit();
    await first.projects.give([tides]);
    first.workspace.teller.capture();
    const saved = await first.workspace.exportMap('json');
    await first.projects.openSample('landmarks');
    await settle();
    expect(first.workspace.story.told).toBeNull();
    await first.projects.give([{ name: 'tides.json', blob: blobOf(saved) }]);
    await settle();
    expect(first.workspace.story.steps).toHaveLength(1);
    const { told } = first.workspace.story;
    first.workspace.story.say(0, { title: 'Mine' });
    await first.projects.give([{ name: 'again.json', blob: blobOf(saved) }], 'add');
    await settle();
    expect(first.workspace.story.steps.map(({ title }) => title)).toEqual(['Mine']);
    expect(first.workspace.report?.problems.map(({ code }) => code)).toContain('story-of-file-left-out');
    expect(told?.steps[0]?.title).not.toBe('Mine');
  });

  it('shows each step on the map that it was made on, back and forth', async () => {
    const { workspace, projects } = await visit();
    await projects.give([tides]);
    await settle();
    const { story, teller } = workspace;
    teller.capture();
    await workspace.changeSettings({ network: 'co-authorship' });
    workspace.select(0);
    teller.capture();
    const data = story.steps.map(({ view }) => view.data);
    expect(new Set(data).size).toBe(2);
    for (const at of [0, 1, 0]) {
      await teller.goTo(at);
      expect(workspace.settings.network).toBe(at === 0 ? 'mixed' : 'co-authorship');
      expect(workspace.data).toBe(data[at]);
      expect(workspace.view.selection).toEqual(story.steps[at]?.view.selection);
    }
    // The speaker goes on before the map of a step is made.
    await Promise.all([teller.goTo(1), teller.goTo(0)]);
    await waitFor(() => expect(workspace.status).toBe('settled'));
    expect([workspace.settings.network, workspace.data]).toEqual(['mixed', data[0]]);
    expect(workspace.problem).toBeNull();
  });
});

describe('a story of a sample', () => {
  const step = (title: string, query: string) => ({
    ...{ title, caption: '', notes: '', seconds: null },
    view: { ...DEFAULT_VIEW, query },
  });

  it('is kept in this browser, and goes along in the address', async () => {
    const first = await visit();
    first.workspace.teller.capture();
    first.workspace.story.say(0, { notes: 'Only for me' });
    await settle();
    leave();
    expect(recallStory('landmarks')?.steps[0]?.notes).toBe('Only for me');
    const again = await visit();
    expect(again.workspace.story.steps[0]?.notes).toBe('Only for me');
    expect(again.workspace.hash).toMatch(/^#s=/);
  });

  it('of a link is shown at its step; one’s own comes back with Undo and is not overwritten', async () => {
    const own = { title: '', steps: [step('Own', 'own')] };
    rememberStory('landmarks', own);
    const linked = { title: 'Linked', steps: [step('A', 'louvain'), step('B', 'citation')] };
    const { workspace } = await visit(`${toHash(DEFAULT_VIEW, linked)}&step=2`);
    await waitFor(() => expect(workspace.finder.query).toBe('citation'));
    expect(workspace.story.told).toEqual(linked);
    expect(workspace.story.at).toBe(1);
    leave();
    expect(recallStory('landmarks')).toEqual(own);
  });

  it('says when the map has changed since a link was made, and shows what is left', async () => {
    const view = { ...DEFAULT_VIEW, filters: { ...DEFAULT_FILTERS, from: '1990' }, data: '00000000' };
    const { workspace } = await visit(toHash(view));
    expect(workspace.problem?.code).toBe('data-changed');
    expect(workspace.filters.from).toBe('1990');
    const { hash } = workspace;
    workspace.dismissProblem();
    await workspace.applyHash(hash);
    expect(workspace.problem).toBeNull();
  });
});
