/** The page left and opened again at random moments; the browser test of the same name does it with a real store, fewer times. */
import { Blob as NodeBlob } from 'node:buffer';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRng } from '../../src/lib/graph/rng';
import { createMemoryStore } from '../../src/lib/state/projects/memory-store';
import type { ProjectStore } from '../../src/lib/state/projects/stored-project';
import { blobOf, openTab, sharedLocks, type Tab } from './browser';
import { waitFor } from '../wait-for';

const ROUNDS = 50;
/** The longest wait before the page is left, in turns of the event loop: a small import takes about half of it. */
const LONGEST = 400;

let store: ProjectStore;
let locks: ReturnType<typeof sharedLocks>;
let tab: Tab;

beforeEach(() => {
  history.replaceState(null, '', '/');
  sessionStorage.clear();
  vi.stubGlobal('Blob', NodeBlob);
  store = createMemoryStore();
  locks = sharedLocks();
});
afterEach(() => {
  tab.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function visit(): Promise<void> {
  tab = openTab(store, locks.ofTab());
  await waitFor(() => expect(tab.workspace.status).toBe('settled'));
  flushSync();
  await waitFor(() => expect(tab.projects.writer.isWriting).toBe(false));
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** What the reader would miss. */
const now = ({ workspace }: Tab) => ({
  papers: workspace.report?.papers,
  files: workspace.sources.map(({ name }) => name).join(),
  from: workspace.filters.from,
  names: workspace.corrections.authors.map(({ to }) => to).join(),
  project: workspace.name,
});

const fileOf = (i: number) => ({
  name: `n${i}.bib`,
  blob: blobOf(
    ['harbours', 'ferries']
      .map((what, k) => `@article{n${i}x${k}, title={Study ${i} of ${what}}, author={Roe, Jo}, year=2001}\n`)
      .join(''),
  ),
});

it.each([1, 2])(
  'seed %i: nothing is lost at 50 random moments',
  async (seed) => {
    const random = createRng(seed);
    await visit();
    await tab.projects.give([fileOf(1_000)]);
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
      { type: 'reload' },
    ] as unknown as PerformanceEntryList);
    let lastSecond = 0;
    for (let i = 0; i < ROUNDS; i++) {
      const { workspace, projects } = tab;
      const before = now(tab);
      const after = { ...before };
      const kind = ['import', 'add', 'filter', 'rename', 'decide'][Math.floor(random() * 5)]!;
      const file = fileOf(i);
      if (kind === 'import') {
        Object.assign(after, { papers: 2, files: file.name, from: null, names: '', project: file.name });
        void projects.give([file]);
      } else if (kind === 'add') {
        Object.assign(after, { papers: before.papers! + 2, files: `${before.files},${file.name}` });
        void projects.give([file], 'add');
      } else if (kind === 'filter') {
        after.from = `${1950 + i}`;
        workspace.setFilters({ from: after.from });
      } else if (kind === 'rename') {
        after.project = `Project ${i}`;
        void projects.rename(workspace.projectId!, after.project);
      } else {
        after.names = `Roe, J${i}`;
        void workspace.correct({ ...workspace.corrections, authors: [{ from: 'Roe, Jo', to: after.names }] });
      }
      const turns = Math.floor(random() ** 2 * LONGEST);
      for (let k = 0; k < turns; k++) await turn();
      flushSync();
      const left = now(tab);
      tab.close();
      await visit();
      const found = now(tab);
      const words = `${i}: ${kind}, left after ${turns} turns`;
      // A file that is added keeps filters and names that were given; what a map is called by then is its files' matter.
      const compared = ({ project, from, ...rest }: typeof found) =>
        kind === 'add' ? rest : { ...rest, from, project };
      if (JSON.stringify(compared(left)) === JSON.stringify(compared(after)))
        expect(compared(found), words).toEqual(compared(after));
      else expect([compared(after), compared(before)], words).toContainEqual(compared(found));
      if (JSON.stringify(compared(found)) !== JSON.stringify(compared(after))) lastSecond++;
    }
    // Most is there even where the page was left at once.
    expect(lastSecond).toBeLessThan(ROUNDS / 10);
  },
  600_000,
);
