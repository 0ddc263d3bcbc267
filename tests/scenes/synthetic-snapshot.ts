import { LINK_KINDS, PAPER } from '../../src/lib/model/network';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import { NO_CLUSTER, type Snapshot } from '../../src/lib/model/snapshot';

/** Mulberry32: a small seeded generator, 0 <= value < 1. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TOPICS = [
  'citation analysis · h-index · rankings',
  'topic models · probabilistic inference',
  'community detection · modularity',
  'collaboration networks · small worlds',
  'word embeddings · language models',
  'graph drawing · force-directed layout',
  'co-word analysis · science mapping',
  'open access · data availability',
  'peer review · bias',
  'patent citations · innovation',
  'altmetrics · social media',
  'name disambiguation · record linkage',
  'science policy',
];

/**
 * A map with planted clusters, without going through the engine: a third of the nodes papers, the rest authors and keywords.
 * Positions are drawn per cluster and pushed apart a little; good enough to look at and to measure with.
 */
export function createSyntheticSnapshot(nodeCount: number, linkCount: number, seed = 1): Snapshot {
  const random = createRandom(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const groups = Math.max(3, Math.min(TOPICS.length, Math.round(Math.sqrt(nodeCount) / 3.4)));
  const share = Array.from({ length: groups }, (_, i) => 1 / (i + 2.2));
  const whole = share.reduce((sum, value) => sum + value, 0);
  const papers = Math.round(nodeCount * 0.34);
  const authors = Math.round(nodeCount * 0.4);
  const kinds = new Uint8Array(nodeCount);
  const cluster = new Uint16Array(nodeCount);
  const x = new Float32Array(nodeCount);
  const y = new Float32Array(nodeCount);
  const count = new Uint32Array(nodeCount);
  const radius = new Float32Array(nodeCount);
  const day = new Int32Array(nodeCount).fill(-0x80000000);
  const size = 100;
  for (let i = 0; i < nodeCount; i++) {
    kinds[i] = i < papers ? 0 : i < papers + authors ? 1 : 2;
    let pick = random() * whole;
    let group = 0;
    while (group < groups - 1 && (pick -= share[group] as number) > 0) group++;
    const isStray = random() < 0.02;
    cluster[i] = isStray ? NO_CLUSTER : group;
    const angle = group * 2.399963;
    const away = size * 0.62 * Math.sqrt((group + 0.4) / groups);
    const spread = size * 0.42 * Math.sqrt((share[group] as number) / whole);
    x[i] = 1.55 * Math.cos(angle) * away + gauss() * spread * 1.1;
    y[i] = Math.sin(angle) * away + gauss() * spread * 0.85;
    count[i] = Math.floor(2 / (random() + 0.03));
    radius[i] = (0.35 + 0.5 * Math.sqrt(count[i] as number)) * (600 / nodeCount) ** 0.45;
    if (kinds[i] === PAPER) day[i] = Math.floor(3650 + 1.2e4 * Math.sqrt(random()));
  }
  pushApart(x, y, radius);

  const seen = new Set<number>();
  const rows: { source: number; target: number; kind: number; weight: number }[] = [];
  const near = nearestFirst(x, y, papers);
  for (let tries = 0; rows.length < linkCount && tries < linkCount * 20; tries++) {
    const a = Math.floor(random() * nodeCount);
    const list = near[a] as number[];
    const b =
      random() < 0.93
        ? (list[Math.floor(random() ** 2 * list.length)] as number)
        : Math.floor(random() * papers);
    if (a === b || b === undefined) continue;
    const key = Math.min(a, b) * nodeCount + Math.max(a, b);
    if (seen.has(key)) continue;
    seen.add(key);
    const kind = kinds[a] === 1 ? 1 : kinds[a] === 2 ? 2 : random() < 0.6 ? 0 : 3;
    rows.push({ source: a, target: b, kind, weight: 0.05 + 0.95 * random() ** 2 });
  }
  rows.sort((p, q) => q.weight - p.weight || p.source - q.source || p.target - q.target);
  const degree = new Uint32Array(nodeCount);
  for (const { source, target } of rows) {
    degree[source] = (degree[source] as number) + 1;
    degree[target] = (degree[target] as number) + 1;
  }
  const total = rows.length * 2 || 1;
  const clusters = Array.from({ length: groups }, (_, i) => {
    const label = TOPICS[i] as string;
    return { id: `c${i + 1}`, label, terms: label.split(' · '), papers: 0, x: 0, y: 0 };
  });
  for (let i = 0; i < papers; i++) {
    const group = clusters[cluster[i] as number];
    if (group) group.papers++;
  }
  return {
    network: 'mixed',
    title: 'A map of nothing in particular',
    settings: DEFAULT_SETTINGS,
    method: 'Planted clusters',
    nodeCount,
    kinds,
    entities: Uint32Array.from({ length: nodeCount }, (_, i) => i),
    ids: Array.from({ length: nodeCount }, (_, i) => `n${i}`),
    labels: Array.from({ length: nodeCount }, (_, i) => labelFor(kinds[i] as number, random)),
    x,
    y,
    cluster,
    count,
    degree,
    pagerank: Float32Array.from(degree, (value) => value / total),
    radius,
    day,
    dayPrecision: Uint8Array.from(day, (value) => (value === -0x80000000 ? 0 : 3)),
    links: {
      source: Uint32Array.from(rows, (row) => row.source),
      target: Uint32Array.from(rows, (row) => row.target),
      kinds: Uint8Array.from(rows, (row) => Math.min(row.kind, LINK_KINDS.length - 1)),
      weight: Float32Array.from(rows, (row) => row.weight),
    },
    authorOffsets: new Uint32Array(nodeCount + 1),
    authorNodes: new Uint32Array(0),
    clusters,
    counts: {
      papers,
      authors,
      keywords: nodeCount - papers - authors,
      citations: rows.filter((row) => row.kind === 0).length,
      links: rows.length,
      clusters: groups,
      unlinked: degree.subarray(0, papers).filter((value) => value === 0).length,
    },
  };
}

const NAMES =
  'Almeida Brandt Castellano Dubois Eriksson Fontana Grigoriev Halloran Ito Jansen Kowalski Lindqvist Moreau Nakamura Okafor Petrov Quiroga Rasmussen Silva Tanaka Ueda Varga Whitfield Yamada Zeller'.split(
    ' ',
  );
const WORDS =
  'citation network topic cluster modular bibliographic semantic latent temporal sparse weighted spectral scientific open impact review keyword author metric ranking embedding layout similarity graph'.split(
    ' ',
  );
const HEADS = 'analysis model index map detection coupling inference structure measure evolution field'.split(
  ' ',
);

function labelFor(kind: number, random: () => number): string {
  const pick = (list: string[]) => list[Math.floor(random() * list.length)] as string;
  if (kind === 0) return `${pick(NAMES)} ${1975 + Math.floor(50 * Math.sqrt(random()))}`;
  if (kind === 1) return `${pick(NAMES)}, ${pick(NAMES).slice(0, 4)}a`;
  return `${pick(WORDS)} ${pick(HEADS)}`;
}

/** Candidates for links: for each node the papers around it, nearest first. */
function nearestFirst(x: Float32Array, y: Float32Array, papers: number): number[][] {
  return Array.from(x, (px, i) => {
    const around: [number, number][] = [];
    for (let j = 0; j < papers; j++) {
      const distance = ((x[j] as number) - px) ** 2 + ((y[j] as number) - (y[i] as number)) ** 2;
      if (j !== i && distance < 200) around.push([distance, j]);
    }
    return around
      .sort((a, b) => a[0] - b[0])
      .slice(0, 24)
      .map(([, j]) => j);
  });
}

/** A few rounds of pushing overlapping discs apart. */
function pushApart(x: Float32Array, y: Float32Array, radius: Float32Array): void {
  for (let round = 0; round < 12; round++) {
    for (let i = 0; i < x.length; i++) {
      for (let j = i + 1; j < x.length; j++) {
        const dx = (x[j] as number) - (x[i] as number) || 1e-3;
        const dy = (y[j] as number) - (y[i] as number);
        const least = (radius[i] as number) + (radius[j] as number) + 0.25;
        const square = dx * dx + dy * dy;
        if (square >= least * least) continue;
        const distance = Math.sqrt(square);
        const push = (least - distance) / 2 / distance;
        x[i] = (x[i] as number) - dx * push;
        y[i] = (y[i] as number) - dy * push;
        x[j] = (x[j] as number) + dx * push;
        y[j] = (y[j] as number) + dy * push;
      }
    }
  }
}
