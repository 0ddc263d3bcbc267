import { describe, expect, it } from 'vitest';
import type { PaperRecord } from '../../../src/lib/model/record';
import { readText } from './read';

interface Format {
  name: string;
  file: string;
  /** A line with this tag, as the format has it. */
  join: (tag: string, value: string) => string;
  before: readonly string[];
  /** The tags with their values, and the field of the record that each fills. */
  lines: readonly (readonly [tag: string, value: string, field: keyof PaperRecord])[];
  after: readonly string[];
}

const ABSTRACT = 'The fog comes in. It stays for a while, and nobody counts the lamps.';

const FORMATS: readonly Format[] = [
  {
    name: 'RIS',
    file: 'x.ris',
    join: (tag, value) => `${tag}  - ${value}`,
    before: ['TY  - JOUR'],
    lines: [
      ['AU', 'Gilles, Henri', 'authors'],
      ['AU', 'Oie, B.', 'authors'],
      ['TI', 'Lamps in the fog of small harbours', 'title'],
      ['JO', 'Journal of Fog', 'venue'],
      ['PY', '2004', 'date'],
      ['VL', '12', 'volume'],
      ['IS', '3', 'issue'],
      ['SP', '101', 'pages'],
      ['EP', '119', 'pages'],
      ['KW', 'harbour lamps', 'keywords'],
      ['KW', 'fog', 'keywords'],
      ['AB', ABSTRACT, 'abstract'],
      ['DO', '10.5555/fog.1', 'doi'],
      ['UR', 'https://example.org/fog', 'url'],
      ['PB', 'Harbour Press', 'publisher'],
      ['LA', 'English', 'language'],
    ],
    after: ['ER  - ', ''],
  },
  {
    name: 'MEDLINE',
    file: 'x.nbib',
    join: (tag, value) => `${tag.padEnd(4)}- ${value}`,
    before: ['PMID- 4711', 'OWN - NLM'],
    lines: [
      ['DP', '2004 Mar', 'date'],
      ['TI', 'Lamps in the fog of small harbours.', 'title'],
      ['PG', '101-119', 'pages'],
      ['LID', '10.5555/fog.1 [doi]', 'doi'],
      ['AB', ABSTRACT, 'abstract'],
      ['FAU', 'Gilles, Henri', 'authors'],
      ['AU', 'Gilles H', 'authors'],
      ['FAU', 'Oie, Bo', 'authors'],
      ['AU', 'Oie B', 'authors'],
      ['LA', 'eng', 'language'],
      ['PT', 'Journal Article', 'type'],
      ['TA', 'J Fog', 'venueAbbreviation'],
      ['JT', 'Journal of Fog', 'venue'],
      ['VI', '12', 'volume'],
      ['IP', '3', 'issue'],
      ['MH', 'Lamps', 'keywords'],
      ['OT', 'harbour', 'keywords'],
    ],
    after: [''],
  },
  {
    name: 'Web of Science',
    file: 'x.txt',
    join: (tag, value) => `${tag} ${value}`,
    before: ['FN Clarivate Analytics Web of Science', 'VR 1.0', 'PT J'],
    lines: [
      ['AU', 'Gilles, H', 'authors'],
      ['AF', 'Gilles, Henri', 'authors'],
      ['TI', 'Lamps in the fog of small harbours', 'title'],
      ['SO', 'JOURNAL OF FOG', 'venue'],
      ['LA', 'English', 'language'],
      ['DT', 'Article', 'type'],
      ['DE', 'harbour lamps; fog', 'keywords'],
      ['AB', ABSTRACT, 'abstract'],
      ['CR', 'Ahl A, 1999, J FOG, V1, P2', 'references'],
      ['TC', '7', 'timesCited'],
      ['PU', 'HARBOUR PRESS', 'publisher'],
      ['J9', 'J FOG', 'venueAbbreviation'],
      ['PY', '2004', 'date'],
      ['VL', '12', 'volume'],
      ['IS', '3', 'issue'],
      ['BP', '101', 'pages'],
      ['EP', '119', 'pages'],
      ['DI', '10.5555/fog.1', 'doi'],
      ['UT', 'WOS:000123456700001', 'key'],
    ],
    after: ['ER', '', 'EF'],
  },
  {
    name: 'Refer',
    file: 'x.enw',
    join: (tag, value) => `${tag} ${value}`,
    before: ['%0 Journal Article'],
    lines: [
      ['%T', 'Lamps in the fog of small harbours', 'title'],
      ['%A', 'Gilles, Henri', 'authors'],
      ['%A', 'Oie, B.', 'authors'],
      ['%J', 'Journal of Fog', 'venue'],
      ['%V', '12', 'volume'],
      ['%N', '3', 'issue'],
      ['%P', '101-119', 'pages'],
      ['%D', '2004', 'date'],
      ['%K', 'harbour lamps', 'keywords'],
      ['%X', ABSTRACT, 'abstract'],
      ['%R', '10.5555/fog.1', 'doi'],
      ['%U', 'https://example.org/fog', 'url'],
      ['%I', 'Harbour Press', 'publisher'],
      ['%G', 'English', 'language'],
    ],
    after: [''],
  },
  {
    name: 'RefWorks',
    file: 'y.txt',
    join: (tag, value) => `${tag} ${value}`,
    before: ['RT Journal Article', 'SR 1'],
    lines: [
      ['A1', 'Gilles,Henri', 'authors'],
      ['A1', 'Oie,Bo', 'authors'],
      ['T1', 'Lamps in the fog of small harbours', 'title'],
      ['JF', 'Journal of Fog', 'venue'],
      ['YR', '2004', 'date'],
      ['VO', '12', 'volume'],
      ['IS', '3', 'issue'],
      ['SP', '101', 'pages'],
      ['OP', '119', 'pages'],
      ['K1', 'harbour lamps', 'keywords'],
      ['AB', ABSTRACT, 'abstract'],
      ['PB', 'Harbour Press', 'publisher'],
      ['LA', 'English', 'language'],
      ['DO', '10.5555/fog.1', 'doi'],
      ['LK', 'https://example.org/fog', 'url'],
    ],
    after: ['', ''],
  },
  {
    name: 'Cochrane',
    file: 'z.txt',
    join: (tag, value) => `${tag}: ${value}`,
    before: ['Record #1 of 1', 'ID: CN-00012345'],
    lines: [
      ['AU', 'Gilles H', 'authors'],
      ['AU', 'Oie B', 'authors'],
      ['TI', 'Lamps in the fog of small harbours', 'title'],
      ['SO', 'Journal of Fog', 'venue'],
      ['YR', '2004', 'date'],
      ['VL', '12', 'volume'],
      ['NO', '3', 'issue'],
      ['PG', '101-119', 'pages'],
      ['PM', 'PUBMED 4711', 'pmid'],
      ['KY', 'Lamps; Harbours', 'keywords'],
      ['DOI', '10.5555/fog.1', 'doi'],
      ['AB', ABSTRACT, 'abstract'],
      ['US', 'https://example.org/fog', 'url'],
      ['LA', 'English', 'language'],
      ['PB', 'Harbour Press', 'publisher'],
    ],
    after: ['', ''],
  },
];

