import { proxy, wrap } from 'comlink';
import type { Film, FilmOrder } from '../model/film';
import type { FilmMaker } from '../protocol/film-maker';

export class FilmError extends Error {}

/**
 * Makes a film in a worker of its own, which ends with it: the page's thread stays free.
 *
 * @param onFrame told before each frame
 * @param signal ends it; the promise then rejects with the signal's reason
 * @throws FilmError that says why the browser can't, and what works instead
 */
export async function makeFilm(
  order: FilmOrder,
  onFrame: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Film> {
  signal.throwIfAborted();
  // What a listener gives back is not for the worker, and may be nothing that can be sent.
  const tell = proxy((done: number, total: number) => void onFrame(done, total));
  const worker = new Worker(new URL('../../../workers/film.worker.ts', import.meta.url), { type: 'module' });
  try {
    const ended = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        reject(failed(event.message || 'its program could not be started'));
      });
    });
    const film = await Promise.race([wrap<FilmMaker>(worker).make(order, tell), ended]);
    if ('failure' in film) throw failed(film.failure);
    return film;
  } finally {
    worker.terminate();
  }
}

function failed(why: string): FilmError {
  return new FilmError(
    `The film could not be made: ${why}. A GIF needs less of the browser; a picture or the single file always work.`,
  );
}
