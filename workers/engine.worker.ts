import { expose } from 'comlink';
import { createEngine } from './engine';
import { withTransfers } from './with-transfers';

/** Resolves when the lock is held that tells of this worker's life, see src/lib/client/worker-life.ts; at once where there are no locks. */
const isHeld = new Promise<void>((resolve) => {
  if (!navigator.locks) return resolve();
  const forever = () => {
    resolve();
    return new Promise(() => undefined);
  };
  navigator.locks.request(self.name, forever).catch(() => resolve());
});

const engine = createEngine();
expose(
  withTransfers({
    ...engine,
    // The page waits for the lock once this is answered: it must not be given it before.
    async listen(listener) {
      await engine.listen(listener);
      await isHeld;
    },
  }),
);
