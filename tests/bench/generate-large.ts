/** Large invented exports, written to the disk piece by piece. The same seed gives the same bytes. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createRng } from '../../src/lib/graph/rng';

const WORDS =
  `sediment estuary glacier canopy aquifer pollen larvae runoff lichen salinity biomass seagrass nitrogen phosphorus recovery decline
  seasonal spatial thermal coastal alpine urban invasive native mapping network analysis response model field survey of the in with and`.split(
    /\s+/,
  );
const FAMILIES =
  'Almqvist Bello Castro Dietz Eze Farkas Gu Holm Ito Jansen Kaya Lund Moreau Novák Ørsted'.split(' ');

interface InventedPaper {
  index: number;
  title: string;
  authors: { family: string; given: string }[];
  year: number;
  abstract: string;
  keywords: string[];
  /** Numbers of earlier papers. */
  references: number[];
}

function invent(index: number, random: () => number): InventedPaper {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const words = (count: number) => Array.from({ length: count }, () => pick(WORDS)).join(' ');
  return {
    index,
    title: `Of ${words(9)}, number ${index}`,
    authors: Array.from({ length: 1 + Math.floor(random() * 5) }, () => ({
      family: pick(FAMILIES) + String.fromCharCode(97 + Math.floor(random() * 26)),
      given: `${String.fromCharCode(65 + Math.floor(random() * 26))}nna`,
    })),
    year: 1990 + Math.floor(random() * 35),
    abstract: `${words(180)}.`,
    keywords: Array.from({ length: 4 }, () => `${pick(WORDS)} ${pick(WORDS)}`),
    references: Array.from({ length: index === 0 ? 0 : 8 }, () => Math.floor(random() * index)),
  };
}

const WRITERS = {
  ris: ({ index, title, authors, year, abstract, keywords }: InventedPaper) =>
    [
      'TY  - JOUR',
      ...authors.map(({ family, given }) => `AU  - ${family}, ${given}`),
      `TI  - ${title}`,
      'JO  - Journal of Invented Ecology',
      `VL  - ${index % 90}`,
      `SP  - ${index % 900}`,
      `PY  - ${year}`,
      `AB  - ${abstract}`,
      ...keywords.map((keyword) => `KW  - ${keyword}`),
      `DO  - 10.5555/invented.${index}`,
      'ER  - ',
      '',
      '',
    ].join('\r\n'),
  jsonl: ({ index, title, authors, year, abstract, keywords, references }: InventedPaper) => {
    const inverted: Record<string, number[]> = {};
    abstract.split(' ').forEach((word, at) => (inverted[word] ??= []).push(at));
    return `${JSON.stringify({
      id: `https://openalex.org/W${index}`,
      doi: `https://doi.org/10.5555/invented.${index}`,
      title,
      display_name: title,
      publication_year: year,
      publication_date: `${year}-03-09`,
      type: 'article',
      authorships: authors.map(({ family, given }) => ({
        author: { id: `https://openalex.org/A${family}${given}`, display_name: `${given} ${family}` },
      })),
      keywords: keywords.map((display_name) => ({ display_name })),
      abstract_inverted_index: inverted,
      referenced_works: references.map((number) => `https://openalex.org/W${number}`),
      cited_by_count: index % 50,
    })}\n`;
  },
  csv: ({ index, title, authors, year, abstract, keywords }: InventedPaper) =>
    `${[
      authors.map(({ family, given }) => `${family}, ${given}`).join('; '),
      title,
      String(year),
      'Journal of Invented Ecology',
      abstract,
      keywords.join('; '),
      `10.5555/invented.${index}`,
    ]
      .map((cell) => `"${cell}"`)
      .join(',')}\r\n`,
};

export type LargeFormat = keyof typeof WRITERS;
const HEADERS: Record<LargeFormat, string> = {
  ris: '',
  jsonl: '',
  csv: 'Authors,Title,Year,Journal,Abstract,Keywords,DOI\r\n',
};

/** Writes invented papers until the file has the size; resolves to their number. */
export async function writeLargeFile(
  path: string,
  format: LargeFormat,
  bytes: number,
  seed = 1,
): Promise<number> {
  const random = createRng(seed);
  const out = createWriteStream(path);
  let written = out.write(HEADERS[format]) ? HEADERS[format].length : 0;
  let count = 0;
  while (written < bytes) {
    let block = '';
    while (block.length < 1 << 20 && written + block.length < bytes)
      block += WRITERS[format](invent(count++, random));
    written += Buffer.byteLength(block);
    if (!out.write(block)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return count;
}
