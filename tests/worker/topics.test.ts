import { afterEach, describe, expect, it } from 'vitest';
import { NO_CLUSTER_EDITS, type ClusterEdits } from '../../src/lib/model/cluster-edits';
import type { ClusterDetails } from '../../src/lib/model/details';
import { DEFAULT_SETTINGS, type LayoutName, type Settings } from '../../src/lib/model/settings';
import { copySnapshot, type Snapshot } from '../../src/lib/model/snapshot';
import type { Engine, JobResult, LoadOptions } from '../../src/lib/protocol/engine';
import { mergeTopics, moveNode, partTopic, renameTopic } from '../../src/lib/view/change-topics';
import { generateLibrary } from '../bench/generate-library';
import { bytesOf, engineOverChannel } from './engine-over-channel';

/** 160 invented papers with ten planted topics; the first two parts of the text are its journals. */
const ENTRIES = generateLibrary(160).split('\n\n');
const PART = ENTRIES.slice(0, 102).join('\n\n');
const WHOLE = ENTRIES.join('\n\n');
const REST = [ENTRIES[0], ENTRIES[1], ...ENTRIES.slice(102)].join('\n\n');

let close: (() => void)[] = [];
afterEach(() => {
  close.forEach((end) => end());
  close = [];
});

type Done = Extract<JobResult, { kind: 'done' }>;

/** Topics are those of the network: where they are not about places, nodes stand on a circle, which takes no forces to work out. */
function start(layout: LayoutName = 'circular') {
  const usual: Settings = { ...DEFAULT_SETTINGS, layout };
  const channel = engineOverChannel();
  close.push(channel.close);
  const engine = channel.remote as unknown as Engine;
  let run = 0;
  const done = async (job: Promise<JobResult>): Promise<Done> => {
    const result = await job;
    if (result.kind !== 'done') throw new Error(`The job ended as ${result.kind}.`);
    return result;
  };
  return {
    engine,
    load: (files: Record<string, string>, options?: LoadOptions, settings: Partial<Settings> = {}) =>
      done(
        engine.load(
          ++run,
          Object.entries(files).map(([name, text]) => ({ name, bytes: bytesOf(text) })),
          { ...usual, ...settings },
          options,
        ),
      ),
    rebuild: (settings: Partial<Settings>) => done(engine.rebuild(++run, { ...usual, ...settings })),
    edit: (edits: ClusterEdits) => done(engine.editClusters(++run, edits)),
    topic: async (index: number): Promise<ClusterDetails> => (await engine.cluster(index))!,
  };
}

const indexOf = ({ clusters }: Snapshot, label: string) =>
  clusters.findIndex((cluster) => cluster.label === label);
const topicOf = ({ clusters, cluster, ids }: Snapshot, id: string) =>
  clusters[cluster[ids.indexOf(id)]!]?.label;
const notes = ({ report }: Done) => report.problems.filter(({ code }) => code === 'topic-edit-not-applied');
const partition = ({ ids, cluster, clusters }: Snapshot) =>
  Object.fromEntries(ids.map((id, node) => [id, clusters[cluster[node]!]?.id ?? null]));

/** Topics that stay whole when more papers come, and one that falls into four when they come and the grain is finer. */
const WHOLE_TOPICS = { renamed: 3, into: 0, merged: 1, target: 6 };
const LOOSE_TOPIC = 0;
const FINE = 8;

/** One topic renamed, two merged, a paper of the first moved to a fourth. */
async function editAll({ topic }: ReturnType<typeof start>, snapshot: Snapshot) {
  const { renamed, into, merged, target } = WHOLE_TOPICS;
  const [four, one, two, three] = await Promise.all([renamed, into, merged, target].map(topic));
  const paper = four!.members.at(-1)!;
  let edits = renameTopic(NO_CLUSTER_EDITS, four!, '  My <b>own</b> name ');
  edits = mergeTopics(edits, two!, one!);
  edits = moveNode(edits, paper, three!);
  return {
    edits,
    paper,
    moved: three!.label,
    parts: [one!, two!].map(({ members }) => members[0]!),
    firstOf: four!.members[0]!,
    firstOfThree: three!.members[0]!,
    before: copySnapshot(snapshot),
  };
}

/** All three hold: the name, the merging, the move. */
function expectKept(snapshot: Snapshot, made: Awaited<ReturnType<typeof editAll>>) {
  expect(topicOf(snapshot, made.firstOf)).toBe('My <b>own</b> name');
  expect(topicOf(snapshot, made.parts[0]!)).toBe(topicOf(snapshot, made.parts[1]!));
  expect(topicOf(snapshot, made.paper)).toBe(topicOf(snapshot, made.firstOfThree));
  expect(topicOf(snapshot, made.paper)).not.toBe('My <b>own</b> name');
}

