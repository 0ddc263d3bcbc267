// What the filters show, on every network: map, timeline, counts, cards and files against a naive count from the map file.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MapFile, MapFilePaper } from '../../src/lib/model/exchange/map-file';
import { NETWORK_NAMES, NODE_KINDS, type NodeKind } from '../../src/lib/model/network';
import { NETWORK_OPTIONS } from '../../src/lib/model/network-options';
import { DEFAULT_SETTINGS, type Settings } from '../../src/lib/model/settings';
import type { Snapshot } from '../../src/lib/model/snapshot';
import { DEFAULT_FILTERS, type Filters } from '../../src/lib/model/view';
import type { Engine } from '../../src/lib/protocol/engine';
import { availableNetworks } from '../../src/lib/view/available-networks';
import { computeShown, shownPapers, shownPart, totalCounts } from '../../src/lib/view/shown';
import { datedPapers } from '../../src/lib/view/timeline/dated-papers';
import { buildTimeline, stackBin } from '../../src/lib/view/timeline/timeline-model';
import { createEngine } from '../../workers/engine';

const CORPORA: Record<string, string[]> = {
  'a sample of papers': ['static/samples/landmarks.json'],
  'a sample of a reading list': ['static/samples/daily-papers.txt'],
  'a library': ['tests/fixtures/pollination.bib'],
  'an export with references': ['tests/fixtures/formats/wos-tagged.txt'],
  'a finished map with papers': ['tests/fixtures/formats/tides.json'],
};
/** Cards of each kind that are looked at. */
const CARDS = 2;

/** What a map is made of, by ids, as a map file tells it. */
interface Told {
  papers: Map<string, MapFilePaper>;
  kinds: Map<string, NodeKind>;
  /** By id of a node: the papers that stand behind it, or are linked to it. */
  papersOf: Map<string, string[]>;
}

async function tell(engine: Engine, snapshot: Snapshot): Promise<Told> {
  const file = JSON.parse(await engine.exportMap('json')) as MapFile;
  const papers = new Map(file.papers.map((paper) => [paper.id, paper]));
  const kinds = new Map(snapshot.ids.map((id, node) => [id, NODE_KINDS[snapshot.kinds[node]!]!]));
  const papersOf = new Map<string, string[]>();
  for (const [node, id] of snapshot.ids.entries()) {
    if (kinds.get(id) === 'paper') papersOf.set(id, [id]);
    else if (kinds.get(id) === 'work') papersOf.set(id, []);
    else if (kinds.get(id) === 'author')
      papersOf.set(
        id,
        file.papers.filter(({ authors }) => authors.includes(id)).map((paper) => paper.id),
      );
    else if (snapshot.behind) papersOf.set(id, await papersOnCard(engine, node));
    else papersOf.set(id, linkedPapers(file, id));
  }
  if (!snapshot.behind) {
    const onMap = new Set(snapshot.ids);
    for (const [id, list] of papersOf)
      papersOf.set(
        id,
        [...new Set([...list, ...linkedPapers(file, id)])].filter((paper) => onMap.has(paper)),
      );
  }
  return { papers, kinds, papersOf };
}

function linkedPapers(file: MapFile, id: string): string[] {
  const isPaper = new Set(file.nodes.filter(({ kind }) => kind === 'paper').map((node) => node.id));
  if (isPaper.has(id)) return [id];
  return file.links
    .flatMap(({ source, target }) => (source === id ? [target] : target === id ? [source] : []))
    .filter((other) => isPaper.has(other));
}

async function papersOnCard(engine: Engine, node: number): Promise<string[]> {
  const details = await engine.details(node);
  return details && 'papers' in details ? details.papers.map(({ id }) => id) : [];
}

