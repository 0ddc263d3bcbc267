import { Blob as NodeBlob } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createEngineClient } from '../../src/lib/client/engine-client';
import type { ProjectLocks } from '../../src/lib/state/projects/project-lock';
import { Projects } from '../../src/lib/state/projects/projects.svelte';
import type { ProjectStore } from '../../src/lib/state/projects/stored-project';
import { startSession } from '../../src/lib/state/session';
import { recallStory } from '../../src/lib/state/story/story-memory';
import { Workspace } from '../../src/lib/state/workspace.svelte';
import { finishedSample } from '../landmarks';
import { ChannelWorker } from '../worker/channel-worker';

/** Node's own: it crosses a MessageChannel as the browser's does; the test environment's does not. */
export const blobOf = (part: string | Uint8Array<ArrayBuffer>) => new NodeBlob([part]) as unknown as Blob;

export interface Tab {
  workspace: Workspace;
  projects: Projects;
  workers: ChannelWorker[];
  close: () => void;
}

/** Locks as the tabs of one browser share them. */
export function sharedLocks(): { ofTab: () => ProjectLocks & { giveBack: () => void } } {
  const held = new Set<string>();
  return {
    ofTab() {
      const own = new Set<string>();
      return {
        async hold(id) {
          if (held.has(id)) return null;
          held.add(id);
          own.add(id);
          return () => {
            held.delete(id);
            own.delete(id);
          };
        },
        giveBack: () => own.forEach((id) => held.delete(id)),
      };
    },
  };
}

/** A tab of the page at the address it has now. */
export function openTab(
  store: ProjectStore,
  locks: ReturnType<ReturnType<typeof sharedLocks>['ofTab']>,
): Tab {
  const workers: ChannelWorker[] = [];
  const workspace = new Workspace({
    fetchSample: async (file) =>
      blobOf(file === 'landmarks.json' ? await finishedSample() : readFileSync(`static/samples/${file}`)),
    recallStory,
    createClient: (options) =>
      createEngineClient({
        ...options,
        createWorker: () => {
          const worker = new ChannelWorker();
          workers.push(worker);
          return worker.asWorker();
        },
      }),
  });
  const projects = new Projects(workspace, store, locks);
  const session = startSession(workspace, projects, {
    nodeAt: () => null,
    isSettled: () => true,
    names: () => [],
  });
  return {
    workspace,
    projects,
    workers,
    close() {
      window.dispatchEvent(new Event('pagehide'));
      session.stop();
      locks.giveBack();
    },
  };
}
