import { describe, expect, it } from 'vitest';
import { codes, fixture, readText } from './read';

const text = fixture('formats/zotero.rdf');
const NAMESPACES =
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:bibo="http://purl.org/ontology/bibo/" xmlns:dc="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/"';

describe('Zotero RDF', () => {
  it('reads items and what stands elsewhere about their journals', async () => {
    const { files, records } = await readText(text, 'zotero.rdf');
    expect(files[0]).toMatchObject({ format: 'zotero-rdf', records: 4 });
    expect(records[0]).toEqual({
      key: 'lamp2011',
      type: 'article-journal',
      title: 'Lamps in vitro & elsewhere',
      authors: [{ family: 'Lamp', given: 'Édith', particle: 'van' }, { literal: 'Lamp Museum' }],
      date: { year: 2011, month: 3, day: 2 },
      venue: 'Lamp Letters',
      venueAbbreviation: 'Lamp Lett',
      volume: '3',
      issue: '4',
      pages: '10-19',
      doi: '10.5555/LAMP.3.10',
      pmid: '9876543',
      url: 'https://lamps.example/1',
      language: 'en',
      abstract: 'Glass glows.\n\nIt also breaks.',
      issn: ['0000-0019'],
      keywords: ['lamps', 'Lighting'],
      references: [],
      place: { file: 'zotero.rdf', line: 10, what: 'lamp2011' },
    });
  });

  it('reads sections of books, preprints and web pages', async () => {
    const [, section, preprint, page] = (await readText(text)).records;
    expect(section).toMatchObject({
      type: 'chapter',
      title: 'Trimming wicks',
      authors: [{ family: 'Flame', given: 'Ada' }],
      venue: 'The Book of Wicks',
      publisher: 'Tallow & Sons',
      date: { year: 1899, month: 6 },
    });
    expect(preprint).toMatchObject({
      type: 'article',
      title: 'Sparks before light',
      publisher: 'arXiv',
      arxivId: '2101.00001',
    });
    expect(preprint!.venue).toBeUndefined();
    expect(page).toMatchObject({
      type: 'webpage',
      venue: 'Candles Daily',
      url: 'http://candles.example/',
      authors: [],
    });
  });

  it('says what it left out', async () => {
    const result = await readText(text);
    expect(codes(result)).toEqual(['date-unreadable', 'zotero-rdf-annexes']);
    expect(result.files[0]!.problems[1]!.message).toContain('3 attachments');
  });

  it('takes the conference for the venue of a talk that is in no proceedings', async () => {
    const { records } = await readText(
      text.replace(
        /<dcterms:isPartOf><z:Website>.*<\/z:Website><\/dcterms:isPartOf>/,
        '<bib:presentedAt><bib:Conference><dc:title>Candle Days</dc:title></bib:Conference></bib:presentedAt>',
      ),
    );
    expect(records[3]!.venue).toBe('Candle Days');
  });

  it('does not count a book that holds a section, unless it is an item itself', async () => {
    const book = '<bib:Book rdf:about="urn:isbn:1"><dc:title>Whole Book</dc:title></bib:Book>';
    const section =
      '<bib:BookSection rdf:about="#1"><z:itemType>bookSection</z:itemType><dc:title>Section</dc:title><dcterms:isPartOf rdf:resource="urn:isbn:1"/></bib:BookSection>';
    const file = (inner: string) => text.replace(/>\s*<bib:Article[^]*<\/z:Collection>/, `>${inner}`);
    const read = async (inner: string) =>
      (await readText(file(inner))).records.map(({ title, venue }) => [title, venue]);
    expect(await read(book + section)).toEqual([['Section', 'Whole Book']]);
    expect(await read(section + book.replace('<dc:', '<z:itemType>book</z:itemType><dc:'))).toEqual([
      ['Section', 'Whole Book'],
      ['Whole Book', undefined],
    ]);
  });

  it('reads Bibliontology with people elsewhere in the file', async () => {
    const { files, records } = await readText(
      `<rdf:RDF ${NAMESPACES}>
        <bibo:AcademicArticle rdf:about="http://a.example/1">
          <dc:title>Owls at noon</dc:title>
          <bibo:authorList rdf:parseType="Collection"><rdf:Description rdf:about="#p2"/><rdf:Description rdf:about="#p1"/></bibo:authorList>
          <dc:isPartOf><bibo:Issue><bibo:issue>3</bibo:issue><dc:isPartOf rdf:resource="#j"/></bibo:Issue></dc:isPartOf>
          <bibo:pageStart>5</bibo:pageStart><bibo:pageEnd>9</bibo:pageEnd><bibo:doi>10.5555/owl</bibo:doi>
          <dc:issued>1985-05</dc:issued><dc:language rdf:resource="http://id.example/lang/ger"/>
          <dc:abstract>They blink.</dc:abstract><dc:subject>owls</dc:subject><dc:subject rdf:resource="http://dewey.example/1"/>
          <bibo:cites rdf:resource="http://a.example/2"/><bibo:cites rdf:resource="https://doi.org/10.5555/bat"/>
        </bibo:AcademicArticle>
        <foaf:Person rdf:about="#p1"><foaf:familyName>Uhu</foaf:familyName><foaf:givenName>Bo</foaf:givenName></foaf:Person>
        <foaf:Person rdf:about="#p2"><foaf:name>Ada van Eule</foaf:name></foaf:Person>
        <bibo:Journal rdf:about="#j"><dc:title>Night Notes</dc:title></bibo:Journal>
        <bibo:Book rdf:about="http://a.example/2"><dc:title>Owls</dc:title><dc:creator>Kauz, Eva</dc:creator></bibo:Book>
      </rdf:RDF>`,
    );
    expect(files[0]!.format).toBe('zotero-rdf');
    expect(records).toMatchObject([
      {
        type: 'article-journal',
        title: 'Owls at noon',
        authors: [
          { family: 'Eule', given: 'Ada', particle: 'van' },
          { family: 'Uhu', given: 'Bo' },
        ],
        venue: 'Night Notes',
        issue: '3',
        pages: '5-9',
        doi: '10.5555/owl',
        date: { year: 1985, month: 5 },
        language: 'ger',
        abstract: 'They blink.',
        keywords: ['owls'],
        references: [{ key: 'http://a.example/2' }, { doi: '10.5555/bat' }],
      },
      { type: 'book', title: 'Owls', authors: [{ family: 'Kauz', given: 'Eva' }] },
    ]);
  });

  it('goes on at the next item where one has lost its end tag', async () => {
    const result = await readText(text.replace('</bib:Article>', ''));
    expect(result.records.map(({ title }) => title)).toEqual(
      (await readText(text)).records.map(({ title }) => title),
    );
    expect(codes(result)).toContain('zotero-rdf-damaged');
  });

  it('is no vocabulary and no other RDF', async () => {
    const skos = `<rdf:RDF ${NAMESPACES.replace('bibo', 'skos')}><skos:Concept rdf:about="#1"><skos:prefLabel>x</skos:prefLabel></skos:Concept></rdf:RDF>`;
    expect((await readText(skos, 'skos.rdf')).files[0]!.format).toBeNull();
  });
});
