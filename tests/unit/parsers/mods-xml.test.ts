import { describe, expect, it } from 'vitest';
import { codes, fixture, readText } from './read';

const text = fixture('formats/mods.xml');

describe('MODS', () => {
  it('reads an article with what it appeared in', async () => {
    const { files, records } = await readText(text, 'mods.xml');
    expect(files[0]).toMatchObject({ format: 'mods', records: 4 });
    expect(records[0]).toEqual({
      key: 'kite1999',
      type: 'article-journal',
      title: 'The kites of Łódź: a census',
      authors: [
        { family: 'Wiatr', given: 'Karol B.', particle: 'von', orcid: '0000-0002-1825-0097' },
        { family: 'Breeze', given: 'Ann' },
        { literal: 'Kite Office' },
      ],
      date: { year: 1999, month: 4 },
      venue: 'Wind Quarterly',
      venueAbbreviation: 'Wind Q.',
      publisher: 'Gust',
      issn: ['0000-0027'],
      volume: '8',
      issue: '2',
      pages: '33-41',
      doi: '10.5555/kites.8.33',
      url: 'https://kites.example/8/33',
      language: 'pol',
      abstract: 'Strings & paper.',
      keywords: ['Kites', 'Poland', 'Franklin, Benjamin'],
      references: [{ doi: '10.5555/string', title: 'On string', year: 1950, firstAuthor: 'Cord, A' }],
      place: { file: 'mods.xml', line: 3, what: 'kite1999' },
    });
  });

  it('reads edited books, conference papers and theses', async () => {
    const [, book, paper, thesis] = (await readText(text)).records;
    expect(book).toMatchObject({
      type: 'book',
      title: 'Paper planes',
      authors: [],
      editors: [{ family: 'Fold', given: 'Mia' }],
      publisher: 'Crease',
      date: { year: 2001 },
    });
    expect(paper).toMatchObject({
      type: 'paper-conference',
      title: 'Balloons at noon',
      authors: [{ family: 'Helium', given: 'Otto' }],
      venue: 'Up, Proceedings',
      date: { year: 2010 },
      pages: '7-12',
    });
    expect(thesis).toMatchObject({ type: 'thesis', title: 'Flying by itself', authors: [] });
    expect(codes(await readText(text))).toEqual(['date-unreadable']);
  });

  it('is read with prefixes, by itself, and within an answer of OAI-PMH', async () => {
    const { records } = await readText(text, 'mods.xml');
    const prefixed = text.replaceAll(/<(\/?)(\w)/g, '<$1mods:$2').replace('xmlns=', 'xmlns:mods=');
    expect((await readText(prefixed, 'mods.xml')).records).toEqual(records);
    const one = /<mods ID[^]*?<\/mods>/.exec(text)![0];
    expect((await readText(one)).records).toMatchObject([{ title: records[0]!.title }]);
    const answer = `<OAI-PMH><ListRecords><record><header><identifier>1</identifier></header><metadata>${one.replace('<mods', '<mods xmlns="http://www.loc.gov/mods/v3"')}</metadata></record></ListRecords></OAI-PMH>`;
    expect((await readText(answer)).records).toMatchObject([{ title: records[0]!.title }]);
  });

  it.each([
    ["<nonSort>L'</nonSort><title>air</title>", "L'air"],
    ['<nonSort>Der </nonSort><title>Wind</title>', 'Der Wind'],
    ['<title>Wind <i>und</i> Wetter</title>', 'Wind und Wetter'],
  ])('reads the title %s', async (info, title) => {
    const { records } = await readText(`<mods><titleInfo>${info}</titleInfo></mods>`);
    expect(records[0]!.title).toBe(title);
  });
});
