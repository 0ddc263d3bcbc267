import { describe, expect, it } from 'vitest';
import { count, HAS_FORMATS, readCorpusFile } from './read-corpus';

describe.runIf(HAS_FORMATS)('feeds of arXiv beside the checkout', () => {
  it.each([
    ['arxiv/arxiv_transformer.xml', 5],
    ['arxiv/xiv_arxiv_response.xml', 2],
    ['arxiv/zoia_arxiv_response.xml', 1],
  ])('%s has %i papers, each with its id, names, abstract and date', async (path, papers) => {
    const { report, records, text } = await readCorpusFile(path);
    expect(report).toMatchObject({ format: 'arxiv-atom', records: papers, problems: [] });
    expect(count(text, /<entry>/g)).toBe(papers);
    const ids = [...text.matchAll(/<id>http:\/\/arxiv\.org\/abs\/(\d{4}\.\d{5})v\d+<\/id>/g)];
    expect(records.map(({ arxivId }) => arxivId)).toEqual(ids.map(([, id]) => id));
    expect(records.flatMap(({ authors }) => authors)).toHaveLength(count(text, /<name>/g));
    expect(records.flatMap(({ keywords }) => keywords)).toHaveLength(count(text, /<category /g));
    expect(records.every(({ abstract, date, title }) => abstract && date?.day && title)).toBe(true);
  });

  it('reads TeX and the journal', async () => {
    const { records } = await readCorpusFile('arxiv/zoia_arxiv_response.xml');
    expect(records[0]).toMatchObject({ doi: '10.1063/1.4944470', venue: 'J. Chem. Phys.' });
    expect(records[0]!.abstract).toContain('Landauer-Büttiker');
    expect(records[0]!.abstract).not.toContain('$');
  });

  it('says that the empty one is empty', async () => {
    const { report } = await readCorpusFile('arxiv/xiv_arxiv_empty.xml');
    expect(report).toMatchObject({
      format: 'arxiv-atom',
      records: 0,
      problems: [{ code: 'arxiv-atom-empty' }],
    });
  });
});
