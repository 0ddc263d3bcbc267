import { contours } from 'd3';
import type { Snapshot } from '../model/snapshot';
import { buildTerritoryGrid, claim, OUTLINE_LEVEL } from './territory-grid';

/** The ground of a cluster: rings of points in data space, from its outline inwards. */
export interface Territory {
  cluster: number;
  /** Per level, outermost first: closed rings as x0 y0 x1 y1 …, holes among them (fill with the even-odd rule). */
  levels: Float32Array[][];
}

/** Levels, as shares of the density of a single paper at its own place. */
const LEVELS = [OUTLINE_LEVEL, 1.3, 2.6];

/**
 * Where each cluster's papers lie, as on a map with heights tinted: densities on a grid, each lowered by the strongest
 * other cluster there, so that territories meet at borders instead of mixing. Contours by marching squares (d3-contour).
 *
 * A generator, one cluster a step, for callers that must not block for long.
 */
export function* buildTerritories(snapshot: Snapshot): Generator<Territory | null, Territory[]> {
  // Where places mean something else, a region would claim what is not so.
  if (snapshot.axes) return [];
  const { columns, rows, left, top, cell, densities, first, second } = yield* buildTerritoryGrid(snapshot);
  const trace = contours().size([columns, rows]).smooth(true);
  const territories: Territory[] = [];
  for (let index = 0; index < densities.length; index++) {
    const density = densities[index] as Float32Array;
    const field = Array.from(density, (value, at) => {
      const other = value === first[at] ? (second[at] as number) : (first[at] as number);
      return claim(value, other);
    });
    const levels: Float32Array[][] = [];
    for (const level of LEVELS) {
      const polygons = trace.contour(field, level).coordinates;
      levels.push(
        polygons
          .flat()
          .map((ring) =>
            Float32Array.from(
              ring.flatMap(([column = 0, row = 0]) => [
                left + (column - 0.5) * cell,
                top + (row - 0.5) * cell,
              ]),
            ),
          ),
      );
      yield null;
    }
    const territory = { cluster: index, levels };
    territories.push(territory);
    yield territory;
  }
  return territories;
}
