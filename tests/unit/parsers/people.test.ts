import { describe, expect, it } from 'vitest';
import type { PersonName } from '../../../src/lib/model/record';
import { codes, readText } from './read';

/** How formats that hold one name a field write a paper. */
const FORMATS: Readonly<Record<string, (names: readonly string[]) => string>> = {
  ris: (names) =>
    `TY  - JOUR\n${names.map((name) => `AU  - ${name}\n`).join('')}TI  - Tides of a bay\nER  - \n`,
  bibtex: (names) => `@article{a, author = {${names.join(' and ')}}, title = {Tides of a bay}, year = 2001}`,
  refer: (names) => `%0 Journal Article\n${names.map((name) => `%A ${name}\n`).join('')}%T Tides of a bay\n`,
  wos: (names) =>
    `FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU ${names.join('\n   ')}\nTI Tides of a bay\nSO BAYS\nER\n\nEF\n`,
  endnote: (names) =>
    `<?xml version="1.0"?><xml><records><record><ref-type name="Journal Article">17</ref-type><contributors><authors>${names
      .map((name) => `<author><style>${name.replace(/&/g, '&amp;')}</style></author>`)
      .join(
        '',
      )}</authors></contributors><titles><title>Tides of a bay</title></titles></record></records></xml>`,
  csl: (names) =>
    JSON.stringify([
      {
        id: 'a',
        type: 'article-journal',
        title: 'Tides of a bay',
        author: names.map((literal) => ({ literal })),
      },
    ]),
};

async function peopleOf(text: string, name?: string): Promise<PersonName[][]> {
  return (await readText(text, name)).records.map(({ authors }) => authors);
}

/** "particle family | given | suffix", initials without full stops and blanks; "= body". */
function show({ particle, family, given = '', suffix = '', literal }: PersonName): string {
  if (family === undefined) return `= ${literal}`;
  const first = given.replace(/[.\s]/g, '');
  return [[particle, family].filter(Boolean).join(' '), first, suffix].filter(Boolean).join(' | ');
}

async function shownIn(format: string, ...names: string[]): Promise<string[]> {
  const [people = []] = await peopleOf(FORMATS[format]!(names));
  return people.map(show);
}

function table(header: string, ...rows: string[]): string {
  return [header, ...rows].join('\n');
}

describe('initials and generations', () => {
  it.each(['ris', 'bibtex', 'refer', 'wos', 'endnote'])('%s', async (format) => {
    expect(
      await shownIn(
        format,
        'Hill, V.',
        'Hill, VI.',
        'Ford, I.',
        'Tarn, V. K.',
        'Gray, Sam V',
        'Bush, Jon III',
      ),
    ).toEqual(['Hill | V', 'Hill | VI', 'Ford | I', 'Tarn | VK', 'Gray | SamV', 'Bush | Jon | III']);
    expect(await shownIn(format, 'Knight, Bob, Jr.', 'Hill, II')).toEqual([
      'Knight | Bob | Jr.',
      'Hill | II',
    ]);
  });

  it('in CSL, where an initial stands as a suffix, and in natural order', async () => {
    const csl = [{ id: 'a', title: 'Tides', author: [{ family: 'Hill', suffix: 'V.' }] }];
    expect(await peopleOf(JSON.stringify(csl))).toEqual([[{ family: 'Hill', given: 'V.' }]]);
    const cells = ['V. Hill', 'Jon Bush III', 'Sam Gray Jr.'].join('; ');
    const [people] = await peopleOf(table('Title,Authors,Year', `Tides,${cells},2001`, 'Bays,I. Ford,2002'));
    expect(people!.map(show)).toEqual(['Hill | V', 'Bush | Jon | III', 'Gray | Sam | Jr.']);
  });

  it('in nbib', async () => {
    const text = 'PMID- 1\nTI  - Tides of a bay\nFAU - Hill, V\nAU  - Hill V\nFAU - Ford, I\nAU  - Ford I\n';
    expect((await peopleOf(text, 'a.nbib'))[0]!.map(show)).toEqual(['Hill | V', 'Ford | I']);
  });
});

