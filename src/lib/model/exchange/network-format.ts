/** Formats that the map with its network is written in by the engine. */
export const NETWORK_FORMATS = [
  'json',
  'gexf',
  'graphml',
  'vosviewer-json',
  'vosviewer-map',
  'vosviewer-network',
  'pajek',
  'nodes-csv',
  'links-csv',
] as const;
export type NetworkFormat = (typeof NETWORK_FORMATS)[number];