/** The rules of shown.ts, said with lists of ids. */
function naive(snapshot: Snapshot, told: Told, filters: Filters): { nodes: string[]; items: string[] } {
  const { papers, kinds, papersOf } = told;
  const hasBehind = snapshot.behind !== undefined;
  const nodeOf = new Map(snapshot.ids.map((id, node) => [id, node]));
  const clusterOf = (id: string) => snapshot.clusters[snapshot.cluster[nodeOf.get(id)!]!]?.id ?? '';
  const inTopic = (id: string) => filters.clusters.length === 0 || filters.clusters.includes(clusterOf(id));
  const isWork = (id: string) => kinds.get(id) === 'work';
  const yearOf = (id: string): number | null => {
    if (!isWork(id)) return papers.get(id)?.year ?? null;
    const day = snapshot.day[nodeOf.get(id)!]!;
    return snapshot.dayPrecision[nodeOf.get(id)!] === 0 ? null : new Date(day * 86_400_000).getUTCFullYear();
  };
  const inRange = (id: string) => {
    const year = yearOf(id);
    if (filters.from === null && filters.to === null) return true;
    if (year === null) return filters.undated === 'keep';
    return year >= Number(filters.from ?? -1e9) && year <= Number(filters.to ?? 1e9);
  };
  const authorsOnMap = (id: string) =>
    (papers.get(id)?.authors ?? []).filter((author) => kinds.get(author) === 'author');
  const chosen = filters.authors.filter((author) => kinds.get(author) === 'author');
  const circle = new Set(
    filters.authorMode === 'co-authors'
      ? [...papers.keys()]
          .filter((id) => authorsOnMap(id).some((a) => chosen.includes(a)))
          .flatMap(authorsOnMap)
      : chosen,
  );
  const byAuthor = (id: string) =>
    chosen.length === 0 ||
    (filters.authorMode === 'all'
      ? chosen.every((author) => authorsOnMap(id).includes(author))
      : authorsOnMap(id).some((author) => circle.has(author)));
  const passes = (id: string) => inRange(id) && (isWork(id) || byAuthor(id));
  const isKind = (id: string) => filters.kinds.includes(kinds.get(id)!);
  const all = snapshot.ids;
  if (hasBehind) {
    const nodes = all.filter((id) => {
      const own = papersOf.get(id)!;
      const isKept =
        own.length > 0
          ? own.some(passes)
          : chosen.length === 0 && (filters.undated === 'keep' || filters.from === null);
      return inTopic(id) && isKind(id) && isKept;
    });
    return { nodes, items: [...new Set(nodes.flatMap((id) => papersOf.get(id)!.filter(passes)))] };
  }
  const items = all.filter((id) => (kinds.get(id) === 'paper' || isWork(id)) && inTopic(id) && passes(id));
  const isItem = new Set(items);
  const nodes = all.filter((id) => {
    if (!isKind(id)) return false;
    if (kinds.get(id) === 'paper' || isWork(id)) return isItem.has(id);
    const own = papersOf.get(id)!;
    return own.length > 0 ? own.some((paper) => isItem.has(paper)) : inTopic(id);
  });
  return { nodes, items: items.filter(isKind) };
}

function filtersOf(snapshot: Snapshot, told: Told): [string, Filters][] {
  const years = [...told.papers.values()].flatMap(({ year }) => year ?? []).sort((a, b) => a - b);
  const middle = [years[Math.floor(years.length / 4)], years[Math.floor((years.length * 3) / 4)]];
  const range = { from: String(middle[0] ?? 2000), to: String(middle[1] ?? 2010) };
  const authors = [...told.kinds]
    .filter(([, kind]) => kind === 'author')
    .map(([id]) => id)
    .sort((a, b) => told.papersOf.get(b)!.length - told.papersOf.get(a)!.length || a.localeCompare(b));
  const [ann, bob] = authors;
  const topic = snapshot.clusters[0]?.id;
  const some: [string, Partial<Filters> | null][] = [
    ['nothing', {}],
    ['dates', range],
    ['dates without undated', { ...range, undated: 'hide' }],
    ['an author', ann ? { authors: [ann] } : null],
    ['two authors together', ann && bob ? { authors: [ann, bob], authorMode: 'all' } : null],
    ['an author and co-authors', bob ? { authors: [bob], authorMode: 'co-authors' } : null],
    ['a topic', topic ? { clusters: [topic] } : null],
    ['no keywords', { kinds: NODE_KINDS.filter((kind) => kind !== 'keyword') }],
    ['only authors', { kinds: ['author'] }],
    ['dates, an author, a topic', ann && topic ? { ...range, authors: [ann], clusters: [topic] } : null],
  ];
  return some.flatMap(([name, patch]): [string, Filters][] =>
    patch ? [[name, { ...DEFAULT_FILTERS, ...patch }]] : [],
  );
}

const sorted = (ids: Iterable<string>) => [...ids].sort();
const rowsOf = (csv: string) => csv.trim().split('\n').length - 1;

