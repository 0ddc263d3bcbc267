/** Networks of real files, as the app builds them. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buildCorpus } from '../../src/lib/corpus/build-corpus';
import type { Corpus } from '../../src/lib/model/corpus';
import type { Network, NetworkName } from '../../src/lib/model/network';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { DEFAULT_SETTINGS, type Settings } from '../../src/lib/model/settings';
import { addGraphEntities } from '../../src/lib/networks/add-graph-entities';
import { fitInput } from '../../src/lib/networks/fit-input';
import type { NetworkInput } from '../../src/lib/networks/network-input';
import { buildNetwork } from '../../src/lib/networks/registry';
import { joinGraphs } from '../../src/lib/parsers/graphs/graph-join';
import { readFiles } from '../../src/lib/parsers/read-files';
import { analyseText } from '../../src/lib/text/analyse-text';
import { defaultNeighbourCount, findNeighbours } from '../../src/lib/text/neighbours';
import { makeCorpus } from '../unit/text/make-corpus';

export const COLM = '../shared/data/topics/colm.json';

/** Title, abstract, author keywords and reference class of each paper of COLM. */
export function readColm(): { t: string; a: string; k: string[]; l: string | null }[] {
  return JSON.parse(readFileSync(COLM, 'utf8')) as ReturnType<typeof readColm>;
}

/** The papers of COLM, without their author keywords: as a page of abstracts has them. */
export function colmInput(): Promise<NetworkInput> {
  return analyse(makeCorpus(readColm().map(({ t, a }) => ({ title: t, abstract: a }))));
}

/** Everything that the networks of some files are built from. */
export async function inputOf(...paths: string[]): Promise<NetworkInput> {
  const files = paths.map((path) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) }));
  const read = await readFiles(files, NO_PROGRESS);
  const { graph } = joinGraphs(read.graph ? [read.graph] : []);
  const input = await analyse(await buildCorpus(read.records, NO_PROGRESS));
  return graph ? addGraphEntities(input, graph) : input;
}

export function networkOf(
  input: NetworkInput,
  network: NetworkName,
  settings: Partial<Settings> = {},
): Promise<Network> {
  const all = { ...DEFAULT_SETTINGS, ...settings, network };
  return buildNetwork(fitInput(input, all), all, NO_PROGRESS);
}

async function analyse(corpus: Corpus): Promise<NetworkInput> {
  const text = await analyseText(corpus, NO_PROGRESS);
  const neighbours = await findNeighbours(
    text.vectors,
    defaultNeighbourCount(corpus.papers.length),
    NO_PROGRESS,
  );
  return { corpus, text, neighbours };
}
