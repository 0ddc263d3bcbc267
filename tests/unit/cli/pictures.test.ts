import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../src/cli/papercosm';
import { DEFAULT_VIEW, type View } from '../../../src/lib/model/view';
import { encodeView } from '../../../src/lib/view/permalink';
import { decodePng } from '../export/decode-png';
import { readPdf } from '../export/read-pdf';

const library = path.resolve('tests/fixtures/pollination.bib');
let folder = '';
/** The ids and labels of the fixture's papers, as a map file has them. */
let papers: { id: string; label: string }[] = [];
let regions: string[] = [];

const view = (patch: Partial<View>): string => encodeView({ ...DEFAULT_VIEW, sample: null, ...patch });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'papercosm-'));
  await run('map', library, '-o', 'map.json');
  const file = JSON.parse(read('map.json').toString()) as {
    nodes: { id: string; label: string; kind: string }[];
    clusters: { label: string }[];
  };
  papers = file.nodes.filter(({ kind }) => kind === 'paper');
  regions = file.clusters.map(({ label }) => label);
  const story = {
    title: 'Bees & borders',
    steps: [
      {
        ...{ title: 'The whole <field>', caption: 'Two topics & their borders.' },
        ...{ notes: 'Say hello.\n\nThen wait.', seconds: 5, view: view({}) },
      },
      {
        ...{ title: 'One paper', notes: 'Łukasz asks: α or β?' },
        view: view({ selection: [papers[0]!.id, 'no-such-paper'] }),
      },
      {
        ...{ title: 'Before 2012', caption: 'What was there early.' },
        view: view({ filters: { ...DEFAULT_VIEW.filters, to: '2011' } }),
      },
    ],
  };
  writeFileSync(path.join(folder, 'story.json'), JSON.stringify({ ...file, story }));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]) {
  let error = '';
  const streams = { out: () => undefined, error: (text: string) => void (error += text) };
  return { status: await runCommand(args, streams, folder), error };
}
const read = (name: string) => readFileSync(path.join(folder, name));
const picture = async (...args: string[]): Promise<Buffer> => {
  const { status, error } = await run('map', ...args);
  expect(status, error).toBe(0);
  return read(args[args.indexOf('-o') + 1]!);
};
const parse = (text: string) => {
  const fail = (message: string) => {
    throw new Error(message);
  };
  const errorHandler = { warning: fail, error: fail, fatalError: fail };
  return new DOMParser({ errorHandler }).parseFromString(text, 'text/xml');
};
const all = (xml: Document, tag: string) => Array.from(xml.getElementsByTagName(tag));

describe('a PNG from the command line', () => {
  it('has the asked size to the pixel, its colours, and what it is in words', async () => {
    const bytes = await picture(
      'map.json',
      '-o',
      'x.png',
      '--width',
      '1001',
      '--height',
      '563',
      '--title',
      'Wild bees',
    );
    const { width, height, pixel, colours } = decodePng(bytes);
    expect([width, height]).toEqual([1001, 563]);
    expect(pixel(0, 0)).toEqual([0xfb, 0xfa, 0xf6, 255]);
    expect(pixel(1000, 562)).toEqual([0xfb, 0xfa, 0xf6, 255]);
    expect(colours()).toBeGreaterThan(200);
    expect(bytes.includes('tEXtTitle\0Wild bees')).toBe(true);
  });

  it('is clear in its corners where asked, and as many times larger', async () => {
    const args = ['map.json', '-o', 'x.png', '--width', '300', '--height', '200', '--scale', '1.5'];
    const clear = decodePng(await picture(...args, '--background', 'transparent'));
    expect([clear.width, clear.height]).toEqual([450, 300]);
    expect(clear.pixel(0, 0)[3]).toBe(0);
    expect(clear.pixel(449, 299)[3]).toBe(0);
    expect(clear.colours()).toBeGreaterThan(100);
    const navy = decodePng(await picture(...args, '--background', 'navy'));
    expect(navy.pixel(449, 299)).toEqual([0, 0, 0x80, 255]);
  });
});

