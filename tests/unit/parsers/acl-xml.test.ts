import { describe, expect, it } from 'vitest';
import { codes, fixture, readText } from './read';

const text = fixture('formats/acl.xml');

describe('a file of the ACL Anthology', () => {
  it('gives papers what their volume says', async () => {
    const { files, records } = await readText(text, 'acl.xml');
    expect(files[0]).toMatchObject({ format: 'acl-xml', records: 4 });
    expect(records[0]).toEqual({
      key: '2031.tales-main.1',
      type: 'paper-conference',
      title: 'Telling DNA from Tales with λ Models',
      authors: [
        { family: 'Wang', given: 'Wei', orcid: '0000-0002-1825-0097', databaseId: 'acl:wei-wang-7' },
        { family: 'Costa-Nova', given: 'Marta R.' },
        { family: 'Plato' },
      ],
      date: { year: 2031, month: 7 },
      venue: 'Proceedings of the First Meeting on Tales',
      publisher: 'Society for Tales',
      pages: '1-11',
      doi: '10.5555/2031.tales-main.1',
      catalogueIds: { acl: '2031.tales-main.1' },
      url: 'https://aclanthology.org/2031.tales-main.1',
      abstract: 'Tales are told. We use bold models & a corpus (https://tales.example).',
      keywords: [],
      references: [],
      place: { file: 'acl.xml', line: 15, what: '2031.tales-main.1' },
    });
    expect(records[1]).toMatchObject({
      catalogueIds: { acl: '2031.tales-main.2' },
      authors: [{ family: 'Vliet', given: 'Jan', particle: 'van' }],
    });
    expect(records[2]).toMatchObject({
      type: 'article-journal',
      venue: 'Journal of Tales',
      volume: '7',
      issue: '2',
      date: { year: 2030 },
      language: 'deu',
    });
    expect(records[3]).toMatchObject({
      title: 'The Last Tale',
      catalogueIds: { acl: '2031.tales-journal.2' },
      url: 'https://elsewhere.example/last.pdf',
    });
  });

  it.each([
    ['P19', '1', '7', 'P19-1007'],
    ['W05', '3', '7', 'W05-0307'],
    ['D19', '50', '7', 'D19-5007'],
    ['D19', '1', '700', 'D19-1700'],
    ['2020.acl', 'main', '7', '2020.acl-main.7'],
  ])('names paper %s, %s, %s by the old rules or the new ones', async (collection, volume, paper, id) => {
    const { records } = await readText(
      `<collection id="${collection}"><volume id="${volume}"><paper id="${paper}"><title>T</title></paper></volume></collection>`,
    );
    expect(records[0]!.catalogueIds).toEqual({ acl: id });
  });

  it('says that the front matter was left out', async () => {
    expect(codes(await readText(text))).toEqual(['acl-xml-front-matter']);
  });

  it('gives no paper the data of another volume', async () => {
    const { records } = await readText(text.replace(/<meta>\s*<booktitle>Tales,[^]*?<\/meta>/, ''));
    expect(records[2]!.venue).toBeUndefined();
    expect(records[2]!.date).toBeUndefined();
  });
});
