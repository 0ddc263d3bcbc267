import type Graph from 'graphology';
import type { NetworkFormat } from '../model/exchange/network-format';
import { toGexf } from './gexf';
import { toGraphml } from './graphml';
import { toLinksCsv, toNodesCsv } from './network-csv';
import type { NetworkSource } from './network-source';
import { toPajek } from './pajek';
import { toVosviewerJson, toVosviewerMap, toVosviewerNetwork } from './vosviewer';

/** Every format of the network but the map file, which holds the papers too. */
const WRITERS: Record<
  Exclude<NetworkFormat, 'json'>,
  (source: NetworkSource & { graph: Graph }) => string
> = {
  gexf: toGexf,
  graphml: toGraphml,
  'vosviewer-json': toVosviewerJson,
  'vosviewer-map': toVosviewerMap,
  'vosviewer-network': toVosviewerNetwork,
  pajek: ({ snapshot }) => toPajek(snapshot),
  'nodes-csv': toNodesCsv,
  'links-csv': toLinksCsv,
};

export function writeNetwork(
  format: Exclude<NetworkFormat, 'json'>,
  source: NetworkSource & { graph: Graph },
): string {
  return WRITERS[format](source);
}
