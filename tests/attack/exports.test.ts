/** Payloads in every field, in everything that is exported: well-formed, nothing that runs, no link but to the web, and the same when read again. */
import { DOMParser } from '@xmldom/xmldom';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeNode } from '../../src/lib/evidence/describe-node';
import { composeFigure } from '../../src/lib/export/figure/figure';
import { toSvg } from '../../src/lib/export/figure/svg';
import { writeMapFile } from '../../src/lib/export/map-file';
import { writeNetwork } from '../../src/lib/export/network-files';
import { frameElement } from '../../src/lib/export/slides/frame';
import { writeBibliography } from '../../src/lib/export/papers/bibliography';
import { BIBLIOGRAPHIES, EXPORTS, isPicture } from '../../src/lib/export/registry';
import type { NetworkFormat } from '../../src/lib/model/exchange/network-format';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { createMapContext } from '../../src/lib/map/map-context';
import { toGraphology } from '../../src/lib/networks/to-graphology';
import { cleanText, stripMarkup } from '../../src/lib/parsers/clean-text';
import { readFiles } from '../../src/lib/parsers/read-files';
import { makeMap, type MadeMap } from '../unit/export/make-map';
import { PAYLOAD_RECORDS, payloadCsl } from './payload-records';
import { PAYLOADS } from './payloads';

const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Elements of a figure. */
const SHAPES = new Set(
  'svg title desc g circle path rect line polyline polygon text tspan defs clipPath'.split(' '),
);

function parseXml(text: string): Document {
  const fail = (message: string) => {
    throw new Error(message);
  };
  return new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } }).parseFromString(
    text,
    'text/xml',
  );
}

/** Names of all elements, and values of attributes that lead somewhere or run. */
function judgeXml(text: string): { names: Set<string>; active: string[] } {
  const elements = Array.from(parseXml(text).getElementsByTagName('*'));
  const active = elements.flatMap((element) =>
    Array.from(element.attributes)
      .filter(({ name }) => /^on|href$|^src$|^style$/i.test(name))
      .map(({ name, value }) => `${name}=${value}`),
  );
  return { names: new Set(elements.map(({ tagName }) => tagName)), active };
}

/** Half a character can't be written. */
const toWellFormed = (text: string) => text.replace(/\p{Cs}/gu, '\ufffd');

const read = (name: string, text: string) =>
  readFiles([{ name, bytes: new TextEncoder().encode(text) }], NO_PROGRESS);

let map: MadeMap;
let plain: MadeMap;

beforeAll(async () => {
  map = await makeMap('payloads.json', payloadCsl());
  plain = await makeMap(
    'plain.json',
    JSON.stringify([{ id: 'a', type: 'book', title: 'A', author: [{ family: 'B' }] }]),
  );
});

const write = (id: NetworkFormat, { input, snapshot }: MadeMap) =>
  id === 'json'
    ? writeMapFile({ ...input, snapshot })
    : writeNetwork(id, { input, snapshot, graph: toGraphology(snapshot) });

it('there are a hundred payloads', () => {
  expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(100);
  expect(map.corpus.papers.length).toBeGreaterThanOrEqual(100);
});

