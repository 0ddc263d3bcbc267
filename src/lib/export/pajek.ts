import { DIRECTED_KINDS, LINK_KINDS } from '../model/network';
import type { Snapshot } from '../model/snapshot';
import { htmlToLine } from '../parsers/graphs/graph-text';
import { roundNumber } from './round-number';

/**
 * The network as a Pajek file (.net): vertices with label and place in the unit square, y downwards, then arcs (directed) and edges, with
 * their weights (Pajek reference manual, http://mrvar.fdv.uni-lj.si/pajek/). A label ends at the next quotation mark, so that one within is
 * a character reference.
 */
export function toPajek(snapshot: Snapshot): string {
  const { ids, labels, x, y, links } = snapshot;
  const span = (values: Float32Array) => {
    let low = Infinity;
    let high = -Infinity;
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return { low, width: high > low ? high - low : 1 };
  };
  const [across, down] = [span(x), span(y)];
  // One scale for both: the picture keeps its proportions.
  const size = Math.max(across.width, down.width);
  const lines = [`*Vertices ${ids.length}`];
  ids.forEach((id, node) => {
    const label = formatLabel(labels[node] ?? id);
    const place = [(x[node]! - across.low) / size, 1 - (y[node]! - down.low) / size];
    lines.push(`${node + 1} "${label}" ${place.map((value) => value.toFixed(4)).join(' ')} 0.5`);
  });
  const rows = Array.from(links.source, (from, i) => ({
    isArc: DIRECTED_KINDS.has(LINK_KINDS[links.kinds[i]!]!),
    line: `${from + 1} ${links.target[i]! + 1} ${roundNumber(links.weight[i]!)}`,
  }));
  for (const [title, isArc] of [
    ['*Arcs', true],
    ['*Edges', false],
  ] as const) {
    const own = rows.filter((row) => row.isArc === isArc);
    if (own.length > 0) lines.push(title, ...own.map(({ line }) => line));
  }
  return `${lines.join('\n')}\n`;
}

/** Only what a reader would take for mark-up is written as character references. */
function formatLabel(label: string): string {
  const text = label.replace(/\s+/g, ' ');
  const isPlain = htmlToLine(text) === text.trim();
  return (isPlain ? text : text.replaceAll('&', '&#38;').replaceAll('<', '&#60;')).replaceAll('"', '&#34;');
}
