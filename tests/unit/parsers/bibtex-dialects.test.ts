import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { readFiles } from '../../../src/lib/parsers/read-files';
import { codes, fixture, readText } from './read';

const biblatex = fixture('formats/biblatex.bib');
const databases = fixture('formats/bibtex-databases.bib');

describe('biblatex', () => {
  it('reads extended names, annotations, ranges of dates, paragraphs and protected keywords', async () => {
    const { records, files } = await readText(biblatex, 'biblatex.bib');
    expect(files[0]).toMatchObject({ format: 'bibtex', records: 7, unread: 0, problems: [] });
    expect(records[0]).toEqual({
      key: 'vanderMeer2019Tides',
      type: 'article-journal',
      title: 'Tides and Salt: A Second Look at the Wadden Coast',
      authors: [
        { family: 'Meer', given: 'Anna Lotte', particle: 'van der', orcid: '0000-0002-1825-0097' },
        { family: 'Nguyen', given: 'Thi Bích' },
        { literal: 'Coastal Survey of the North' },
      ],
      flags: ['authors-cut'],
      date: { year: 2019, month: 3, day: 7 },
      venue: 'Letters on Estuaries',
      venueAbbreviation: 'Lett. Estuar.',
      volume: '12',
      issue: '3',
      pages: '1303-1319',
      doi: '10.1234/abc_7',
      arxivId: '1903.01234',
      pmid: '31234567',
      url: 'https://example.org/a_b~c?x=1&y=%20',
      language: 'english',
      abstract: 'Salt moves inland (p < 0.05).\n\nWe say why, at 5km from the coast.',
      keywords: ['tides', 'salt marshes', 'Wadden Sea, north'],
      references: [],
      place: { file: 'biblatex.bib', line: 7, what: 'vanderMeer2019Tides' },
    });
  });

  it('takes over fields by xdata and crossref, under the names they have in a part', async () => {
    const { records } = await readText(biblatex);
    expect(records[1]).toEqual({
      key: 'okafor2021Silt',
      type: 'paper-conference',
      title: 'Silt in Motion',
      authors: [{ family: 'Okafor', given: 'Chi' }],
      editors: [{ family: 'Hansen', given: 'Ida' }],
      date: { year: 2021, month: 10 },
      venue: 'Proceedings of the Mud Days: Mud and More',
      publisher: 'Polar Press',
      pages: '7-12',
      keywords: [],
      references: [],
      place: { file: 'pasted text', line: 35, what: 'okafor2021Silt' },
    });
    expect(records[2]).not.toHaveProperty('venue');
    expect(records[3]).toMatchObject({
      type: 'article-magazine',
      title: 'Weeds',
      venue: 'The Mud Weekly',
      date: { year: 2018 },
    });
    expect(records[5]).toMatchObject({ type: 'thesis', publisher: 'Университет', language: 'russian' });
    expect(records[5]).not.toHaveProperty('venue');
    expect(records[6]).toMatchObject({ title: 'No One Wrote This', url: 'https://example.org/ghost' });
  });

  it('ends a chain of crossrefs that turns back', async () => {
    const { records } = await readText(
      '@inbook{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}, year={2001}, xdata={b, c}}\n@xdata{c, publisher={P}}',
    );
    expect(records.map(({ venue, date, publisher }) => [venue, date?.year, publisher])).toEqual([
      ['B', 2001, 'P'],
      [undefined, 2001, 'P'],
    ]);
  });

  it.each([
    ['{1868-10}', { year: 1868, month: 10 }],
    ['{2010/2012}', { year: 2010 }],
    ['{2003-21}', { year: 2003 }],
    ['{2004-02-30}', { year: 2004, month: 2 }],
    ['{2004-04-25T14:34:00}', { year: 2004, month: 4, day: 25 }],
    ['{-0476}', { year: -476 }],
    ['{c. 1788?}', { year: 1788 }],
  ])('reads the date %s', async (date, expected) => {
    const { records } = await readText(`@book{a, title={A}, date=${date}}`);
    expect(records[0]!.date).toEqual(expected);
  });
});

