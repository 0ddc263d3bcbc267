/** The nodes of a finished graph: what their attributes make of them, their kinds, weights, clusters and records. */
import type { ImportedGraph, ImportedNode, NodeFact } from '../../model/imported-graph';
import type { PaperRecord } from '../../model/record';
import { cleanText } from '../clean-text';
import {
  chooseClusterAttribute,
  readAttributes,
  toFact,
  toNumber,
  toYear,
  type ReadAttributes,
} from './graph-attributes';
import { orderClusters, type ClusterMember } from './graph-clusters';
import { guessKind, kindOfWord } from './graph-kinds';
import { readFlags, toPaperRecord } from './graph-papers';
import { htmlToLine, htmlToText, readFactTable } from './graph-text';

/** A node as a file has it. */
export interface RawNode {
  id: string | undefined;
  label?: string;
  /** [name, value]; graph-attributes.ts finds out what the names mean. */
  attributes: readonly (readonly [string, string])[];
  x?: number;
  y?: number;
  /** How large the file draws it, as a diameter. */
  size?: number;
  /** Numbers that the file sizes its nodes by: "Documents" 12. */
  weights?: readonly NodeFact[];
  scores?: readonly NodeFact[];
  /** When it first is there, in a graph that changes. */
  start?: string;
  line?: number;
}

/** What a file says of the graph as a whole. */
export interface GraphWords {
  title?: string;
  /** What it calls a node: "Journal". */
  item?: string;
  /** Names of clusters by their key. */
  clusterLabels?: ReadonlyMap<string, string>;
  /** Nodes that links name and the file does not describe are nodes all the same. */
  bare?: boolean;
}

export interface KeptNode {
  node: ImportedNode;
  attributes: ReadAttributes;
  table: ReadonlyMap<string, string>;
  weights: readonly NodeFact[];
  kindWord: string | undefined;
  start: string | undefined;
  line: number | undefined;
}

/** Numbers that count links: all other ones say more of a node. */
const OF_LINKS = new Set(['links', 'total link strength']);

export function keepNode(id: string, raw: RawNode): KeptNode {
  const attributes = readAttributes(raw.attributes);
  const { roles } = attributes;
  const label = [raw.label, roles.get('label'), roles.get('title'), id]
    .map((text) => htmlToLine(text ?? ''))
    .find(Boolean);
  const node: ImportedNode = { id, label: label ?? id, kind: 'item', facts: [] };
  const x = raw.x ?? toNumber(roles.get('x'));
  const y = raw.y ?? toNumber(roles.get('y'));
  if (x !== undefined && y !== undefined) Object.assign(node, { x, y });
  const size = raw.size ?? toNumber(roles.get('size'));
  if (size !== undefined && size >= 0) node.weight = size;
  const description = roles.get('description') ?? '';
  const table = readFactTable(description);
  if (table.size === 0 && description !== '') {
    const text = htmlToText(description);
    if (text !== '') node.description = text;
  }
  const url = cleanText(roles.get('url') ?? '');
  if (url !== '') node.url = url;
  const year =
    toYear(roles.get('year')) ??
    toYear(roles.get('date')) ??
    toYear(table.get('year')) ??
    (raw.scores ?? [])
      .map(({ name, value }) => (/pub.*year/i.test(name) ? toYear(String(value)) : undefined))
      .find(Boolean) ??
    toYear(raw.start);
  if (year !== undefined) node.year = year;
  const kindWord = roles.get('kind');
  if (kindWord !== undefined && !kindOfWord(kindWord)) node.facts.push(toFact('kind', kindWord));
  node.facts.push(...(raw.weights ?? []), ...(raw.scores ?? []), ...attributes.facts);
  return { node, attributes, table, weights: raw.weights ?? [], kindWord, start: raw.start, line: raw.line };
}

