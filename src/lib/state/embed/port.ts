import { envelope, type Command, type EmbedEvent } from '../../../embed/protocol/messages';
import { readCommand, readSlideEvent } from '../../../embed/protocol/read-message';

export interface EmbedPort {
  send(event: EmbedEvent, transfer?: Transferable[]): void;
  /** Presses a key in the reveal.js deck around, which listens to this by itself. */
  pressInReveal(keyCode: number): void;
  close(): void;
}

export interface PortHandlers {
  onCommand: (command: Command) => void;
  /** reveal.js shows or leaves the slide. */
  onSlide: (event: 'start' | 'stop') => void;
}

/**
 * The wire to the page around. Only the parent is listened to, whatever its origin: decks from files and sandboxed frames have none. What is
 * sent holds nothing that the page could not read from the address itself, so that any origin may have it.
 */
export function openPort({ onCommand, onSlide }: PortHandlers): EmbedPort {
  const page = window.parent;
  const isFramed = page !== window;
  const post = (message: unknown, transfer: Transferable[] = []) => {
    if (isFramed) page.postMessage(message, '*', transfer);
  };
  const send: EmbedPort['send'] = (event, transfer) => post(envelope(event), transfer);

  function receive({ source, data }: MessageEvent): void {
    if (!isFramed || source !== page) return;
    const slide = readSlideEvent(data);
    if (slide) return onSlide(slide);
    const command = readCommand(data);
    if (command === null) return;
    if (command.type !== 'refused') return onCommand(command);
    send({
      type: 'error',
      ...(command.id === undefined ? {} : { id: command.id }),
      code: 'bad-message',
      message: `The field “${command.field}” of this message is missing or can't be used.`,
    });
  }

  window.addEventListener('message', receive);
  return {
    send,
    pressInReveal: (keyCode) => post(JSON.stringify({ method: 'triggerKey', args: [keyCode] })),
    close: () => window.removeEventListener('message', receive),
  };
}