describe('exports of databases', () => {
  it('Scopus', async () => {
    const { records } = await readText(databases, 'bibtex-databases.bib');
    expect(records).toHaveLength(5);
    expect(records[0]).toEqual({
      key: 'Ortega2020123',
      type: 'article-journal',
      title: 'Sand grains & dune height: A study of Ammophila',
      authors: [
        { family: 'Ortega', given: 'A.' },
        { family: 'Ruiz-Vega', given: 'B.' },
      ],
      date: { year: 2020 },
      venue: 'Journal of Invented Dunes',
      venueAbbreviation: 'J. Inv. Dunes',
      volume: '7',
      issue: '2',
      pages: '100123',
      doi: '10.1016/j.dune.2020.100123',
      catalogueIds: { scopus: '2-s2.0-85012345678' },
      url: 'https://www.scopus.com/inward/record.uri?eid=2-s2.0-85012345678&doi=10.1016%2fj.dune.2020.100123&partnerID=40&md5=abc',
      language: 'English',
      abstract: 'Dunes grow with the wind. We measured 12 of them. © 2020 Elsevier Ltd',
      keywords: ['Aeolian transport', 'dunes', 'grain size', 'wind'],
      references: [
        {
          raw: 'Smith, J., Doe, A.B., Grains in motion (1999) Geomorphology, 12 (3), pp. 45-67',
          firstAuthor: 'Smith, J.',
          title: 'Grains in motion',
          year: 1999,
          venue: 'Geomorphology',
          volume: '12',
          page: '45',
        },
        {
          raw: 'Brown, K., Wind and sand, J. Desert Res., 5, 1, pp. 7-9, (2003)',
          firstAuthor: 'Brown, K.',
          title: 'Wind and sand',
          year: 2003,
          venue: 'J. Desert Res.',
          volume: '5',
          page: '7',
        },
        { raw: 'Untitled note', title: 'Untitled note' },
      ],
      timesCited: 12,
      place: { file: 'bibtex-databases.bib', line: 4, what: 'Ortega2020123' },
    });
  });

  it('Web of Science', async () => {
    const { records } = await readText(databases, 'bibtex-databases.bib');
    expect(records[1]).toEqual({
      key: 'WOS:000268524900001',
      type: 'article-journal',
      title: 'Co-citation of dunes and deltas: a map',
      authors: [
        { family: 'Ortega', given: 'Ana', orcid: '0000-0001-5109-3700' },
        { family: 'Ruiz-Vega', given: 'Berta', databaseId: 'researcherid:A-1234-2008' },
        { family: 'Li', given: 'X.' },
      ],
      date: { year: 2009, month: 8 },
      venue: 'JOURNAL OF INVENTED DUNES',
      venueAbbreviation: 'J. Inv. Dunes',
      issn: ['1532-2882'],
      volume: '60',
      issue: '8',
      pages: '1635-1651',
      doi: '10.1002/dune.21075',
      catalogueIds: { wos: '000268524900001' },
      abstract: 'Maps of dunes & deltas are drawn. The share of sand is 5%, that of silt is < 2%.',
      keywords: ['mapping', 'co-citation', 'INFORMATION', 'SCIENCE'],
      references: [
        {
          raw: 'Small H., 1973, J AM SOC INFORM SCI, V24, P265, DOI 10.1002/asi.4630240406',
          firstAuthor: 'Small H.',
          year: 1973,
          venue: 'J AM SOC INFORM SCI',
          volume: '24',
          page: '265',
          doi: '10.1002/asi.4630240406',
        },
        { raw: '[Anonymous], 2001, DUNE STAT HDB', year: 2001, venue: 'DUNE STAT HDB' },
        { raw: 'WHITE HD, IN PRESS, J DUNES', firstAuthor: 'WHITE HD', venue: 'IN PRESS, J DUNES' },
      ],
      timesCited: 241,
      place: { file: 'bibtex-databases.bib', line: 26, what: 'WOS:000268524900001' },
    });
  });

  it('takes references apart where another program has wrapped their lines', async () => {
    const { records } = await readText(
      '@article{a, title={A}, cited-references={SMALL H, 1973, J AM SOC\n INFORM SCI, V24, P265. MERTON R. K., 1968,\n SCIENCE, V159, P56, DOI 10.1126/science.159.3810.56.}}',
    );
    expect(records[0]!.references.map(({ firstAuthor, page }) => [firstAuthor, page])).toEqual([
      ['SMALL H', '265'],
      ['MERTON R. K.', '56'],
    ]);
  });

  it('Mendeley', async () => {
    const { records } = await readText(databases);
    expect(records[2]).toMatchObject({
      title: 'Of Mud: α-Diversity and H₂O in the ∼100% R&D Zone',
      authors: [
        { family: 'Hall', given: 'Péter' },
        { family: "D'Arcy", given: 'Zoë' },
        { family: 'de la Cruz', given: 'María' },
        { family: "O'Neil", given: 'Tom', suffix: 'Jr.' },
      ],
      date: { year: 2011, month: 3 },
      doi: '10.1111/j.1_2.x',
      pmid: '123',
      pages: 'S1-S9',
      url: 'http://example.org/one',
      keywords: ['Mud', 'Salt', 'flood'],
    });
  });

  it('DBLP and the ACL Anthology', async () => {
    const result = await readText(databases);
    const { records } = result;
    expect(records[3]).toMatchObject({
      authors: [
        { family: 'Hall', given: 'Péter' },
        { family: "O'Neil", given: 'Tom', databaseId: "dblp:Tom O'Neil 0002" },
      ],
      venue: 'Proceedings of the 3rd Workshop on Mud, MUD 2012, Lund, Sweden',
      catalogueIds: { dblp: 'conf/mud/HallO12' },
    });
    expect(codes(result)).toEqual(['bibtex-crossref-not-found']);
    expect(records[4]).toMatchObject({
      date: { year: 2019, month: 7 },
      pages: '42',
      arxivId: '1901.00001',
      catalogueIds: { acl: 'P19-1001' },
    });
  });

  it('older counts of Scopus, long journals of MathSciNet, keywords of Elsevier', async () => {
    const { records } = await readText(
      '@article{a, title={A}, journal={Adv. Mud}, fjournal={Advances in Mud}, note={cited By (since 1996) 1234}, keywords={mud \\sep salt \\sep R\\&amp;D}}',
    );
    expect(records[0]).toMatchObject({
      venue: 'Advances in Mud',
      venueAbbreviation: 'Adv. Mud',
      timesCited: 1234,
      keywords: ['mud', 'salt', 'R&D'],
    });
  });
});

describe('encodings', () => {
  const text = '@article{a, title = {Größe und Fluß}, author = {Müller, Jürgen}, year = 2001}\n';
  const utf16 = (bigEndian: boolean) => {
    const bytes = new Uint8Array(2 + 2 * text.length);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 0xfeff, !bigEndian);
    for (let i = 0; i < text.length; i++) view.setUint16(2 + 2 * i, text.charCodeAt(i), !bigEndian);
    return bytes;
  };
  it.each([
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['Latin-1', Uint8Array.from(text, (char) => char.charCodeAt(0))],
    ['UTF-16, little end first', utf16(false)],
    ['UTF-16, big end first', utf16(true)],
  ])('%s', async (_, bytes) => {
    const { records, files } = await readFiles([{ name: 'x.bib', bytes }], NO_PROGRESS);
    expect(files[0]).toMatchObject({ format: 'bibtex', problems: [] });
    expect(records[0]).toMatchObject({
      title: 'Größe und Fluß',
      authors: [{ family: 'Müller', given: 'Jürgen' }],
    });
  });
});
