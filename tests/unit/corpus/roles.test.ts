import { describe, expect, it } from 'vitest';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import { makeReport } from '../../../src/lib/corpus/make-report';
import { toBibtex } from '../../../src/lib/export/papers/bibtex';
import { toCslJson } from '../../../src/lib/export/papers/csl-json';
import { toCsv } from '../../../src/lib/export/papers/csv';
import { toRis } from '../../../src/lib/export/papers/ris';
import { toRecords } from '../../../src/lib/export/papers/to-records';
import { flagSentences } from '../../../src/lib/model/flags';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { readText } from '../parsers/read';

const TEXT = `
@proceedings{rain, editor={Lund, Mette and Roe, Jo}, title={Proceedings of the rain days}, year=2012}
@article{tin, author={Roe, Jo and Ahl, Ann and others}, title={RETRACTED: Rain on tin}, doi={10.5555/a.1, 10.5555/e.2}, year=2013}`;

async function corpusOf(text: string) {
  const { records, files } = await readText(text);
  return { corpus: await buildCorpus(records, NO_PROGRESS), files };
}

describe('roles and flags in the corpus', () => {
  it('counts no editor as author', async () => {
    const { corpus, files } = await corpusOf(TEXT);
    expect(corpus.authors.map(({ name }) => name)).toEqual(['Ahl, Ann', 'Roe, Jo']);
    expect(corpus.papers[0]).toMatchObject({ authors: [], editors: [{ family: 'Lund' }, { family: 'Roe' }] });
    const report = makeReport(files, corpus);
    expect(report).toMatchObject({
      editorsOnly: 1,
      withoutAuthors: 1,
      flags: { retracted: 1, 'authors-cut': 1 },
    });
    expect(flagSentences(report.flags)[0]).toBe('1 paper is retracted.');
  });

  it('keeps flags through merging; a whole list of names lifts the cut', async () => {
    const more = `
@article{t1, author={Roe, Jo and Ahl, Ann and Lund, Mette}, title={Rain on tin roofs in autumn}, doi={10.5555/t}, year=2013, abstract={Long.}}
@article{t2, author={Roe, Jo and others}, title={Rain on tin roofs in autumn}, doi={10.5555/t}, year=2013, type={Retracted}}`;
    const { corpus } = await corpusOf(more);
    expect(corpus.papers).toHaveLength(1);
    expect(corpus.papers[0]).toMatchObject({ flags: ['retracted'], authorCount: 3 });
  });

  it.each([
    ['BibTeX', toBibtex],
    ['RIS', toRis],
    ['CSL-JSON', toCslJson],
    ['CSV', toCsv],
  ])('come back from %s', async (_, write) => {
    const { corpus } = await corpusOf(TEXT);
    const { records } = await readText(write(toRecords(corpus, [0, 1])));
    const [rain, tin] = records;
    expect(rain).toMatchObject({
      authors: [],
      editors: [{ family: 'Lund', given: 'Mette' }, { family: 'Roe' }],
    });
    expect(tin).toMatchObject({
      authors: [{ family: 'Roe' }, { family: 'Ahl' }],
      flags: ['retracted', 'authors-cut'],
    });
    if (write !== toRis) expect(tin!.otherDois).toEqual(['10.5555/e.2']);
  });
});