describe('a blank before a hyphen', () => {
  it.each(['ris', 'bibtex', 'refer', 'endnote'])('%s', async (format) => {
    expect(await shownIn(format, 'A. Gander', 'B. -Y. Oie', 'C.- D. Eng')).toEqual([
      'Gander | A',
      'Oie | B-Y',
      'Eng | C-D',
    ]);
    expect(await shownIn(format, 'Oie, B. -Y.')).toEqual(['Oie | B-Y']);
  });

  it('in tables and in given names of CSL', async () => {
    const [people] = await peopleOf(
      table('Title,Authors,Year', 'Tides,A. Gander; B. -Y. Oie,2001', 'Bays,C. Eng,2002'),
    );
    expect(people).toEqual([
      { family: 'Gander', given: 'A.' },
      { family: 'Oie', given: 'B.-Y.' },
    ]);
    const csl = [{ id: 'a', title: 'Tides', author: [{ family: 'Oie', given: 'B. -Y.' }] }];
    expect(await peopleOf(JSON.stringify(csl))).toEqual([[{ family: 'Oie', given: 'B.-Y.' }]]);
  });
});

describe('several names in a field of one', () => {
  it.each(['ris', 'bibtex', 'refer', 'wos', 'endnote', 'csl'])('%s', async (format) => {
    const two = ['Smythe | J', 'van der Berg | A'];
    for (const field of [
      'Smythe, J.; van der Berg, A.',
      'Smythe, J. | van der Berg, A.',
      'Smythe, J. & van der Berg, A.',
    ])
      expect(await shownIn(format, field), field).toEqual(two);
    expect(await shownIn(format, 'Smythe, J., van der Berg, A., Lo, C. D.')).toEqual([...two, 'Lo | CD']);
    expect(await shownIn(format, 'Smythe, J.; van der Berg, A. & Lo, C.')).toEqual([...two, 'Lo | C']);
    expect(await shownIn(format, 'King, M. L., Jr.')).toHaveLength(1);
  });

  it.each(['ris', 'refer', 'endnote', 'csl'])('" and " in %s', async (format) => {
    expect(await shownIn(format, 'Smythe, J. and van der Berg, A.')).toEqual([
      'Smythe | J',
      'van der Berg | A',
    ]);
    expect(await shownIn(format, 'Ministry of Health and Care')).toEqual(['= Ministry of Health and Care']);
  });
});

it('reads natural order in RIS where initials or a shared line tell it', async () => {
  expect(await shownIn('ris', 'A. Gander', 'Bo Oie', 'Carl van der Berg', 'Fog Study Group.')).toEqual([
    'Gander | A',
    'Oie | Bo',
    'van der Berg | Carl',
    '= Fog Study Group',
  ]);
  expect(await shownIn('ris', 'Anna Holm and Bo Ito')).toEqual(['Holm | Anna', 'Ito | Bo']);
  expect(await shownIn('ris', 'U.S. Army', 'Anna Holm')).toEqual(['= U.S. Army', '= Anna Holm']);
});

it('keeps a group in BibTeX, and splits what "and" should have divided', async () => {
  expect(await shownIn('bibtex', 'Smith, J.', 'Fog Study Group.')).toEqual([
    'Smith | J',
    '= Fog Study Group',
  ]);
  expect(await shownIn('bibtex', 'Jane A. Smith, Bob Jones, Carl Lund')).toEqual([
    'Smith | JaneA',
    'Jones | Bob',
    'Lund | Carl',
  ]);
  expect(await shownIn('bibtex', 'B.~-Y. Oie')).toEqual(['Oie | B-Y']);
});

