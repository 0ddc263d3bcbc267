import { expose } from 'comlink';
import { createEngine } from './engine';
import { withTransfers } from './with-transfers';

// Held as long as the worker lives: see src/lib/client/worker-life.ts.
navigator.locks?.request(self.name, () => new Promise(() => undefined)).catch(() => undefined);
expose(withTransfers(createEngine()));
