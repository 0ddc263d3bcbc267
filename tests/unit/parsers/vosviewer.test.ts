import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { codes, fixture, readText } from './read';

const MAP = fixture('formats/harbour-map.txt');
const NETWORK = fixture('formats/harbour-network.txt');
const TIDES = fixture('formats/tides.json');

function readTexts(texts: Record<string, string>) {
  const files = Object.entries(texts).map(([name, text]) => ({
    name,
    bytes: new TextEncoder().encode(text),
  }));
  return readFiles(files, NO_PROGRESS);
}

describe('a VOSviewer map', () => {
  it('gives its items, whatever the order of the columns', async () => {
    const { graph, files, records } = await readText(MAP);
    expect(files[0]).toMatchObject({
      format: 'vosviewer-map',
      records: 0,
      problems: [],
      graph: { nodes: 5, links: 0, clusters: 2 },
    });
    expect(records).toEqual([]);
    expect(graph!.measure).toEqual({ name: 'Documents', is: 'area' });
    expect(graph!.clusters).toEqual([{}, {}]);
    expect(graph!.nodes[0]).toEqual({
      id: '11',
      label: 'hügel, å',
      kind: 'author',
      x: -0.5,
      y: 0.5,
      cluster: 0,
      weight: 12,
      year: 2001.5,
      url: 'https://example.org/hugel',
      facts: [
        { name: 'Links', value: 2 },
        { name: 'Documents', value: 12 },
        { name: 'Avg. pub. year', value: 2001.5 },
      ],
    });
    expect(graph!.nodes.map(({ label }) => label)).toEqual([
      'hügel, å',
      'van dijk, m',
      'o\'neill "sam", s',
      'lindqvist, é',
      'brown, p',
    ]);
    expect(graph!.nodes.map(({ cluster }) => cluster)).toEqual([0, 0, 1, 1, undefined]);
  });

  it('and its network are one graph, in whichever order they come', async () => {
    for (const texts of [
      { 'map.txt': MAP, 'network.txt': NETWORK },
      { 'network.txt': NETWORK, 'map.txt': MAP },
    ]) {
      const { graph, files } = await readTexts(texts);
      const name = (place: number) => graph!.nodes[place]!.label;
      expect(graph!.nodes).toHaveLength(5);
      expect(
        graph!.links.map((link) => [name(link.source), name(link.target), link.weight, link.kind]),
      ).toEqual([
        ['hügel, å', 'van dijk, m', 6, 'linked'],
        ['van dijk, m', 'o\'neill "sam", s', 1.5, 'linked'],
        ['hügel, å', 'lindqvist, é', 1, 'linked'],
      ]);
      const network = files.find((file) => file.name === 'network.txt')!;
      expect(network.format).toBe('vosviewer-network');
      expect(network.problems.map(({ code }) => code)).toEqual([
        'vosviewer-link-to-itself',
        'vosviewer-link-double',
        'vosviewer-link-to-nowhere',
      ]);
      expect(network.problems[2]!.where).toEqual({ file: 'network.txt', what: '12 – 99' });
    }
  });

  it('tells what its items are by what is counted and by their names', async () => {
    const kindOf = async (header: string, rows: string[]) => {
      const { graph } = await readText([`id\tlabel\tx\ty\t${header}`, ...rows].join('\n'));
      return [...new Set(graph!.nodes.map(({ kind }) => kind))];
    };
    expect(await kindOf('weight<Occurrences>', ['1\tebb, low\t0\t1\t3', '2\tflood\t1\t0\t4'])).toEqual([
      'keyword',
    ]);
    expect(await kindOf('weight<Documents>', ['1\tuniv bergen\t0\t1\t3', '2\tuniv oslo\t1\t0\t4'])).toEqual([
      'item',
    ]);
    expect(await kindOf('weight<Documents>', ['1\tho, m\t0\t1\t3', '2\tde vries, jan p.\t1\t0\t4'])).toEqual([
      'author',
    ]);
    expect(
      await kindOf('weight<Citations>', ['1\tsmall (1973)\t0\t1\t3', '2\tprice (1965a)\t1\t0\t4']),
    ).toEqual(['paper']);
    expect(await kindOf('weight<Links>', ['1\tNorway\t0\t1\t3', '2\tChile\t1\t0\t4'])).toEqual(['item']);
  });

  it('reads a cell over two lines, takes a lone quotation mark for text, and tells rows of another length', async () => {
    const text =
      'id\tlabel\tx\ty\n1\t"two\nlines"\t0\t1\n2\t"unclosed\t2\t2\n3\tthree\t1\n\n4\tfour\t-1\t-1\n';
    const { graph, files } = await readText(text);
    expect(graph!.nodes.map(({ id, label, x }) => [id, label, x])).toEqual([
      ['1', 'two lines', 0],
      ['2', '"unclosed', 2],
      ['3', 'three', undefined],
      ['4', 'four', -1],
    ]);
    expect(files[0]!.problems).toMatchObject([{ code: 'vosviewer-columns', where: { line: 5 } }]);
  });

  it('may be parted by commas and know its items by their labels alone', async () => {
    const { graph, files } = await readText('label,x,y\n"Ho, M",1,2\nFlood,3,4\n');
    expect(files[0]!.format).toBe('vosviewer-map');
    expect(graph!.nodes).toMatchObject([
      { id: '1', label: 'Ho, M', x: 1, y: 2 },
      { id: '2', label: 'Flood', x: 3, y: 4 },
    ]);
  });

  it('is not any table', async () => {
    for (const text of [
      'id\tlabel\tcolour\n1\ta\tred\n',
      'x,y,z\n1,2,3\n',
      'title\tyear\tweight\nTides\t1998\t2\n',
      'id,title,label\n1,Tides,a\n',
    ]) {
      const { files } = await readText(text);
      expect(files[0]!.format, text).not.toBe('vosviewer-map');
    }
  });

  it('cut anywhere keeps the items before the cut, and never throws when damaged', async () => {
    const header = MAP.indexOf('\n');
    for (let end = header + 1; end <= MAP.length; end += 3) {
      const { graph } = await readText(MAP.slice(0, end));
      const whole = MAP.slice(header + 1, end).split('\n').length - 1;
      expect(graph?.nodes.length ?? 0, `cut at ${end}`).toBeGreaterThanOrEqual(whole);
    }
    for (let seed = 1; seed <= 40; seed++) {
      const bytes = new TextEncoder().encode(MAP + NETWORK);
      for (let i = seed; i < bytes.length; i += 100) bytes[i] = (i * seed * 31) % 256;
      await expect(readFiles([{ name: 'x.txt', bytes }], NO_PROGRESS)).resolves.toBeDefined();
    }
  });
});

