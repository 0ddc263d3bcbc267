import type { Problem } from '../model/problem';
import { DEFAULT_VIEW } from '../model/view';
import { toHash } from '../view/permalink';
import { mapAddress } from './map-address';
import { exposePage, type MapOnPage } from './expose-page';
import { linkToLocalFiles, storageTrouble, unkeptProject } from './problems';
import { fromStored } from './projects/edits';
import type { Projects } from './projects/projects.svelte';
import { newLine, newProjectId, type SourceFile } from './projects/stored-project';
import { isReload, keepLeftView, takeLeftView, takeUnkept, tabProject } from './projects/tab-memory';
import { readLink, type Link } from './read-link';
import { rememberStory } from './story/story-memory';
import type { Workspace } from './workspace.svelte';
import { watch } from './watch.svelte';

/** The address bar follows the view after this pause, in milliseconds. */
const HASH_DELAY = 300;

/**
 * Ties a workspace to the browser: opens what the address, the stored projects or the start-up files name; keeps the address bar and the open
 * project up to date.
 */
export function startSession(
  workspace: Workspace,
  projects: Projects,
  page: MapOnPage,
): { stop: () => void } {
  /** Set while a change waits to be written. */
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ready = false;
  /** The map is the one that the page's address names. */
  let isAddressed = false;
  const left = takeLeftView();
  if (left !== null) showHash(left);
  let ownHash = location.hash;
  /** The parts of the project that were written last; the view, which changes far more often, is not part of it. */
  let written: unknown[] = [];

  const unexpose = exposePage(workspace, {
    nodeAt: page.nodeAt,
    names: page.names,
    isSettled: () => page.isSettled() && timer === undefined && !projects.writer.isWriting,
  });

  async function open(): Promise<void> {
    const link = readLink(location.hash);
    let problem: Problem | null = link.problem ?? null;
    try {
      problem = (await openWhatIsNamed(link)) ?? problem;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      problem = {
        code: 'page-not-opened',
        severity: 'error',
        message: `The page could not be opened as it was (${reason}).`,
      };
      await workspace.openSample('landmarks');
    }
    if (link.step !== null) await workspace.teller.goTo(link.step - 1);
    if (problem && workspace.status !== 'failed') workspace.problem = problem;
    ready = true;
    remember();
    await projects.refresh();
  }

  async function openWhatIsNamed(link: Link): Promise<Problem | null> {
    const { view, isNamed, story } = link;
    const local = await fetchLocalFiles();
    void projects.kept.purge(Date.now());
    if (local.length > 0) return openLocal(local);
    const address = addressToOpen();
    if (address !== null) return openAddress(address, link);
    if (isNamed && view.sample !== null) {
      await workspace.openSample(view.sample, view);
      if (story) workspace.teller.borrow(story);
      return null;
    }
    const named = isNamed ? location.hash : undefined;
    const id = await lastProject(isNamed);
    if (id !== null && (await openProject(id, named))) return null;
    // The engine said why the project could not be read.
    const said = workspace.problem;
    await workspace.openSample('landmarks');
    const unkept = takeUnkept();
    if (unkept) return unkeptProject(unkept);
    if (said || !isNamed) return said;
    const trouble = await projects.kept.trouble();
    return trouble ? storageTrouble(trouble) : linkToLocalFiles();
  }

  /** The map file that the page's address names, unless this tab has gone on to something of the reader's own. */
  function addressToOpen(): string | null {
    const own = tabProject();
    return isReload() && typeof own === 'string' ? null : mapAddress(location.search);
  }

  async function openAddress(address: string, { view, isNamed, story }: Link): Promise<Problem | null> {
    const problem = await workspace.openAddress(address, isNamed ? view : null);
    isAddressed = problem === null;
    if (problem) await workspace.openSample('landmarks');
    else if (story) workspace.teller.borrow(story);
    return problem;
  }

  /** The project to open: that of this tab, else the one opened last; null: none, or it was put away. */
  async function lastProject(isNamed: boolean): Promise<string | null> {
    const own = tabProject();
    if (own === null && isReload() && !isNamed) return null;
    const lines = await projects.kept.list();
    const line = lines.find(({ id }) => id === own) ?? lines[0];
    return line && (isNamed || !line.isClosed) ? line.id : null;
  }

  async function openProject(id: string, hash?: string): Promise<boolean> {
    const project = await projects.kept.read(id);
    return (
      project !== null && (await projects.imports.resume(project, hash === undefined ? {} : { view: hash }))
    );
  }

  /** Files of the command line are one project, however often the page is opened: they are read anew, what was decided about them stays. */
  async function openLocal(files: SourceFile[]): Promise<null> {
    const origin = files.map(({ name }) => name).join('\n');
    const known = (await projects.kept.list()).find((line) => line.origin === origin);
    const before = known && (await projects.kept.read(known.id));
    const { view, isNamed } = readLink(location.hash);
    const last = before ? readLink(before.edits.hash).view : view;
    const id = known?.id ?? newProjectId();
    const line = known ?? newLine(id, '', files, origin);
    projects.writer.expect({ line, files: { files: [], pending: [], tries: 0 } });
    await projects.imports.during(() =>
      workspace.openFiles(files, {
        id,
        // What comes for the first time comes as its map file says.
        ...(isNamed || before ? { view: { ...(isNamed ? view : last), sample: null } } : {}),
        ...(before
          ? {
              name: before.line.name,
              ...fromStored(before.edits),
            }
          : {}),
      }),
    );
    return null;
  }

  const isShown = () =>
    workspace.status === 'settled' || (workspace.status === 'failed' && workspace.snapshot !== null);

  /** Brings address and stored project up to date with the view. */
  function write(): void {
    clearTimeout(timer);
    timer = undefined;
    // Nothing was opened yet: what the tab had before is still to come.
    if (workspace.status === 'empty') return;
    written = projectParts();
    projects.keep();
    keepStory();
    if (!ready || !isShown()) return;
    const { hash } = workspace;
    ownHash = hash;
    const isLeft = isAddressed && workspace.address === null;
    if (isLeft) isAddressed = false;
    if (location.hash !== hash || isLeft) showHash(hash, isLeft);
  }

  const projectParts = () => [
    workspace.projectId,
    workspace.name,
    workspace.sources,
    workspace.edits.corrections,
    workspace.edits.clusterEdits,
    workspace.edits.choices,
    workspace.edits.story,
    projects.imports.waiting,
  ];

  /** A sample is no project: its story is kept beside them. */
  function keepStory(): void {
    const { sample, address, status, teller } = workspace;
    const { own } = teller;
    const key = sample ?? address;
    if (key !== null && own !== undefined && status === 'settled') rememberStory(key, own);
  }

  /** The view follows after a pause, since browsers limit how often an address may change; files and decisions at once. */
  function remember(): void {
    clearTimeout(timer);
    timer = setTimeout(write, HASH_DELAY);
    if (workspace.projectId !== null && projectParts().some((part, i) => part !== written[i])) write();
  }

  /** A page that is left or out of sight may not run again: nothing may wait any longer. */
  function writeNow(): void {
    if (timer !== undefined) write();
  }

  function leave(): void {
    if (workspace.status === 'empty') return;
    const coming = projects.imports.coming !== null ? { ...DEFAULT_VIEW, sample: null } : null;
    keepLeftView(coming ? toHash(coming) : workspace.hashOf(workspace.lastingView));
    write();
  }

  function hide(): void {
    if (document.visibilityState === 'hidden') writeNow();
  }

  function follow(): void {
    if (location.hash === ownHash) return;
    const { view, isNamed } = readLink(location.hash);
    // Back to the reader's own files, from a sample.
    const id =
      isNamed && view.sample === null && workspace.sample !== null ? projects.lines[0]?.id : undefined;
    if (id === undefined) void workspace.applyHash(location.hash);
    else void openProject(id, location.hash);
  }

  /** Asks before the page is left where that would lose what the browser could not keep. */
  function warn(event: BeforeUnloadEvent): void {
    if (projects.wouldLose) event.preventDefault();
  }

  const unwatch = watch(
    () => [workspace.hash, workspace.payload, workspace.status, workspace.lastingView, ...projectParts()],
    () => remember(),
  );
  window.addEventListener('hashchange', follow);
  window.addEventListener('pagehide', leave);
  // The browser may bring a page back as it was left.
  window.addEventListener('pageshow', takeLeftView);
  window.addEventListener('beforeunload', warn);
  document.addEventListener('visibilitychange', hide);
  void open();

  return {
    stop() {
      clearTimeout(timer);
      unwatch();
      window.removeEventListener('hashchange', follow);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', takeLeftView);
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', hide);
      unexpose();
      workspace.destroy();
    },
  };
}

/**
 * Puts a hash into the address bar, with no entry of its own in the history.
 *
 * @param isLeft the map file that the address names is not what is shown any more
 */
function showHash(hash: string, isLeft = false): void {
  const query = new URLSearchParams(location.search);
  query.delete('map');
  const search = !isLeft ? location.search : query.size > 0 ? `?${query}` : '';
  history.replaceState(history.state, '', location.pathname + search + hash);
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