describe('a list in a cell', () => {
  it.each<[string, string[]]>([
    ['Smythe, J. and van der Berg, A.', ['Smythe | J', 'van der Berg | A']],
    ['Smythe, J. and the Boer, K.', ['Smythe | J', 'the Boer | K']],
    ['Anna von der Heide and Bo Lund', ['von der Heide | Anna', 'Lund | Bo']],
    ['Smythe, J.| van der Berg, A.', ['Smythe | J', 'van der Berg | A']],
    ['Smythe, J.; van der Berg, A. & Lo, C.', ['Smythe | J', 'van der Berg | A', 'Lo | C']],
    ['Smythe, J.; Lo, C.; and Fog Study Group', ['Smythe | J', 'Lo | C', '= Fog Study Group']],
    [
      'Gander A, Oie BY, van der Berg C, Tide Study Group.',
      ['Gander | A', 'Oie | BY', 'van der Berg | C', '= Tide Study Group'],
    ],
    ['Gander A, Oie BY.', ['Gander | A', 'Oie | BY']],
    ['Anna Gander, Bo Oie, Carl Lund.', ['Gander | Anna', 'Oie | Bo', 'Lund | Carl']],
    [
      'SMITH John; DE LA CRUZ María; Jan VAN DER BERG',
      ['SMITH | John', 'DE LA CRUZ | María', 'VAN DER BERG | Jan'],
    ],
    ['SMITH, John; WANG Wei', ['SMITH | John', 'WANG | Wei']],
    ['Food and Fog Organization', ['= Food and Fog Organization']],
    ['Per Nilsson', ['Nilsson | Per']],
    ['SMITH J, DOE K', ['SMITH | J', 'DOE | K']],
    ['Jane Smith; Bob Jones & Carl Lund', ['Smith | Jane', 'Jones | Bob', 'Lund | Carl']],
    ['de la Cruz, M., Ortega y Gasset, J.', ['de la Cruz | M', 'Ortega y Gasset | J']],
    ['Tide Company; Food and Fog Group', ['Company | Tide', '= Food and Fog Group']],
  ])('%s', async (cell, expected) => {
    const text = table('Title,Authors,Year', `Tides,"${cell}",2001`, 'Bays,"Ro, M.",2002');
    expect((await peopleOf(text))[0]!.map(show)).toEqual(expected);
  });

  it('of names that run together, where nothing in the column separates any', async () => {
    const text = table(
      'Item Title,Publication Title,Item DOI,Authors,Publication Year,Content Type',
      'Tides,Bays,10.9999/1,Anna GanderBo Y. OieIan McDonaldCarl van der Berg,2001,Article',
      'Ebb,Bays,10.9999/2,Zoë O’ConnorJean-Luc DeVriesÉva Ábel,2002,Article',
      'Flow,Bays,10.9999/3,Ian MacLeod,2003,Article',
    );
    expect((await peopleOf(text)).map((people) => people.map(show))).toEqual([
      ['Gander | Anna', 'Oie | BoY', 'McDonald | Ian', 'van der Berg | Carl'],
      ['O’Connor | Zoë', 'DeVries | Jean-Luc', 'Ábel | Éva'],
      ['MacLeod | Ian'],
    ]);
  });

  it('keeps a name with a capital inside where names are separated', async () => {
    const text = table(
      'Title,Authors,Year',
      'Tides,Mary LuAnn Holm; Bo Ito,2001',
      'Bays,Mary LuAnn Holm,2002',
    );
    expect((await peopleOf(text))[1]!.map(show)).toEqual(['Holm | MaryLuAnn']);
  });
});

describe('families in capitals', () => {
  it.each(['ris', 'bibtex', 'refer', 'endnote'])('%s', async (format) => {
    expect(await shownIn(format, 'SMITH, John', 'TANAKA Hiroshi', 'Jan VAN DER BERG')).toEqual([
      'SMITH | John',
      'TANAKA | Hiroshi',
      'VAN DER BERG | Jan',
    ]);
    expect(await shownIn(format, 'UNESCO Institute of Tides')).toEqual(['= UNESCO Institute of Tides']);
  });
});

