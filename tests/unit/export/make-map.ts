import { readFileSync } from 'node:fs';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import { makeReport } from '../../../src/lib/corpus/make-report';
import { analyseNetwork } from '../../../src/lib/map/analyse-network';
import type { Corpus } from '../../../src/lib/model/corpus';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import type { Report } from '../../../src/lib/model/answers/report';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import type { Snapshot } from '../../../src/lib/model/snapshot';
import { addGraphEntities } from '../../../src/lib/networks/add-graph-entities';
import { fitNetwork } from '../../../src/lib/networks/builders/imported';
import type { NetworkInput } from '../../../src/lib/networks/network-input';
import { buildNetwork } from '../../../src/lib/networks/registry';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { findNeighbours } from '../../../src/lib/text/neighbours';

export interface MadeMap {
  corpus: Corpus;
  input: NetworkInput;
  snapshot: Snapshot;
  report: Report;
}

/** A whole map of some text, by the steps that the engine takes; a finished map is shown as it is. */
export async function makeMap(name: string, text: string): Promise<MadeMap> {
  return makeMapOf({ [name]: text });
}

/** The same of several files. */
export async function makeMapOf(texts: Record<string, string>): Promise<MadeMap> {
  const files = Object.entries(texts).map(([name, text]) => ({
    name,
    bytes: new TextEncoder().encode(text),
  }));
  const read = await readFiles(files, NO_PROGRESS);
  const corpus = await buildCorpus(read.records, NO_PROGRESS);
  const model = await analyseText(corpus, NO_PROGRESS);
  const neighbours = await findNeighbours(model.vectors, 4, NO_PROGRESS);
  const plain: NetworkInput = { corpus, text: model, neighbours };
  const input = read.graph ? addGraphEntities(plain, read.graph) : plain;
  const settings = fitNetwork(DEFAULT_SETTINGS, input, read.graph !== undefined);
  const network = await buildNetwork(input, settings, NO_PROGRESS);
  const options = { progress: NO_PROGRESS, savedMap: read.savedMap };
  const { snapshot } = await analyseNetwork(input, network, settings, options);
  return { corpus: input.corpus, input, snapshot, report: makeReport(read.files, input.corpus, read.graph) };
}

export const pollination = () =>
  makeMap('pollination.bib', readFileSync('tests/fixtures/pollination.bib', 'utf8'));

/** Texts that break out of mark-up where they are not escaped, or that no XML may hold. */
export const HOSTILE = `</title><script>alert(1)</script> "quoted" & 'so' \u0001 ]]>`;

/** Two papers, the first with a hostile title and author. */
export const hostileCsl = () =>
  JSON.stringify([
    {
      id: 'a"><&',
      type: 'article-journal',
      title: HOSTILE,
      author: [{ family: '<b>Evil</b> & "Co"', given: "O'Neil" }],
      abstract: 'Bees visit flowers and bees carry pollen.',
      keyword: 'bees, <i>pollen</i>',
      issued: { 'date-parts': [[2020]] },
    },
    {
      id: 'b',
      type: 'article-journal',
      title: 'Bees carry pollen to flowers',
      author: [{ family: 'Good', given: 'Ann' }],
      abstract: 'Flowers are visited by bees that carry pollen.',
      keyword: 'bees, <i>pollen</i>',
      issued: { 'date-parts': [[2021]] },
      references: ['a"><&'],
    },
  ]);
