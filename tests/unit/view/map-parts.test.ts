import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_CLUSTER } from '../../../src/lib/model/snapshot';
import { buildAdjacency } from '../../../src/lib/view/adjacency';
import { rankNodes, shorten, wrapText } from '../../../src/lib/view/labels/map-labels';
import { isOverlapping } from '../../../src/lib/view/labels/place-labels';
import { breakInTwo } from '../../../src/lib/view/labels/name-forms';
import { placeRegionNames } from '../../../src/lib/view/labels/region-names';
import { rankLinks, restLinkCount } from '../../../src/lib/view/rest-links';
import { buildTerritories, type Territory } from '../../../src/lib/view/territories';
import { createSyntheticSnapshot } from '../../scenes/synthetic-snapshot';

const snapshot = createSyntheticSnapshot(400, 1200, 7);
const adjacency = buildAdjacency(snapshot.nodeCount, snapshot.links);

describe('rankLinks', () => {
  const ranks = rankLinks(snapshot, adjacency);

  it('gives every link a rank of its own', () => {
    expect([...ranks].sort((a, b) => a - b)).toEqual(Array.from(ranks, (_, i) => i));
  });

  it('draws a node’s strongest link, inside its cluster, before any node’s second', () => {
    const { source, target } = snapshot.links;
    const isInside = (link: number) =>
      snapshot.cluster[source[link] ?? 0] === snapshot.cluster[target[link] ?? 0];
    const first = new Set<number>();
    for (let node = 0; node < snapshot.nodeCount; node++) {
      const link = adjacency.links[adjacency.offsets[node] ?? 0];
      const hasLinks = (adjacency.offsets[node] ?? 0) < (adjacency.offsets[node + 1] ?? 0);
      if (hasLinks && link !== undefined && isInside(link)) first.add(link);
    }
    for (const link of first) expect(ranks[link]).toBeLessThan(first.size);
  });

  it('shows more links nearer, and no hairball at rest', () => {
    expect(restLinkCount(3000, 1)).toBeLessThanOrEqual(1000);
    expect(restLinkCount(3000, 4)).toBeGreaterThan(restLinkCount(3000, 1));
  });
});

/** Even-odd rule. */
function isIn(rings: Float32Array[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [xi, yi, xj, yj] = [ring[i] ?? 0, ring[i + 1] ?? 0, ring[j] ?? 0, ring[j + 1] ?? 0];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

describe('buildTerritories', () => {
  const run = (): Territory[] => {
    const steps = buildTerritories(snapshot);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  };
  const territories = run();

  it('makes one for every cluster, with narrower levels inside wider ones', () => {
    expect(territories.map(({ cluster }) => cluster)).toEqual(snapshot.clusters.map((_, i) => i));
    const area = (rings: Float32Array[]) => {
      let sum = 0;
      for (let x = -160; x <= 160; x += 4) for (let y = -110; y <= 110; y += 4) if (isIn(rings, x, y)) sum++;
      return sum;
    };
    for (const { levels } of territories) {
      const areas = levels.map(area);
      expect(areas[0]).toBeGreaterThan(0);
      expect([...areas].sort((a, b) => b - a)).toEqual(areas);
    }
  });

  it('keeps territories apart', () => {
    for (let x = -160; x <= 160; x += 5) {
      for (let y = -110; y <= 110; y += 5) {
        const here = territories.filter(({ levels }) => isIn(levels[0] ?? [], x, y));
        expect(here.length).toBeLessThanOrEqual(1);
      }
    }
  });

  it('puts most papers on the ground of their own cluster, and hardly any on another', () => {
    let own = 0;
    let foreign = 0;
    let all = 0;
    // Separated clusters: squeeze each to a fifth of its size around its centre of gravity.
    const apart = { ...snapshot, x: snapshot.x.slice(), y: snapshot.y.slice() };
    snapshot.clusters.forEach((_, cluster) => {
      const members = [...snapshot.cluster.keys()].filter((i) => snapshot.cluster[i] === cluster);
      for (const axis of ['x', 'y'] as const) {
        const mean = members.reduce((sum, i) => sum + (snapshot[axis][i] ?? 0), 0) / members.length;
        for (const i of members) apart[axis][i] = mean + ((snapshot[axis][i] ?? 0) - mean) * 0.2;
      }
    });
    const steps = buildTerritories(apart);
    let step = steps.next();
    while (!step.done) step = steps.next();
    for (let i = 0; i < snapshot.counts.papers; i++) {
      const cluster = snapshot.cluster[i] as number;
      if (cluster === NO_CLUSTER) continue;
      all++;
      for (const territory of step.value) {
        if (!isIn(territory.levels[0] ?? [], apart.x[i] as number, apart.y[i] as number)) continue;
        if (territory.cluster === cluster) own++;
        else foreign++;
      }
    }
    expect(own / all).toBeGreaterThan(0.9);
    expect(foreign / all).toBeLessThan(0.05);
  });

  it('is the same every time', () => {
    expect(run()).toEqual(territories);
  });
});

describe('placeRegionNames', () => {
  const measure = (text: string, size: number) => 0.58 * size * text.length;
  const names = placeRegionNames(snapshot, snapshot.radius, 5, 1440, measure);

  it('names every cluster without overlaps, the largest largest', () => {
    expect(names.map(({ cluster }) => cluster)).toEqual(snapshot.clusters.map((_, i) => i));
    const rects = names.map((name) => ({
      left: name.x * 5 - name.width / 2,
      top: -name.y * 5 - name.height / 2,
      width: name.width,
      height: name.height,
    }));
    rects.forEach((rect, i) => {
      for (const other of rects.slice(i + 1)) expect(isOverlapping(rect, other)).toBe(false);
    });
    expect(Math.max(...names.map(({ size }) => size))).toBe(names[0]?.size);
  });

  it('sets the first term large and the rest small', () => {
    expect(names[0]).toMatchObject({ lines: ['Citation', 'analysis'], detail: 'h-index · rankings' });
  });

  it('is smaller on a phone', () => {
    const small = placeRegionNames(snapshot, snapshot.radius, 1.4, 390, measure);
    expect(small[0]?.size).toBeLessThan((names[0]?.size ?? 0) * 0.8);
  });
});

describe('label texts', () => {
  it('breaks a name at the space nearest its middle', () => {
    expect(breakInTwo('graph drawing', 15)).toEqual(['graph drawing']);
    expect(breakInTwo('force-directed graph layout', 15)).toEqual(['force-directed', 'graph layout']);
    expect(breakInTwo('electroencephalography', 15)).toEqual(['electroencephalography']);
  });

  it('wraps without losing a word while there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 40 }), (words) => {
        const lines = wrapText(words.join(' '), 20, 99);
        expect(lines.join(' ')).toBe(words.join(' '));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(20);
        expect(wrapText(words.join(' '), 20, 2).length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('cuts at a word and says so', () => {
    expect(shorten('Software survey: VOSviewer, a computer program', 26)).toBe('Software survey:…');
    expect(shorten('short', 26)).toBe('short');
    expect(shorten('x'.repeat(40), 10)).toBe(`${'x'.repeat(10)}…`);
  });

  it('ranks a leading paper of each cluster before the rest', () => {
    const order = rankNodes(snapshot, snapshot.radius);
    const leaders = [...order].slice(0, snapshot.clusters.length + 1);
    const groups = new Set(leaders.map((node) => snapshot.cluster[node]));
    for (let cluster = 0; cluster < snapshot.clusters.length; cluster++) expect(groups).toContain(cluster);
    expect([...order].sort((a, b) => a - b)).toEqual([...order.keys()]);
  });
});
