/** The intact files that are damaged: at least one of every format that is read, small, written for the project or by its own exporters. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync, zipSync } from 'fflate';
import { writeMapFile } from '../../src/lib/export/map-file';
import { writeNetwork } from '../../src/lib/export/network-files';
import { writeBibliography } from '../../src/lib/export/papers/bibliography';
import { toRecords } from '../../src/lib/export/papers/to-records';
import { BIBLIOGRAPHIES, EXPORTS, isPicture } from '../../src/lib/export/registry';
import type { NetworkFormat } from '../../src/lib/model/exchange/network-format';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { toGraphology } from '../../src/lib/networks/to-graphology';
import { readFiles } from '../../src/lib/parsers/read-files';
import { pollination } from '../unit/export/make-map';
import { endsOf, entriesOf, UNPLACED, type Entry } from './intact-entries';

export interface Base {
  name: string;
  bytes: Uint8Array;
  /** Ids of the formats in it. */
  formats: string[];
  entries: Entry[];
  /** For each entry the byte from which on it is whole; none where that can't be told. */
  ends: number[];
}

const fixtures = new URL('../fixtures/', import.meta.url);
const readFixture = (name: string) => new Uint8Array(readFileSync(new URL(name, fixtures)));
const encode = (text: string) => new TextEncoder().encode(text);

async function writtenFiles(): Promise<[name: string, bytes: Uint8Array][]> {
  const { corpus, input, snapshot } = await pollination();
  const records = toRecords(corpus, [...corpus.papers.keys()]);
  const papers = BIBLIOGRAPHIES.map(({ id, extension }): [string, Uint8Array] => [
    `written${extension}`,
    encode(writeBibliography(id, records)),
  ]);
  const write = (id: NetworkFormat | 'json') =>
    id === 'json'
      ? writeMapFile({ ...input, snapshot })
      : writeNetwork(id, { input, snapshot, graph: toGraphology(snapshot) });
  const networks = EXPORTS.flatMap(({ id, extension }): [string, Uint8Array][] =>
    isPicture(id) || id === 'html' ? [] : [[`written-map${extension}`, encode(write(id))]],
  );
  return [...papers, ...networks];
}

const THESAURUS =
  'label\treplace by\nlarge language models\tlanguage model\nbees, wild\twild bee\n"noise"\t\nLLMs\tlanguage model\n';

async function listFiles(): Promise<[name: string, bytes: Uint8Array][]> {
  const formats = readdirSync(new URL('formats/', fixtures)).sort();
  const ris = readFixture('formats/dialects.ris');
  const bib = readFixture('formats/biblatex.bib');
  return [
    ...formats.map((name): [string, Uint8Array] => [name, readFixture(`formats/${name}`)]),
    ['daily-page.txt', readFixture('daily-page.txt')],
    ['thesaurus.txt', encode(THESAURUS)],
    // Not packed, so that what stands before a damage can be told.
    ['stored.zip', zipSync({ 'a.ris': ris, 'b.bib': bib }, { level: 0 })],
    ['packed.zip', zipSync({ 'a.ris': ris, 'more/b.bib.gz': gzipSync(bib) })],
    ['packed.bib.gz', gzipSync(bib)],
    ...(await writtenFiles()),
  ];
}

/** Reads them all; the same list, in the same order, in every process. */
export async function makeBases(): Promise<Base[]> {
  const bases: Base[] = [];
  for (const [name, bytes] of await listFiles()) {
    const result = await readFiles([{ name, bytes: bytes.slice() }], NO_PROGRESS);
    const entries = entriesOf(result);
    const isPlaced = !UNPLACED.has(name) && !name.startsWith('packed');
    const formats = result.files.flatMap(({ format }) => format ?? []);
    bases.push({ name, bytes, formats, entries, ends: isPlaced ? endsOf(entries, bytes) : [] });
  }
  return bases;
}
