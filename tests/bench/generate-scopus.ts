import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createRng } from '../../src/lib/graph/rng';

const WORDS =
  'sediment estuary glacier canopy aquifer pollen larvae runoff lichen salinity biomass seagrass nitrogen phosphorus recovery decline seasonal spatial thermal coastal alpine urban rural invasive native mapping network analysis response'.split(
    ' ',
  );
const FAMILIES =
  'Almqvist Bello Castro Dietz Eze Farkas Gu Holm Ito Jansen Kaya Lund Moreau Novák Ørsted'.split(' ');
const SOURCES = [
  'Journal of Invented Ecology',
  'Inv. Ecol. Lett.',
  'Proceedings of the Estuary Society',
  'Estuaries, Coasts and Seas',
];

const HEADER = [
  'Authors',
  'Author full names',
  'Author(s) ID',
  'Title',
  'Year',
  'Source title',
  'Volume',
  'Issue',
  'Art. No.',
  'Page start',
  'Page end',
  'Cited by',
  'DOI',
  'Link',
  'Affiliations',
  'Authors with affiliations',
  'Abstract',
  'Author Keywords',
  'Index Keywords',
  'References',
  'Publisher',
  'PubMed ID',
  'Language of Original Document',
  'Abbreviated Source Title',
  'Document Type',
  'Source',
  'EID',
];

/**
 * Writes a table of invented papers in the shape of a Scopus export: every cell quoted, 45 references a paper, accents, quotes and line
 * ends inside cells. The same seed gives the same bytes. Returns the number of papers and of references.
 */
export async function writeScopusFile(
  path: string,
  megabytes: number,
  seed = 1,
): Promise<{ records: number; references: number; bytes: number }> {
  const random = createRng(seed);
  const int = (n: number) => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[int(list.length)]!;
  const words = (n: number) => Array.from({ length: n }, () => pick(WORDS)).join(' ');
  const sentence = (n: number) => {
    const text = words(n);
    return text[0]!.toUpperCase() + text.slice(1);
  };
  const initial = () => `${String.fromCharCode(65 + int(26))}.`;
  const author = () => `${pick(FAMILIES)} ${initial()}${int(2) ? initial() : ''}`;
  const reference = () => {
    const first = 1 + int(900);
    const names = Array.from({ length: 1 + int(4) }, author).join('; ');
    const volume = int(3) ? `${1 + int(90)}, ${1 + int(12)}` : `${1 + int(90)}`;
    return `${names}, ${sentence(6 + int(6))}: ${words(3)}, ${pick(SOURCES)}, ${volume}, pp. ${first}-${first + int(20)}, (${1960 + int(65)})`;
  };
  const out = createWriteStream(path);
  let bytes = 0;
  const write = async (text: string) => {
    bytes += Buffer.byteLength(text);
    if (!out.write(text)) await once(out, 'drain');
  };
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;
  await write(`\ufeff${line(HEADER)}`);
  let records = 0;
  let references = 0;
  while (bytes < megabytes * 1e6) {
    const authors = Array.from({ length: 1 + int(6) }, author);
    const ids = authors.map(() => String(7_000_000_000 + int(1_000_000)));
    const count = 30 + int(31);
    const first = 1 + int(900);
    const eid = `2-s2.0-85${String(records).padStart(9, '0')}`;
    await write(
      line([
        authors.join('; '),
        authors.map((name, i) => `${name.replace(' ', ', ')} (${ids[i]})`).join('; '),
        ids.join('; '),
        `${sentence(9)}: a "${pick(WORDS)}" study, part ${records}`,
        String(1980 + int(45)),
        pick(SOURCES),
        String(1 + int(90)),
        String(1 + int(12)),
        '',
        String(first),
        String(first + int(30)),
        int(4) ? String(int(300)) : '',
        `10.5555/bench.${records}`,
        `https://www.scopus.com/inward/record.uri?eid=${eid}&partnerID=40`,
        'Department of Invented Ecology, University of Nowhere, Nowhere; Institute of Estuaries, Elsewhere',
        authors
          .map((name) => `${name}, Department of Invented Ecology, University of Nowhere, Nowhere`)
          .join('; '),
        `${sentence(60)}.\n${sentence(60)}.`,
        Array.from({ length: 5 }, () => words(2)).join('; '),
        Array.from({ length: 8 }, () => words(2)).join('; '),
        Array.from({ length: count }, reference).join('; '),
        'Invented Press',
        int(2) ? String(10_000_000 + records) : '',
        'English',
        'J. Inv. Ecol.',
        'Article',
        'Scopus',
        eid,
      ]),
    );
    records++;
    references += count;
  }
  out.end();
  await once(out, 'finish');
  return { records, references, bytes };
}
