import { hasCorrections, type Corrections } from '../src/lib/model/corrections';
import type { FileReport } from '../src/lib/model/answers/report';
import type { Problem } from '../src/lib/model/problem';
import type { JobResult } from '../src/lib/protocol/engine';

export function nothingLoaded(run: number): JobResult {
  const problem = { code: 'nothing-loaded', severity: 'error' as const, message: 'Open a file first.' };
  return { run, kind: 'failed', problem, report: null };
}

/** Why files that were read without a fault give no map. */
export function nothingRead({
  corrections,
  files,
}: {
  corrections: Corrections;
  files: readonly FileReport[];
}): Problem {
  const file = files[0]?.name;
  return hasCorrections(corrections)
    ? {
        code: 'only-corrections',
        severity: 'error',
        message: 'This is a list of names and keywords. Open it together with the papers that it is for.',
        ...(file === undefined ? {} : { where: { file } }),
      }
    : {
        code: 'nothing-read',
        severity: 'error',
        message:
          'No paper was found in what you opened. Papercosm reads bibliographies, database exports and copied pages of abstracts.',
      };
}
