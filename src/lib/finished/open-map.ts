/** A map file as the map that it holds, with what questions about it need. Parsers of other formats, tagger, clustering and layout have no part in it. */
import { createMapContext, type MapContext } from '../map/map-context';
import { AUTHOR, ITEM, KEYWORD, PAPER, SOURCE, WORK } from '../model/network';
import type { Problem } from '../model/problem';
import type { Progress } from '../model/progress';
import type { ParseResult } from '../model/record';
import type { NetworkInput } from '../networks/network-input';
import { cleanValue } from '../parsers/clean-text';
import { countOf, isObject, listOf, type Json } from '../parsers/json/json-values';
import { parseMapFile } from '../parsers/graphs/map-file';
import { readCorpus, type FinishedCorpus } from './finished-corpus';
import { readNodes, readSnapshot } from './finished-snapshot';
import { readText } from './finished-text';
import { readOrigins } from './read-origins';

/** An opened map file. */
export interface OpenedMap {
  context: MapContext;
  /** The file as it was parsed; its `evidence` and `story` are read by those who need them. */
  map: Json;
  /** For each link its place in the file's list. */
  linkRows: number[];
  read: ParseResult;
}

/**
 * Opens a parsed map file, of whatever origin: what is damaged is left out, what is missing is made from the rest. Never throws, but for
 * CancelledError.
 *
 * @param value what JSON.parse gave
 * @param file its name, for messages and cards
 */
export async function openMap(
  value: unknown,
  file: string,
  progress: Progress,
): Promise<OpenedMap | { problem: Problem }> {
  if (!isObject(value) || value.format !== 'papercosm-map')
    return {
      problem: problem('map-file-other', 'This is no map file. Save the map again as a map file.', file),
    };
  // The clusters as they are shown, not as they were before the reader's edits.
  const map: Json = { ...value, foundClusters: undefined, clusterEdits: undefined };
  const read = await parseMapFile(map, { file, progress });
  const { savedMap: saved } = read;
  if (!saved || saved.nodes.length === 0)
    return {
      problem: problem(
        'map-file-empty',
        'This map file holds no map. Save the map again, or open the files it was made from.',
        file,
      ),
    };
  const found = readCorpus(map, read.records);
  const { text, neighbours } = readText(map, found.corpus);
  const input: NetworkInput = { corpus: found.corpus, text, neighbours };
  const nodes = readNodes(map, saved, entityFinder(map, found, input));
  const isImported = saved.settings.network === 'imported';
  if (isImported && read.graph) input.graph = { graph: read.graph, entities: entitiesOf(read.graph, nodes) };
  const { snapshot, linkRows } = readSnapshot(map, saved, input, nodes, read.graph);
  const context = createMapContext(input, snapshot, readOrigins(map, snapshot));
  if (isImported && read.graph) {
    const byId = new Map(read.graph.nodes.map((node) => [node.id, node]));
    context.imported = snapshot.ids.flatMap((id) => byId.get(id) ?? []);
  }
  return { context, map: value, linkRows, read };
}

/** Tells the place of a node's entity in its list. Terms that no list holds are added. */
function entityFinder(map: Json, found: FinishedCorpus, { text }: NetworkInput) {
  const drawing = isObject(map.drawing) ? map.drawing : {};
  const termNodes = listOf(drawing.termNodes);
  let terms = 0;
  const byKeyword = new Map<string, number>();
  text.terms.forEach(({ key, keyword }, term) => {
    const id = keyword === undefined ? `k:${key}` : found.corpus.keywords[keyword]!.id;
    if (!byKeyword.has(id)) byKeyword.set(id, term);
  });
  const lists = {
    [PAPER]: found.papers,
    [AUTHOR]: found.authors,
    [SOURCE]: found.venues,
    [WORK]: found.works,
  };
  return (kind: number, id: string, node: Json): number | undefined => {
    if (kind !== KEYWORD && kind !== ITEM) {
      const list = lists[kind as keyof typeof lists];
      // Of two nodes with one id the second has a number behind it.
      return list.get(id) ?? list.get(id.replace(/-\d{1,6}$/, ''));
    }
    const drawn = countOf(termNodes[terms++]);
    if (drawn !== undefined && drawn < text.terms.length) return drawn;
    let term = byKeyword.get(id) ?? byKeyword.get(id.replace(/-\d{1,6}$/, ''));
    if (term === undefined) {
      term = text.terms.length;
      const label = cleanValue(node.label) ?? id;
      text.terms.push({ key: id, label, length: 1, given: false, df: 0, score: 0 });
      byKeyword.set(id, term);
    }
    return term;
  };
}

function entitiesOf(
  { nodes }: NonNullable<ParseResult['graph']>,
  { ids, entities }: { ids: string[]; entities: Uint32Array },
): Uint32Array {
  const byId = new Map(ids.map((id, node) => [id, entities[node]!]));
  return Uint32Array.from(nodes, ({ id }) => byId.get(id) ?? 0);
}

function problem(code: string, message: string, file: string): Problem {
  return { code, severity: 'error', message, where: { file } };
}
