/** What a finished map's file says of its texts: terms, the terms of each paper, the nearest papers. */
import type { Corpus } from '../model/corpus';
import type { Neighbours, SparseRows, Term, TextModel } from '../model/text';
import { cleanValue } from '../parsers/clean-text';
import { countOf, isObject, listOf, objectsOf, type Json } from '../parsers/json/json-values';
import { strings } from '../parsers/graphs/map-file';

export interface FinishedText {
  text: TextModel;
  neighbours: Neighbours;
}

/**
 * The texts of a finished map. A file that holds no drawing (see MapDrawing) lists twelve terms a paper and no nearest papers: its cards say
 * less.
 */
export function readText(map: Json, corpus: Corpus): FinishedText {
  const drawing = isObject(map.drawing) ? map.drawing : null;
  const found = drawing ? readTerms(drawing, corpus) : collectTerms(map, corpus);
  const { terms, rows } = found;
  return {
    text: {
      terms,
      paperTerms: toRows(rows, terms.length),
      vectors: toRows([], 0),
      features: [],
      acronyms: [],
      theme: [],
      method: cleanValue(drawing?.method) ?? '',
    },
    neighbours: readNeighbours(drawing, corpus.papers.length),
  };
}

interface Terms {
  terms: Term[];
  /** By paper, best first. */
  rows: number[][];
}

function readTerms(drawing: Json, { papers, keywords }: Corpus): Terms {
  const terms = listOf(drawing.terms).map((entry, place): Term => {
    const { key, label, df, given, keyword } = isObject(entry) ? entry : {};
    const name = cleanValue(label) ?? `term ${place + 1}`;
    const of = countOf(keyword);
    return {
      ...toTerm(cleanValue(key) ?? name, name, countOf(df) ?? 0, given === true),
      ...(of !== undefined && of < keywords.length ? { keyword: of } : {}),
    };
  });
  const rows = papers.map((_, paper) => {
    const row = listOf(listOf(drawing.paperTerms)[paper]);
    return row.filter((term): term is number => (countOf(term) ?? Infinity) < terms.length);
  });
  return { terms, rows };
}

/** The given keywords, the found ones on the map, and what else the papers' terms name. */
function collectTerms(map: Json, { papers, keywords }: Corpus): Terms {
  const terms: Term[] = keywords.map(({ id, label, papers: holders }, keyword) => ({
    ...toTerm(id.replace(/^k:/, ''), label, holders.length, true),
    keyword,
  }));
  for (const { id, label, given } of objectsOf(map.keywords)) {
    const key = cleanValue(id)?.replace(/^k:/, '');
    if (given === false && key !== undefined) terms.push(toTerm(key, cleanValue(label) ?? key, 0, false));
  }
  const byLabel = new Map(terms.map(({ label }, place) => [label.toLowerCase(), place]));
  const listed = objectsOf(map.papers);
  const rows = papers.map((paper, at) => {
    const row = new Set<number>();
    for (const label of strings(listed[at]?.terms)) {
      let place = byLabel.get(label.toLowerCase());
      if (place === undefined) {
        place = terms.length;
        byLabel.set(label.toLowerCase(), place);
        terms.push(toTerm(label.toLowerCase(), label, 0, false));
      }
      row.add(place);
    }
    // The first terms are the keywords, in their order.
    for (const keyword of paper.keywords) row.add(keyword);
    return [...row];
  });
  const holders = new Uint32Array(terms.length);
  for (const row of rows) for (const term of row) holders[term]!++;
  terms.forEach((term, place) => (term.df = Math.max(term.df, holders[place]!)));
  return { terms, rows };
}

function toTerm(key: string, label: string, df: number, given: boolean): Term {
  return { key, label, length: label.split(' ').length, given, df, score: 0 };
}

function toRows(rows: readonly (readonly number[])[], columnCount: number): SparseRows {
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach((row, at) => (offsets[at + 1] = offsets[at]! + row.length));
  const columns = Uint32Array.from(rows.flat());
  return { rowCount: rows.length, columnCount, offsets, columns, values: new Float32Array(columns.length) };
}

function readNeighbours(drawing: Json | null, papers: number): Neighbours {
  const rows = Array.from({ length: papers }, (_, paper) =>
    listOf(listOf(drawing?.neighbours)[paper]).flatMap((entry): [number, number][] => {
      const [other, cosine] = listOf(entry);
      const place = countOf(other);
      return place !== undefined && place < papers && typeof cosine === 'number' ? [[place, cosine]] : [];
    }),
  );
  const offsets = new Uint32Array(papers + 1);
  rows.forEach((row, at) => (offsets[at + 1] = offsets[at]! + row.length));
  const all = rows.flat();
  return {
    k: rows.reduce((most, row) => Math.max(most, row.length), 0),
    offsets,
    ids: Uint32Array.from(all, ([other]) => other),
    weights: Float32Array.from(all, ([, cosine]) => cosine),
  };
}
