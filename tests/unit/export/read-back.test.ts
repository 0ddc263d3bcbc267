/** Every file that is written and that Papercosm reads: what comes back is what was written, awkward contents included. */
import { describe, expect, it } from 'vitest';
import { toRecords } from '../../../src/lib/export/papers/to-records';
import { writeBibliography } from '../../../src/lib/export/papers/bibliography';
import { BIBLIOGRAPHIES, EXPORTS, isPicture } from '../../../src/lib/export/registry';
import { writeMapFile } from '../../../src/lib/export/map-file';
import { writeNetwork } from '../../../src/lib/export/network-files';
import type { NetworkFormat } from '../../../src/lib/model/exchange/network-format';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import type { PaperRecord, PersonName } from '../../../src/lib/model/record';
import { toGraphology } from '../../../src/lib/networks/to-graphology';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { makeMap, type MadeMap } from './make-map';

const place = {};
const bare = { authors: [], keywords: [], references: [], place, type: 'article-journal' };

const RECORDS: PaperRecord[] = [
  {
    ...bare,
    key: 'brook',
    title: '=SUM("ice", bridges); a "quoted" title',
    authors: [
      { family: 'Brook', given: 'Anna' },
      { particle: 'van den', family: 'Dam', given: 'Piet' },
      { literal: 'Ropes; Arches and Ice Study Group', role: 'group' },
    ],
    editors: [{ family: 'Weir', given: 'Tom W.' }],
    date: { year: 2018, month: 3, day: 9 },
    venue: 'Journal of Bridges, Ropes & Ice',
    volume: '12',
    issue: '3',
    pages: '10-19',
    doi: '10.5555/ice.1(2)',
    issn: ['0317-8471', '2049-3630'],
    keywords: ['ice, thin', 'rope; wire', '"fog"', '-marks', '=formula'],
    abstract: 'The first paragraph, "quoted".\n\n- The second; with a dash.',
    flags: ['retracted', 'corrected'],
    language: 'en',
    timesCited: 5,
  },
  {
    ...bare,
    key: 'weir',
    title: '-40 degrees: ropes & <ice> at {low} $cost_1',
    authors: [
      { family: 'Weir', given: 'Tom W.' },
      { family: 'Ørsted', given: 'Åse', suffix: 'Jr.' },
    ],
    date: { year: 899 },
    venue: 'Bridge Days',
    pages: 'e77',
    keywords: ['ice, thin'],
    references: [{ doi: '10.5555/ice.1(2)' }],
    abstract: '=1+1 is how it begins.',
  },
  {
    ...bare,
    key: 'ito',
    type: 'chapter',
    title: 'None',
    authors: [
      { family: 'Na', given: 'Li' },
      { family: 'Null', given: 'Jo' },
    ],
    editors: [{ family: 'Brook', given: 'Anna' }],
    date: { year: 1999, month: 11 },
    venue: 'Handbook of @ signs',
    publisher: 'Press, Sons; and Co.',
    keywords: ['NA', 'a|b'],
  },
];

/** What a format has no field for or writes in other words; all else must come back. */
const WITHOUT: Record<string, { parted?: boolean; lines?: boolean }> = {
  // A semicolon parts keywords and names, and an abstract runs on.
  ris: { parted: true, lines: true },
};

const nameOf = ({ particle, family, given, suffix, literal }: PersonName) =>
  [particle, family, given, suffix, literal].filter(Boolean).join('|');

