import { describe, expect, it } from 'vitest';
import { codes, fixture, readText } from './read';

const text = fixture('formats/endnote.xml');
const record = (inner: string) =>
  `<xml><records><record><ref-type name="Book">6</ref-type>${inner}</record></records></xml>`;
const read = async (xml: string) => (await readText(xml)).records;

describe('EndNote XML', () => {
  it('reads a record in pieces of style', async () => {
    const { files, records } = await readText(text, 'endnote.xml');
    expect(files[0]).toMatchObject({ format: 'endnote-xml', records: 4 });
    expect(records[0]).toEqual({
      key: 'cruz2014',
      type: 'article-journal',
      title: 'Rope bridges of Río Seco & what holds them',
      authors: [
        { family: 'Cruz', given: 'Inés M.', particle: 'de la' },
        { literal: 'World Bridge Council' },
        { family: 'King', given: 'Tom', suffix: 'Jr.' },
      ],
      date: { year: 2014, month: 5, day: 12 },
      venue: 'Bridge Letters',
      venueAbbreviation: 'Bridge Lett.',
      volume: '7',
      issue: '2',
      pages: '1303-1319',
      doi: '10.5555/bridge.7.1303',
      catalogueIds: { wos: '000123456700001' },
      url: 'https://bridges.example/7/2',
      language: 'Spanish',
      abstract: 'Ropes hold.\n\nThey also rot.',
      keywords: ['rope', 'suspension bridge'],
      references: [],
      place: { file: 'endnote.xml', line: 1, what: 'cruz2014' },
    });
  });

  it('tells the book of a chapter from the series of a book', async () => {
    const [, chapter, edited] = await read(text);
    expect(chapter).toMatchObject({
      type: 'chapter',
      title: 'Crossing without a bridge',
      authors: [{ family: 'Ferry', given: 'Ada' }],
      venue: 'The Ferry Book',
      publisher: 'Wharf Press',
      keywords: ['ferry', 'river', 'boat'],
    });
    expect(edited).toMatchObject({
      type: 'book',
      title: 'Stone arches, collected',
      authors: [],
      editors: [{ family: 'Ponte', given: 'Luca da' }],
    });
    expect(edited!.venue).toBeUndefined();
    expect(edited!.date).toBeUndefined();
  });

  it('knows types by their number, and ids by their database', async () => {
    const record = (await read(text))[3];
    expect(record).toMatchObject({
      type: 'paper-conference',
      authors: [{ family: 'Holm', given: 'Mira' }],
      date: { year: 2019, month: 5 },
      venue: 'Proceedings of the Night Count',
      pmid: '12345678',
      arxivId: '1905.00001',
    });
  });

  it('says which year is none', async () => {
    const result = await readText(text);
    expect(codes(result)).toEqual(['date-unreadable']);
    expect(result.files[0]!.problems[0]).toMatchObject({
      message: expect.stringContaining('in press'),
      where: { line: 4, what: 'Stone arches, collected' },
    });
  });

  it('reads "Jr." behind the given name as a suffix', async () => {
    const [paper] = await read(
      record(
        '<titles><title>T</title></titles><contributors><authors><author>Author, Test Jr.</author></authors></contributors>',
      ),
    );
    expect(paper!.authors).toEqual([{ family: 'Author', given: 'Test', suffix: 'Jr.' }]);
  });

  it('keeps a record with a character that XML does not allow', async () => {
    const result = await readText(record('<titles><title>Bell\u0007 &#x1B;rings</title></titles>'));
    expect(result.records.map(({ title }) => title)).toEqual(['Bell rings']);
    expect(codes(result)).toEqual(['endnote-xml-odd-character']);
  });

  it('says when there is nothing in it', async () => {
    expect(codes(await readText('<xml><records></records></xml>'))).toEqual(['endnote-xml-empty']);
  });
});
