import { decodeView, toHash } from '../view/permalink';
import { exposePage, type MapOnPage } from './expose-page';
import { keepLeftView, takeLeftView } from './left-view';
import { forgetProject, loadProject, storeEdits, storeFiles, type SourceFile } from './project-store';
import type { Workspace } from './workspace.svelte';
import { watch } from './watch.svelte';

/** The address bar follows the view after this pause, in milliseconds. */
const HASH_DELAY = 300;

/**
 * Ties a workspace to the browser: opens what the address, the stored project or the start-up files name; keeps the address bar and the
 * stored project up to date. Storage may be closed; then nothing is kept.
 */
export function startSession(
  workspace: Workspace,
  page: MapOnPage,
): { stop: () => void; forget: () => Promise<void> } {
  /** Set while a change waits to be written. */
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ready = false;
  const left = takeLeftView();
  if (left !== null) showHash(left);
  let ownHash = location.hash;
  let stored: SourceFile[] | null = null;
  let keeping = Promise.resolve();
  let isKeeping = false;
  /** The parts of the project that were reported last; the view, which changes far more often, is not part of it. */
  let reported: unknown[] = [];

  const unexpose = exposePage(workspace, {
    nodeAt: page.nodeAt,
    isSettled: () => page.isSettled() && timer === undefined && !isKeeping,
  });

  async function open(): Promise<void> {
    const { view, problem } = decodeView(location.hash);
    const named = location.hash.length > 1 && !problem;
    const local = await fetchLocalFiles();
    if (local.length > 0) await workspace.openFiles(local, { view: { ...view, sample: null } });
    else if (named && view.sample !== null) await workspace.openSample(view.sample, view);
    else {
      const project = await loadProject().catch(() => null);
      if (project) {
        const last = decodeView(project.hash).view;
        await workspace.openFiles(project.files, {
          name: project.name,
          corrections: project.corrections,
          clusterEdits: project.clusterEdits,
          choices: project.choices,
          view: named ? view : last,
          quiet: true,
        });
        if (workspace.status === 'failed' && !workspace.snapshot) await workspace.openSample('landmarks');
      } else {
        await workspace.openSample('landmarks');
        if (named) {
          workspace.problem = {
            code: 'link-to-local-files',
            severity: 'warning',
            message:
              'This link shows somebody’s own files, and no link can carry those. Ask for the map file and open it here. Meanwhile, this is the sample.',
          };
        }
      }
    }
    if (problem) workspace.problem = problem;
    ready = true;
  }

  /** The files once each time they change, the view with every change. Without storage nothing is kept. */
  async function keep(hash: string): Promise<void> {
    const { name, sources, corrections, clusterEdits, choices } = workspace;
    // One after the other: files take longer than a view, and the last one counts.
    await keeping;
    try {
      if (stored !== sources) await storeFiles({ name, files: sources });
      stored = sources;
      await storeEdits({ hash, corrections, clusterEdits, choices });
    } catch {
      stored = null;
    }
  }

  /** Brings address and stored project up to date with the view. */
  function write(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!ready || workspace.status !== 'settled') return;
    const hash = toHash(workspace.view);
    ownHash = hash;
    if (location.hash !== hash) showHash(hash);
    if (workspace.sample !== null || workspace.sources.length === 0) return;
    reported = projectParts();
    isKeeping = true;
    const latest = keep(hash);
    keeping = latest;
    void latest.then(() => (isKeeping = latest !== keeping));
  }

  const projectParts = () => [workspace.sources, workspace.corrections, workspace.clusterEdits];

  /** The view follows after a pause, since browsers limit how often an address may change; files and corrections at once. */
  function remember(): void {
    clearTimeout(timer);
    timer = setTimeout(write, HASH_DELAY);
    const changed = projectParts().some((part, i) => part !== reported[i]);
    if (changed && workspace.sample === null && workspace.status === 'settled') write();
  }

  /** A page that is left or out of sight may not run again: nothing may wait any longer. */
  function writeNow(): void {
    if (timer !== undefined) write();
  }

  function leave(): void {
    if (ready && workspace.status === 'settled') keepLeftView(toHash(workspace.view));
    writeNow();
  }

  function hide(): void {
    if (document.visibilityState === 'hidden') writeNow();
  }

  function follow(): void {
    if (location.hash !== ownHash) void workspace.applyHash(location.hash);
  }

  const unwatch = watch(
    () => [
      workspace.payload,
      workspace.status,
      workspace.sources,
      workspace.corrections,
      workspace.clusterEdits,
    ],
    () => remember(),
  );
  window.addEventListener('hashchange', follow);
  window.addEventListener('pagehide', leave);
  // The browser may bring a page back as it was left.
  window.addEventListener('pageshow', takeLeftView);
  document.addEventListener('visibilitychange', hide);
  void open();

  return {
    stop() {
      clearTimeout(timer);
      unwatch();
      window.removeEventListener('hashchange', follow);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', takeLeftView);
      document.removeEventListener('visibilitychange', hide);
      unexpose();
      workspace.destroy();
    },
    async forget() {
      stored = null;
      await forgetProject().catch(() => undefined);
    },
  };
}

/** Puts a hash into the address bar, with no entry of its own in the history. */
function showHash(hash: string): void {
  history.replaceState(history.state, '', hash || location.pathname + location.search);
}

/** Files given to `npm start` or `papercosm serve`, which then opens the page with "?local"; none on an ordinary host. */
async function fetchLocalFiles(): Promise<SourceFile[]> {
  if (!new URLSearchParams(location.search).has('local')) return [];
  const base = location.href.split(/[?#]/)[0];
  try {
    const response = await fetch(new URL('local-files.json', base));
    const { files } = (await response.json()) as { files: { name: string; url: string }[] };
    return await Promise.all(
      files.map(async ({ name, url }) => ({ name, blob: await (await fetch(new URL(url, base))).blob() })),
    );
  } catch {
    return [];
  }
}
