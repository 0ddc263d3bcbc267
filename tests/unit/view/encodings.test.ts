import { describe, expect, it } from 'vitest';
import { NO_CLUSTER, NO_DATE } from '../../../src/lib/model/snapshot';
import { DEFAULT_ENCODINGS } from '../../../src/lib/model/view';
import { contrast, luminance, parseHex, toHex, type Rgb } from '../../../src/lib/view/colours';
import {
  CLUSTER_COLOURS,
  clusterColour,
  clusterInk,
  dateColour,
  nodeColours,
  nodeDays,
  nodeRadii,
  screenRadius,
  sizeScaleAt,
} from '../../../src/lib/view/encodings';
import { THEMES } from '../../../src/lib/view/theme';
import { createSyntheticSnapshot } from '../../scenes/synthetic-snapshot';

/** Deuteranopia, full strength: Machado, Oliveira and Fernandes (2009), doi:10.1109/TVCG.2009.113, on linear RGB. */
function asDeuteranope(hex: string): string {
  const toLinear = (channel: number) =>
    channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
  const toGamma = (value: number) =>
    255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
  const [r, g, b] = parseHex(hex).map(toLinear) as Rgb;
  const rows: Rgb[] = [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ];
  const seen = rows.map((row) => toGamma(Math.max(0, Math.min(1, row[0] * r + row[1] * g + row[2] * b))));
  return toHex(seen as Rgb);
}

/** Distance in CIE Lab (1976); about 2 can just be told apart side by side. */
function labDistance(first: string, second: string): number {
  const lab = (hex: string): Rgb => {
    const [r, g, b] = parseHex(hex).map((c) =>
      c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
    ) as Rgb;
    const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
    const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  };
  const a = lab(first);
  const b = lab(second);
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

const least = (colours: readonly string[]) =>
  Math.min(...colours.flatMap((a, i) => colours.slice(i + 1).map((b) => labDistance(a, b))));

describe.each(Object.values(THEMES))('the $name theme', (theme) => {
  it('has text that reads on paper and panels', () => {
    for (const ground of [theme.paper, theme.panel]) {
      for (const ink of [theme.ink, theme.secondInk, theme.accent])
        expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('has region names that read, for coloured and grey clusters', () => {
    for (const cluster of [...CLUSTER_COLOURS.keys(), 12, 40, NO_CLUSTER])
      expect(contrast(clusterInk(cluster, theme), theme.paper)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the cluster palette', () => {
  it('parts for the normal eye: the first eight well, all twelve still', () => {
    expect(least(CLUSTER_COLOURS.slice(0, 8))).toBeGreaterThan(20);
    expect(least(CLUSTER_COLOURS)).toBeGreaterThan(10);
  });

  it('parts under deuteranopia: the first eight well, all twelve still', () => {
    expect(least(CLUSTER_COLOURS.slice(0, 8).map(asDeuteranope))).toBeGreaterThan(8);
    expect(least(CLUSTER_COLOURS.map(asDeuteranope))).toBeGreaterThan(5);
  });

  it('is grey after the twelfth', () => {
    expect(clusterColour(12, THEMES.light)).toBe(clusterColour(NO_CLUSTER, THEMES.light));
    expect(CLUSTER_COLOURS).not.toContain(clusterColour(12, THEMES.light));
  });
});

describe('encodings of a snapshot', () => {
  const snapshot = createSyntheticSnapshot(120, 260, 4);
  const area = (radii: Float32Array) => radii.reduce((sum, radius) => sum + radius * radius, 0);

  it('fills the map as much by every metric as by the layout’s own', () => {
    expect(nodeRadii(snapshot, DEFAULT_ENCODINGS)).toBe(snapshot.radius);
    for (const sizeBy of ['degree', 'pagerank', 'uniform'] as const) {
      const radii = nodeRadii(snapshot, { ...DEFAULT_ENCODINGS, sizeBy });
      expect(area(radii) / area(snapshot.radius)).toBeCloseTo(1, 4);
    }
  });

  it('gives the more linked of two papers the larger disc', () => {
    const radii = nodeRadii(snapshot, { ...DEFAULT_ENCODINGS, sizeBy: 'degree' });
    const papers = Array.from({ length: snapshot.counts.papers }, (_, i) => i);
    const byDegree = papers.sort((a, b) => (snapshot.degree[a] ?? 0) - (snapshot.degree[b] ?? 0));
    const sizes = byDegree.map((paper) => radii[paper] ?? 0);
    expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
  });

  it('colours by date from dark to light, and greys what has none', () => {
    const dated = {
      ...snapshot,
      day: snapshot.day.slice(),
      links: { ...snapshot.links, source: new Uint32Array(0), target: new Uint32Array(0) },
    };
    dated.day[0] = NO_DATE;
    const colours = nodeColours(dated, { ...DEFAULT_ENCODINGS, colourBy: 'date' }, THEMES.light);
    expect(colours[0]).toBe(clusterColour(NO_CLUSTER, THEMES.light));
    const shades = [0, 0.25, 0.5, 0.75, 1].map((share) => luminance(dateColour(share)));
    expect([...shades].sort((a, b) => a - b)).toEqual(shades);
  });

  it('dates authors and keywords by the mean of their papers', () => {
    const days = nodeDays({
      ...snapshot,
      nodeCount: 3,
      kinds: Uint8Array.of(0, 0, 1),
      day: Int32Array.of(100, 300, NO_DATE),
      links: {
        source: Uint32Array.of(0, 2),
        target: Uint32Array.of(2, 1),
        kinds: Uint8Array.of(1, 1),
        weight: Float32Array.of(1, 1),
      },
    });
    expect([...days]).toEqual([100, 300, 200]);
  });
});

describe('radii on screen', () => {
  it('are at most 28 pixels over the whole map and at least 2 anywhere', () => {
    expect(10 * sizeScaleAt(50, 1, 10)).toBe(28);
    expect(10 * sizeScaleAt(2, 1, 10)).toBe(20);
    expect(screenRadius(0.001, 1)).toBe(2);
  });
  it('grow slower than distances', () => {
    expect(sizeScaleAt(2, 4, 10) / sizeScaleAt(2, 1, 10)).toBe(2);
  });
});
