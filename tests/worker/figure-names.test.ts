import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Figure, FigureText } from '../../src/lib/export/figure/figure-model';
import { SLIDE_PICTURE, type Picture } from '../../src/lib/export/figure/picture';
import { approximateTextWidth } from '../../src/lib/export/figure/text-width';
import { composeView } from '../../src/lib/export/figure/view-figure';
import { placeParts } from '../../src/lib/export/deck/deck-model';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import { NO_CLUSTER, type Snapshot } from '../../src/lib/model/snapshot';
import { DEFAULT_FILTERS, DEFAULT_VIEW, type View } from '../../src/lib/model/view';
import { shorten } from '../../src/lib/view/labels/map-labels';
import { isOverlapping, type Rect } from '../../src/lib/view/labels/place-labels';
import { createEngine } from '../../workers/engine';
import { bytesOf } from './engine-over-channel';
import { FILES, NETWORKS } from './named-maps';

const slide = placeParts(SLIDE_PICTURE, { caption: true, link: true }).picture;
/** Each with the maps that are drawn so: all of them, or those with few, with some and with many regions. */
const SOME = ['mixed', 'co-authorship', 'many topics'];
const PICTURES: [string, Partial<Picture>, readonly string[] | null][] = [
  ['1280 x 720', { width: 1280, height: 720 }, SOME],
  ['1920 x 1080', {}, null],
  ['4:3', { width: 1440, height: 1080 }, SOME],
  ['a page of print', { width: 3508, height: 2480 }, SOME],
  ['an upright page', { width: 2480, height: 3508 }, SOME],
  ['a slide', { width: Math.round(slide.width), height: Math.round(slide.height), title: '' }, null],
];

/** The whole map, a stretch of its years, dimmed and alone, and two parts of it. */
function viewsOf(snapshot: Snapshot): [string, View][] {
  const { x, y, nodeCount, clusters } = snapshot;
  const whole: View = { ...DEFAULT_VIEW, sample: null };
  const filters = { ...DEFAULT_FILTERS, from: '2005', undated: 'hide' as const };
  const extent = Math.max(...x) - Math.min(...x);
  const around = (px: number, py: number, share: number): View => {
    const [halfX, halfY] = [(share * extent) / 2, (share * extent) / 3.4];
    return { ...whole, box: [px - halfX, py - halfY, px + halfX, py + halfY] };
  };
  const first = clusters[0];
  return [
    ['whole', whole],
    ['since 2005', { ...whole, filters }],
    ['since 2005 alone', { ...whole, filters, encodings: { ...whole.encodings, filtered: 'hide' } }],
    ['its largest topic', around(first?.x ?? 0, first?.y ?? 0, 0.7)],
    ['near', around(first?.x ?? 0, first?.y ?? 0, 0.35)],
    ['a corner', around(x[nodeCount - 1] ?? 0, y[nodeCount - 1] ?? 0, 0.6)],
  ];
}

/** The lines of a text as boxes from the top of its capitals to below its baseline. */
function linesOf({ lines, x, y, lineHeight, anchor, size, weight, spacing }: FigureText): Rect[] {
  return lines.map((line, i) => {
    const width = approximateTextWidth(line, size, weight) + spacing * line.length;
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    return { left, top: y + i * lineHeight - 0.72 * size, width, height: 0.9 * size };
  });
}

/** Share of the discs' area that lies under names, by counting the points of a lattice. What is outside of the picture is not seen. */
function coveredShare(figure: Figure, names: Rect[]): number {
  const { left, top, width, height } = figure.clip ?? { left: 0, top: 0, ...figure };
  let [all, under] = [0, 0];
  for (const { x, y, radius, opacity } of figure.nodes) {
    if (opacity < 1) continue;
    const step = radius / 6;
    for (let dx = step / 2 - radius; dx <= radius; dx += step)
      for (let dy = step / 2 - radius; dy <= radius; dy += step) {
        const [px, py] = [x + dx, y + dy];
        if (dx * dx + dy * dy > radius * radius) continue;
        if (px < left || px > left + width || py < top || py > top + height) continue;
        all += step * step;
        const isUnder = names.some(
          (name) =>
            px >= name.left && px <= name.left + name.width && py >= name.top && py <= name.top + name.height,
        );
        if (isUnder) under += step * step;
      }
  }
  return all === 0 ? 0 : under / all;
}

/** Regions with a node in the picture that are named neither on the map nor in the legend. */
function nameless(
  { nodes, names, legend, clip, ...figure }: Figure,
  { cluster, clusters }: Snapshot,
): string[] {
  const { left, top, width, height } = clip ?? { left: 0, top: 0, ...figure };
  const shown = new Set(
    nodes
      .filter(({ x, y }) => x >= left && x <= left + width && y >= top && y <= top + height)
      .map(({ node }) => cluster[node ?? -1] ?? NO_CLUSTER),
  );
  const onMap = new Set(names.map(({ lines }) => lines.join(' ').toLocaleLowerCase('en')));
  const entries = (legend?.texts ?? []).flatMap(({ lines }) => lines);
  return [...shown].flatMap((index) => {
    const { label, papers } = clusters[index] ?? { label: '', papers: 0 };
    const head = label.split(' · ')[0] ?? '';
    const count = `(${papers.toLocaleString('en')})`;
    const isListed = [label, head].some((text) => entries.includes(`${shorten(text, 60)} ${count}`));
    return !head || onMap.has(head.toLocaleLowerCase('en')) || isListed ? [] : [label];
  });
}

describe.each(FILES)('the figure of %s', (name, file) => {
  const maps: [string, Snapshot][] = [];
  beforeAll(async () => {
    const engine = createEngine();
    await engine.load(1, [{ name, bytes: bytesOf(readFileSync(file, 'utf8')) }], DEFAULT_SETTINGS);
    let run = 1;
    for (const network of NETWORKS) {
      const result = await engine.rebuild(++run, { ...DEFAULT_SETTINGS, network });
      if (result.kind === 'done') maps.push([network, result.snapshot]);
    }
    // Many small topics.
    const fine = await engine.rebuild(run + 1, { ...DEFAULT_SETTINGS, resolution: 6 });
    if (fine.kind === 'done') maps.push(['many topics', fine.snapshot]);
  }, 600_000);

  it.each(PICTURES)(
    'hides neither discs nor labels under names, and names each region, as %s',
    (_, look, some) => {
      for (const [map, snapshot] of maps.filter(([map]) => some?.includes(map) ?? true))
        for (const [what, view] of viewsOf(snapshot)) {
          const drawn = { snapshot, titles: () => undefined, columns: {}, matches: null };
          const figure = composeView(drawn, view, { ...SLIDE_PICTURE, ...look });
          const names = figure.names.flatMap(linesOf);
          const labels = figure.labels.flatMap((text) => linesOf(text).map((rect) => ({ text, rect })));
          const crossed = labels.filter(({ rect }) => names.some((name) => isOverlapping(rect, name)));
          const share = coveredShare(figure, names);
          expect([map, what, crossed.map(({ text }) => text.lines)]).toEqual([map, what, []]);
          expect([map, what, nameless(figure, snapshot)]).toEqual([map, what, []]);
          expect([map, what, share <= 0.02 ? 'hardly a disc' : share]).toEqual([map, what, 'hardly a disc']);
        }
    },
  );
});
