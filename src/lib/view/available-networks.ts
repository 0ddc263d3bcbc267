import { NETWORK_NAMES, type NetworkName } from '../model/network';
import type { Report } from '../model/answers/report';

/** The kinds of map that there can be of what was read: a finished map as it is, where a file holds one; the others where there are papers. */
export function availableNetworks(report: Pick<Report, 'papers' | 'graph'> | null): NetworkName[] {
  const hasGraph = report?.graph !== undefined;
  const hasPapers = !hasGraph || report.papers > 0;
  return NETWORK_NAMES.filter((name) => (name === 'imported' ? hasGraph : hasPapers));
}

/** Why a kind of map would be empty, in one sentence; null when it would not. */
export function whyEmpty(
  network: NetworkName,
  report: Pick<Report, 'authors' | 'citations' | 'references' | 'graph'> | null,
): string | null {
  if (!report || report.graph) return null;
  switch (network) {
    case 'citation':
      return report.citations === 0 ? 'No paper cites another one here.' : null;
    case 'co-authorship':
      return report.authors === 0 ? 'These papers come without names of authors.' : null;
    case 'bibliographic-coupling':
    case 'co-citation':
      return report.references.total === 0 ? 'These papers come without references.' : null;
    default:
      return null;
  }
}
