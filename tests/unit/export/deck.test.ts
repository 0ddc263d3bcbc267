import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Deck } from '../../../src/lib/export/deck/deck-model';
import { writePptx } from '../../../src/lib/export/deck/pptx';
import { isOfSeveral, mapsOf, type MapMaker } from '../../../src/lib/export/deck/maps-of-views';
import { composeDeck, composePages, type Telling } from '../../../src/lib/export/deck/told-views';
import { judgeSize, pictureTheme, sheetSize, SLIDE_PICTURE } from '../../../src/lib/export/figure/picture';
import { composeTimeline } from '../../../src/lib/export/figure/timeline';
import { composeView, type DrawnMap } from '../../../src/lib/export/figure/view-figure';
import { toSvg } from '../../../src/lib/export/figure/svg';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import { DEFAULT_VIEW, type View } from '../../../src/lib/model/view';
import { HOSTILE, hostileCsl, makeMap, pollination } from './make-map';

const DATE = new Date(Date.UTC(2026, 10, 29, 12));
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);

async function drawn(patch: Partial<DrawnMap> = {}): Promise<DrawnMap> {
  const { snapshot } = await pollination();
  return { snapshot, titles: () => undefined, columns: {}, matches: null, ...patch };
}
const view = (patch: Partial<View>): View => ({ ...DEFAULT_VIEW, sample: null, ...patch });

describe('a deck', () => {
  it('links each slide to its live view by a text, whatever the address holds', () => {
    const link = 'https://x.example/?a=1&b="2"#s=1.ab_-';
    const place = { left: 0, top: 0, width: 10, height: 10 };
    const deck: Deck = {
      ...{ title: HOSTILE, width: 1920, height: 1080, ground: '#0e1116', ink: '#e8e6e1' },
      ...{ secondInk: '#9aa4b0', accent: '#5cc1e6', date: DATE },
      slides: [
        {
          ...{ title: HOSTILE, caption: HOSTILE, notes: `${HOSTILE}\r\n${link}`, link },
          picture: { place, svg: '<svg/>', png: PNG, description: HOSTILE },
        },
      ],
      sources: { title: 'Sources', lines: [HOSTILE, ''] },
    };
    const files = unzipSync(writePptx(deck));
    const fail = (message: string) => {
      throw new Error(message);
    };
    const errorHandler = { warning: fail, error: fail, fatalError: fail };
    const parse = (name: string) =>
      new DOMParser({ errorHandler }).parseFromString(strFromU8(files[name]!), 'text/xml');
    for (const name of Object.keys(files).filter((each) => /\.(xml|rels)$/.test(each))) parse(name);
    const relations = Array.from(
      parse('ppt/slides/_rels/slide1.xml.rels').getElementsByTagName('Relationship'),
    );
    const outside = relations.filter((one) => one.getAttribute('TargetMode') === 'External');
    expect(outside.map((one) => one.getAttribute('Target'))).toEqual([link]);
    const slide = parse('ppt/slides/slide1.xml');
    const click = slide.getElementsByTagName('a:hlinkClick')[0]!;
    expect(click.getAttribute('r:id')).toBe(outside[0]!.getAttribute('Id'));
    expect(click.parentNode?.parentNode?.textContent).toBe('Open the live map');
    const notes = Array.from(parse('ppt/notesSlides/notesSlide1.xml').getElementsByTagName('a:p'));
    expect(notes.map((line) => line.textContent)).toEqual([HOSTILE.replaceAll('\u0001', ''), link]);
    expect([...files['ppt/media/map1.png']!]).toEqual([...PNG]);
    expect(writePptx(deck)).toEqual(writePptx(deck));
  });

  it('names the papers that were shown first, and asks for each step once', async () => {
    const map = await drawn({ titles: (node) => `Title ${node}` });
    const asked: View[] = [];
    const telling: Telling = {
      ...{
        story: null,
        view: view({ selection: [map.snapshot.ids[3]!] }),
        picture: SLIDE_PICTURE,
        date: DATE,
      },
      ...{ files: ['a.bib', 'b.ris'], linkOf: () => 'https://x.example/' },
      mapFor: (of) => {
        asked.push(of);
        return Promise.resolve(map);
      },
    };
    const sizes: { width: number; height: number }[] = [];
    const deck = await composeDeck(telling, (_, size) => {
      sizes.push(size);
      return Promise.resolve(PNG);
    });
    expect(asked).toEqual([telling.view]);
    expect(deck.slides).toHaveLength(1);
    const { place } = deck.slides[0]!.picture;
    expect(sizes).toEqual([{ width: place.width, height: place.height }]);
    expect(place.top + place.height).toBeLessThanOrEqual(deck.height);
    expect(deck.slides[0]!.notes).toBe('Live map: https://x.example/');
    expect(deck.sources.lines[0]).toMatch(/^10 papers from a\.bib, b\.ris\./);
    expect(deck.sources.lines[1]).toBe(`${map.snapshot.labels[3]}: Title 3`);
    const { pages } = await composePages(telling);
    expect(pages).toHaveLength(1);
  });
});

