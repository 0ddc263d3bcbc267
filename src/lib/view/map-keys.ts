/** What a legend says of sizes and colours, for the screen and for figures. */
import {
  isMetricId,
  METRIC_GROUPS,
  METRICS,
  type MetricGroup,
  type MetricId,
} from '../model/answers/metrics';
import { countKinds, NODE_KINDS } from '../model/network';
import type { Snapshot } from '../model/snapshot';
import type { Encodings } from '../model/view';
import { dateOfDay } from './dates';
import { dayExtent, nodeDays, nodeRadii } from './encodings';
import { buildColourScale, formatMetric, metricValues, type MetricColumns } from './metric-values';

export interface SizeKey {
  /** What the area of a disc stands for, with what is to be said of it: "betweenness (sampled from 200 of 6,741 nodes)". */
  words: string;
  /** Discs of the map, large to small, as large against each other as there; none where sizes say nothing. */
  discs: { text: string; /** 0..1 */ size: number }[];
}

export interface ColourKey {
  words: string;
  /** Five, from dark to light: least, middle and most are the first, third and last. */
  stops: { share: number; text: string }[];
  /** What grey nodes lack: "no date"; '' where none is grey. */
  without: string;
}

const SHARES = [0, 0.25, 0.5, 0.75, 1];

export function sizeKey(snapshot: Snapshot, encodings: Encodings, columns: MetricColumns): SizeKey {
  const { sizeBy } = encodings;
  if (sizeBy === 'uniform') return { words: 'nothing, all alike', discs: [] };
  // Until a metric is known the discs are those of the layout.
  if (!metricValues(snapshot, sizeBy, columns))
    return sizeKey(snapshot, { ...encodings, sizeBy: 'count' }, {});
  return {
    words: withNote(sizeBy, snapshot, columns),
    discs: sizeDiscs(snapshot, encodings, sizeBy, columns),
  };
}

/** Three discs of the first kind of node that has different values: the largest, and those nearest to a quarter and a sixteenth of it. */
function sizeDiscs(
  snapshot: Snapshot,
  encodings: Encodings,
  id: MetricId,
  columns: MetricColumns,
): SizeKey['discs'] {
  const values = metricValues(snapshot, id, columns);
  // A finished map may be sized by something else than it counts.
  if (!values || (id === 'count' && snapshot.measures && snapshot.measures.size !== snapshot.measures.count))
    return [];
  const radii = nodeRadii(snapshot, encodings, columns);
  for (const kind of NODE_KINDS.keys()) {
    const nodes = Array.from(snapshot.kinds.keys()).filter(
      (node) => snapshot.kinds[node] === kind && Number.isFinite(values[node]),
    );
    const nearest = (value: number) =>
      nodes.reduce(
        (best, node) => (Math.abs(values[node]! - value) < Math.abs(values[best]! - value) ? node : best),
        nodes[0] ?? 0,
      );
    const top = nearest(nodes.reduce((most, node) => Math.max(most, values[node]!), 0));
    const shown = [top, nearest(values[top]! / 4), nearest(values[top]! / 16)].filter(
      (node, i, all) => i === 0 || values[node]! < values[all[i - 1]!]!,
    );
    if (nodes.length === 0 || shown.length < 2) continue;
    return shown.map((node) => ({
      text: formatMetric(id, values[node]!),
      size: radii[node]! / radii[top]!,
    }));
  }
  return [];
}

/** The encodings as they can be drawn now: a metric that is not known yet, or not there, by default. */
export function drawableEncodings(encodings: Encodings, columns: MetricColumns): Encodings {
  const missing = metricsWanted(encodings).filter((id) => !columns[id]);
  const isMissing = (word: string) => isMetricId(word) && missing.includes(word);
  return missing.length === 0
    ? encodings
    : {
        ...encodings,
        sizeBy: isMissing(encodings.sizeBy) ? 'count' : encodings.sizeBy,
        colourBy: isMissing(encodings.colourBy) ? 'cluster' : encodings.colourBy,
      };
}

/** null: colours are those of the clusters. */
export function colourKey(
  snapshot: Snapshot,
  { colourBy }: Pick<Encodings, 'colourBy'>,
  columns: MetricColumns,
): ColourKey | null {
  if (colourBy === 'cluster') return null;
  if (colourBy === 'date') {
    const extent = dayExtent(snapshot);
    if (!extent) return null;
    const year = (share: number) =>
      String(dateOfDay(Math.round(extent[0] + share * (extent[1] - extent[0])))?.year ?? '');
    return {
      words: 'date',
      stops: SHARES.map((share) => ({ share, text: year(share) })),
      without: nodeDays(snapshot).some(Number.isNaN) ? 'no date' : '',
    };
  }
  const values = metricValues(snapshot, colourBy, columns);
  const scale = values && buildColourScale(values, METRICS[colourBy].scale);
  if (!scale) return null;
  const notes = [METRICS[colourBy].scale === 'rank' && 'by rank', columns[colourBy]?.note].filter(Boolean);
  return {
    words: lowerFirst(metricLabel(colourBy, snapshot)) + (notes.length > 0 ? ` (${notes.join('; ')})` : ''),
    stops: SHARES.map((share) => ({ share, text: formatMetric(colourBy, scale.valueAt(share)) })),
    without: scale.shares.some(Number.isNaN) ? 'no value' : '',
  };
}

