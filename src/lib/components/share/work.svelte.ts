import { isPicture, type ExportFormat } from '../../export/registry';
import type { Share } from '../../state/share.svelte';
import { saveFile } from '../controls/save-file';

/** One thing that is being made for the reader to keep. */
export class Work {
  busy = $state(false);
  readonly #say: (status: string) => void;

  constructor(say: (status: string) => void) {
    this.#say = say;
  }

  /** Makes a file and gives it to the reader; what goes wrong is said, and nothing else changes. */
  async save(name: string, make: () => Blob | Promise<Blob>): Promise<void> {
    this.busy = true;
    this.#say('');
    try {
      saveFile(await make(), name);
      this.#say(`${name} saved.`);
    } catch (error) {
      this.#say(`That could not be saved: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.busy = false;
    }
  }

  /** The view, or the story, as a picture or deck; says what is to be told of it. */
  async saveFigure(share: Share, { id, extension }: Pick<ExportFormat, 'id' | 'extension'>): Promise<void> {
    if (!isPicture(id)) return;
    const name = `${share.stem}${extension}`;
    let notes: string[] = [];
    await this.save(name, async () => {
      const made = await share.figure(id);
      ({ notes } = made);
      return made.blob;
    });
    if (notes.length > 0) this.#say([`${name} saved.`, ...notes].join(' '));
  }
}
