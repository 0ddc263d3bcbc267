import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { composeFigure } from '../../../src/lib/export/figure/figure';
import type { FigureOptions } from '../../../src/lib/export/figure/figure-options';
import { toSvg } from '../../../src/lib/export/figure/svg';
import { DEFAULT_ENCODINGS } from '../../../src/lib/model/view';
import { isOverlapping } from '../../../src/lib/view/labels/place-labels';
import { hostileCsl, makeMap, pollination, type MadeMap } from './make-map';

/** Parses strictly: any fault of the XML is thrown. */
function parseXml(text: string): Document {
  const fail = (message: string) => {
    throw new Error(message);
  };
  return new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } }).parseFromString(
    text,
    'image/svg+xml',
  );
}

function draw({ snapshot, input }: MadeMap, options: Partial<FigureOptions> = {}) {
  const titles = (node: number) => input.corpus.papers[snapshot.entities[node] ?? 0]?.title;
  const svg = toSvg(composeFigure(snapshot, { titles, ...options }));
  return { svg, xml: parseXml(svg) };
}

function shapes(xml: Document, group: string): Element[] {
  const found = Array.from(xml.getElementsByTagName('g')).find((g) => g.getAttribute('id') === group);
  if (!found) throw new Error(`no group ${group}`);
  return Array.from(found.childNodes).filter((node): node is Element => node.nodeType === 1);
}

describe('the figure as SVG', () => {
  it('is sound XML with the agreed groups, one shape a node and labels as text', async () => {
    const map = await pollination();
    const { xml } = draw(map);
    expect(shapes(xml, 'nodes')).toHaveLength(map.snapshot.nodeCount);
    expect(shapes(xml, 'edges').length).toBeGreaterThan(0);
    expect(shapes(xml, 'legend').length).toBeGreaterThan(3);
    const labels = shapes(xml, 'labels').map((label) => label.textContent);
    expect(labels.length).toBeGreaterThan(5);
    expect(labels.filter((label) => map.snapshot.labels.includes(label ?? '')).length).toBeGreaterThan(3);
    const [title] = Array.from(xml.getElementsByTagName('title'));
    expect(title?.textContent).toBe(map.snapshot.title);
    expect(xml.getElementsByTagName('desc')[0]?.textContent).toContain(map.snapshot.method);
  });

  it('uses nothing that drawing and slide programs stumble over', async () => {
    const { svg } = draw(await pollination());
    expect(svg).not.toMatch(/<style|\sstyle=|\sclass=|rgba\(|href|NaN|Infinity|undefined|e-\d/);
  });

  it('lets no text become mark-up', async () => {
    const { svg, xml } = draw(await makeMap('hostile.json', hostileCsl()), { title: '</title><script>x' });
    expect(xml.getElementsByTagName('script')).toHaveLength(0);
    expect(svg).not.toContain('<script');
    expect(Array.from(xml.getElementsByTagName('title'), (title) => title.textContent)).toContain(
      '</title><script>x',
    );
  });

  it('ghosts or hides what the filters leave out', async () => {
    const map = await pollination();
    const mask = new Uint8Array(map.snapshot.nodeCount);
    mask[0] = 1;
    const ghosts = shapes(draw(map, { mask }).xml, 'nodes').filter((shape) => shape.getAttribute('opacity'));
    expect(ghosts).toHaveLength(map.snapshot.nodeCount - 1);
    const hide = { ...DEFAULT_ENCODINGS, filtered: 'hide' as const };
    expect(shapes(draw(map, { mask, encodings: hide }).xml, 'nodes')).toHaveLength(1);
    expect(shapes(draw(map, { mask }).xml, 'edges')).toHaveLength(0);
  });

  it('says how many links it leaves out', async () => {
    const map = await pollination();
    const all = map.snapshot.links.source.length;
    const { xml } = draw(map, { mostLinks: 3 });
    expect(shapes(xml, 'edges')).toHaveLength(3);
    const legend = shapes(xml, 'legend').map((entry) => entry.textContent);
    expect(legend.join(' ')).toContain(`The 3 most telling of ${all} links are drawn.`);
  });

  it('cuts to a part of the map', async () => {
    const map = await pollination();
    const { x, y, radius } = map.snapshot;
    const near: [number, number, number, number] = [x[0]! - 1, y[0]! - 1, x[0]! + 1, y[0]! + 1];
    const { xml } = draw(map, { box: near });
    expect(radius[0]).toBeGreaterThan(0);
    expect(shapes(xml, 'nodes').length).toBeLessThan(map.snapshot.nodeCount);
    expect(xml.getElementsByTagName('clipPath')).toHaveLength(1);
  });

  it('places labels apart and inside the sheet', async () => {
    const figure = composeFigure((await pollination()).snapshot, {
      measure: (text, size) => text.length * size * 0.6,
    });
    const rects = figure.labels.map(({ lines, x, y, size, anchor }) => {
      const width = Math.max(...lines.map((line) => line.length * size * 0.6));
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
      return { left, top: y - size * 0.9, width, height: size };
    });
    expect(rects.length).toBeGreaterThan(3);
    for (const [i, rect] of rects.entries()) {
      expect(rect.left).toBeGreaterThanOrEqual(-0.01);
      expect(rect.left + rect.width).toBeLessThanOrEqual(figure.width + 0.01);
      for (const other of rects.slice(i + 1)) expect(isOverlapping(rect, other)).toBe(false);
    }
  });

  it('is the same each time, can be clear behind, and draws a map without nodes', async () => {
    const map = await pollination();
    expect(draw(map).svg).toBe(draw(map).svg);
    const clear = composeFigure(map.snapshot, { background: false });
    expect([clear.background, clear.halo]).toEqual([null, null]);
    const { smallMap } = await import('../../fixtures/small-map');
    expect(toSvg(composeFigure(smallMap([])))).not.toMatch(/NaN|Infinity/);
  });
});
