import { expose, transfer } from 'comlink';
import { makeFilm } from '../src/lib/export/film/make-film';
import type { FilmMaker } from '../src/lib/protocol/film-maker';

const maker: FilmMaker = {
  async make(order, onFrame) {
    try {
      const film = await makeFilm(order, onFrame);
      return transfer(film, [film.bytes.buffer]);
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  },
};
expose(maker);
