import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeFigure } from '../../../src/lib/export/figure/figure';
import { METRIC_IDS, type MetricColumn } from '../../../src/lib/model/answers/metrics';
import { DEFAULT_ENCODINGS } from '../../../src/lib/model/view';
import { clusterColour, dateColour, nodeColours, nodeRadii } from '../../../src/lib/view/encodings';
import { colourKey, metricChoices, metricsWanted, sizeKey } from '../../../src/lib/view/map-keys';
import { buildColourScale, formatMetric } from '../../../src/lib/view/metric-values';
import { THEMES } from '../../../src/lib/view/theme';
import { smallMap } from '../../fixtures/small-map';

const column = (...values: number[]): MetricColumn => ({
  values: Float32Array.from(values),
  exact: true,
  note: '',
});
const map = () => smallMap([{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }, { id: 'e', kind: 'author' }]);

describe('a scale of colours', () => {
  it('by rank: equal values alike, the least dark and the largest light', () => {
    // Mean ranks 0.5, 0.5, 2, 3, stretched from 0.5 to 3.
    const scale = buildColourScale([0, 0, 5, 1000, NaN], 'rank')!;
    expect([...scale.shares]).toEqual([0, 0, Math.fround(0.6), 1, NaN]);
    expect([0, 0.5, 1].map(scale.valueAt)).toEqual([0, 5, 1000]);
  });

  it('by value', () => {
    const scale = buildColourScale([2000, 2010, NaN, 2005], 'linear')!;
    expect([...scale.shares]).toEqual([0, 1, NaN, 0.5]);
    expect(scale.valueAt(0.5)).toBe(2005);
  });

  it('is none where nothing differs', () => {
    expect(buildColourScale([3, 3, NaN], 'rank')).toBeNull();
    expect(buildColourScale([], 'linear')).toBeNull();
    expect(buildColourScale([NaN], 'rank')).toBeNull();
  });

  it('never turns an order round', () => {
    const values = fc.array(fc.constantFrom(0, 1, 2, 5, 8, NaN), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(values, fc.constantFrom('rank' as const, 'linear' as const), (list, kind) => {
        const scale = buildColourScale(list, kind);
        fc.pre(scale !== null);
        list.forEach((a, i) => {
          expect(Number.isNaN(scale!.shares[i])).toBe(Number.isNaN(a));
          list.forEach((b, j) => {
            if (a < b) expect(scale!.shares[i]).toBeLessThan(scale!.shares[j]!);
            if (a === b) expect(scale!.shares[i]).toBe(scale!.shares[j]);
          });
        });
      }),
    );
  });
});

describe('encodings by a metric', () => {
  const encodings = { ...DEFAULT_ENCODINGS, sizeBy: 'betweenness', colourBy: 'closeness' } as const;
  const columns = { betweenness: column(0.8, 0.2, 0, 0.05, 0), closeness: column(1, 2, 2, 3, NaN) };

  it('colours from dark to light, grey without a value', () => {
    const colours = nodeColours(map(), encodings, THEMES.light, columns);
    expect(colours[0]).toBe(dateColour(0));
    expect(colours[1]).toBe(dateColour(0.5));
    expect(colours[2]).toBe(colours[1]);
    expect(colours[3]).toBe(dateColour(1));
    expect(colours[4]).toBe(clusterColour(-1, THEMES.light));
  });

  it('sizes by area', () => {
    const radii = nodeRadii(map(), encodings, columns);
    // A floor of 3 %: (.03 + .97 * 1/4) / 1.
    expect((radii[1]! / radii[0]!) ** 2).toBeCloseTo(0.03 + 0.97 / 4, 5);
    expect(radii[2]!).toBeGreaterThan(0);
  });

  it('draws as by default until the metric is there, or belongs to another map', () => {
    const other = { betweenness: column(1, 2), closeness: column(1, 2) };
    for (const missing of [{}, other]) {
      expect(nodeRadii(map(), encodings, missing)).toEqual(map().radius);
      expect(nodeColours(map(), encodings, THEMES.light, missing)).toEqual(
        nodeColours(map(), DEFAULT_ENCODINGS, THEMES.light),
      );
    }
  });

  it('asks the engine for what is not in the snapshot', () => {
    expect(metricsWanted(DEFAULT_ENCODINGS)).toEqual([]);
    expect(metricsWanted({ ...encodings, sizeBy: 'pagerank' })).toEqual(['closeness']);
    expect(metricsWanted({ ...encodings, colourBy: 'betweenness' })).toEqual(['betweenness']);
  });
});