describe('an SVG from the command line', () => {
  it('honours the filters, the chosen papers, the part and the sizes of a view', async () => {
    const whole = (await picture('map.json', '-o', 'x.svg')).toString();
    expect(whole).toContain('width="1920" height="1080" viewBox="0 0 1200 675"');
    const payload = view({
      filters: { ...DEFAULT_VIEW.filters, from: '2010', to: '2012' },
      selection: [papers[0]!.id],
      encodings: { ...DEFAULT_VIEW.encodings, filtered: 'hide', colourBy: 'date' },
    });
    const part = (await picture('map.json', '-o', 'x.svg', '--view', payload)).toString();
    const circles = (svg: string) => all(parse(svg), 'title').length;
    expect(circles(part)).toBeLessThan(circles(whole));
    expect(part).toContain('2010 to 2012');
    const box: View['box'] = [0, 0, 5, 5];
    expect((await picture('map.json', '-o', 'x.svg', '--view', view({ box }))).toString()).toContain(
      'clipPath',
    );
  });

  it('is dark where asked', async () => {
    const dark = (await picture('map.json', '-o', 'x.svg', '--theme', 'dark')).toString();
    expect(dark).toContain('fill="#0e1116"');
  });
});

describe('a PDF from the command line', () => {
  it('has a page a step, text that can be found, and no picture in pixels', async () => {
    const pages = await readPdf(await picture('story.json', '-o', 'x.pdf'));
    expect(pages).toHaveLength(3);
    expect(pages[0]!.size).toEqual([1440, 810]);
    for (const { images } of pages) expect(images).toBe(0);
    expect(regions.length).toBeGreaterThan(1);
    for (const region of regions) expect(pages[0]!.text).toContain(region);
    expect(pages[0]!.text).toContain('The whole <field>');
    expect(pages[1]!.text).toContain('1 paper or author of this step is not on this map any more');
    expect(pages[2]!.text).toMatch(/Before 2012.*What was there early\./s);
  });

  it('is one page without a story, and where a view is named', async () => {
    expect(
      await readPdf(await picture('map.json', '-o', 'x.pdf', '--width', '800', '--height', '600')),
    ).toMatchObject([{ size: [600, 450] }]);
    expect(
      await readPdf(await picture('story.json', '-o', 'x.pdf', '--view', view({ query: 'bee' }))),
    ).toHaveLength(1);
  });
});

