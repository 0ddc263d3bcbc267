/** Puts a finished graph together from nodes and links in any order, whatever the format. */
import type { ImportedGraph, ImportedLink } from '../../model/imported-graph';
import type { LinkKind } from '../../model/network';
import type { Problem } from '../../model/problem';
import type { ParseResult } from '../../model/record';
import { cleanText } from '../clean-text';
import { isLinkWord, kindOfLink } from './graph-kinds';
import {
  keepNode,
  setClusters,
  setKinds,
  setWeights,
  toRecords,
  type GraphWords,
  type KeptNode,
  type RawNode,
} from './graph-nodes';

export interface RawLink {
  source: string | undefined;
  target: string | undefined;
  /** Undefined: 1. */
  weight?: string | number;
  directed: boolean;
  /** The file's word for it: "cites". */
  kind?: string;
  line?: number;
}

export interface GraphBuilder {
  /** Where parsers put what else they find. */
  problems: Problem[];
  node(raw: RawNode): void;
  link(raw: RawLink): void;
  /** @param words what the file says of the graph as a whole */
  finish(words?: GraphWords): ParseResult;
}

interface KeptLink {
  source: number;
  target: number;
  weight: number;
  directed: boolean;
  kind: string | undefined;
  line: number | undefined;
}

/** @param prefix of the codes of problems: "gexf" */
export function createGraphBuilder(file: string, prefix: string): GraphBuilder {
  const problems: Problem[] = [];
  /** Every id that is named, with its number. */
  const ids = new Map<string, number>();
  const nodes: (KeptNode | undefined)[] = [];
  /** Numbers of the nodes that are described, in the file's order. */
  const described: number[] = [];
  const links: KeptLink[] = [];
  const counts = { loops: 0, negative: 0, odd: 0 };
  const report = (
    code: string,
    severity: Problem['severity'],
    message: string,
    line?: number,
    what?: string,
  ) =>
    problems.push({
      code: `${prefix}-${code}`,
      severity,
      message,
      where: { file, ...(line === undefined ? {} : { line }), ...(what === undefined ? {} : { what }) },
    });
  const numberOf = (id: string): number => {
    const known = ids.get(id);
    if (known !== undefined) return known;
    ids.set(id, nodes.length);
    return nodes.push(undefined) - 1;
  };

  function node(raw: RawNode): void {
    const id = cleanText(raw.id ?? '');
    if (id === '') {
      const what = cleanText(raw.label ?? '').slice(0, 80) || undefined;
      report(
        'node-without-id',
        'warning',
        'A node without an id can’t be linked to; it was left out.',
        raw.line,
        what,
      );
      return;
    }
    const number = numberOf(id);
    if (nodes[number]) {
      report(
        'id-double',
        'warning',
        `There are two nodes with the id “${id.slice(0, 60)}”; the first one was kept.`,
        raw.line,
        id,
      );
      return;
    }
    nodes[number] = keepNode(id, raw);
    described.push(number);
  }

  function link(raw: RawLink): void {
    const source = cleanText(raw.source ?? '');
    const target = cleanText(raw.target ?? '');
    if (source === '' || target === '') {
      report(
        'link-without-end',
        'warning',
        'A link that does not name both its ends was left out.',
        raw.line,
      );
      return;
    }
    let weight = raw.weight === undefined || raw.weight === '' ? 1 : Number(raw.weight);
    if (!Number.isFinite(weight)) {
      counts.odd++;
      weight = 1;
    } else if (weight < 0) {
      counts.negative++;
      weight = 0;
    }
    links.push({
      source: numberOf(source),
      target: numberOf(target),
      weight,
      directed: raw.directed,
      kind: raw.kind,
      line: raw.line,
    });
  }

  /** The nodes in the file's order, and for each id's number its place among them. */
  function listNodes(bare: boolean): { kept: KeptNode[]; placeOf: Int32Array } {
    if (bare) {
      for (const [id, number] of ids) if (!nodes[number]) node({ id, attributes: [] });
    }
    const placeOf = new Int32Array(nodes.length).fill(-1);
    described.forEach((number, place) => (placeOf[number] = place));
    return { kept: described.map((number) => nodes[number]!), placeOf };
  }

  function listLinks(kept: readonly KeptNode[], placeOf: Int32Array): ImportedLink[] {
    const names = [...ids.keys()];
    const found: ImportedLink[] = [];
    const places = new Map<LinkKind, Map<number, ImportedLink>>();
    let parallel = 0;
    for (const raw of links) {
      let [source, target] = [placeOf[raw.source]!, placeOf[raw.target]!];
      if (source < 0 || target < 0) {
        const [a, b] = [names[raw.source]!.slice(0, 60), names[raw.target]!.slice(0, 60)];
        const missing =
          source < 0 && target < 0 && a !== b
            ? `“${a}” and “${b}”, which are`
            : `“${source < 0 ? a : b}”, which is`;
        report(
          'link-to-nowhere',
          'warning',
          `A link names ${missing} not among the nodes; it was left out.`,
          raw.line,
          `${a} – ${b}`,
        );
        continue;
      }
      if (source === target) {
        counts.loops++;
        continue;
      }
      const kind = kindOfLink(raw.kind, raw.directed, [kept[source]!.node.kind, kept[target]!.node.kind]);
      if (kind !== 'cites' && kind !== 'points-to' && source > target) [source, target] = [target, source];
      let ofKind = places.get(kind);
      if (!ofKind) places.set(kind, (ofKind = new Map()));
      const key = source * kept.length + target;
      const known = ofKind.get(key);
      if (known) {
        known.weight += raw.weight;
        parallel++;
        continue;
      }
      const made: ImportedLink = { source, target, weight: raw.weight, kind };
      const label = isLinkWord(raw.kind) ? '' : cleanText(raw.kind ?? '').slice(0, 80);
      if (label !== '') made.label = label;
      ofKind.set(key, made);
      found.push(made);
    }
    const note = (count: number, code: string, one: string, many: string) => {
      if (count > 0) report(code, 'note', count === 1 ? one : `${count} ${many}`);
    };
    note(
      counts.loops,
      'link-to-itself',
      'A link from a node to itself was left out.',
      'links from a node to itself were left out.',
    );
    note(
      parallel,
      'link-double',
      'A second link between the same two nodes was added to the first.',
      'links between nodes that are linked already were added to those.',
    );
    note(
      counts.negative,
      'weight-negative',
      'A link with a negative weight has the weight 0 here.',
      'links with a negative weight have the weight 0 here.',
    );
    note(
      counts.odd,
      'weight-unreadable',
      'A link’s weight is no number; 1 was taken for it.',
      'links have a weight that is no number; 1 was taken for it.',
    );
    return found;
  }

  function finish(words: GraphWords = {}): ParseResult {
    const { kept, placeOf } = listNodes(words.bare ?? false);
    setKinds(kept, words);
    const measure = setWeights(kept);
    const graph: ImportedGraph = {
      file,
      nodes: kept.map(({ node: made }) => made),
      links: [],
      clusters: setClusters(kept, words),
    };
    graph.links = listLinks(kept, placeOf);
    const title = cleanText(words.title ?? '');
    if (title !== '') graph.title = title;
    if (measure) graph.measure = measure;
    if (words.bare) graph.bare = true;
    const records = toRecords(kept, file);
    if (kept.length === 0) {
      report(
        'empty',
        'error',
        'There are no nodes in this graph. Export it again, with its nodes and links.',
      );
      return { records, problems };
    }
    return { records, problems, graph };
  }

  return { problems, node, link, finish };
}