function withNote(id: MetricId, snapshot: Snapshot, columns: MetricColumns): string {
  const note = columns[id]?.note;
  const words = id === 'count' ? countWords(snapshot) : lowerFirst(METRICS[id].label);
  return note ? `${words} (${note})` : words;
}

function lowerFirst(label: string): string {
  return /^[A-Z][a-z]+(?![a-zA-Z])/.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label;
}

function upperFirst(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** What `count` counts on this map: "citations here; for authors and keywords, papers". */
function countWords({ kinds, measures, sizedBy }: Snapshot): string {
  if (measures) return measures.size;
  const ofPapers = sizedBy ? lowerFirst(METRICS[sizedBy.metric].label) : 'citations here';
  const counts = countKinds(kinds);
  const others = [
    counts.author > 0 && 'authors',
    counts.keyword > 0 && 'keywords',
    counts.source > 0 && 'sources',
  ].filter((word) => word !== false);
  if (counts.paper + counts.work === 0) return 'papers';
  return others.length > 0 ? `${ofPapers}; for ${others.join(' and ')}, papers` : ofPapers;
}

/** What a metric is called on this map. */
export function metricLabel(id: MetricId, { kinds, measures, sizedBy }: Snapshot): string {
  if (id !== 'count') return METRICS[id].label;
  if (measures) return upperFirst(measures.size);
  const { paper, work } = countKinds(kinds);
  if (paper + work === 0) return 'Papers';
  const isOfPapers = paper + work === kinds.length;
  if (sizedBy) return `${METRICS[sizedBy.metric].label}${isOfPapers ? '' : ', papers'}`;
  return isOfPapers ? 'Citations here' : METRICS.count.label;
}

export interface MetricChoices {
  /** One of METRIC_GROUPS; where all that its first holds is a number of something else than citations, "Counts". */
  group: MetricGroup | 'Counts';
  options: { value: MetricId; label: string; description: string }[];
}

/** The metrics that the discs of this map can be sized or coloured by, in groups; what would show the same as another stands once. */
export function metricChoices(
  snapshot: Snapshot,
  available: readonly MetricId[],
  use: 'size' | 'colour',
): MetricChoices[] {
  const { paper, work } = countKinds(snapshot.kinds);
  const isOneKind = Object.values(countKinds(snapshot.kinds)).filter((count) => count > 0).length <= 1;
  const offered = available.filter((id) => {
    if (id === 'citations' && !snapshot.measures) return paper + work < snapshot.nodeCount;
    // Citations of papers and papers of authors have no ranks in common.
    if (id === 'count') return use === 'size' || (isOneKind && !snapshot.sizedBy);
    if (id === snapshot.sizedBy?.metric && use === 'size') return !isOneKind;
    // A date is no size; coloured by date, papers on the map already lend theirs to the others.
    if (id === 'mean-date') return use === 'colour' && dayExtent(snapshot) === null;
    return true;
  });
  const isCounted = paper + work === 0 || snapshot.measures !== undefined;
  const hasCitations = offered.some((id) => id !== 'count' && METRICS[id].group === 'Citations');
  return METRIC_GROUPS.map((group) => ({
    group: group === 'Citations' && isCounted && !hasCitations ? ('Counts' as const) : group,
    options: offered
      .filter((id) => METRICS[id].group === group)
      .map((value) => ({
        value,
        label: metricLabel(value, snapshot),
        description:
          value === 'count' && isCounted
            ? countDescription(snapshot)
            : METRICS[value === 'count' ? (snapshot.sizedBy?.metric ?? value) : value].description,
      })),
  })).filter(({ options }) => options.length > 0);
}

function countDescription({ measures }: Snapshot): string {
  return measures ? `What the discs stand for: ${measures.size}.` : 'Number of papers.';
}

/** The metrics that these encodings need beside the columns of the snapshot. */
export function metricsWanted({ sizeBy, colourBy }: Encodings): MetricId[] {
  return [...new Set([sizeBy, colourBy])].filter(
    (id): id is MetricId => isMetricId(id) && id !== 'count' && id !== 'degree' && id !== 'pagerank',
  );
}
