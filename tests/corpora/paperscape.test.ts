import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { readFiles } from '../../src/lib/parsers/read-files';

const DATA = '../shared/data';

// Counts by awk: lines that don't begin with "#", ids in the fifth field (which are as many as the third field says in every line).
describe.runIf(existsSync(DATA))('Paperscape, 1993', () => {
  it('has 6,741 papers with 7,128 explicit citations', async () => {
    const bytes = new Uint8Array(readFileSync(`${DATA}/formats/paperscape/pscp-1993.csv`));
    const { records, files } = await readFiles([{ name: 'pscp-1993.csv', bytes }], NO_PROGRESS);
    expect(files[0]).toMatchObject({ format: 'paperscape', records: 6741, problems: [], unread: 0 });
    expect(records.flatMap(({ references }) => references)).toHaveLength(7128);
    expect(records.every(({ title, date }) => title !== '' && date?.year === 1993)).toBe(true);
    expect(records.filter(({ authors }) => authors.length === 0)).toHaveLength(1);
    expect(records[0]).toMatchObject({
      arxivId: 'hep-th/9301001',
      title: 'Gonihedric String and Asymptotic Freedom',
      authors: [
        { family: 'Savvidy', given: 'G. K.' },
        { family: 'Savvidy', given: 'K. G.' },
      ],
      date: { year: 1993, month: 1 },
    });
    const titles = records.map(({ title }) => title);
    expect(titles).toContain('Dynamics of cosmic strings and springs; a covariant formulation');
  });
});