describe.each(BIBLIOGRAPHIES)('$label', ({ id, extension }) => {
  const text = writeBibliography(id, PAYLOAD_RECORDS);
  // RIS has no way to write a sign that is not meant, and takes the few tags of catalogues for what they are there.
  const plainOf = (field: string) => cleanText(toWellFormed(id === 'ris' ? stripMarkup(field) : field));

  it('is read again as it was', async () => {
    const { records } = await read(`papers${extension}`, text);
    const facts = records.map(({ title, abstract = '' }) =>
      [title, abstract].map((field) => cleanText(toWellFormed(field))),
    );
    expect(facts).toEqual(
      PAYLOAD_RECORDS.map(({ title, abstract = '' }) => [plainOf(title), plainOf(abstract)]),
    );
    const lists = records.map(({ keywords, authors }) => [keywords.length, authors.length]);
    expect(lists.filter(([keywords, authors]) => keywords! < 2 || authors! < 1)).toEqual([]);
  });

  it('leads nowhere but to the web', async () => {
    // They are texts there, and come back as such.
    const { records } = await read(`papers${extension}`, text);
    const others = records.filter(({ url }) => url !== undefined && !/^https?:\/\//i.test(url));
    expect(others.length).toBeGreaterThan(PAYLOAD_RECORDS.length / 2);
    const linksIn = (written: string) =>
      [...written.matchAll(/(?:^UR {2}- |^\s*url = \{|(?<!\\)"URL": ?")(.*)/gm)].map(([, link]) => link!);
    expect(linksIn(text).filter((link) => !/^https?:\/\//i.test(link))).toEqual([]);
    const web = { ...PAYLOAD_RECORDS[0]!, url: 'https://example.org/a' };
    if (id !== 'csv') expect(linksIn(writeBibliography(id, [web]))).toHaveLength(1);
  });
});

describe('tables', () => {
  it.each(['nodes-csv', 'links-csv'] as const)('%s has no cell that a spreadsheet would compute', (id) => {
    const rows = Papa.parse<string[]>(write(id, map)).data;
    const cells = rows.flat().filter((cell) => FORMULA.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell));
    expect(cells).toEqual([]);
  });

  it('nor has the table of papers', () => {
    const rows = Papa.parse<string[]>(writeBibliography('csv', PAYLOAD_RECORDS).slice(1)).data;
    expect(rows.flat().filter((cell) => FORMULA.test(cell))).toEqual([]);
  });
});

describe('XML', () => {
  it.each(['gexf', 'graphml'] as const)('%s is sound, and has the elements of any map', (id) => {
    const { names, active } = judgeXml(write(id, map));
    const { names: usual } = judgeXml(write(id, plain));
    expect(
      [...names].filter(
        (name) =>
          !usual.has(name) &&
          !['edge', 'edges', 'data', 'attvalue', 'attvalues', 'attribute', 'attributes'].includes(name),
      ),
    ).toEqual([]);
    expect(active).toEqual([]);
  });

  it('the figure is sound, and has nothing that runs or leads anywhere', () => {
    const figures = [map, ...PAYLOADS.map(() => plain)].map(({ snapshot, input }, i) => {
      const titles = (node: number) => input.corpus.papers[snapshot.entities[node] ?? 0]?.title;
      return toSvg(
        composeFigure(snapshot, { titles, title: PAYLOADS[i - 1] ?? null, filters: PAYLOADS[i - 1] ?? '' }),
      );
    });
    for (const { names, active } of figures.map(judgeXml)) {
      expect([...names].filter((name) => !SHAPES.has(name))).toEqual([]);
      expect(active).toEqual([]);
    }
  });

  it('the code of an embed is one frame with its own attributes', () => {
    for (const title of PAYLOADS) {
      const code = frameElement({
        frame: `https://maps.example/embed/#${title}`,
        title,
        width: 960,
        height: 540,
      });
      expect(judgeXml(code.replace('<iframe', '<iframe xmlns="x"')).names).toEqual(new Set(['iframe']));
      expect(parseXml(code).documentElement.attributes).toHaveLength(7);
    }
  });
});

it('maps of VOSviewer have no markup in what is HTML there, and lead to the web only', () => {
  const { network, info } = JSON.parse(write('vosviewer-json', map)) as {
    network: { items: { description?: string; url?: string }[] };
    info: { description: string; title: string };
  };
  for (const { description = '', url } of network.items) {
    expect(description).not.toMatch(/[<>]/);
    expect(url ?? 'https://').toMatch(/^https:\/\//);
  }
  expect(info.description + info.title).not.toMatch(/[<>]/);
});

it.each(
  EXPORTS.flatMap(({ id, extension }) => (isPicture(id) || id === 'html' ? [] : [[id, extension] as const])),
)('%s is read again without a fault', async (id, extension) => {
  const { files, graph, records } = await read(`map${extension}`, write(id, map));
  expect(files.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error'))).toEqual(
    [],
  );
  if (id === 'json') expect(records).toHaveLength(map.corpus.papers.length);
  else expect(graph!.nodes.length).toBeGreaterThan(PAYLOADS.length);
});

it('cards lead to the web only', async () => {
  const { input, snapshot } = map;
  const context = createMapContext(input, snapshot);
  for (let node = 0; node < snapshot.nodeCount; node++) {
    const details = describeNode(context, node);
    const text = JSON.stringify(details);
    for (const [, href] of text.matchAll(/"href":"([^"]*)"/g)) expect(href).toMatch(/^https?:\/\//);
  }
});
