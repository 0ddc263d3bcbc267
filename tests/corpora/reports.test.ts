import { describe, expect, it } from 'vitest';
import { HAS_REPORTS, readReport, REPORTS } from './reports';

describe.runIf(HAS_REPORTS)('small files that are easily read wrong', () => {
  it.each(REPORTS.map((report) => [report.files.join(' + '), report] as const))(
    '%s',
    async (_, { files, wanted, found }) => {
      expect(found(await readReport(files))).toBe(wanted);
    },
  );
});