describe('a deck from the command line', () => {
  it('is whole: every part named exists, and every part is named', async () => {
    const files = unzipSync(await picture('story.json', '-o', 'x.pptx', '--width', '960', '--height', '540'));
    const names = Object.keys(files);
    expect(names.filter((name) => name.endsWith('/'))).toEqual([]);
    const text = (name: string) => strFromU8(files[name]!);
    for (const name of names.filter((each) => /\.(xml|rels)$/.test(each))) parse(text(name));
    const types = parse(text('[Content_Types].xml'));
    const overrides = all(types, 'Override').map((part) => part.getAttribute('PartName')!.slice(1));
    expect(overrides.filter((name) => !files[name])).toEqual([]);
    const endings = all(types, 'Default').map((part) => part.getAttribute('Extension')!);
    const untyped = names.filter((name) => name !== '[Content_Types].xml' && !overrides.includes(name));
    expect(untyped.filter((name) => !endings.includes(name.split('.').pop()!))).toEqual([]);
    const reached = new Set(['_rels/.rels', '[Content_Types].xml']);
    for (const name of names.filter((each) => each.endsWith('.rels'))) {
      const folderOf = path.posix.dirname(path.posix.dirname(name));
      const ids = new Set<string>();
      for (const relation of all(parse(text(name)), 'Relationship')) {
        ids.add(relation.getAttribute('Id')!);
        if (relation.getAttribute('TargetMode') === 'External') continue;
        const target = path.posix.join(folderOf, relation.getAttribute('Target')!);
        expect(files[target], `${name} -> ${target}`).toBeDefined();
        reached.add(target);
      }
      const source = name.replace('_rels/', '').replace(/\.rels$/, '');
      if (!files[source]) continue;
      reached.add(name);
      for (const [, id] of text(source).matchAll(/r:(?:id|embed)="([^"]+)"/g)) expect(ids).toContain(id);
    }
    expect(names.filter((name) => !reached.has(name))).toEqual([]);
  });

  it('has a slide a step with title, caption, notes, both pictures and words for them, and one with the sources', async () => {
    const files = unzipSync(await picture('story.json', '-o', 'x.pptx', '--width', '960', '--height', '540'));
    const text = (name: string) => strFromU8(files[name]!);
    const slides = Object.keys(files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
    expect(slides).toHaveLength(4);
    const words = (name: string) => all(parse(text(name)), 'a:t').map((run) => run.textContent);
    expect(words('ppt/slides/slide1.xml')).toEqual(['The whole <field>', 'Two topics & their borders.']);
    expect(words('ppt/slides/slide2.xml').join(' ')).toContain('not on this map any more');
    expect(words('ppt/slides/slide4.xml').join(' ')).toMatch(/^Sources .*papers from story\.json.*Papercosm/);
    const notes = all(parse(text('ppt/notesSlides/notesSlide1.xml')), 'a:p').map((line) => line.textContent);
    expect(notes).toEqual(['Say hello.', '', 'Then wait.']);
    expect(words('ppt/notesSlides/notesSlide2.xml')).toEqual(['Łukasz asks: α or β?']);
    expect(files['ppt/notesSlides/notesSlide3.xml']).toBeUndefined();
    for (const at of [1, 2, 3]) {
      const slide = parse(text(`ppt/slides/slide${at}.xml`));
      const [shape] = all(slide, 'p:pic');
      expect(
        all(slide, 'p:cNvPr')
          .find((one) => one.getAttribute('descr'))
          ?.getAttribute('descr'),
      ).toMatch(/^A map of /);
      expect(all(slide, 'asvg:svgBlip')).toHaveLength(1);
      const extent = shape!.getElementsByTagName('a:ext');
      const sizes = Array.from(extent).filter((one) => one.getAttribute('cx'));
      const [cx, cy] = ['cx', 'cy'].map((side) => Number(sizes[0]!.getAttribute(side)));
      const { width, height } = decodePng(files[`ppt/media/map${at}.png`]!);
      // 960 pixels are 12,192,000 EMU wide; twice as many in the picture.
      expect(width).toBe(Math.round((2 * cx! * 960) / 12_192_000));
      expect(width / height).toBeCloseTo(cx! / cy!, 2);
      expect(text(`ppt/media/map${at}.svg`)).toContain('<text');
    }
    expect(Number(/<p:sldSz cx="(\d+)" cy="(\d+)"/.exec(text('ppt/presentation.xml'))![2])).toBe(6_858_000);
  });

  it('leads to the live map where an address is given, the step in it, from slides and from pages', async () => {
    const args = ['story.json', '--link', 'https://x.example/map/?a=1&b=2#step={step}'];
    const addresses = [1, 2, 3].map((step) => `https://x.example/map/?a=1&b=2#step=${step}`);
    const files = unzipSync(
      await picture(...args, '-o', 'x.pptx', '--width', '480', '--height', '360', '--scale', '1'),
    );
    const text = (name: string) => strFromU8(files[name]!);
    addresses.forEach((address, i) => {
      const [outside, ...more] = all(
        parse(text(`ppt/slides/_rels/slide${i + 1}.xml.rels`)),
        'Relationship',
      ).filter((relation) => relation.getAttribute('TargetMode') === 'External');
      expect([outside?.getAttribute('Target'), more]).toEqual([address, []]);
      const slide = parse(text(`ppt/slides/slide${i + 1}.xml`));
      expect(all(slide, 'a:hlinkClick').map((click) => click.getAttribute('r:id'))).toEqual([
        outside?.getAttribute('Id'),
      ]);
      expect(text(`ppt/notesSlides/notesSlide${i + 1}.xml`)).toContain(
        `Live map: ${address.replaceAll('&', '&amp;')}`,
      );
    });
    expect(text('ppt/slides/_rels/slide4.xml.rels')).not.toContain('External');
    const pages = await readPdf(await picture(...args, '-o', 'x.pdf'));
    expect(pages.map(({ links }) => links.map(({ url }) => url))).toEqual(addresses.map((one) => [one]));
    for (const { size, links, text } of pages) {
      expect(text).toContain('Open the live map');
      const [left, bottom, right, top] = links[0]!.rect;
      // At the top right, as large as its words.
      expect([right < size[0], left > 0.8 * size[0], bottom > 0.9 * size[1], top < size[1]]).toEqual(
        Array(4).fill(true),
      );
      expect(right - left).toBeGreaterThan(5 * (top - bottom));
    }
    expect((await readPdf(await picture('map.json', '-o', 'x.pdf')))[0]!.links).toEqual([]);
  });

  it('is one slide and the sources without a story', async () => {
    const files = unzipSync(await picture('map.json', '-o', 'x.pptx', '--width', '480', '--height', '360'));
    expect(Object.keys(files).filter((name) => name.startsWith('ppt/slides/slide'))).toHaveLength(2);
    expect(Object.keys(files).filter((name) => name.startsWith('ppt/notes'))).toEqual([]);
  });
});

describe('the timeline from the command line', () => {
  it('is written alone, with a bar for the papers of a date', async () => {
    const svg = (await picture('map.json', '-o', 'x.timeline.svg', '--years', '2010-2012')).toString();
    const bars = all(parse(svg), 'g').find((group) => group.getAttribute('id') === 'bars')!;
    expect(bars.getElementsByTagName('rect').length).toBeGreaterThan(3);
    expect(svg).toContain('2010 to 2012');
    const png = decodePng(
      await picture('map.json', '-o', 'x.timeline.png', '--width', '800', '--height', '240'),
    );
    expect([png.width, png.height]).toEqual([800, 240]);
    expect(png.colours()).toBeGreaterThan(50);
  });
});

describe('wrong use of the options of pictures', () => {
  it.each([
    ['-o x.png --width 12', /--width takes pixels/],
    ['-o x.png --height 1e3', /--height takes pixels/],
    ['-o x.png --scale 5', /--scale takes a number from 1 to 4/],
    ['-o x.svg --scale 2', /--scale is for PNG/],
    ['-o x.png --width 6000 --height 4000 --scale 2', /96\.0 million pixels.*scale of 1 at most/],
    ['-o x.png --background bleu', /--background takes/],
    ['-o x.png --theme sepia', /--theme is light or dark/],
    ['-o x.svg --view 1.thisisnotaview', /--view: .*#s=/],
    ['-o x.pptx --link javascript:alert(1)', /--link takes the address/],
    ['-o x.pptx --link example.org', /--link takes the address/],
    ['-o x.pdf --link https://', /--link takes the address/],
    ['-o x.pdf --link https://x.example/"a', /--link takes the address/],
    ['-o x.png --link https://x.example/', /--link is for decks and documents/],
    ['-o x.html --link https://x.example/', /--link is for pictures and decks/],
    ['-o x.gexf --width 900', /--width is for pictures.*\.svg.*\.pptx/],
  ])('%s', async (line, words) => {
    const { status, error } = await run('map', 'map.json', ...line.split(' '));
    expect(status).toBe(2);
    expect(error).toMatch(words);
  });
});
