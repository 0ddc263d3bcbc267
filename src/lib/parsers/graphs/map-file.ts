/** The app's own map file (see model/map-file): records, and the positions and clusters to keep. */
import { hasClusterEdits, readClusterEdits } from '../../model/cluster-edits';
import { resolveCorrections } from '../../model/corrections';
import type { SavedMap } from '../../model/exchange/saved-map';
import { readEvidence } from '../../model/field-evidence';
import { resolveFlags } from '../../model/flags';
import { NODE_KINDS } from '../../model/network';
import type { Place, Problem } from '../../model/problem';
import {
  type PaperRecord,
  type ParseResult,
  type PersonName,
  type Reference,
  type WorkRelation,
} from '../../model/record';
import { CATALOGUES, type CatalogueIds } from '../../model/catalogues';
import { resolveSettings } from '../../model/settings';
import { cleanParagraphs, cleanValue } from '../clean-text';
import { readSavedGraph } from './graph-saved';
import { restoreFoundClusters } from './map-file-clusters';
import { readUnknownKeys, unknownOfPaper } from './map-file-others';
import type { JsonParser, ParseContext } from '../parser';
import { parseDate, toPartialDate } from '../parse-date';
import { isObject, objectsOf, type Json } from '../json/json-values';

const VERSION = 1;
/** Found again whenever the records are merged; kept from the file they would stand there twice. */
const FOUND_AGAIN = new Set(['doi-shared', 'arxiv-shared', 'pmid-shared', 'number-shared']);
const TEXT_FIELDS = [
  'type',
  'organisation',
  'venue',
  'venueAbbreviation',
  'publisher',
  'volume',
  'issue',
  'pages',
  'doi',
  'arxivId',
  'pmid',
  'url',
  'language',
] as const;

export const mapFileParser: JsonParser = {
  kind: 'json',
  id: 'papercosm-map',
  label: 'Papercosm map',
  extensions: ['json'],
  detect: (value) => (isObject(value) && value.format === 'papercosm-map' ? 1 : 0),
  parse: parseMapFile,
};

export async function parseMapFile(
  value: unknown,
  { file, progress, lineOf }: ParseContext,
): Promise<ParseResult> {
  const map = restoreFoundClusters(isObject(value) ? value : {});
  const problems: Problem[] = [];
  if (typeof map.version === 'number' && map.version > VERSION) {
    problems.push({
      code: 'map-file-newer',
      severity: 'warning',
      message: `The map was saved by a newer version (format ${map.version}); what this version does not know is left out. Update the app to see all of it.`,
      where: { file },
    });
  }
  const papers = objectsOf(map.papers);
  const savedMap = readSavedMap(map);
  const { edits, unusable } = readClusterEdits(map.clusterEdits);
  if (hasClusterEdits(edits)) savedMap.clusterEdits = edits;
  if (unusable > 0) {
    problems.push({
      code: 'map-edits-unreadable',
      severity: 'warning',
      message: `${unusable === 1 ? 'One change' : `${unusable} changes`} to the topics could not be read and ${unusable === 1 ? 'was' : 'were'} left out. Make ${unusable === 1 ? 'it' : 'them'} again by hand.`,
      where: { file },
    });
  }
  const isFinished = savedMap.settings.network === 'imported' && savedMap.nodes.length > 0;
  if (papers.length === 0 && !isFinished) {
    problems.push({
      code: 'map-file-empty',
      severity: 'error',
      message: 'The map file holds no papers. Save the map again, or open the files it was made from.',
      where: { file },
    });
    return { records: [], problems };
  }
  const authors = new Map(objectsOf(map.authors).map((author) => [cleanValue(author.id), toPerson(author)]));
  const keywords = new Map(
    objectsOf(map.keywords)
      .filter((keyword) => keyword.given !== false)
      .map((keyword) => [cleanValue(keyword.id), cleanValue(keyword.label)]),
  );
  const cited = readCitedWorks(map.citedWorks);
  const records: PaperRecord[] = [];
  for (const [i, paper] of papers.entries()) {
    const yielded = progress('reading', i, papers.length);
    if (yielded) await yielded;
    const record = toRecord(paper, { file, authors, keywords, cited });
    const line = lineOf?.(i);
    if (line !== undefined) record.place.line = line;
    records.push(record);
  }
  addCandidates(records, map.workCandidates);
  for (const problem of objectsOf(map.problems)) {
    const kept = toProblem(problem);
    if (kept && !FOUND_AGAIN.has(kept.code)) problems.push(kept);
  }
  if (!isFinished) return { records, problems, savedMap };
  const names = new Map<string, string>();
  for (const { id, name, label } of [map.authors, map.keywords, map.sources].flatMap(objectsOf)) {
    const known = cleanValue(name) ?? cleanValue(label);
    if (known !== undefined) names.set(cleanValue(id) ?? '', known);
  }
  const graph = readSavedGraph(map, { file, records, names });
  return { records, problems, savedMap, ...(graph ? { graph } : {}) };
}

