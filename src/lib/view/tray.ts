/** Nodes without a link: on a map that is laid out by links no place says anything of them. They stand in a list beside the map. */
import { kindWordsOn } from '../model/kind-words';
import { NODE_KINDS } from '../model/network';
import { NO_CLUSTER, type Snapshot } from '../model/snapshot';

/** A few fit under the map. */
const LEAST = 5;

const known = new WeakMap<Snapshot, Uint8Array | null>();

/**
 * The nodes that a map keeps in its tray: n bytes, 1 where a node is in it. null: the map has none, as its nodes have places of their own (axes,
 * a circle, those of a file), too few are without links to be in the way, or nothing is linked at all.
 */
export function trayMask(snapshot: Snapshot): Uint8Array | null {
  let found = known.get(snapshot);
  if (found === undefined) known.set(snapshot, (found = findTray(snapshot)));
  return found;
}

function findTray({ network, settings, axes, links, degree }: Snapshot): Uint8Array | null {
  const isByLinks = settings.layout === 'force' || settings.layout === 'vos';
  if (!isByLinks || axes || network === 'imported' || links.source.length === 0) return null;
  const mask = Uint8Array.from(degree, (links) => (links === 0 ? 1 : 0));
  return mask.reduce((sum, one) => sum + one, 0) < LEAST ? null : mask;
}

const drawn = new WeakMap<Snapshot, Snapshot>();

/** The map as its ground is drawn: what is in the tray belongs to no region. The same object where there is no tray. */
export function withoutTray(snapshot: Snapshot): Snapshot {
  const tray = trayMask(snapshot);
  if (!tray) return snapshot;
  let found = drawn.get(snapshot);
  if (!found) {
    const cluster = snapshot.cluster.map((own, node) => (tray[node] === 1 ? NO_CLUSTER : own));
    drawn.set(snapshot, (found = { ...snapshot, cluster }));
  }
  return found;
}

/** What is in the tray, in words: "112 keywords without links", "12 of 112 nodes without links" where filters leave some out; '' where they leave none. */
export function trayWords(
  { network, kinds }: Pick<Snapshot, 'network' | 'kinds'>,
  tray: Uint8Array,
  shown: Uint8Array,
): string {
  const held = Array.from(tray.keys()).filter((node) => tray[node] === 1);
  const part = held.filter((node) => shown[node] === 1).length;
  if (part === 0) return '';
  const first = NODE_KINDS[kinds[held[0]!] ?? 0] ?? 'paper';
  const isAlike = held.every((node) => NODE_KINDS[kinds[node]!] === first);
  const { one, many } = isAlike ? kindWordsOn({ network, kinds }, first) : { one: 'node', many: 'nodes' };
  const count = (value: number): string => value.toLocaleString('en');
  return `${part === held.length ? '' : `${count(part)} of `}${count(held.length)} ${held.length === 1 ? one : many} without links`;
}

/** Nodes of the tray that the filters show, largest first; ties by name. */
export function trayList(
  snapshot: Pick<Snapshot, 'count' | 'labels'>,
  tray: Uint8Array,
  shown: Uint8Array,
): number[] {
  const { count, labels } = snapshot;
  return Array.from(tray.keys())
    .filter((node) => tray[node] === 1 && shown[node] === 1)
    .sort(
      (a, b) =>
        count[b]! - count[a]! || labels[a]!.localeCompare(labels[b]!, 'en', { numeric: true }) || a - b,
    );
}
