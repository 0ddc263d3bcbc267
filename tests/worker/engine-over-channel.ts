import { expose, wrap, type Remote } from 'comlink';
import { createEngine } from '../../workers/engine';
import { withTransfers } from '../../workers/with-transfers';
import type { Engine } from '../../src/lib/protocol/engine';

/** The worker's engine behind a real MessageChannel: messages are cloned and buffers transferred as between page and worker. */
export function engineOverChannel(engine: Engine = createEngine()): {
  remote: Remote<Engine>;
  close: () => void;
} {
  const { port1, port2 } = new MessageChannel();
  expose(withTransfers(engine), port1);
  const remote = wrap<Engine>(port2);
  return {
    remote,
    close() {
      port1.close();
      port2.close();
    },
  };
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