/** Each pair that may be one work stands at the first of its papers. */
function addCandidates(records: readonly PaperRecord[], candidates: unknown): void {
  const recordOf = new Map(records.map((record) => [record.key, record]));
  for (const { papers, weight, evidence } of objectsOf(candidates)) {
    const [one, key] = strings(papers);
    const record = one === undefined ? undefined : recordOf.get(one);
    if (!record || key === undefined || !isFinite(weight)) continue;
    (record.possibleCopies ??= []).push({ key, weight, evidence: readEvidence(evidence) });
  }
}

interface Tables {
  file: string;
  authors: ReadonlyMap<string | undefined, PersonName | undefined>;
  keywords: ReadonlyMap<string | undefined, string | undefined>;
  cited: ReadonlyMap<string, Reference[]>;
}

function toRecord(paper: Json, { file, authors, keywords, cited }: Tables): PaperRecord {
  const id = cleanValue(paper.id);
  const title = cleanValue(paper.title) ?? '';
  const names = strings(paper.authors)
    .map((author) => authors.get(author))
    .filter((name) => name !== undefined);
  const references = strings(paper.references).map((key): Reference => ({ key }));
  for (const reference of cited.get(id ?? '') ?? []) references.push(reference);
  const record: PaperRecord = {
    title,
    authors: names,
    keywords: strings(paper.keywords)
      .map((keyword) => withMarks(keywords.get(keyword), keyword, paper.keywordMarks))
      .filter((label) => label !== undefined),
    references,
    isMerged: true,
    place: { file, what: id ?? title.slice(0, 80) },
  };
  if (id !== undefined) record.key = id;
  for (const field of TEXT_FIELDS) {
    const text = cleanValue(paper[field]);
    if (text !== undefined) record[field] = text;
  }
  const ids = readCatalogueIds(paper.catalogueIds);
  if (ids) record.catalogueIds = ids;
  const editors = objectsOf(isObject(paper.roles) ? paper.roles.editors : undefined).flatMap(
    (editor) => toPerson(editor) ?? [],
  );
  if (editors.length > 0) record.editors = editors;
  const flags = resolveFlags(paper.flags);
  if (flags) record.flags = flags;
  const otherDois = strings(paper.otherDois);
  if (otherDois.length > 0) record.otherDois = otherDois;
  const relations = readRelations(paper.relations);
  if (relations.length > 0) record.relations = relations;
  const abstract = typeof paper.abstract === 'string' ? cleanParagraphs(paper.abstract) : '';
  if (abstract !== '') record.abstract = abstract;
  const written = cleanValue(paper.date);
  const date =
    (written === undefined ? undefined : parseDate(written)) ??
    (typeof paper.year === 'number' ? toPartialDate(paper.year) : undefined);
  if (date) record.date = date;
  const { authorCount, timesCited, pageCount } = paper;
  if (isCount(authorCount) && authorCount !== names.length) record.authorCount = authorCount;
  if (isCount(timesCited)) record.timesCited = timesCited;
  if (isCount(pageCount)) record.pageCount = pageCount;
  const others = unknownOfPaper(paper);
  if (others) record.others = others;
  return record;
}

/** A keyword with the star and qualifiers that it has at one paper, written as MeSH does. */
function withMarks(label: string | undefined, keyword: string, marks: unknown): string | undefined {
  const mark = objectsOf(marks).find((one) => cleanValue(one.keyword) === keyword);
  if (label === undefined || !mark) return label;
  const qualifiers = strings(mark.qualifiers).map((qualifier) => `/xx [${qualifier}]`);
  return `${mark.focused === true ? '*' : ''}${label}${qualifiers.join('')}`;
}

