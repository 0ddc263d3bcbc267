import { NETWORK_NAMES, type NetworkName } from '../model/network';
import type { Report } from '../model/report';

/** The kinds of map that there can be of what was read: a finished map as it is, where a file holds one; the others where there are papers. */
export function availableNetworks(report: Pick<Report, 'papers' | 'graph'> | null): NetworkName[] {
  const hasGraph = report?.graph !== undefined;
  const hasPapers = !hasGraph || report.papers > 0;
  return NETWORK_NAMES.filter((name) => (name === 'imported' ? hasGraph : hasPapers));
}
