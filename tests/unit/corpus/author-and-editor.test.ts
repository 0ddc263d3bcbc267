import { describe, expect, it } from 'vitest';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import { toBibtex } from '../../../src/lib/export/papers/bibtex';
import { toCslJson } from '../../../src/lib/export/papers/csl-json';
import { toRis } from '../../../src/lib/export/papers/ris';
import { toRecords } from '../../../src/lib/export/papers/to-records';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { readText } from '../parsers/read';

const LUND = { family: 'Lund', given: 'Mette' };

const BOTH: [format: string, text: string][] = [
  [
    'bibtex',
    '@incollection{c, author={Lund, Mette and Roe, Jo}, editor={Lund, Mette}, title={Hail on slate}, booktitle={Rain Days}, year=2012}',
  ],
  [
    'ris',
    'TY  - CHAP\nAU  - Lund, Mette\nAU  - Roe, Jo\nED  - Lund, Mette\nTI  - Hail on slate\nT2  - Rain Days\nPY  - 2012\nER  - \n',
  ],
  [
    'csl-json',
    JSON.stringify([
      {
        id: 'c',
        type: 'chapter',
        title: 'Hail on slate',
        'container-title': 'Rain Days',
        author: [LUND, { family: 'Roe', given: 'Jo' }],
        editor: [LUND],
        issued: { 'date-parts': [[2012]] },
      },
    ]),
  ],
];

describe('who wrote a work and edited it', () => {
  it.each(BOTH)('counts as author, and keeps the role of editor: %s', async (format, text) => {
    const { records, files } = await readText(text);
    expect(files[0]!.format).toBe(format);
    const corpus = await buildCorpus(records, NO_PROGRESS);
    expect(corpus.authors.map(({ name, papers }) => [name, papers])).toEqual([
      ['Lund, Mette', [0]],
      ['Roe, Jo', [0]],
    ]);
    expect(corpus.papers[0]).toMatchObject({ authors: [0, 1], authorCount: 2, editors: [LUND] });
    for (const write of [toBibtex, toRis, toCslJson]) {
      const again = await readText(write(toRecords(corpus, [0])));
      expect(again.records[0]).toMatchObject({ authors: [LUND, { family: 'Roe' }], editors: [LUND] });
    }
  });

  it.each(BOTH)('alone too: %s', async (_, text) => {
    const alone = text
      .replace(' and Roe, Jo', '')
      .replace('AU  - Roe, Jo\n', '')
      .replace(',{"family":"Roe","given":"Jo"}', '');
    const corpus = await buildCorpus((await readText(alone)).records, NO_PROGRESS);
    expect(corpus.papers[0]).toMatchObject({ authors: [0], authorCount: 1, editors: [LUND] });
  });
});
