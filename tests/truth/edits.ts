/** Topics edited by hand on half of a corpus: what of it holds on the whole, by way of the map file. */
import { readFileSync } from 'node:fs';
import { createRng } from '../../src/lib/graph/rng';
import { NO_CLUSTER_EDITS } from '../../src/lib/model/cluster-edits';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import type { Snapshot } from '../../src/lib/model/snapshot';
import type { JobResult } from '../../src/lib/protocol/engine';
import { mergeTopics, moveNode, renameTopic } from '../../src/lib/view/change-topics';
import { createEngine } from '../../workers/engine';
import type { Row, Section } from './row';

const LANDMARKS = 'static/samples/landmarks.json';
const PAPERSCAPE = '../shared/data/formats/paperscape/pscp-1993.csv';
const NAME = 'A name by hand';
/** Halves of a corpus that are tried. */
const HALVES = { landmarks: 10, paperscape: 2 };

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function doneOf(result: JobResult): Extract<JobResult, { kind: 'done' }> {
  if (result.kind !== 'done') throw new Error(`The job ended as ${result.kind}.`);
  return result;
}

const topicOf = ({ ids, cluster }: Snapshot, id: string): number => cluster[ids.indexOf(id)] ?? -1;

interface Kept {
  name: boolean;
  merged: boolean;
  moved: boolean;
  /** Edits that do not apply, by the report. */
  told: number;
  reopened: boolean;
}

/** Renames the largest topic, merges the second and third, moves a paper of the largest to the fourth; saves, opens, reads the whole. */
async function tryHalf(name: string, half: string, whole: string): Promise<Kept> {
  const app = createEngine();
  const file = (text: string) => ({ name, bytes: bytesOf(text) });
  doneOf(await app.load(1, [file(half)], DEFAULT_SETTINGS));
  const [a, b, c, d] = await Promise.all([0, 1, 2, 3].map((index) => app.cluster(index)));
  if (!a || !b || !c || !d) throw new Error('The half has fewer than four topics.');
  const paper = a.core.at(-1)!.id;
  const edits = moveNode(mergeTopics(renameTopic(NO_CLUSTER_EDITS, a, NAME), b, c), paper, d);
  const edited = doneOf(await app.editClusters(2, edits));
  const saved = { name: 'saved.json', bytes: bytesOf(await app.exportMap('json')) };

  const again = createEngine();
  const opened = doneOf(await again.load(1, [saved], DEFAULT_SETTINGS));
  const view = ({ snapshot }: typeof opened) =>
    JSON.stringify([snapshot.clusters.map(({ label }) => label), [...snapshot.cluster]]);
  const enlarged = doneOf(await again.load(2, [file(whole)], DEFAULT_SETTINGS, { add: true }));
  const { snapshot, report } = enlarged;
  const core = (topic: typeof a) => mostOf(snapshot, topic.members);
  return {
    reopened: view(opened) === view(edited),
    name: snapshot.clusters[core(a)]?.label === NAME,
    merged: core(b) === core(c) && core(b) >= 0,
    moved: topicOf(snapshot, paper) === core(d),
    told: report.problems.filter(({ code }) => code === 'topic-edit-not-applied').length,
  };
}

/** The topic that most of some papers are in. */
function mostOf(snapshot: Snapshot, members: readonly string[]): number {
  const counts = new Map<number, number>();
  for (const id of members) {
    const topic = topicOf(snapshot, id);
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return [...counts].sort((x, y) => y[1] - x[1])[0]?.[0] ?? -1;
}

function rowsOf(what: string, tried: Kept[], least: number): Row[] {
  const n = tried.length;
  const count = (is: (kept: Kept) => boolean): number => tried.filter(is).length;
  const row = (part: string, value: number, from: number): Row => ({
    what: `${what}: ${part}`,
    value: `${value} of ${n}`,
    goal: `at least ${from}`,
    met: value >= from,
  });
  return [
    row(
      'opened from the map file as it was saved',
      count(({ reopened }) => reopened),
      n,
    ),
    row(
      'name holds on the whole corpus',
      count(({ name }) => name),
      least,
    ),
    row(
      'merging holds',
      count(({ merged }) => merged),
      least,
    ),
    row(
      'move holds',
      count(({ moved }) => moved),
      least,
    ),
    row(
      'what does not hold is told',
      count(({ name, merged, moved, told }) => told >= [name, merged, moved].filter((kept) => !kept).length),
      n,
    ),
  ];
}

export const section: Section = {
  title: 'Topics edited by hand on half of the papers, on the whole',
  needs: [LANDMARKS, PAPERSCAPE],
  async measure() {
    const papers = JSON.parse(readFileSync(LANDMARKS, 'utf8')) as unknown[];
    const lines = readFileSync(PAPERSCAPE, 'utf8').split('\n');
    const halfOf = <T>(all: readonly T[], seed: number): T[] => {
      const random = createRng(seed);
      return all.filter(() => random() < 0.5);
    };
    const landmarks: Kept[] = [];
    for (let seed = 1; seed <= HALVES.landmarks; seed++) {
      const half = JSON.stringify(halfOf(papers, seed));
      landmarks.push(await tryHalf('landmarks.json', half, JSON.stringify(papers)));
    }
    const paperscape: Kept[] = [];
    for (let seed = 1; seed <= HALVES.paperscape; seed++) {
      const half = halfOf(lines, seed).join('\n');
      paperscape.push(await tryHalf('pscp-1993.csv', half, lines.join('\n')));
    }
    return [
      ...rowsOf('landmarks', landmarks, 0.8 * HALVES.landmarks),
      ...rowsOf('arXiv 1993', paperscape, HALVES.paperscape),
    ];
  },
};