describe('topics edited by hand', () => {
  it('change clusters, names and counts, and move nothing', async () => {
    const app = start('force');
    const first = await app.load({ 'a.bib': PART });
    const made = await editAll(app, first.snapshot);
    const { snapshot, clusterEdits, view } = await app.edit(made.edits);
    expect(view).toBeNull();
    expect(clusterEdits).toEqual(made.edits);
    expectKept(snapshot, made);
    const { clusters, cluster, counts, method, subtopics: _, ...same } = snapshot;
    const {
      clusters: wereClusters,
      cluster: were,
      counts: wereCounts,
      method: oldMethod,
      subtopics: __,
      ...before
    } = made.before;
    expect(same).toEqual(before);
    expect(clusters).toHaveLength(wereClusters.length - 1);
    expect(counts).toEqual({ ...wereCounts, clusters: clusters.length });
    expect(method).toBe(`${oldMethod}; topics by hand: 1 renamed, 1 merged, 1 node moved`);
    expect(cluster).not.toEqual(were);
    // A renamed topic keeps its terms.
    const renamed = clusters[indexOf(snapshot, 'My <b>own</b> name')]!;
    expect(renamed).toMatchObject({
      id: wereClusters[WHOLE_TOPICS.renamed]!.id,
      terms: wereClusters[WHOLE_TOPICS.renamed]!.terms,
    });
    expect(renamed.papers).toBe(wereClusters[WHOLE_TOPICS.renamed]!.papers - 1);

    // All taken back: the map that was found.
    const back = await app.edit(NO_CLUSTER_EDITS);
    expect(back.snapshot).toEqual(made.before);
  });

  it('are told by the card, and taken back one by one', async () => {
    const app = start();
    const made = await editAll(app, (await app.load({ 'a.bib': PART })).snapshot);
    let { snapshot, clusterEdits } = await app.edit(made.edits);
    const merged = await app.topic(snapshot.cluster[snapshot.ids.indexOf(made.parts[0]!)]!);
    expect(merged.edits.parts).toHaveLength(2);
    expect(merged.edits.parts.reduce((sum, { papers }) => sum + papers, 0)).toBe(merged.papers);
    const renamed = await app.topic(indexOf(snapshot, 'My <b>own</b> name'));
    expect(renamed.edits).toMatchObject({
      name: 0,
      foundLabel: made.before.clusters[WHOLE_TOPICS.renamed]!.label,
    });
    const target = await app.topic(indexOf(snapshot, made.moved));
    expect(target.edits.moved.map(({ id }) => id)).toEqual([made.paper]);

    ({ clusterEdits } = await app.edit(partTopic(clusterEdits, merged.edits.parts[0]!)));
    expect(clusterEdits.merged).toEqual([]);
    ({ clusterEdits } = await app.edit(moveNode(clusterEdits, made.paper, null)));
    ({ snapshot, clusterEdits } = await app.edit(renameTopic(clusterEdits, renamed, null)));
    expect(clusterEdits).toEqual(NO_CLUSTER_EDITS);
    expect(snapshot).toEqual(made.before);
  });

  it('come back with a saved map, and can be taken back there', async () => {
    const app = start('force');
    const made = await editAll(app, (await app.load({ 'a.bib': PART })).snapshot);
    const { snapshot } = await app.edit(made.edits);
    const saved = await app.engine.exportMap('json');
    const other = start('force');
    const again = await other.load({ 'saved.json': saved });
    expect(again.clusterEdits).toEqual(made.edits);
    expect(notes(again)).toEqual([]);
    expect(partition(again.snapshot)).toEqual(partition(snapshot));
    expect(again.snapshot.clusters.map(({ id, label, terms, papers }) => [id, label, terms, papers])).toEqual(
      snapshot.clusters.map(({ id, label, terms, papers }) => [id, label, terms, papers]),
    );
    expect(again.snapshot.method).toBe(snapshot.method);
    // Saved again the file is the same but for what was read.
    const keep = (text: string) => {
      const { clusterEdits, foundClusters, clusters, nodes } = JSON.parse(text) as Record<string, unknown>;
      return { clusterEdits, foundClusters, clusters, nodes };
    };
    expect(keep(await other.engine.exportMap('json'))).toEqual(keep(saved));
    const back = await other.edit(NO_CLUSTER_EDITS);
    expect(partition(back.snapshot)).toEqual(partition(made.before));
    expect(back.snapshot.clusters.map(({ label }) => label)).toEqual(
      made.before.clusters.map(({ label }) => label),
    );
  });

  it('hold when more papers come, by whatever way', async () => {
    const app = start();
    const made = await editAll(app, (await app.load({ 'a.bib': PART })).snapshot);
    await app.edit(made.edits);
    const saved = await app.engine.exportMap('json');

    // Added to what is open.
    const added = await app.load({ 'b.bib': REST }, { add: true });
    expect(added.report.papers).toBe(160);
    expectKept(added.snapshot, made);
    expect(notes(added)).toEqual([]);

    // All files read anew with what the project kept.
    const anew = await start().load({ 'a.bib': PART, 'b.bib': REST }, { edits: made.edits, known: 1 });
    expectKept(anew.snapshot, made);

    // The map file together with the whole library: fewer than 90 % of the nodes are known, all is computed anew.
    const mixed = await start().load({ 'saved.json': saved, 'all.bib': WHOLE });
    expect(mixed.report.papers).toBe(160);
    expectKept(mixed.snapshot, made);
    expect(mixed.clusterEdits).toEqual(made.edits);

    // What was taken back stays so, though the file brings it.
    const without = await start().load(
      { 'saved.json': saved, 'all.bib': WHOLE },
      { edits: NO_CLUSTER_EDITS, known: 1 },
    );
    expect(without.clusterEdits).toEqual(NO_CLUSTER_EDITS);
    expect(topicOf(without.snapshot, made.firstOf)).not.toBe('My <b>own</b> name');
  });

  it('that lose their topic to more papers are kept and told', async () => {
    const app = start();
    await app.load({ 'a.bib': PART });
    const edits = renameTopic(NO_CLUSTER_EDITS, await app.topic(LOOSE_TOPIC), 'A mixture');
    await app.edit(edits);
    const settings = { resolution: FINE };
    const added = await app.load({ 'b.bib': REST }, { add: true }, settings);
    expect(added.snapshot.clusters.map(({ label }) => label)).not.toContain('A mixture');
    expect(notes(added)).toMatchObject([{ message: expect.stringContaining('“A mixture”') as string }]);
    expect(added.clusterEdits).toEqual(edits);
  });

  it('hold on other maps and with other settings; what does not apply is kept and told', async () => {
    const app = start();
    const made = await editAll(app, (await app.load({ 'a.bib': PART })).snapshot);
    await app.edit(made.edits);
    const similar = await app.rebuild({ network: 'similarity' });
    expectKept(similar.snapshot, made);
    const other = await app.rebuild({ seed: 7 });
    expectKept(other.snapshot, made);
    // Nobody cites anybody here: no topics, so no edit applies.
    const citations = await app.rebuild({ network: 'citation' });
    expect(citations.snapshot.clusters).toEqual([]);
    expect(notes(citations)).toHaveLength(3);
    expect(citations.clusterEdits).toEqual(made.edits);
    const back = await app.rebuild({});
    expectKept(back.snapshot, made);
    expect(notes(back)).toEqual([]);
  });

  it('makes the same map whether edits came before or after it', async () => {
    const app = start('force');
    const made = await editAll(app, (await app.load({ 'a.bib': PART })).snapshot);
    const { snapshot } = await app.edit(made.edits);
    const reloaded = await start('force').load({ 'a.bib': PART }, { edits: made.edits, known: 1 });
    expect(reloaded.snapshot).toEqual(snapshot);
  });

  it('leaves out what is no edit, and says so', async () => {
    const app = start();
    await app.load({ 'a.bib': PART });
    const saved = JSON.parse(await app.engine.exportMap('json')) as Record<string, unknown>;
    saved.clusterEdits = {
      names: [
        { members: ['paper1'], label: 7 },
        { members: 'paper1', label: 'x' },
        { members: ['paper1', 3, 'paper1'], label: ' a\n\u0000b ' },
      ],
      merged: [{ members: [['paper1']] }, 'no'],
      moved: { node: 'paper1' },
    };
    const { clusterEdits, report } = await start().load({ 'saved.json': JSON.stringify(saved) });
    expect(clusterEdits).toEqual({ names: [{ members: ['paper1'], label: 'a b' }], merged: [], moved: [] });
    expect(report.files[0]!.problems).toMatchObject([
      { code: 'map-edits-unreadable', message: expect.stringMatching(/^5 changes/) as string },
    ]);
  });

  it('fail when nothing is open', async () => {
    const { engine } = start();
    expect(await engine.editClusters(1, NO_CLUSTER_EDITS)).toMatchObject({ kind: 'failed' });
  });
});
