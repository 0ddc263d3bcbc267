import { BIBLIOGRAPHIES, EXPORTS } from '../lib/export/registry';
import { NETWORKS } from '../lib/networks/registry';
import { listFormats } from '../lib/parsers/registry';

/** What the reader asked for can't be done as it was asked: exit status 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** The file's content is of no use: exit status 1. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InputError';
  }
}

/** Names that options accept beside the networks. One each for now; the map file keeps them for the day there are more. */
export const LAYOUTS = ['force'] as const;
export const COUNTINGS = ['full'] as const;
export const NORMALIZATIONS = ['none'] as const;

export const EXTENSIONS = [...EXPORTS, ...BIBLIOGRAPHIES].map(({ extension }) => extension).join(', ');

/** The help text, from the registries of what there is. */
export function usage(): string {
  const networks = NETWORKS.map(({ name, description }) => `      ${name.padEnd(12)} ${description}`);
  const exports = [...EXPORTS, ...BIBLIOGRAPHIES].map(
    ({ extension, description }) => `      ${extension.padEnd(12)} ${description}`,
  );
  return `Usage:
  papercosm inspect FILE... [--json]
      says what is in the files
  papercosm map FILE... -o OUT [options]
      makes a map; the ending of OUT says what is written:
${exports.join('\n')}
  papercosm serve [FILE...] [--port N] [--no-open]
      opens the app on this machine

Reads ${listFormats()}.

Options of map:
  --network NAME          which network (default mixed):
${networks.join('\n')}
  --resolution NUMBER     finer topics above, coarser below 1 (default: by size)
  --seed NUMBER           another arrangement of the same map (default 1)
  --min-weight NUMBER     leaves out links below it (default 0)
  --years FROM-TO         shows papers of these years: 2010-2015, 2010-, -2015
  --author NAME           shows an author's papers and co-authors; may be given several times
  --layout NAME           ${LAYOUTS.join(', ')}
  --counting NAME         ${COUNTINGS.join(', ')}
  --normalization NAME    ${NORMALIZATIONS.join(', ')}

Exit status: 0; 1: nothing usable in the files; 2: wrong usage.
`;
}
