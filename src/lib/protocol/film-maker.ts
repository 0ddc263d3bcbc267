import type { Film, FilmOrder } from '../model/film';

/** The film worker's interface. To cancel, its owner ends it. */
export interface FilmMaker {
  make(order: FilmOrder, onFrame: (done: number, total: number) => void): Promise<Film | { failure: string }>;
}