describe('commas between names', () => {
  const scopus = (...rows: string[]) =>
    table('Authors,Author(s) ID,Title,Year,Source title,Cited by,EID', ...rows);

  it('by ids and initials in a Scopus table', async () => {
    const text = scopus(
      '"Luha, A., Kaart, T.-B., Plato, van der Ro, M., King, M.L., Jr.","11111;22222;33333;44444;55555;",Tides,2001,Bays,1,2-s2.0-1',
      '"Luha, Anna, Kaart, Bo","11111;22222;",Ebb,2001,Bays,1,2-s2.0-2',
      '"Luha A., Ro M.","11111;44444;",Flow,2001,Bays,1,2-s2.0-3',
      '"Luha, A.",11111,Fog,2001,Bays,1,2-s2.0-4',
    );
    const people = await peopleOf(text);
    expect(people.map((names) => names.map(show))).toEqual([
      ['Luha | A', 'Kaart | T-B', '= Plato', 'van der Ro | M', 'King | ML | Jr.'],
      ['Luha | Anna', 'Kaart | Bo'],
      ['Luha | A', 'Ro | M'],
      ['Luha | A'],
    ]);
    expect(people[1]!.map(({ databaseId }) => databaseId)).toEqual(['scopus:11111', 'scopus:22222']);
  });

  it('by the number of authors, and by the habit of the column, in any table', async () => {
    const counted = table(
      'Title,Authors,Number of authors',
      'Tides,"Luha, Anna, Kaart, Bo",2',
      'Ebb,"Luha, Anna, Kaart, Bo, Ro, Mia",3',
    );
    expect((await peopleOf(counted)).map((names) => names.length)).toEqual([2, 3]);
    const even = table(
      'Title,Authors,Year',
      'Tides,"Luha, Anna, Kaart, Bo",2001',
      'Ebb,"Luha, Anna, Kaart, Bo, Ro, Mia",2001',
      'Flow,"Ro, Mia, Luha, Anna",2001',
      'Fog,"Ro, Mia",2001',
    );
    expect((await peopleOf(even)).map((names) => names.map(show)[0])).toEqual([
      'Luha | Anna',
      'Luha | Anna',
      'Ro | Mia',
      'Ro | Mia',
    ]);
  });

  it('are told where they stay unclear, with the people that come out', async () => {
    const result = await readText(
      table('Title,Authors,Year', 'Tides,"Luha, Kaart, Ro",2001', 'Ebb,"Ito, Bo",2001'),
    );
    expect(codes(result)).toContain('names-unclear');
    expect(result.files[0]!.columns?.people).toEqual([
      { title: 'Tides', names: ['Luha, Kaart, Ro'] },
      { title: 'Ebb', names: ['Ito, Bo'] },
    ]);
  });
});

describe('people that cannot be', () => {
  it('are told in any format', async () => {
    const names = ['Luha', 'A.', 'Kaart', 'T.', 'Zed', 'Q.', 'Ro', 'M.'];
    const csl = [{ id: 'a', title: 'Tides', author: names.map((literal) => ({ literal })) }];
    expect(codes(await readText(JSON.stringify(csl)))).toContain('names-implausible');
    expect(codes(await readText(FORMATS.ris!(names)))).toContain('names-implausible');
    expect(codes(await readText(FORMATS.bibtex!(names)))).toContain('names-implausible');
    expect(codes(await readText(FORMATS.ris!(['Luha, A.', 'Kaart, T.', 'O, Y.'])))).not.toContain(
      'names-implausible',
    );
  });

  it('are told where names and ids differ', async () => {
    const rows = ['Tides', 'Ebb', 'Flow'].map(
      (title, i) => `"Luha A.; Ro M.","11111;22222;33333",${title},2001,Bays,1,2-s2.0-${i}`,
    );
    const text = table('Authors,Author(s) ID,Title,Year,Source title,Cited by,EID', ...rows);
    expect(codes(await readText(text))).toContain('names-implausible');
  });
});