describe('a VOSviewer network', () => {
  it('alone has its ids for names', async () => {
    const { graph } = await readText('1\t2\t3\n2\t3\n');
    expect(graph).toMatchObject({
      bare: true,
      nodes: [{ id: '1', label: '1', kind: 'item' }, { id: '2' }, { id: '3' }],
      links: [{ weight: 3 }, { weight: 1 }],
      clusters: [],
    });
  });

  it('leaves out lines that are no link and gives them back', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => `${i}\t${i + 1}\t1`);
    lines[20] = '7\t';
    lines[21] = '1\t2\t3\t4';
    const { graph, unread, files } = await readText(lines.join('\n'));
    expect(graph!.links).toHaveLength(38);
    expect(unread).toEqual([
      { text: '7\t', where: { file: 'pasted text', line: 21 } },
      { text: '1\t2\t3\t4', where: { file: 'pasted text', line: 22 } },
    ]);
    expect(codes({ files } as never)).toEqual(['vosviewer-link-unreadable', 'vosviewer-link-unreadable']);
  });

  it('is not any table of numbers', async () => {
    for (const text of ['1.5\t2.5\n', '1\t2\t3\t4\n', 'year\tpapers\n2001\t5\n', '1\n2\n', 'a\tb\t1\n']) {
      const { files } = await readText(text);
      expect(files[0]!.format, text).toBe(null);
    }
  });
});