describe('the keys of a map', () => {
  const encodings = { ...DEFAULT_ENCODINGS, sizeBy: 'betweenness', colourBy: 'closeness' } as const;
  const note = 'sampled from 200 of 6,741 nodes';
  const columns = {
    betweenness: { ...column(0.8, 0.2, 0, 0.05, 0), exact: false, note },
    closeness: column(1, 2, 2, 3, NaN),
  };

  it('name the metric, its note, and three discs in proportion', () => {
    const { words, discs } = sizeKey(map(), encodings, columns);
    expect(words).toBe(`betweenness (${note})`);
    expect(discs.map(({ text }) => text)).toEqual(['0.8', '0.2', '0.05']);
    const radii = nodeRadii(map(), encodings, columns);
    expect(discs.map(({ size }) => size)).toEqual([1, radii[1]! / radii[0]!, radii[3]! / radii[0]!]);
    expect(sizeKey(map(), { ...encodings, sizeBy: 'uniform' }, {})).toEqual({
      words: 'nothing, all alike',
      discs: [],
    });
  });

  it('name the scale of colours with its ends and its middle', () => {
    const key = colourKey(map(), encodings, columns)!;
    expect(key.words).toBe('closeness (harmonic) (by rank)');
    expect([key.stops[0], key.stops[2], key.stops[4]].map((stop) => stop?.text)).toEqual(['1', '2', '3']);
    expect(key.without).not.toBe('');
    expect(colourKey(map(), DEFAULT_ENCODINGS, {})).toBeNull();
    expect(colourKey(map(), encodings, {})).toBeNull();
  });

  it('stand in figures too', () => {
    const { legend } = composeFigure(map(), { encodings, columns });
    const words = legend!.texts.flatMap(({ lines }) => lines);
    expect(words).toContain(`area: betweenness (${note})`);
    expect(words).toContain('colour: closeness (harmonic) (by rank)');
    for (const text of ['0.8', '0.05', '1', '3', 'no value']) expect(words).toContain(text);
    const radii = legend!.swatches.map(({ radius }) => radius);
    expect(radii).toContain(8);
  });

  it('offer each metric once, and only where it says something', () => {
    const labels = (use: 'size' | 'colour', snapshot = map()) =>
      metricChoices(snapshot, METRIC_IDS, use).flatMap(({ options }) => options.map(({ value }) => value));
    expect(labels('size')).not.toContain('mean-date');
    expect(labels('colour')).toContain('mean-date');
    expect(labels('size')).toContain('count');
    // Papers by citations and authors by papers: no common ranks.
    expect(labels('colour')).not.toContain('count');
    expect(labels('colour')).toContain('citations');
    const papers = smallMap([
      { id: 'a', date: '2001' },
      { id: 'b', date: '2003' },
    ]);
    expect(labels('size', papers)).not.toContain('citations');
    expect(labels('colour', papers)).toContain('count');
    expect(labels('colour', papers)).not.toContain('mean-date');
  });
});

describe('formatMetric', () => {
  it('is short and says no more than is known', () => {
    expect(formatMetric('degree', 1234)).toBe('1,234');
    expect(formatMetric('mean-date', 2012.43)).toBe('2012.4');
    expect(formatMetric('closeness', 0.41666)).toBe('0.42');
    expect(formatMetric('pagerank', 0.0000312)).toBe('3.1e-5');
    expect(formatMetric('strength', 123.4)).toBe('123');
    expect(formatMetric('hubs', 0)).toBe('0');
  });
});
