/**
 * The map as VOSviewer's files: JSON (https://app.vosviewer.com/docs/file-types/json-file-type/), map and network (VOSviewer manual, "Map
 * files" and "Network files"). VOSviewer has one undirected link between two items: links of several kinds are added up. Places are scaled to
 * VOSviewer's usual span, clusters counted from 1.
 */
import { doiAddress } from '../model/addresses';
import { NODE_KINDS, PAPER, type NodeKind } from '../model/network';
import { NO_CLUSTER, NO_DATE } from '../model/snapshot';
import { GENERATOR } from './generator';
import { nodeFields } from './node-fields';
import type { NetworkSource } from './network-source';
import type { NodeMetricName } from './node-metrics';
import { roundNumber } from './round-number';

/** Places lie between -1 and 1 along the longer side. */
const SPAN = 1;

/** What the number of a node counts, in VOSviewer's words. */
const COUNTED: Record<NodeKind, string> = {
  paper: 'Citations',
  author: 'Documents',
  keyword: 'Occurrences',
  source: 'Documents',
  work: 'Citations',
  item: 'Occurrences',
};

/** Scores beside the year of a paper, in VOSviewer's words where it has any; links in and out are no part of its undirected map. */
const SCORES: Partial<Record<NodeMetricName, string>> = {
  meanYear: 'Avg. pub. year',
  citedByPerYear: 'Citations per year',
  timesCitedPerYear: 'Times cited per year',
};

interface Item {
  id: number;
  label: string;
  /** HTML. */
  description: string;
  url?: string;
  x: number;
  y: number;
  /** Absent: in no cluster. */
  cluster?: number;
  weights: Record<string, number>;
  scores: Record<string, number>;
}

interface Link {
  source: number;
  target: number;
  strength: number;
}

export function toVosviewerJson(source: NetworkSource): string {
  const { snapshot } = source;
  const items = listItems(source).map(({ description, ...item }) => ({
    ...item,
    ...(description === '' ? {} : { description }),
  }));
  return `${JSON.stringify(
    {
      network: {
        items,
        links: listLinks(source).map(({ source: source_id, target: target_id, strength }) => ({
          source_id,
          target_id,
          strength,
        })),
        clusters: snapshot.clusters.map(({ label }, i) => ({ cluster: i + 1, label })),
      },
      config: { parameters: { attraction: 2, repulsion: 1 } },
      info: { title: snapshot.title, description: escapeHtml(`${snapshot.method}. ${GENERATOR}`) },
    },
    null,
    1,
  )}\n`;
}

export function toVosviewerMap(source: NetworkSource): string {
  const items = listItems(source);
  const names = (of: 'weights' | 'scores') => [...new Set(items.flatMap((item) => Object.keys(item[of])))];
  const [weights, scores] = [names('weights'), names('scores')];
  const header = [
    'id',
    'label',
    'description',
    'url',
    'x',
    'y',
    'cluster',
    ...weights.map((name) => `weight<${name}>`),
    ...scores.map((name) => `score<${name}>`),
  ];
  const rows = items.map((item) => [
    item.id,
    item.label,
    item.description,
    item.url ?? '',
    item.x,
    item.y,
    item.cluster ?? '',
    ...weights.map((name) => item.weights[name] ?? ''),
    ...scores.map((name) => item.scores[name] ?? ''),
  ]);
  return `${[header, ...rows].map((row) => row.map(toCell).join('\t')).join('\n')}\n`;
}

export function toVosviewerNetwork(source: NetworkSource): string {
  return listLinks(source)
    .map((link) => `${link.source}\t${link.target}\t${link.strength}\n`)
    .join('');
}

function listItems(source: NetworkSource): Item[] {
  const { snapshot } = source;
  const { x, y } = snapshot;
  const farthest = snapshot.ids.reduce(
    (most, _, node) => Math.max(most, Math.abs(x[node]!), Math.abs(y[node]!)),
    0,
  );
  const scale = farthest > 0 ? SPAN / farthest : 1;
  const strength = new Float64Array(snapshot.nodeCount);
  const degree = new Uint32Array(snapshot.nodeCount);
  for (const link of listLinks(source)) {
    for (const end of [link.source - 1, link.target - 1]) {
      strength[end]! += link.strength;
      degree[end]!++;
    }
  }
  const counts = [...new Set(Array.from(snapshot.kinds, (kind) => COUNTED[NODE_KINDS[kind]!]))];
  return snapshot.ids.map((id, node) => {
    const fields = nodeFields(source, node);
    const kind = NODE_KINDS[snapshot.kinds[node]!]!;
    const cluster = snapshot.cluster[node]!;
    const doi = fields.doi;
    const counted = COUNTED[kind];
    const day = snapshot.day[node]!;
    const item: Item = {
      id: node + 1,
      label: snapshot.labels[node] ?? id,
      description: kind === 'paper' ? escapeHtml(String(fields.title ?? '')) : '',
      x: roundNumber(x[node]! * scale),
      y: roundNumber(y[node]! * scale),
      weights: {
        Links: degree[node]!,
        'Total link strength': roundNumber(strength[node]!),
        // Every item has every weight.
        ...Object.fromEntries(counts.map((name) => [name, name === counted ? snapshot.count[node]! : 0])),
      },
      scores: {
        ...(snapshot.kinds[node] === PAPER && day !== NO_DATE
          ? { 'Pub. year': new Date(day * 86_400_000).getUTCFullYear() }
          : {}),
        ...Object.fromEntries(
          (Object.entries(SCORES) as [NodeMetricName, string][])
            .filter(([name]) => typeof fields[name] === 'number')
            .map(([name, words]) => [words, Number(fields[name])]),
        ),
      },
    };
    if (doi !== undefined) item.url = doiAddress(String(doi));
    if (cluster !== NO_CLUSTER) item.cluster = cluster + 1;
    return item;
  });
}

function listLinks({ snapshot }: NetworkSource): Link[] {
  const { source, target, weight } = snapshot.links;
  const strengths = new Map<number, number>();
  for (let i = 0; i < source.length; i++) {
    const [a, b] = [Math.min(source[i]!, target[i]!), Math.max(source[i]!, target[i]!)];
    const pair = a * snapshot.nodeCount + b;
    strengths.set(pair, (strengths.get(pair) ?? 0) + weight[i]!);
  }
  return [...strengths]
    .sort(([a], [b]) => a - b)
    .map(([pair, strength]) => ({
      source: Math.floor(pair / snapshot.nodeCount) + 1,
      target: (pair % snapshot.nodeCount) + 1,
      strength: roundNumber(strength),
    }));
}

function toCell(value: string | number): string {
  const text = String(value).replace(/\s+/g, ' ');
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Descriptions and titles are HTML there. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
