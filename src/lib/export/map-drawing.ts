import type { MapContext } from '../map/map-context';
import { ITEM, KEYWORD } from '../model/network';
import type { MapDrawing } from '../model/exchange/map-drawing';
import { NO_CLUSTER } from '../model/snapshot';
import { SIMILAR_SHOWN } from '../model/details';
import { roundNumber } from './round-number';

/** What the map file of a map keeps so that it can be shown without computing anything anew (see MapDrawing). */
export function collectDrawing({ input, snapshot, origins }: MapContext): MapDrawing {
  const { text, neighbours } = input;
  const { offsets, columns, rowCount } = text.paperTerms;
  const isEdited = origins.some(({ name, parts, moved }) => name !== null || parts.length + moved.length > 0);
  return {
    method: text.method,
    terms: text.terms.map(({ key, label, df, given, keyword }) => ({
      ...{ key, label, df },
      ...(given ? { given: true as const } : {}),
      ...(keyword === undefined ? {} : { keyword }),
    })),
    paperTerms: Array.from({ length: rowCount }, (_, paper) => [
      ...columns.subarray(offsets[paper], offsets[paper + 1]),
    ]),
    neighbours: Array.from({ length: rowCount }, (_, paper) => {
      const start = neighbours.offsets[paper] ?? 0;
      const end = Math.min(neighbours.offsets[paper + 1] ?? start, start + SIMILAR_SHOWN);
      return Array.from(neighbours.ids.subarray(start, end), (other, i): [number, number] => [
        other,
        roundNumber(neighbours.weights[start + i] ?? 0),
      ]);
    }),
    termNodes: [...snapshot.entities].filter((_, node) =>
      [KEYWORD, ITEM].includes(snapshot.kinds[node] ?? 0),
    ),
    count: [...snapshot.count],
    ...(snapshot.measures ? { measures: snapshot.measures } : {}),
    ...(snapshot.subtopics
      ? { subtopicOf: Array.from(snapshot.subtopics.of, (part) => (part === NO_CLUSTER ? -1 : part)) }
      : {}),
    ...(snapshot.axes ? { axes: snapshot.axes } : {}),
    ...(isEdited ? { origins: origins.map((origin) => ({ ...origin })) } : {}),
  };
}
