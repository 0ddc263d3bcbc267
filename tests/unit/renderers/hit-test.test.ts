import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLink, findNode, type HitScene } from '../../../src/lib/renderers/sigma/hit-test';
import { segmentDistance } from '../../../src/lib/renderers/segment-distance';
import type { MapModel } from '../../../src/lib/renderers/sigma/map-model';
import { createSharedState } from '../../../src/lib/renderers/sigma/shared-state';
import { buildAdjacency } from '../../../src/lib/view/adjacency';
import { dataToScreen } from '../../../src/lib/view/camera-box';
import { computeStates, NO_EMPHASIS } from '../../../src/lib/view/emphasis';
import { screenRadius } from '../../../src/lib/view/encodings';
import { createSyntheticSnapshot } from '../../scenes/synthetic-snapshot';

const snapshot = createSyntheticSnapshot(200, 300, 9);
const adjacency = buildAdjacency(snapshot.nodeCount, snapshot.links);
const m = snapshot.links.source.length;
const none = new Float32Array(m);

function createScene(mask: Uint8Array | null = null, curved = false): HitScene {
  const shared = createSharedState();
  shared.sizeScale = 4;
  shared.reveal = m;
  const model = {
    snapshot,
    x: snapshot.x,
    y: snapshot.y,
    radii: snapshot.radius,
    links: {
      source: snapshot.links.source,
      target: snapshot.links.target,
      curved: new Uint8Array(m).fill(curved ? 1 : 0),
      rank: Uint32Array.from(none, (_, i) => i),
    },
  } as unknown as MapModel;
  return {
    model,
    camera: { x: 0.5, y: 0.5, ratio: 1 },
    frame: { half: 120, width: 1200, height: 900, insets: { top: 0, right: 0, bottom: 0, left: 0 } },
    states: computeStates(snapshot.nodeCount, adjacency, mask, NO_EMPHASIS, 'ghost'),
    shared,
  };
}

const at = (scene: HitScene, node: number) =>
  dataToScreen({ x: snapshot.x[node] ?? 0, y: snapshot.y[node] ?? 0 }, scene.camera, scene.frame);

describe('findNode', () => {
  const scene = createScene();

  it('finds what a plain scan finds', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1200, noNaN: true }),
        fc.double({ min: 0, max: 900, noNaN: true }),
        (x, y) => {
          const within = [...snapshot.x.keys()].filter((node) => {
            const place = at(scene, node);
            return Math.hypot(place.x - x, place.y - y) <= screenRadius(snapshot.radius[node] ?? 0, 4) + 3;
          });
          const found = findNode(scene, x, y, 3);
          if (within.length === 0) expect(found).toBeNull();
          else expect(within).toContain(found);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds a disc at its centre unless a smaller one covers it', () => {
    for (let node = 0; node < snapshot.nodeCount; node++) {
      const { x, y } = at(scene, node);
      const found = findNode(scene, x, y, 0);
      expect(found).not.toBeNull();
      expect(snapshot.radius[found ?? 0]).toBeLessThanOrEqual(snapshot.radius[node] ?? 0);
    }
  });

  it('passes over what the filters took', () => {
    const mask = new Uint8Array(snapshot.nodeCount).fill(1);
    mask[5] = 0;
    const filtered = createScene(mask);
    const { x, y } = at(filtered, 5);
    expect(findNode(filtered, x, y, 0)).not.toBe(5);
  });
});

describe('findLink', () => {
  it('finds a straight link at its middle and an arc at its crest', () => {
    for (const curved of [false, true]) {
      const scene = createScene(null, curved);
      for (let link = 0; link < 40; link++) {
        const a = at(scene, snapshot.links.source[link] ?? 0);
        const b = at(scene, snapshot.links.target[link] ?? 0);
        // The crest of a quadratic curve lies half as high as its control point.
        const lift = curved ? 0.08 : 0;
        const x = (a.x + b.x) / 2 + (b.y - a.y) * lift;
        const y = (a.y + b.y) / 2 - (b.x - a.x) * lift;
        expect(findLink(scene, x, y, 0.6)).not.toBeNull();
      }
    }
  });

  it('does not find links that are not drawn', () => {
    const scene = createScene();
    scene.shared.reveal = 0;
    const a = at(scene, snapshot.links.source[0] ?? 0);
    expect(findLink(scene, a.x, a.y, 5)).toBeNull();
  });

  it('measures to the segment, not to its line', () => {
    expect(segmentDistance(0, 3, -1, 0, 1, 0)).toBe(3);
    expect(segmentDistance(5, 3, -1, 0, 1, 0)).toBe(5);
    expect(segmentDistance(3, 4, 0, 0, 0, 0)).toBe(5);
  });
});
