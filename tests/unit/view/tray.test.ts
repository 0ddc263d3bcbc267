import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import { NO_CLUSTER, type Snapshot } from '../../../src/lib/model/snapshot';
import { mapBounds } from '../../../src/lib/view/camera-box';
import { NO_EMPHASIS, computeStates, PRESENCE } from '../../../src/lib/view/emphasis';
import { buildAdjacency } from '../../../src/lib/view/adjacency';
import { emptyingThresholds } from '../../../src/lib/view/lift-thresholds';
import { trayList, trayMask, trayWords, withoutTray } from '../../../src/lib/view/tray';
import { smallMap } from '../../fixtures/small-map';

/** Two linked keywords, and so many without a link. */
function keywords(lone: number): Snapshot {
  return smallMap(
    ['moss', 'shore', ...Array.from({ length: lone }, (_, i) => `lone ${i}`)].map((id) => ({
      id,
      kind: 'keyword' as const,
      cluster: 0,
    })),
    [['moss', 'shore', 'co-occurs']],
  );
}

describe('the tray', () => {
  const map = keywords(6);
  const tray = trayMask(map)!;
  const all = new Uint8Array(8).fill(1);

  it('holds the nodes without links, where they are more than a few', () => {
    expect([...tray]).toEqual([0, 0, 1, 1, 1, 1, 1, 1]);
    expect(trayMask(keywords(4))).toBeNull();
    expect(trayWords(map, tray, all)).toBe('6 keywords without links');
    expect(trayList(map, tray, all).map((node) => map.ids[node])[0]).toBe('lone 0');
  });

  it('is asked of the filters', () => {
    const shown = all.slice();
    shown[2] = 0;
    expect(trayWords(map, tray, shown)).toBe('5 of 6 keywords without links');
    expect(trayList(map, tray, shown)).toHaveLength(5);
  });

  it('is missing where places are not by links, and where nothing is linked', () => {
    const laid = (layout: Snapshot['settings']['layout']) =>
      trayMask({ ...keywords(6), settings: { ...DEFAULT_SETTINGS, layout } });
    expect(laid('vos')).not.toBeNull();
    expect(laid('circular')).toBeNull();
    expect(laid('time')).toBeNull();
    expect(trayMask({ ...keywords(6), network: 'imported' })).toBeNull();
    const none = smallMap(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, kind: 'keyword' as const })));
    expect(trayMask(none)).toBeNull();
  });

  it('is no part of the picture', () => {
    const { bytes } = computeStates(8, buildAdjacency(8, map.links), all, NO_EMPHASIS, 'ghost', tray);
    expect([0, 2].map((node) => bytes[4 * node])).toEqual([PRESENCE.shown, PRESENCE.hidden]);
    const x = Float32Array.of(0, 1, 50, 50, 50, 50, 50, 50);
    expect(mapBounds({ x, y: x }, new Float32Array(8), tray)).toEqual([0, 0, 1, 1]);
    expect([...withoutTray(map).cluster]).toEqual([0, 0, ...Array.from({ length: 6 }, () => NO_CLUSTER)]);
    expect(withoutTray(keywords(0)).cluster.length).toBe(2);
  });
});

it('names the thresholds of the reader’s that leave no link, with what lifts them', () => {
  const map = smallMap([{ id: 'ann', kind: 'author' }]);
  const settings = {
    ...DEFAULT_SETTINGS,
    network: 'co-authorship' as const,
    minOccurrences: 9,
    minAuthorPapers: 3,
  };
  const counts = { ...map.counts, links: 0 };
  expect(emptyingThresholds({ settings, counts })).toEqual([
    { name: 'minOccurrences', label: 'Papers a node, at least: 9', without: { minOccurrences: null } },
  ]);
  expect(emptyingThresholds({ settings, counts: { ...counts, links: 1 } })).toEqual([]);
  expect(emptyingThresholds({ settings: DEFAULT_SETTINGS, counts })).toEqual([]);
});