describe('maps of views', () => {
  it('are made anew only where the settings ask for another map, and say why they can not', async () => {
    const { snapshot } = await pollination();
    let made = 0;
    const maker: MapMaker = {
      rebuild: (settings) =>
        settings.network === 'co-authorship'
          ? Promise.resolve({
              run: 1,
              kind: 'failed',
              report: null,
              problem: { code: 'x', severity: 'error', message: 'No authors.' },
            })
          : Promise.resolve((made++, { run: 1, kind: 'cancelled' })),
      titles: (nodes) => Promise.resolve(nodes.map((node) => `t${node}`)),
      metric: () => Promise.resolve(null),
      search: () => Promise.resolve([{ node: 2, score: 1 }]),
    };
    const maps = mapsOf(maker, snapshot, { isExact: false });
    const first = await maps(view({ query: 'bee' }));
    expect([first.snapshot === snapshot, first.titles(1), [...first.matches!]]).toEqual([true, 't1', [2]]);
    expect((await maps(view({}))).matches).toBeNull();
    expect(made).toBe(0);
    await expect(maps(view({ settings: { network: 'co-authorship' } }))).rejects.toThrow(/No authors\./);
    await expect(maps(view({ settings: { seed: 7 } }))).rejects.toThrow(/cancelled/);
    expect(isOfSeveral(null)).toBe(false);
  });

  it('take a view without settings for the usual map where a story goes through several', async () => {
    const { snapshot } = await pollination();
    const own = { ...snapshot, settings: { ...DEFAULT_SETTINGS, seed: 5 } };
    const seeds: number[] = [];
    const maker: MapMaker = {
      rebuild: (settings) => {
        seeds.push(settings.seed);
        return Promise.resolve({ run: 1, kind: 'cancelled' });
      },
      ...{
        titles: () => Promise.resolve([]),
        metric: () => Promise.resolve(null),
        search: () => Promise.resolve([]),
      },
    };
    await mapsOf(maker, own, { isExact: false })(view({}));
    expect(seeds).toEqual([]);
    await expect(mapsOf(maker, own, { isExact: true })(view({}))).rejects.toThrow();
    expect(seeds).toEqual([1]);
  });
});

