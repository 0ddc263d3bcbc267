/** Files of which only a part is what it was: the rest is no text, in another format, or in none. */
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { codes, readText } from './read';

const RIS = Array.from(
  { length: 6 },
  (_, i) =>
    `TY  - JOUR\r\nAU  - Keel, Iris\r\nTI  - Harbour bells ${i + 1}\r\nPY  - 200${i}\r\nER  - \r\n\r\n`,
).join('');
const BIB = Array.from(
  { length: 6 },
  (_, i) =>
    `@article{bell${i},\n  title = {Bells of fog ${i + 1}},\n  author = {Holm, Ada},\n  year = 201${i}\n}\n`,
).join('');
const CSV = `Title,Authors,Year\n${Array.from({ length: 6 }, (_, i) => `Buoys in wind ${i + 1},"Orr, Bea",199${i}\n`).join('')}`;
const TEXTS: [name: string, text: string][] = [
  ['bells.ris', RIS],
  ['bells.bib', BIB],
  ['buoys.csv', CSV],
  [
    'buoys.json',
    JSON.stringify(
      [1, 2, 3, 4, 5, 6].map((n) => ({ id: `b${n}`, type: 'book', title: `Sand ${n}` })),
      null,
      1,
    ),
  ],
];

const readBytes = (name: string, bytes: Uint8Array) => readFiles([{ name, bytes }], NO_PROGRESS);
const titles = ({ records }: Awaited<ReturnType<typeof readText>>) => records.map(({ title }) => title);

describe.each(TEXTS)('%s with an end that is no text', (name, text) => {
  const whole = strToU8(text);
  const noise = Uint8Array.from({ length: 4_000 }, (_, i) => (i * 73 + (i >> 3)) % 256);

  it.each([
    ['zeros, as after a power cut', new Uint8Array(4_000)],
    ['noise', noise],
  ])('%s: what stands before is read, and the place is told', async (_, end) => {
    const at = Math.floor(whole.length * 0.7);
    const result = await readBytes(name, Uint8Array.from([...whole.subarray(0, at), ...end]));
    const before = titles(await readText(text, name));
    expect(titles(result).slice(0, 3)).toEqual(before.slice(0, 3));
    const problem = result.files[0]!.problems.find(({ code }) => code === 'file-damaged');
    expect(problem).toMatchObject({ severity: 'warning', where: { file: name } });
    expect(problem!.where!.line).toBe(text.slice(0, at).split('\n').length);
  });
});

it('bytes that only begin with letters are no text', async () => {
  const bytes = Uint8Array.from({ length: 5_000 }, (_, i) => (i < 100 ? 65 + (i % 26) : (i * 89) % 32));
  expect(codes(await readBytes('x.bib', bytes))).toEqual(['file-binary']);
});

describe('two exports in one file', () => {
  const cochrane = Array.from(
    { length: 12 },
    (_, i) => `Record #${i + 1} of 12\nID: CN-000${i}\nAU: Orr BC\nTI: Naps ${i}\nYR: 2001\n\n`,
  ).join('');
  const refworks =
    'RT Journal Article\nSR 1\nID 7\nA1 Gilles,Henri\nT1 Radar by night\nJF Beacons\nYR 2020\nVO 3\n\n';

  it.each([
    ['RefWorks', refworks, 'Radar by night'],
    ['RIS', RIS.slice(0, RIS.indexOf('TY', 10)), 'Harbour bells 1'],
  ])('%s before Cochrane are both read, and it is said', async (_, first, title) => {
    const result = await readText(`${first}${cochrane}`, 'both.txt');
    expect(titles(result)).toEqual([title, ...Array.from({ length: 12 }, (__, i) => `Naps ${i}`)]);
    expect(codes(result)).toContain('file-of-two-formats');
    expect(result.unread).toEqual([]);
  });
});

it('a table behind the beginning of another one: both are read', async () => {
  const nodes = `Id,Label\nn1,rope span\nn2,stone arch\nn3,ford\n${'n4,"a toll, old"\n'}`;
  const table =
    'Publication ID,DOI,Title,Source title,PubYear,Times cited\npub.1,,Pollen rain,Inv. Ecol.,2012,6\n';
  const { graph, records, files } = await readText(`${nodes}${table}`, 'both.csv');
  expect(records.map(({ title }) => title)).toEqual(['Pollen rain']);
  expect(graph?.nodes.slice(0, 4).map(({ label }) => label)).toEqual([
    'rope span',
    'stone arch',
    'ford',
    'a toll, old',
  ]);
  expect(files[0]!.problems.map(({ code }) => code)).toContain('file-of-two-formats');
});

describe('a list with elements of two formats', () => {
  const crossref = { DOI: '10.5555/fog.1', title: ['Fog signals'], type: 'journal-article' };
  const csl = {
    id: 'k',
    type: 'book',
    title: 'Lamps',
    issued: { 'date-parts': [[2001]] },
    publisher: 'Quay',
  };
  const openalex = { id: 'https://openalex.org/W2000000001', title: 'Seals', display_name: 'Seals' };

  it.each([
    ['Crossref and CSL-JSON', [crossref, csl], ['Fog signals', 'Lamps']],
    ['OpenAlex and CSL-JSON', [openalex, openalex, csl], ['Seals', 'Seals', 'Lamps']],
  ])('%s: both are read, and it is said', async (_, items, expected) => {
    const result = await readText(JSON.stringify(items), 'both.json');
    expect(titles(result)).toEqual(expected);
    expect(codes(result)).toContain('file-of-two-formats');
    expect(result.unread).toEqual([]);
  });

  it('an element whose keys are damaged leaves the others in their format', async () => {
    const work = (n: number) => ({
      title: `Arches ${n}`,
      authors: ['TW Weir'],
      cites: n,
      rank: n,
      uid: `G:${n}`,
    });
    const text = JSON.stringify([work(1), work(2)]).replace(/"cites":2/, '"ci#tes":2');
    const result = await readText(text, 'pop.json');
    expect(result.files[0]!.format).toBe('publish-or-perish');
    expect(titles(result)).toEqual(['Arches 1', 'Arches 2']);
    expect(result.records[0]!.timesCited).toBe(1);
  });
});

