import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { codes, fixture, readText } from './read';

const text = fixture('formats/dblp.xml');

describe('dblp XML', () => {
  it('reads names with numbers, entities without their document type, keys and links', async () => {
    const { files, records } = await readText(text, 'dblp.xml');
    expect(files[0]).toMatchObject({ format: 'dblp-xml', records: 5 });
    expect(records[0]).toEqual({
      key: 'journals/clouds/Wang031',
      type: 'article-journal',
      title: 'Counting Clouds – in O(n2) Time',
      authors: [
        {
          family: 'Wang',
          given: 'Wei',
          databaseId: 'dblp:Wei Wang 0001',
          orcid: '0000-0002-1825-0097',
        },
        { family: 'Wolk', given: 'Jürgen', particle: 'van der' },
        { family: 'Storm', given: 'Ann', suffix: 'Jr.' },
      ],
      date: { year: 2031, month: 3 },
      venue: 'J. Clouds',
      volume: '4',
      issue: '1',
      pages: '13-27',
      doi: '10.5555/CLOUDS.4.13',
      catalogueIds: { dblp: 'journals/clouds/Wang031' },
      url: 'https://doi.org/10.5555/CLOUDS.4.13',
      keywords: [],
      references: [{ catalogueIds: { dblp: 'conf/sky/Rain99' } }],
      place: { file: 'dblp.xml', line: 4, what: 'journals/clouds/Wang031' },
    });
  });

  it('tells preprints, papers, proceedings and theses apart', async () => {
    const [, preprint, paper, proceedings, thesis] = (await readText(text)).records;
    expect(preprint).toMatchObject({
      type: 'article',
      title: 'Is it Raining?',
      arxivId: '3101.00001',
      authors: [{ databaseId: 'dblp:Wei Wang 0002' }],
      place: { line: 21 },
    });
    expect(paper).toMatchObject({
      type: 'paper-conference',
      title: 'Rain from Above et al.',
      venue: 'SKY',
      pages: '1:1-1:17',
      authors: [{ literal: 'Plato' }],
    });
    expect(proceedings).toMatchObject({
      type: 'book',
      title: "Sky '99, Proceedings",
      authors: [],
      editors: [{ family: 'Cielo', given: 'María' }],
      publisher: 'Blue',
    });
    expect(thesis).toMatchObject({ type: 'thesis', title: 'Wet', publisher: 'University of Puddles' });
  });

  it('leaves out home pages and says so', async () => {
    expect(codes(await readText(text))).toEqual(['dblp-xml-home-pages']);
  });

  it('reads the bytes of ISO-8859-1', async () => {
    const latin = text.replaceAll('&uuml;', 'ü').replaceAll('&iacute;', 'í');
    const bytes = Uint8Array.from([...latin].map((char) => char.charCodeAt(0)));
    const { records } = await readFiles([{ name: 'dblp.xml', bytes }], NO_PROGRESS);
    expect(records).toEqual((await readText(text, 'dblp.xml')).records);
  });

  it('reads the answer of the search', async () => {
    const { files, records } = await readText(fixture('formats/dblp-search.xml'));
    expect(files[0]).toMatchObject({ format: 'dblp-xml', records: 2, problems: [] });
    expect(records).toMatchObject([
      {
        key: 'journals/clouds/WangF32',
        type: 'article-journal',
        title: 'Fog & Co',
        authors: [
          { family: 'Wang', given: 'Wei', databaseId: 'dblp:Wei Wang 0001' },
          { family: 'Fog', given: 'Bea' },
        ],
        venue: 'J. Clouds',
        volume: '5',
        date: { year: 2032 },
        doi: '10.5555/CLOUDS.5.1',
        catalogueIds: { dblp: 'journals/clouds/WangF32' },
      },
      {
        type: 'paper-conference',
        title: 'A Cloud Alone',
        authors: [],
        url: 'https://dblp.org/rec/conf/sky/Cloud30',
      },
    ]);
  });

  it('reads the page of a person', async () => {
    const page = `<dblpperson name="A B" pid="1/1" n="1"><person key="homepages/1/1"><author>A B</author></person><r>${/<article[^]*?<\/article>/.exec(text)![0]}</r><coauthors><co><na>C D</na></co></coauthors></dblpperson>`;
    const { files, records } = await readText(page);
    expect(files[0]!.format).toBe('dblp-xml');
    expect(records.map(({ title }) => title)).toEqual(['Counting Clouds – in O(n2) Time']);
  });

  it('keeps an article whose start tag is misspelt, without its type', async () => {
    const result = await readText(text.replace('<article mdate', '<artjcle mdate'));
    expect(result.records).toHaveLength(5);
    expect(result.records[0]!.type).toBeUndefined();
    expect(codes(result)).toContain('dblp-xml-damaged');
  });
});