/** Those of a known kind that name an identifier. */
function readRelations(value: unknown): WorkRelation[] {
  return objectsOf(value).flatMap((given): WorkRelation[] => {
    const kind = (['preprint-of', 'has-preprint', 'version-of'] as const).find((one) => one === given.kind);
    if (!kind) return [];
    const relation: WorkRelation = { kind };
    for (const name of ['doi', 'pmid', 'arxivId'] as const) {
      const id = cleanValue(given[name]);
      if (id !== undefined) relation[name] = id;
    }
    return Object.keys(relation).length > 1 ? [relation] : [];
  });
}

function readCatalogueIds(value: unknown): CatalogueIds | undefined {
  if (!isObject(value)) return undefined;
  const ids: CatalogueIds = {};
  for (const name of CATALOGUES) {
    const id = cleanValue(value[name]);
    if (id !== undefined) ids[name] = id;
  }
  return Object.keys(ids).length > 0 ? ids : undefined;
}

export function toPerson(author: Json): PersonName | undefined {
  const person: PersonName = {};
  for (const part of ['family', 'given', 'particle', 'suffix', 'literal', 'orcid', 'databaseId'] as const) {
    const text = cleanValue(author[part]);
    if (text !== undefined) person[part] = text;
  }
  if (author.role === 'group') person.role = 'group';
  if (person.family === undefined && person.literal === undefined) {
    const name = cleanValue(author.name);
    if (name === undefined) return undefined;
    person.literal = name;
  }
  return person;
}

/** Works outside the map, per citing paper. */
function readCitedWorks(value: unknown): Map<string, Reference[]> {
  const cited = new Map<string, Reference[]>();
  for (const work of objectsOf(value)) {
    const reference: Reference = {};
    const id = cleanValue(work.id);
    if (id !== undefined) reference.workId = id;
    for (const field of ['doi', 'title', 'firstAuthor', 'venue', 'volume', 'page', 'raw'] as const) {
      const text = cleanValue(work[field]);
      if (text !== undefined) reference[field] = text;
    }
    if (typeof work.year === 'number') reference.year = work.year;
    if (Object.keys(reference).length === 0) continue;
    for (const paper of strings(work.citedBy)) {
      const list = cited.get(paper) ?? [];
      list.push(reference);
      cited.set(paper, list);
    }
  }
  return cited;
}

function readSavedMap(map: Json): SavedMap {
  const saved: SavedMap = {
    settings: resolveSettings(map.settings),
    nodes: [],
    clusters: objectsOf(map.clusters).flatMap((cluster) => {
      const id = cleanValue(cluster.id);
      return id === undefined
        ? []
        : [{ id, label: cleanValue(cluster.label) ?? id, terms: strings(cluster.terms) }];
    }),
  };
  for (const node of objectsOf(map.nodes)) {
    const id = cleanValue(node.id);
    const kind = NODE_KINDS.find((name) => name === node.kind);
    if (id === undefined || kind === undefined || !isFinite(node.x) || !isFinite(node.y)) continue;
    saved.nodes.push({ id, kind, x: node.x, y: node.y, cluster: cleanValue(node.cluster) ?? null });
  }
  const title = cleanValue(map.title);
  if (title !== undefined) saved.title = title;
  if (typeof map.view === 'string') saved.view = map.view;
  if (map.corrections !== undefined) saved.corrections = resolveCorrections(map.corrections);
  if (map.story !== undefined) saved.story = map.story;
  const others = readUnknownKeys(map);
  if (others) saved.others = others;
  return saved;
}

function toProblem({ code, message, severity, where }: Json): Problem | undefined {
  const name = cleanValue(code);
  const text = cleanValue(message);
  if (name === undefined || text === undefined) return undefined;
  const level = (['error', 'warning', 'note'] as const).find((known) => known === severity) ?? 'note';
  const problem: Problem = { code: name, severity: level, message: text };
  if (isObject(where)) {
    const place: Place = {};
    const file = cleanValue(where.file);
    const what = cleanValue(where.what);
    if (file !== undefined) place.file = file;
    if (isCount(where.line)) place.line = where.line;
    if (what !== undefined) place.what = what;
    problem.where = place;
  }
  return problem;
}

export function strings(value: unknown): string[] {
  return Array.isArray(value)
    ? (value as unknown[]).map(cleanValue).filter((text) => text !== undefined)
    : [];
}

function isFinite(value: unknown): value is number {
  return Number.isFinite(value);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