describe('a file with nothing in it but its beginning', () => {
  it.each([
    ['opencitations.csv', 'oci,citing,cited,creation,timespan\n'],
    ['edges.csv', 'source,target,weight\n'],
    ['list.json', '[]'],
  ])('%s says so', async (name, text) => {
    const { files } = await readText(text, name);
    expect(files[0]!.problems.length).toBeGreaterThan(0);
    expect(files[0]!.problems.every(({ where }) => where?.file === name)).toBe(true);
  });
});

describe('a line of a million marks', () => {
  // A reader that looks to the end of the line at every mark would take hours.
  it.each([
    ['in a table', 'Title,Authors,Year\nOne,"Orr, Bea",2001\n', '"'],
    ['in a table with tabs', 'Title\tAuthors\tYear\nOne\tOrr, Bea\t2001\n', '"'],
    ['in a map of VOSviewer', 'id\tlabel\tx\ty\n1\tOne\t0\t0\n', '&amp;'],
  ])('%s costs no more than its length', async (_, start, mark) => {
    const { records, graph } = await readText(`${start}${mark.repeat(1_000_000 / mark.length)}`, 'x.txt');
    expect([
      ...records.map(({ title }) => title),
      ...(graph?.nodes ?? []).map(({ label }) => label),
    ]).toContain('One');
    const header = start.slice(0, start.indexOf('\n'));
    await readText(header + mark.repeat(1_000_000 / mark.length), 'x.txt');
  });
});

it('a file that is in no format as a whole is read by its beginning', async () => {
  const rows = Array.from(
    { length: 4 },
    (_, i) => `hep-th/930100${i};hep-th;0;0;;A.Holm;Strings under tide ${i}\n`,
  ).join('');
  const result = await readText(`${rows}${'no; row of it\n'.repeat(9)}`, 'data.csv');
  expect(titles(result)).toHaveLength(4);
  expect(codes(result)).toContain('paperscape-line-unread');
});

describe('a finished map as JSON that is damaged', () => {
  const network = {
    items: Array.from({ length: 5 }, (_, i) => ({ id: i + 1, label: `item ${i + 1}`, x: i, y: -i })),
    links: [{ source_id: 1, target_id: 2, strength: 1 }],
  };
  const text = JSON.stringify({ network }, null, 1);

  it('keeps the items before the damage', async () => {
    const at = text.indexOf('"label": "item 4"');
    const { graph, files } = await readText(`${text.slice(0, at)}....${text.slice(at)}`, 'map.json');
    expect(graph!.nodes.map(({ label }) => label)).toEqual(['item 1', 'item 2', 'item 3', 'item 5']);
    expect(files[0]!.problems.map(({ code }) => code)).toContain('json-element-broken');
  });

  it('is read where only something behind it is wrong', async () => {
    const result = await readText(`${text}\u00d0`, 'map.json');
    expect(result.graph!.nodes).toHaveLength(5);
    expect(codes(result)).toEqual(['json-element-broken']);
  });
});

describe('archives in archives', () => {
  const entry = (title: string) => strToU8(`@misc{x, title={${title}}, year=2001}`);
  const limits = { bytes: 1_000, files: 5 };
  const read = (name: string, bytes: Uint8Array) => readFiles([{ name, bytes }], NO_PROGRESS, {}, limits);
  const filler = (n: number) => strToU8(' '.repeat(n));

  it('share one limit of bytes, which is named with the file', async () => {
    const inner = zipSync({ 'pad.txt': filler(400), 'b.bib': entry('Tides') });
    const result = await read(
      'outer.zip',
      zipSync({ '1.zip': inner, '2.zip': inner, '3.gz': gzipSync(filler(900)) }),
    );
    const found = result.files.flatMap(({ name, problems }) =>
      problems.filter(({ code }) => code === 'archive-too-large').map(({ where }) => [name, where?.file]),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(([, file]) => file!.startsWith('outer.zip › '))).toBe(true);
    expect(result.files.reduce((sum, { bytes, format }) => sum + (format ? bytes : 0), 0)).toBeLessThan(
      1_000,
    );
    expect(titles(result)).toContain('Tides');
  });

  it('share one limit of files', async () => {
    const three = zipSync({ a: entry('A'), b: entry('B'), c: entry('C') });
    const result = await read('outer.zip', zipSync({ '1.zip': three, '2.zip': three }));
    expect(titles(result)).toEqual(['A', 'B', 'C']);
    expect(result.files.flatMap(({ problems }) => problems.map(({ code }) => code))).toContain(
      'archive-too-many-files',
    );
  });

  it('are opened two deep, and what lies deeper is named', async () => {
    const deep = gzipSync(zipSync({ 'a.zip': zipSync({ 'a.bib': entry('A') }) }));
    const result = await read('deep.zip.gz', deep);
    expect(result.files).toMatchObject([
      {
        name: 'deep.zip › a.zip',
        problems: [{ code: 'archive-too-deep', where: { file: 'deep.zip › a.zip' } }],
      },
    ]);
    expect(result.files[0]!.problems[0]!.message).toContain('2');
  });
});
