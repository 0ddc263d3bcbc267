import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, LAYOUT_NAMES } from '../../src/lib/model/settings';
import type { Snapshot } from '../../src/lib/model/snapshot';
import { DEFAULT_ENCODINGS } from '../../src/lib/model/view';
import {
  boxForCamera,
  cameraForBox,
  mapBounds,
  pixelsPerUnit,
  type Frame,
} from '../../src/lib/view/camera-box';
import { nodeRadii, screenRadius, sizeScaleAt } from '../../src/lib/view/encodings';
import { placeRegionNames, type RegionName } from '../../src/lib/view/labels/region-names';
import { buildTerritories, type Territory } from '../../src/lib/view/territories';
import { trayMask } from '../../src/lib/view/tray';
import { createEngine } from '../../workers/engine';
import { bytesOf } from './engine-over-channel';
import { FILES, NETWORKS } from './named-maps';

/** About as wide as the letters of a sans-serif face. */
const measure = (text: string, size: number) => 0.56 * size * text.length;
const SIZES = [
  [1280, 520],
  [1440, 700],
  [390, 560],
] as const;

interface Shown {
  snapshot: Snapshot;
  scale: number;
  names: RegionName[];
  territories: Territory[];
}

function nextOf<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function show(snapshot: Snapshot, [width, height]: readonly [number, number]): Shown {
  const radii = nodeRadii(snapshot, DEFAULT_ENCODINGS);
  const bounds = mapBounds(snapshot, radii, trayMask(snapshot));
  const half = Math.max(...bounds.map(Math.abs), 1e-6);
  const inset = { top: 40, right: 60, bottom: 90, left: 60 };
  const frame: Frame = { half, width, height, insets: inset };
  const whole = cameraForBox(bounds, frame);
  const scale = pixelsPerUnit(whole.ratio, frame);
  const within = boxForCamera(whole, { ...frame, insets: { top: 12, right: 12, bottom: 62, left: 12 } });
  const names = placeRegionNames(snapshot, radii, scale, width, measure, { within });
  return { snapshot, scale, names, territories: nextOf(buildTerritories(snapshot)) };
}

/** Distance of a point to the outline of a territory, 0 inside; naive. */
function distanceTo({ levels }: Territory, x: number, y: number): number {
  const rings = levels[0] ?? [];
  let isInside = false;
  let least = Infinity;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [xi, yi, xj, yj] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) isInside = !isInside;
      const length = (xj - xi) ** 2 + (yj - yi) ** 2;
      const along = Math.max(0, Math.min(1, ((x - xi) * (xj - xi) + (y - yi) * (yj - yi)) / (length || 1)));
      least = Math.min(least, Math.hypot(xi + along * (xj - xi) - x, yi + along * (yj - yi) - y));
    }
  }
  return isInside ? 0 : least;
}

/** Names whose middle is nearer to another territory than to their own, by more than a cell of the raster. */
function strangers({ names, territories, scale }: Shown): string[] {
  return names.flatMap((name) => {
    const away = (territory: Territory) => distanceTo(territory, name.x, name.y) * scale;
    const own = territories.find(({ cluster }) => cluster === name.cluster)!;
    const others = territories.filter(({ cluster }) => cluster !== name.cluster).map(away);
    return away(own) > Math.min(...others, Infinity) + 8 ? [name.lines.join(' ')] : [];
  });
}

/** Names that do not reach their own territory; tried on a lattice over the block. */
function strays({ names, territories, scale }: Shown): string[] {
  return names.flatMap((name) => {
    const own = territories.find(({ cluster }) => cluster === name.cluster)!;
    for (let i = 0; i <= 12; i++)
      for (let j = 0; j <= 6; j++) {
        const x = name.x + ((i / 12 - 0.5) * name.width) / scale;
        const y = name.y + ((j / 6 - 0.5) * name.height) / scale;
        if (distanceTo(own, x, y) * scale <= 8) return [];
      }
    return [name.lines.join(' ')];
  });
}

/** Share of the area of all discs on the map that lies under names, by counting the points of a lattice. */
function coveredShare({ snapshot, names, scale }: Shown): number {
  const radii = nodeRadii(snapshot, DEFAULT_ENCODINGS);
  const sizeScale = sizeScaleAt(scale, 1, Math.max(...radii));
  const tray = trayMask(snapshot);
  let [all, under] = [0, 0];
  for (let node = 0; node < snapshot.nodeCount; node++) {
    if (tray?.[node] === 1) continue;
    const [x, y, r] = [
      snapshot.x[node]! * scale,
      -snapshot.y[node]! * scale,
      screenRadius(radii[node]!, sizeScale),
    ];
    const step = r / 8;
    all += Math.PI * r * r;
    const near = names.filter(
      (name) =>
        Math.abs(x - name.x * scale) < name.width / 2 + r &&
        Math.abs(y + name.y * scale) < name.height / 2 + r,
    );
    if (near.length === 0) continue;
    for (let dx = step / 2 - r; dx <= r; dx += step)
      for (let dy = step / 2 - r; dy <= r; dy += step) {
        if (dx * dx + dy * dy > r * r) continue;
        const isUnder = near.some(
          (name) =>
            Math.abs(x + dx - name.x * scale) <= name.width / 2 &&
            Math.abs(y + dy + name.y * scale) <= name.height / 2,
        );
        if (isUnder) under += step * step;
      }
  }
  return all === 0 ? 0 : under / all;
}

describe.each(FILES)('names of regions on %s', (name, file) => {
  const maps: [string, Snapshot][] = [];
  beforeAll(async () => {
    const engine = createEngine();
    await engine.load(1, [{ name, bytes: bytesOf(readFileSync(file, 'utf8')) }], DEFAULT_SETTINGS);
    let run = 1;
    for (const network of NETWORKS)
      for (const layout of LAYOUT_NAMES) {
        if (layout === 'time' || layout === 'scatter') continue;
        const result = await engine.rebuild(++run, { ...DEFAULT_SETTINGS, network, layout });
        if (result.kind === 'done') maps.push([`${network}, ${layout}`, result.snapshot]);
      }
  }, 600_000);

  it.each(SIZES)('stand on their own ground and cover hardly a disc, at %i x %i', (...size) => {
    let clusters = 0;
    let named = 0;
    for (const [map, snapshot] of maps) {
      const shown = show(snapshot, size);
      const share = coveredShare(shown);
      clusters += snapshot.clusters.length;
      named += shown.names.length;
      expect([map, strangers(shown), strays(shown)]).toEqual([map, [], []]);
      expect(share).toBeLessThanOrEqual(0.02);
    }
    // Most of what could be named is.
    expect(named).toBeGreaterThanOrEqual(0.3 * clusters);
  });

  it('the same each time', () => {
    for (const [, snapshot] of maps.slice(0, 3))
      expect(show(snapshot, SIZES[0]).names).toEqual(show(snapshot, SIZES[0]).names);
  });
});
