import { expose } from 'comlink';
import type { Engine } from '../../src/lib/protocol/engine';
import { createEngine } from '../../workers/engine';
import { withTransfers } from '../../workers/with-transfers';

/**
 * What `new Worker` gives, with the real engine at the other end of a real MessageChannel but in the same thread: messages are cloned, buffers
 * transferred, and it can be terminated or made to fail.
 */
export class ChannelWorker extends EventTarget {
  terminated = false;
  #port: MessagePort;
  #inside: MessagePort;

  constructor(engine: Engine = createEngine()) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#inside = port2;
    expose(withTransfers(engine), port2);
    port1.onmessage = (event) =>
      this.dispatchEvent(new MessageEvent('message', { data: event.data as unknown }));
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    if (!this.terminated) this.#port.postMessage(message, transfer);
  }

  terminate(): void {
    this.terminated = true;
    this.#port.close();
    this.#inside.close();
  }

  /** As when the worker runs out of memory or its file can't be loaded. */
  fail(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
  }

  asWorker(): Worker {
    return this as unknown as Worker;
  }
}