async function compare(engine: Engine, snapshot: Snapshot, told: Told, filters: Filters): Promise<void> {
  const shown = computeShown(snapshot, filters);
  const expected = naive(snapshot, told, filters);
  const nodes = snapshot.ids.filter((_, node) => shown.mask[node] === 1);
  expect(sorted(nodes)).toEqual(sorted(expected.nodes));

  // Counts, and what the timeline shows.
  const { counts } = shown;
  expect(counts.nodes).toBe(expected.nodes.length);
  for (const kind of NODE_KINDS)
    expect(counts.kinds[kind]).toBe(expected.nodes.filter((id) => told.kinds.get(id) === kind).length);
  expect(counts.items).toBe(expected.items.length);
  const papers = expected.items.filter((id) => told.papers.has(id) && told.kinds.get(id) !== 'work');
  expect(counts.papers).toBe(papers.length);
  const timeline = buildTimeline(snapshot, 40);
  const { day, items } = datedPapers(snapshot);
  const inBars = timeline.bins
    .flatMap((bin) => stackBin(bin, snapshot, shown.items).parts)
    .reduce((sum, { count }) => sum + count, 0);
  const undated = [...timeline.undated].filter((item) => shown.items[item] === 1).length;
  expect(inBars + undated).toBe(expected.items.length);
  expect(day.length).toBeGreaterThanOrEqual(items.length);
  expect(totalCounts(snapshot).items).toBeGreaterThanOrEqual(counts.items);

  // Files.
  const bibliography = JSON.parse(await engine.exportPapers('csl-json', shownPapers(snapshot, shown))) as {
    title?: string;
  }[];
  const titles = (ids: string[]) => sorted(ids.map((id) => told.papers.get(id)!.title));
  expect(sorted(bibliography.map(({ title = '' }) => title))).toEqual(titles(papers));
  const part = shownPart(snapshot, shown);
  const links = await engine.exportMap('links-csv', undefined, false, part?.nodes);
  expect(rowsOf(links)).toBe(counts.links);
  const table = JSON.parse(await engine.exportMap('vosviewer-json', undefined, false, part?.nodes)) as {
    network: { items: unknown[] };
  };
  expect(table.network.items).toHaveLength(expected.nodes.length);

  // Cards.
  const isShown = new Set(papers);
  for (const kind of ['author', 'keyword', 'source'] as const) {
    const some = Array.from(snapshot.kinds.keys())
      .filter((node) => NODE_KINDS[snapshot.kinds[node]!] === kind)
      .slice(0, CARDS);
    for (const node of some) {
      const details = await engine.details(node, part);
      if (!details || !('papers' in details)) throw new Error('No card');
      if (!part || (snapshot.counts.papers === 0 && !snapshot.behind)) {
        expect(details.shownPapers).toBeNull();
        continue;
      }
      const own = details.papers.map(({ id }) => id).filter((id) => isShown.has(id));
      expect(details.shownPapers).toBe(own.length);
      expect(details.papers.filter(({ heldBack }) => !heldBack).map(({ id }) => id)).toEqual(own);
      // Those that are shown come first.
      expect(details.papers.slice(0, own.length).map(({ id }) => id)).toEqual(own);
    }
  }
  const isCounted = (id: string) =>
    !snapshot.kinds.includes(0) || told.kinds.get(id) === 'paper' || told.kinds.get(id) === 'work';
  for (const [index, cluster] of snapshot.clusters.slice(0, CARDS).entries()) {
    const inside = expected.nodes.filter(
      (id) => isCounted(id) && snapshot.cluster[snapshot.ids.indexOf(id)] === index,
    );
    expect(counts.clusters[index]).toBe(inside.length);
    const details = await engine.cluster(index, part);
    expect(details?.shown).toBe(part ? inside.length : null);
    expect(details?.id).toBe(cluster.id);
  }
}

describe.each(Object.entries(CORPORA))('%s', (_, files) => {
  it(
    'is shown alike by map, timeline, counts, cards and files on every network',
    { timeout: 600_000 },
    async () => {
      const engine = createEngine();
      const settings: Settings = { ...DEFAULT_SETTINGS, layout: 'circular' };
      const input = files.map((name) => ({ name, bytes: Uint8Array.from(readFileSync(name)) }));
      const loaded = await engine.load(1, input, settings);
      if (loaded.kind !== 'done') throw new Error(loaded.kind);
      for (const network of availableNetworks(loaded.report)) {
        expect(NETWORK_NAMES).toContain(network);
        const { units } = NETWORK_OPTIONS[network];
        for (const unit of units.length > 0 ? units : [null]) {
          const result = await engine.rebuild(2, { ...settings, network, unit });
          if (result.kind !== 'done') throw new Error(`${network} ${unit}: ${result.kind}`);
          const told = await tell(engine, result.snapshot);
          for (const [name, filters] of filtersOf(result.snapshot, told)) {
            try {
              await compare(engine, result.snapshot, told, filters);
            } catch (error) {
              throw new Error(`${network}, ${unit}, ${name}: ${String(error)}`, { cause: error });
            }
          }
        }
      }
    },
  );
});