type Mangle = (tag: string, value: string, line: string) => string;
const MANGLES: readonly (readonly [name: string, mangle: Mangle])[] = [
  ['glued', (tag, value) => tag + value],
  ['a blank', (tag, value) => `${tag} ${value}`],
  ['two blanks', (tag, value) => `${tag}  ${value}`],
  ['three blanks', (tag, value) => `${tag}   ${value}`],
  ['dash glued behind', (tag, value) => `${tag}  -${value}`],
  ['one blank before the dash', (tag, value) => `${tag} - ${value}`],
  ['a dash between', (tag, value) => `${tag} -${value}`],
  ['dash glued to the tag', (tag, value) => `${tag}- ${value}`],
  ['dash glued to both', (tag, value) => `${tag}-${value}`],
  ['an en dash', (tag, value) => `${tag}  – ${value}`],
  ['a colon', (tag, value) => `${tag}: ${value}`],
  ['a colon, glued', (tag, value) => `${tag}:${value}`],
  ['a sign of equality', (tag, value) => `${tag} = ${value}`],
  ['small letters', (tag, value, line) => line.replace(tag, tag.toLowerCase())],
  ['one capital', (tag, value, line) => line.replace(tag, tag[0]! + tag.slice(1).toLowerCase())],
  ['a tab', (tag, value) => `${tag}\t${value}`],
  ['tabs and a dash', (tag, value) => `${tag}\t-\t${value}`],
  ['a mark of byte order', (_tag, _value, line) => `\ufeff${line}`],
  ['blanks before', (_tag, _value, line) => `  ${line}`],
  ['a tab before', (_tag, _value, line) => `\t${line}`],
  ['fixed blanks', (_tag, _value, line) => line.replaceAll(/ (?=[ -])|(?<=- ) ?/g, '\u00a0')],
];

async function readRecord(lines: readonly string[], file: string) {
  const { records, files } = await readText(lines.join('\n'), file);
  return { records, problems: files[0]!.problems };
}

const CASES = FORMATS.flatMap((format) =>
  MANGLES.map(([mangling, mangle]) => [format.name, mangling, format, mangle] as const),
);