function expected(record: PaperRecord, format: string) {
  const { parted = false, lines = false } = WITHOUT[format] ?? {};
  const plain = (text: string) => (parted ? text.replaceAll(';', ',') : text);
  return {
    title: record.title,
    authors: record.authors.map((name) => plain(nameOf(name))),
    editors: (record.editors ?? []).map(nameOf),
    groups: record.authors.filter(({ role, literal }) => role === 'group' || literal !== undefined).length,
    date: record.date,
    venue: record.venue,
    volume: record.volume,
    issue: record.issue,
    pages: record.pages,
    publisher: record.publisher,
    doi: record.doi,
    issn: record.issn,
    type: record.type,
    keywords: record.keywords.map(plain),
    abstract: lines ? record.abstract?.replace(/\s+/g, ' ') : record.abstract,
    flags: record.flags,
    cites: record.references.length,
    timesCited: record.timesCited,
  };
}

describe.each(BIBLIOGRAPHIES)('$label', ({ id, extension }) => {
  it('comes back as it was written', async () => {
    const text = writeBibliography(id, RECORDS);
    const name = `papers${extension}`;
    const read = await readFiles([{ name, bytes: new TextEncoder().encode(text) }], NO_PROGRESS);
    expect(read.files[0]!.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(read.records.map((record) => expected(record, ''))).toEqual(
      RECORDS.map((record) => expected(record, id)),
    );
  });

  it('comes back from the papers of a map', async () => {
    const { corpus } = await makeMap('papers.json', writeBibliography('csl-json', RECORDS));
    const text = writeBibliography(id, toRecords(corpus, [...corpus.papers.keys()]));
    const again = await makeMap(`papers${extension}`, text);
    const facts = (map: MadeMap) =>
      map.corpus.papers
        .map(({ title, date, doi, authors }) => ({ title, date, doi, authors: authors.length }))
        .sort((a, b) => a.title.localeCompare(b.title));
    expect(facts(again)).toEqual(facts({ ...again, corpus }));
    expect(again.corpus.citing).toHaveLength(corpus.citing.length);
  });
});

/** Formats of one half of a graph, with the format of the other half. */
const HALVES: Partial<Record<NetworkFormat, NetworkFormat>> = {
  'vosviewer-map': 'vosviewer-network',
  'vosviewer-network': 'vosviewer-map',
  'nodes-csv': 'links-csv',
  'links-csv': 'nodes-csv',
};

describe.each(EXPORTS.filter(({ id }) => !isPicture(id) && id !== 'html'))('$label', ({ id }) => {
  it('comes back as the graph that was written', async () => {
    const source = await makeMap('papers.json', writeBibliography('csl-json', RECORDS));
    const { snapshot, input } = source;
    const write = (format: NetworkFormat) =>
      format === 'json'
        ? writeMapFile({ ...input, snapshot })
        : writeNetwork(format, { input, snapshot, graph: toGraphology(snapshot) });
    const formats = [
      id as NetworkFormat,
      ...(HALVES[id as NetworkFormat] ? [HALVES[id as NetworkFormat]!] : []),
    ];
    const files = formats.map((format) => ({
      name: `map${EXPORTS.find((entry) => entry.id === format)!.extension}`,
      bytes: new TextEncoder().encode(write(format)),
    }));
    const read = await readFiles(files, NO_PROGRESS);
    expect(
      read.files.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error')),
    ).toEqual([]);
    if (id === 'json') {
      expect(new Set(read.records.map(({ title }) => title))).toEqual(
        new Set(input.corpus.papers.map(({ title }) => title)),
      );
      return;
    }
    const { graph } = read;
    expect(graph!.nodes).toHaveLength(snapshot.nodeCount);
    expect(graph!.nodes.map(({ label }) => label.replace(/[“”]/g, '"'))).toEqual(
      snapshot.labels.map((label) => label.replace(/[“”]/g, '"')),
    );
    const pairs = (ends: readonly (readonly [number, number])[]) =>
      new Set(ends.map(([from, to]) => (from < to ? `${from} ${to}` : `${to} ${from}`)));
    expect(pairs(graph!.links.map(({ source: from, target: to }) => [from, to] as const))).toEqual(
      pairs(Array.from(snapshot.links.source, (from, i) => [from, snapshot.links.target[i]!] as const)),
    );
  });
});
