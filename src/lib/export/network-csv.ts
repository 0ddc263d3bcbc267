/** The network as two tables, RFC 4180: for Gephi's data laboratory, spreadsheets, R and Python. */
import Papa from 'papaparse';
import { LINK_KINDS } from '../model/network';
import { guard } from '../parsers/tables/csv-own';
import { nodeFields } from './node-fields';
import type { NetworkSource } from './network-source';
import { roundNumber } from './round-number';

/** One row a node: Id, Label, what is known of it, place. */
export function toNodesCsv(source: NetworkSource): string {
  const { snapshot } = source;
  const rows = snapshot.ids.map((id, node) => ({
    Id: id,
    Label: snapshot.labels[node] ?? id,
    ...nodeFields(source, node),
    x: roundNumber(snapshot.x[node] ?? 0),
    y: roundNumber(snapshot.y[node] ?? 0),
  }));
  return write([...new Set(rows.flatMap((row) => Object.keys(row)))], rows);
}

/** One row a link: Source, Target, kind, Weight. "cites" runs from citing to cited. */
export function toLinksCsv({ snapshot }: NetworkSource): string {
  const { source, target, kinds, weight } = snapshot.links;
  const rows = Array.from(source, (from, i) => ({
    Source: snapshot.ids[from],
    Target: snapshot.ids[target[i]!],
    kind: LINK_KINDS[kinds[i]!],
    Weight: roundNumber(weight[i]!),
  }));
  return write(['Source', 'Target', 'kind', 'Weight'], rows);
}

function write(columns: string[], data: object[]): string {
  // A cell that begins like a formula gets an apostrophe: a spreadsheet must not compute what a file says.
  const guarded = data.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]: [string, unknown]) => [
        guard(name),
        typeof cell === 'string' ? guard(cell) : cell,
      ]),
    ),
  );
  return `${Papa.unparse({ fields: columns.map(guard), data: guarded }, { newline: '\n' })}\n`;
}