describe('a line with a malformed tag', () => {
  it.each(CASES)('%s: %s', async (_name, _mangling, format, mangle) => {
    const { before, lines, after, file, join } = format;
    const good = lines.map(([tag, value]) => join(tag, value));
    const [right] = (await readRecord([...before, ...good, ...after], file)).records;
    const faults: string[] = [];
    for (const [i, [tag, value, field]] of lines.entries()) {
      const line = mangle(tag, value, good[i]!);
      const text = [...before, ...good.slice(0, i), line, ...good.slice(i + 1), ...after];
      const { records, problems } = await readRecord(text, file);
      const at = before.length + i + 1;
      const isTold = problems.some(({ where }) => where?.line === at);
      if (records.length !== 1) {
        faults.push(`${line}: ${records.length} records`);
        continue;
      }
      const names = new Set([...Object.keys(right!), ...Object.keys(records[0]!)]);
      names.delete('place');
      for (const name of names as Set<keyof PaperRecord>) {
        const same = JSON.stringify(records[0]![name]) === JSON.stringify(right![name]);
        if (same || (name === field && isTold)) continue;
        if (isTold && problems.some(({ severity, where }) => where?.line === at && severity !== 'note'))
          continue;
        faults.push(`${line.slice(0, 40)} -> ${name}: ${JSON.stringify(records[0]![name])?.slice(0, 90)}`);
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('a malformed beginning or end', () => {
  const entry = (begin: string, end: readonly string[], n: number) => [
    begin,
    `TI  - Lamps of harbour ${n}`,
    `AU  - Gilles, H${n}.`,
    'PY  - 2004',
    ...end,
    '',
  ];

  it.each([
    ['TYJOUR', ['ER  - ']],
    ['TY JOUR', ['ER  - ']],
    ['TY - JOUR', ['ER  - ']],
    ['TY: JOUR', ['ER  - ']],
    ['ty  - JOUR', ['ER  - ']],
    ['\ufeffTY  - JOUR', ['ER  - ']],
    ['TY\t-\tJOUR', ['ER  - ']],
    ['TY  - JOUR', ['ER']],
    ['TY  - JOUR', ['ER -']],
    ['TY  - JOUR', ['ER:']],
    ['TY  - JOUR', ['ER  -  .']],
    ['TY  - JOUR', ['er  - ']],
    ['TY  - JOUR', ['ER\t-']],
    ['TY  - JOUR', []],
    ['TYJOUR', []],
  ])('RIS: “%s” and “%s” still part the entries', async (begin, end) => {
    const text = [
      ...entry('TY  - JOUR', ['ER  - '], 1),
      ...entry(begin, end, 2),
      ...entry('TY  - BOOK', ['ER  - '], 3),
    ];
    const { records } = await readRecord(text, 'x.ris');
    expect(records.map(({ title, type, authors }) => [title, type, authors.length])).toEqual([
      ['Lamps of harbour 1', 'article-journal', 1],
      ['Lamps of harbour 2', 'article-journal', 1],
      ['Lamps of harbour 3', 'book', 1],
    ]);
  });

  it.each([
    ['PTJ', 'ER'],
    ['PT - J', 'ER'],
    ['PT J', 'ER.'],
    ['PT J', 'ER  -'],
    ['\ufeffPT J', 'ER'],
    ['PT\tJ', 'ER'],
  ])('Web of Science: “%s” and “%s” too', async (begin, end) => {
    const entries = [1, 2, 3].flatMap((n) => [
      n === 2 ? begin : 'PT J',
      `AU Gilles, H`,
      `TI Lamps of harbour ${n}`,
      'PY 2004',
      n === 2 ? end : 'ER',
      '',
    ]);
    const { records } = await readRecord(['FN ISI', 'VR 1.0', ...entries, 'EF'], 'x.txt');
    expect(records.map(({ title, type }) => `${title} ${type}`)).toEqual(
      [1, 2, 3].map((n) => `Lamps of harbour ${n} article-journal`),
    );
  });
});

describe('what only looks like a tag', () => {
  it('stays in the text: wrapped titles, lists of names, abstracts', async () => {
    const ris = await readRecord(
      [
        'TY  - JOUR',
        'TI  - Growth of lamps and',
        'TI plasmids in',
        'AB-initio methods',
        'AU  - Ash, B.',
        'ER  - ',
      ],
      'x.ris',
    );
    expect(ris.records[0]).toMatchObject({
      title: 'Growth of lamps and TI plasmids in AB-initio methods',
      authors: [{ family: 'Ash' }],
    });
    const wos = await readRecord(
      [
        'FN ISI',
        'PT J',
        'AU Ash, B',
        'de la Cruz, J',
        'La Marca, A',
        'TI The lamps',
        'of the sea',
        'ER',
        'EF',
      ],
      'x.txt',
    );
    expect(wos.records[0]!.authors).toHaveLength(3);
    expect(wos.records[0]!.title).toBe('The lamps of the sea');
    expect(wos.problems).toEqual([]);
    const medline = await readRecord(
      [
        'PMID- 7',
        'TI  - The lamps of',
        '      AUtumn and DPhil',
        'AB  - Fog.',
        '      LA is a place.',
        'DP  - 2001',
      ],
      'x.nbib',
    );
    expect(medline.records[0]).toMatchObject({
      title: 'The lamps of AUtumn and DPhil',
      abstract: 'Fog. LA is a place.',
    });
    expect(medline.problems).toEqual([]);
  });
});