describe('the figure of a view', () => {
  it('lights what is chosen, rings it, and lets all else step back', async () => {
    const map = await drawn();
    const { ids, nodeCount, links } = map.snapshot;
    const plain = composeView(map, view({}), SLIDE_PICTURE);
    const chosen = composeView(map, view({ selection: [ids[0]!] }), SLIDE_PICTURE);
    expect(plain.nodes.filter(({ ring }) => ring)).toEqual([]);
    expect(chosen.nodes.filter(({ ring }) => ring)).toHaveLength(1);
    const near = new Set([0]);
    links.source.forEach((a, link) => {
      const b = links.target[link]!;
      if (a === 0) near.add(b);
      if (b === 0) near.add(a);
    });
    expect(chosen.nodes.filter(({ opacity }) => opacity === 1)).toHaveLength(near.size);
    expect(chosen.nodes).toHaveLength(nodeCount);
    const labels = chosen.labels.map(({ lines }) => lines.join(' '));
    expect(labels).toContain(map.snapshot.labels[0]);
    expect(chosen.labels.length).toBeLessThanOrEqual(near.size);
    expect(chosen.links.filter(({ opacity }) => opacity === 0.9).length).toBeGreaterThan(0);
    for (const { opacity } of chosen.names) expect(opacity).toBe(0.25);
    expect(toSvg(chosen)).toContain('id="rings"');
  });

  it('passes over ids that are not on the map', async () => {
    const map = await drawn();
    const gone = composeView(
      map,
      view({ selection: ['no-such'], link: { source: 'a', target: 'b' } }),
      SLIDE_PICTURE,
    );
    expect(gone).toEqual(composeView(map, view({}), SLIDE_PICTURE));
  });

  it('has the weights and numbers that all readers of SVG know', async () => {
    const svg = toSvg(composeView(await drawn(), view({}), SLIDE_PICTURE), SLIDE_PICTURE);
    for (const [, weight] of svg.matchAll(/font-weight="([^"]+)"/g)) expect(Number(weight) % 100).toBe(0);
    expect(svg).not.toMatch(/<style|\sstyle=|rgba\(|href|hsl|var\(|e-\d/);
    expect(svg).toContain('preserveAspectRatio="none"');
  });
});

describe('sizes and colours of pictures', () => {
  it('keep the type as large as on a slide of 1200 pixels', () => {
    expect(sheetSize({ width: 3840, height: 2160 })).toEqual({ width: 1200, height: 675 });
    expect(sheetSize({ width: 640, height: 480 })).toEqual({ width: 640, height: 480 });
    expect(sheetSize({ width: 900, height: 500 }, { width: 2400, height: 1350 })).toEqual({
      width: 450,
      height: 250,
    });
  });

  it('refuse more than 25 million pixels with a remedy that works', () => {
    const wished = { width: 3840, height: 2160, scale: 4 };
    const fault = judgeSize(wished)!;
    const scale = Number(/scale of ([\d.]+)/.exec(fault)![1]);
    expect(judgeSize({ ...wished, scale })).toBeNull();
    expect(judgeSize({ ...wished, scale: scale + 0.1 })).not.toBeNull();
  });

  it('choose inks that are read on the ground', () => {
    expect(pictureTheme({ theme: null, background: '#101010' })).toMatchObject({
      name: 'dark',
      paper: '#101010',
    });
    expect(pictureTheme({ theme: null, background: '#ffffff' }).name).toBe('light');
    expect(pictureTheme({ theme: 'dark', background: 'transparent' }).name).toBe('dark');
  });
});

describe('the timeline as a figure', () => {
  it('has as much bar as there are papers, and pale ones for what filters hold back', async () => {
    const { snapshot } = await pollination();
    const whole = composeTimeline(snapshot, view({}), SLIDE_PICTURE);
    const height = (opaque: boolean, figure = whole) =>
      (figure.bars ?? [])
        .filter(({ opacity }) => (opacity === 1) === opaque)
        .reduce((sum, bar) => sum + bar.height, 0);
    const part = composeTimeline(snapshot, view({ filters: { ...DEFAULT_VIEW.filters, from: '2012' } }), {
      ...SLIDE_PICTURE,
      title: snapshot.title,
    });
    expect(height(false)).toBe(0);
    expect(height(false, part)).toBeGreaterThan(0);
    expect(part.legend!.texts.flatMap(({ lines }) => lines).join(' ')).toContain(
      'Pale: what the filters hold back.',
    );
    expect(toSvg(whole)).not.toMatch(/NaN|Infinity/);
  });

  it('draws no mark-up out of titles, and a map without dates', async () => {
    const { snapshot } = await makeMap('hostile.json', hostileCsl());
    expect(toSvg(composeTimeline(snapshot, view({}), { ...SLIDE_PICTURE, title: HOSTILE }))).not.toContain(
      '<script',
    );
  });
});