describe('a VOSviewer JSON file', () => {
  it('gives papers as records, read from their tables and fields', async () => {
    const { records, graph, files } = await readText(TIDES, 'tides.json');
    expect(files[0]).toMatchObject({
      format: 'vosviewer-json',
      records: 4,
      graph: { nodes: 4, links: 3, clusters: 2 },
    });
    expect(records[0]).toEqual({
      title: 'tides & moons of the bay',
      authors: [
        { family: 'moreau', given: 'léa' },
        { family: 'van den berg', given: 't.' },
      ],
      keywords: [],
      references: [],
      date: { year: 1998 },
      venue: 'annals of shores',
      volume: '12',
      issue: '3',
      pages: '101-119',
      url: 'https://doi.org/10.5555/tides.1',
      timesCited: 31,
      place: { file: 'tides.json', what: 'moreau (1998)' },
    });
    expect(records[1]).toMatchObject({
      title: 'ibarra (2004a)',
      date: { year: 2004 },
      abstract: 'A plain description\n\non two lines — so it is.',
    });
    expect(records[2]).toMatchObject({
      title: 'Ebb currents: a model',
      abstract: 'Currents turn with the moon.',
      authors: [
        { family: 'Holm', given: 'Tove' },
        { family: 'Veen', given: 'Jan', particle: 'van der' },
      ],
    });
    expect(graph!.nodes.map(({ place }) => place)).toEqual(records.map(({ place }) => place));
    expect(graph!.nodes.every(({ place }, i) => place === records[i]!.place)).toBe(true);
  });

  it('keeps title, names of clusters, places and links', async () => {
    const { graph, files } = await readText(TIDES);
    expect(graph).toMatchObject({
      title: 'Papers on tides',
      clusters: [{ label: 'Bays' }, { label: 'Currents' }],
      measure: { name: 'Citations', is: 'area' },
      nodes: [
        { x: -1, y: 0.5, cluster: 0, weight: 31 },
        { cluster: 0 },
        { cluster: 1 },
        { cluster: 1, weight: 0 },
      ],
    });
    expect(graph!.links).toEqual([
      { source: 0, target: 1, weight: 3, kind: 'linked' },
      { source: 1, target: 2, weight: 1, kind: 'linked' },
      { source: 0, target: 3, weight: 0.5, kind: 'linked' },
    ]);
    expect(files[0]!.problems).toMatchObject([{ code: 'vosviewer-link-to-nowhere' }]);
  });

  it('takes its word for what the items are', async () => {
    const file = (item: string) =>
      JSON.stringify({
        config: { terminology: { item } },
        network: { items: [{ id: 'a', label: 'Nutrients', weights: { Documents: 3 } }] },
      });
    for (const [item, kind] of [
      ['Researcher', 'author'],
      ['Journal', 'item'],
      ['Item', 'item'],
      ['publications', 'paper'],
    ] as const) {
      const { graph } = await readText(file(item));
      expect(graph!.nodes[0]!.kind).toBe(kind);
    }
  });

  it('is read whatever stands in its fields', async () => {
    const odd = {
      network: {
        items: [
          null,
          3,
          {},
          { id: 5 },
          { id: 5, label: 'again' },
          { id: '__proto__', label: 'constructor', weights: { __proto__x: 1, n: 'x' } },
        ],
        links: [
          null,
          {},
          { source_id: 5, target_id: '__proto__', strength: 'much' },
          { source_id: 5, target_id: '__proto__', strength: -2 },
        ],
        clusters: 'none',
      },
      info: [],
    };
    const result = await readText(JSON.stringify(odd));
    expect(result.graph!.nodes.map(({ id, label }) => [id, label])).toEqual([
      ['5', '5'],
      ['__proto__', 'constructor'],
    ]);
    expect(result.graph!.links).toEqual([{ source: 0, target: 1, weight: 1, kind: 'linked' }]);
    expect(new Set(codes(result))).toEqual(
      new Set([
        'vosviewer-node-without-id',
        'vosviewer-id-double',
        'vosviewer-link-without-end',
        'vosviewer-link-double',
        'vosviewer-weight-negative',
        'vosviewer-weight-unreadable',
      ]),
    );
    expect(codes(await readText('{"network":{"items":[],"links":[]}}'))).toEqual(['vosviewer-empty']);
  });
});

describe('graphs of one import', () => {
  it('are one at a time: the largest, and the other ones are told', async () => {
    const { graph, files, records } = await readTexts({ 'tides.json': TIDES, 'map.txt': MAP });
    expect(graph!.file).toBe('map.txt');
    expect(files[0]!.problems.map(({ code }) => code)).toEqual([
      'vosviewer-link-to-nowhere',
      'graph-not-shown',
    ]);
    expect(records).toHaveLength(4);
  });
});
