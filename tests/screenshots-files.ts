/** Files of invented papers that strain the page's room, for screenshots-cases.ts. */
interface TextFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const file = (name: string, text: string): TextFile => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

const SUBJECTS = [
  ['tide pool', 'salinity gradient', 'barnacle settlement', 'rocky shore'],
  ['alpine meadow', 'pollinator visit', 'flowering season', 'bumblebee colony'],
  ['lake sediment', 'varve chronology', 'pollen record', 'climate reconstruction'],
];

/** Papers of three subjects that cite earlier ones of their own. */
function papers(count: number, title: (i: number, words: string[]) => string, start = 0): string {
  const lines: string[] = [];
  for (let i = start; i < start + count; i++) {
    const words = SUBJECTS[i % 3]!;
    const [a, b] = [words[i % 4]!, words[(i * 7 + 1) % 4]!];
    lines.push('TY  - JOUR', `TI  - ${title(i, [a, b])}`, `AU  - Winter${i % 17}, Ada`);
    lines.push(`AU  - Sommer${i % 11}, Ben`, `PY  - ${1990 + (i % 30)}`, `JO  - Journal of ${words[0]}s`);
    lines.push(`AB  - We study ${a} and ${b} with ${words.join(', ')} over ${i % 9} seasons.`);
    lines.push(...words.slice(0, 3).map((word) => `KW  - ${word}`), 'ER  - ', '');
  }
  return lines.join('\n');
}

/** Five files with names of eighty characters. */
export function longNames(): TextFile[] {
  return Array.from({ length: 5 }, (_, k) => {
    const stem = `export of the literature search no ${k + 1} on tide pools and meadows, second round, final`;
    return file(
      `${stem.slice(0, 76)}.ris`,
      papers(18, (i, [a, b]) => `On ${a} and ${b}, part ${i}`, 18 * k),
    );
  });
}

/** Topics whose names are as long as names get. */
export function longTopics(): TextFile {
  const long = [
    'intergenerational transmission of environmental responsibilities',
    'hydrogeochemical characterisation of groundwater catchments',
    'electroencephalographic neurofeedback for schoolchildren',
  ];
  const lines: string[] = [];
  for (let i = 0; i < 90; i++) {
    const name = long[i % 3]!;
    lines.push('TY  - JOUR', `TI  - ${name}: considerations ${i}`, `AU  - Herbst${i % 13}, Cleo`);
    lines.push(
      `PY  - ${1995 + (i % 25)}`,
      `KW  - ${name}`,
      `AB  - About ${name} and its limits.`,
      'ER  - ',
      '',
    );
  }
  return file('long-topics.ris', lines.join('\n'));
}

/** Papers of which hardly one cites another. */
export function withoutLinks(): TextFile {
  const entries = Array.from({ length: 120 }, (_, i) => {
    const words = SUBJECTS[i % 3]!;
    const cites =
      i > 0 && i < 24
        ? `CR Winter A, ${1990 + ((i - 1) % 30)}, J SHORES, V${i - 1}, P1, DOI 10.5555/s.${i - 1}`
        : '';
    return [
      `PT J\nAU Winter, A\nTI Notes on ${words[i % 4]} number ${i} of the long series of the station`,
      `SO J SHORES\nPY ${1990 + (i % 30)}\nVL ${i}\nBP 1\nDI 10.5555/s.${i}`,
      ...(cites ? [cites] : []),
      `UT WOS:9${String(i).padStart(6, '0')}\nER\n`,
    ].join('\n');
  });
  return file('station.txt', `FN Clarivate Analytics Web of Science\nVR 1.0\n${entries.join('\n')}\nEF`);
}

/** A VOSviewer map of items with weights that differ much. */
export function itemsFile(): TextFile {
  const rows = Array.from({ length: 300 }, (_, i) => {
    const angle = i * 2.4;
    const reach = Math.sqrt(i) / 12;
    const group = (i * 7) % 5;
    const x = (Math.cos(angle) * reach + Math.cos(group * 1.26) * 1.2).toFixed(4);
    const y = (Math.sin(angle) * reach + Math.sin(group * 1.26) * 0.8).toFixed(4);
    return `${i + 1}\tjournal of ${SUBJECTS[i % 3]![i % 4]} ${i}\t${x}\t${y}\t${group + 1}\t${Math.round(2000 / (1 + i))}`;
  });
  return file('journals-map.txt', ['id\tlabel\tx\ty\tcluster\tweight<Documents>', ...rows].join('\n'));
}
