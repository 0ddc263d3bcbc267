/** How long a page that was just left may hold on to its project while the next one opens. Milliseconds. */
const HANDOVER_MS = 1_000;
/** Other tabs have this long to say that they hold a project, where the browser has no locks. Milliseconds. */
const ANSWER_MS = 200;

export interface ProjectLocks {
  /**
   * Takes hold of a project for this tab: nobody else writes it then.
   *
   * @param waits whether to wait a moment, for a page that is going away
   * @returns how to let go, or null when another tab holds it
   */
  hold(id: string, waits?: boolean): Promise<(() => void) | null>;
}

/** Web Locks, which the browser gives back when a tab is gone; without them, tabs ask each other. */
export function createProjectLocks(): ProjectLocks {
  const { locks } = navigator;
  if (locks) return { hold: (id, waits = false) => holdLock(locks, id, waits) };
  return typeof BroadcastChannel === 'undefined' ? { hold: async () => () => undefined } : createTalk();
}

function holdLock(locks: LockManager, id: string, waits: boolean): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const options: LockOptions = waits ? { signal: AbortSignal.timeout(HANDOVER_MS) } : { ifAvailable: true };
    locks
      .request(`papercosm-project-${id}`, options, (lock) => {
        if (!lock) return resolve(null);
        return new Promise<void>((letGo) => resolve(letGo));
      })
      .catch(() => resolve(null));
  });
}

function createTalk(): ProjectLocks {
  const own = new Set<string>();
  const channel = new BroadcastChannel('papercosm-projects');
  let heard: ((id: string) => void) | null = null;
  channel.addEventListener('message', ({ data }: MessageEvent<{ ask?: string; held?: string }>) => {
    if (data.ask !== undefined && own.has(data.ask)) channel.postMessage({ held: data.ask });
    if (data.held !== undefined) heard?.(data.held);
  });
  return {
    async hold(id) {
      const isHeld = await new Promise<boolean>((resolve) => {
        heard = (held) => held === id && resolve(true);
        channel.postMessage({ ask: id });
        setTimeout(() => resolve(false), ANSWER_MS);
      });
      heard = null;
      if (isHeld) return null;
      own.add(id);
      return () => own.delete(id);
    },
  };
}