export function setKinds(kept: readonly KeptNode[], { item }: GraphWords): void {
  const hasPaperFields = kept.some(
    ({ attributes: { roles }, table }) =>
      roles.has('doi') ||
      (roles.has('title') && (roles.has('authors') || roles.has('description'))) ||
      (table.has('title') && table.has('authors')),
  );
  const fallback = guessKind({
    ...(item === undefined ? {} : { word: item }),
    measures: [...new Set(kept.flatMap(({ weights }) => weights.map(({ name }) => name)))],
    labels: kept.map(({ node }) => node.label),
    urls: kept.flatMap(({ node }) => node.url ?? []),
    hasPaperFields,
  });
  for (const { node, kindWord } of kept)
    node.kind = (kindWord === undefined ? undefined : kindOfWord(kindWord)) ?? fallback;
}

/** The weight that nodes are sized by: the first that does not count links, else the size that the file draws. */
export function setWeights(kept: readonly KeptNode[]): ImportedGraph['measure'] {
  const names = [...new Set(kept.flatMap(({ weights }) => weights.map(({ name }) => name)))];
  const name = names.find((one) => !OF_LINKS.has(one.toLowerCase())) ?? names[0];
  if (name === undefined) {
    return kept.some(({ node }) => node.weight !== undefined)
      ? { name: 'size in the file', is: 'diameter' }
      : undefined;
  }
  for (const { node, weights } of kept) {
    const value = weights.find((weight) => weight.name === name)?.value;
    if (typeof value === 'number' && value >= 0) node.weight = value;
    else delete node.weight;
  }
  return { name, is: 'area' };
}

export function setClusters(
  kept: readonly KeptNode[],
  { clusterLabels }: GraphWords,
): ImportedGraph['clusters'] {
  const attribute = chooseClusterAttribute(kept.map(({ attributes }) => attributes));
  if (attribute === undefined) return [];
  const members: ClusterMember[] = kept.map(({ attributes }) => ({
    key: attributes.clusters.get(attribute),
    label: attributes.clusterLabel,
  }));
  const { clusters, clusterOf } = orderClusters(members, clusterLabels);
  clusterOf.forEach((cluster, place) => {
    if (cluster !== undefined) kept[place]!.node.cluster = cluster;
  });
  for (const { node, attributes } of kept) {
    // What else divides the nodes is kept as what the file says of them.
    for (const [name, value] of attributes.clusters)
      if (name !== attribute) node.facts.push(toFact(name, value));
  }
  return clusters;
}

export function toRecords(kept: readonly KeptNode[], file: string): PaperRecord[] {
  return kept.flatMap(({ node, attributes, table, weights, start, line }) => {
    if (node.kind !== 'paper') {
      keepForOthers(node, attributes);
      return [];
    }
    const flags = attributes.roles.get('flags');
    if (flags !== undefined && !readFlags(attributes)) node.facts.push(toFact('flags', flags));
    const place = { file, ...(line === undefined ? {} : { line }), what: node.label.slice(0, 80) };
    node.place = place;
    const { id, label, description, url, year } = node;
    const citations = weights.find(({ name }) => /^(?:citations|times cited)$/i.test(name))?.value;
    return [
      toPaperRecord(
        {
          ...{ id, label, attributes, table },
          ...(description === undefined ? {} : { description }),
          ...(url === undefined ? {} : { url }),
          ...(year === undefined ? {} : { year }),
          ...(start === undefined ? {} : { start }),
          ...(typeof citations === 'number' ? { timesCited: citations } : {}),
        },
        place,
      ),
    ];
  });
}

/** What only papers have a place for, kept with other nodes as what the file says of them. */
function keepForOthers(node: ImportedNode, { roles }: ReadAttributes): void {
  for (const role of ['title', 'doi', 'authors', 'editors', 'flags', 'venue', 'citations', 'date'] as const) {
    const value = roles.get(role);
    if (value !== undefined && htmlToLine(value) !== node.label)
      node.facts.push(toFact(role, htmlToLine(value)));
  }
}
