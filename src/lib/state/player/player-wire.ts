import type { Command, CommandFields, CommandType, KeyMode } from '../../../embed/protocol/messages';
import type { Story } from '../../model/story';
import type { Orientation } from '../../view/frame/orientation';
import type { ThemeName } from '../../view/theme';
import { drawExport } from '../embed/draw-export';
import { handleDeckKey } from '../embed/keys';
import { openPort } from '../embed/port';
import type { Workspace } from '../workspace.svelte';

/** What the single file does of what a page may ask; all else is refused. */
const UNDERSTOOD = ['hello', 'goto', 'start', 'stop', 'export'] as const satisfies readonly CommandType[];

/** What is on the screen, as far as the wire needs it. */
export interface PlayedScreen {
  story: () => Story | null;
  /** Place of the step that is shown, from 0. */
  step: () => number;
  goTo: (at: number) => void;
  theme: () => ThemeName;
  orientation: () => Orientation | null;
}

export interface PlayerWire {
  /** Every key, before the map sees it. */
  onKey(event: KeyboardEvent): void;
  /** The map is there. */
  tellReady(): void;
  /** Another step is shown. */
  tellStep(): void;
  close(): void;
}

/**
 * The single file's side of the wire to the page around, as the embed has one: a deck shows steps of its story, gets its keys, and asks for pictures to
 * print. Keys stay the map's until a deck asks for them.
 */
export function openPlayerWire(workspace: Workspace, screen: PlayedScreen): PlayerWire {
  let keys: KeyMode = 'own';
  let isTaken = false;
  const port = openPort({
    onCommand: (command) => void obey(command),
    // Of a story in a slide nothing need be stopped: the frame goes with the slide.
    onSlide: () => undefined,
  });

  const steps = () => screen.story()?.steps ?? [];
  const isThere = () => workspace.snapshot !== null && workspace.status === 'settled';

  async function obey(command: Command): Promise<void> {
    switch (command.type) {
      case 'hello':
        keys = command.keys ?? keys;
        return tellReady();
      case 'goto':
        // Before the map is there, the page says it again on "ready".
        if (!isThere()) return;
        screen.goTo(Math.min(Math.max(1, command.step), Math.max(1, steps().length)) - 1);
        return tellStep();
      case 'start':
      case 'stop':
        return;
      case 'export':
        return draw(command);
      default:
        port.send({
          type: 'error',
          ...(command.id === undefined ? {} : { id: command.id }),
          code: 'not-in-a-file',
          message: `A single file does not do “${command.type}”.`,
        });
    }
  }

  async function draw({ id = '', ...asked }: CommandFields<'export'> & Pick<Command, 'id'>): Promise<void> {
    try {
      if (!isThere()) throw new Error('The map is not there yet.');
      const step = asked.step === undefined ? undefined : steps()[Math.max(1, asked.step) - 1];
      if (asked.step !== undefined && asked.step > 0 && !step)
        throw new Error(`There is no step ${asked.step} of this story.`);
      const picture = await drawExport(workspace, step?.view ?? workspace.view, asked, {
        theme: screen.theme(),
        background: null,
        orientation: screen.orientation(),
        width: document.documentElement.clientWidth,
        height: document.documentElement.clientHeight,
        source: '',
        title: step?.title ?? '',
      });
      port.send({ type: 'result', id, ok: true, ...picture }, [picture.buffer]);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      port.send({ type: 'error', id, code: 'export-failed', message });
    }
  }

  function tellReady(): void {
    if (!isThere()) return;
    port.send({
      type: 'ready',
      version: __PAPERCOSM_VERSION__,
      steps: steps().length,
      title: screen.story()?.title || workspace.snapshot?.title || workspace.name,
      caps: [...UNDERSTOOD],
      view: structuredClone(workspace.view),
    });
    tellStep();
    port.send({ type: 'state', state: 'live' });
  }

  function tellStep(): void {
    const of = steps().length;
    const { title = '', notes = '' } = steps()[screen.step()] ?? {};
    port.send({ type: 'step', step: of === 0 ? 0 : screen.step() + 1, of, title, notes });
  }

  return {
    onKey(event) {
      // Handles and dialogs move by the keys that turn slides.
      if (event.target instanceof Element && event.target.closest('[role="slider"], dialog')) return;
      handleDeckKey(event, {
        mode: () => keys,
        isTaken: () => isTaken,
        take: (taken) => (isTaken = taken),
        forward: (key) => {
          if (keys === 'reveal') port.pressInReveal(key.keyCode);
          else port.send({ type: 'key', ...key });
        },
      });
    },
    tellReady,
    tellStep,
    close: () => port.close(),
  };
}
