/**
 * Small files after faults that people reported of tools of this kind, each with its right answer. As a script it prints the table:
 * `npx tsx tests/corpora/reports.ts`. Needs the files beside the checkout.
 */
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { buildCorpus } from '../../src/lib/corpus/build-corpus';
import type { Corpus } from '../../src/lib/model/corpus';
import type { ImportedGraph } from '../../src/lib/model/imported-graph';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import type { Problem } from '../../src/lib/model/problem';
import type { PaperRecord } from '../../src/lib/model/record';
import { addGraphEntities } from '../../src/lib/networks/add-graph-entities';
import { readFiles } from '../../src/lib/parsers/read-files';
import { analyseText } from '../../src/lib/text/analyse-text';

export const REPORTS_FOLDER = '../shared/data/reports';
export const HAS_REPORTS = existsSync(REPORTS_FOLDER);

/** What came out of the files of one report. */
export interface ReadReport {
  records: PaperRecord[];
  formats: string[];
  corpus: Corpus;
  graph: ImportedGraph | undefined;
  /** Those of the files and of the corpus. */
  problems: Problem[];
  unread: number;
}

export interface ReportCase {
  files: string[];
  wanted: string;
  found: (read: ReadReport) => string;
}

export async function readReport(files: readonly string[]): Promise<ReadReport> {
  const read = await readFiles(
    files.map((name) => ({ name, bytes: new Uint8Array(readFileSync(`${REPORTS_FOLDER}/${name}`)) })),
    NO_PROGRESS,
  );
  let corpus = await buildCorpus(read.records, NO_PROGRESS);
  const problems = [...read.files.flatMap((file) => file.problems), ...corpus.problems];
  if (read.graph)
    corpus = addGraphEntities({ corpus, text: await analyseText(corpus, NO_PROGRESS) }, read.graph).corpus;
  return {
    records: read.records,
    formats: read.files.map((file) => String(file.format)),
    corpus,
    graph: read.graph,
    problems,
    unread: read.unread.length,
  };
}

const people = ({ corpus }: ReadReport) => corpus.authors.map(({ name }) => name).sort();
const date = ({ date: known }: PaperRecord) =>
  [known?.year, known?.month, known?.day].filter((part) => part !== undefined).join('-');
const list = (values: Iterable<unknown>) => [...values].join(' | ');
const codes = ({ problems }: ReadReport) => [...new Set(problems.map(({ code }) => code))].sort().join(',');
const labels = (read: ReadReport) => list(read.corpus.keywords.map(({ label }) => label).sort());
const graphOf = ({ graph }: ReadReport) =>
  graph ? `${graph.nodes.length} nodes, ${graph.links.length} links` : 'no graph';
const venuesOf = (read: ReadReport) => list(read.corpus.venues.map(({ name }) => name).sort());

export const REPORTS: readonly ReportCase[] = [
  {
    files: ['02-ris-da-over-y1.ris'],
    wanted: '2014-4 | 2005-3-8, one abstract',
    found: ({ records }) =>
      `${list(records.map(date))}, ${records[0]?.abstract === 'Fog makes pilots careful. We follow forty pilots.' ? 'one' : 'another'} abstract`,
  },
  {
    files: ['04-ris-ty-not-first.ris'],
    wanted: '2 records, 0 unread, 1 abstract',
    found: ({ records, unread }) =>
      `${records.length} records, ${unread} unread, ${records.filter((record) => record.abstract).length} abstract`,
  },
  {
    files: ['05-ris-two-ty.ris'],
    wanted:
      'book Atlas of the northern skerries | article-journal Tides of the northern skerries; 0 unread; ',
    found: (read) =>
      `${list(read.records.map(({ type, title }) => `${type} ${title}`))}; ${read.unread} unread; ${codes(read)}`,
  },
  {
    files: ['66-ieee.ris'],
    wanted: 'Gander, A. | Oie, B.-Y.',
    found: (read) => list(people(read)),
  },
  {
    files: ['30-rayyan.csv'],
    wanted: 'Keel, I. | Smythe, J. | van der Berg, A.',
    found: (read) => list(people(read)),
  },
  {
    files: ['67-springer.csv'],
    wanted: 'Gander, Anna | McDonald, Ian | Oie, Bo Y. | van der Berg, Carl',
    found: (read) => list(people(read)),
  },
  {
    files: ['54-initial-v.bib'],
    wanted: 'V. | V. K. | 1 Tarn in 2 papers',
    found: ({ records, corpus }) => {
      const tarn = corpus.authors.filter(({ name }) => /^Tarn/.test(name));
      return `${records[0]?.authors[0]?.given} | ${records[0]?.authors[5]?.given} | ${tarn.length} Tarn in ${tarn[0]?.papers.length} papers`;
    },
  },
  {
    files: ['70-scopus-initial-merge.csv'],
    wanted: '3 people, candidates',
    found: ({ corpus }) => {
      const hills = corpus.authors.filter(({ name }) => name.startsWith('Hill'));
      const pairs = corpus.authorCandidates.length;
      return `${hills.length} people, ${pairs > 0 ? 'candidates' : 'no candidates'}`;
    },
  },
  {
    files: ['76-scopus-commas.csv'],
    wanted: 'Kaart, T. | Keel, J. H. | Luha, A. | Ro, M. | Tor, E. | Zed, Q. | van der Berg, P.',
    found: (read) => list(people(read).map((name) => name.replace('J.H.', 'J. H.'))),
  },
  {
    files: ['23b-scival-no-preamble.csv'],
    wanted: '2 papers, 3 people, ids 57000000001 57000000002 57000000003, 1 abstract, not Scopus',
    found: ({ corpus, records, formats }) =>
      `${corpus.papers.length} papers, ${corpus.authors.length} people, ids ${(records[0]?.authors ?? []).map(({ databaseId }) => databaseId?.replace(/^.*:/, '')).join(' ')}, ${records.filter(({ abstract }) => abstract).length} abstract, ${formats[0] === 'scopus-csv' ? 'Scopus' : 'not Scopus'}`,
  },
  {
    files: ['16-yed.graphml'],
    wanted: 'harbour fog | pilot & radar | dune',
    found: ({ graph }) =>
      list(
        ['harbour fog', 'pilot & radar', 'dune'].filter((label) =>
          graph?.nodes.some((node) => node.label === label),
        ),
      ),
  },
  { files: ['15-gephi-edges.csv'], wanted: '3 nodes', found: (read) => graphOf(read).split(',')[0]! },
  { files: ['15c-nodes.csv', '15c-edges.csv'], wanted: '3 nodes, 2 links', found: graphOf },
  { files: ['36-pajek.net'], wanted: '4 nodes, 3 links', found: graphOf },
  {
    files: ['62-opencitations.csv'],
    wanted: '3 works, 3 citations',
    found: ({ corpus }) => `${corpus.papers.length} works, ${corpus.citing.length} citations`,
  },
  {
    files: ['71-biorxiv-version.bib'],
    wanted: '1 work 10.1101/2020.11.02.364968',
    found: ({ corpus }) => `${corpus.papers.length} work ${list(corpus.papers.map(({ doi }) => doi))}`,
  },
  {
    files: ['40-crossref-preprint.json'],
    wanted: '3 papers, merged by relation',
    found: ({ corpus }) =>
      `${corpus.papers.length} papers, merged by ${list(corpus.merges.map(({ by }) => by))}`,
  },
  {
    files: ['65d-same-doi-stopwords.bib'],
    wanted: '4 works, doi-shared, every author on the own title',
    found: ({ corpus, problems }) => {
      const own = { Keel: 'The history', Luha: 'The future', Ro: 'Effects', Zed: 'A survey' };
      const right = Object.entries(own).every(([family, title]) =>
        corpus.authors
          .find(({ person }) => person.family === family)
          ?.papers.every((paper) => corpus.papers[paper]!.title.startsWith(title)),
      );
      return `${corpus.papers.length} works, ${problems.some(({ code }) => code === 'doi-shared') ? 'doi-shared' : 'nothing said'}, ${right ? 'every author on the own title' : 'authors on other titles'}`;
    },
  },
  { files: ['25-gscholar-arxiv-venue.bib'], wanted: 'arXiv | bioRxiv', found: venuesOf },
  {
    files: ['27-ads.bib'],
    wanted: 'Astrophysical Journal | Monthly Notices of the Royal Astronomical Society',
    found: (read) => list(read.corpus.venues.map(({ name }) => name.replace(/^The /, '')).sort()),
  },
  {
    files: ['58-bibliometrix.csv'],
    wanted: '2 references, keywords FOG LOCKS, 2 people, 1 citation',
    found: ({ corpus, records }) =>
      `${records[0]?.references.length} references, keywords ${[...(records[0]?.keywords ?? [])].sort().join(' ')}, ${corpus.authors.length} people, ${corpus.citing.length} citation`,
  },
  {
    files: ['09-refworks-tagged-cnki.txt'],
    wanted: '2 records, 4 people',
    found: ({ records, corpus }) => `${records.length} records, ${corpus.authors.length} people`,
  },
  { files: ['43-cochrane.txt'], wanted: '2 records', found: ({ records }) => `${records.length} records` },
  {
    files: ['29-zotero.csv'],
    wanted: 'keywords Fog | Gates | law | locks | to read',
    found: (read) => `keywords ${labels(read)}`,
  },
  {
    files: ['37-jabref.csv'],
    wanted: 'Lock Conference (LC 2017), 4 authors',
    found: ({ records, corpus }) =>
      `${records[0]?.venue}, ${corpus.authors.filter(({ name }) => name.startsWith('Last2')).length} authors`,
  },
  {
    files: ['31-ovid-stars.ris'],
    wanted: 'fog horn | hearing | human',
    found: labels,
  },
  {
    files: ['60-pop.json'],
    wanted: 'Journal of Geese 120 | … on Ice 9',
    found: ({ records }) => list(records.map(({ venue, timesCited }) => `${venue} ${timesCited}`)),
  },
  {
    files: ['11-ieee-xplore.csv'],
    wanted: 'article-journal | paper-conference',
    found: ({ records }) => list(records.map(({ type }) => type)),
  },
  {
    files: ['22-openalex-walden.json'],
    wanted: 'retracted authors-cut, 377 authors, told with both counts',
    found: ({ corpus, problems }) => {
      const fog = corpus.papers.find(({ doi }) => doi === '10.9999/fog.1');
      const told = problems.some(({ message }) => message.includes('2 of 377'));
      return `${fog?.flags?.join(' ')}, ${fog?.authorCount} authors, ${told ? 'told with both counts' : 'not told'}`;
    },
  },
  {
    files: ['26-editors-only.bib'],
    wanted: '2 authors, editors of 2 papers',
    found: ({ corpus }) =>
      `${corpus.authors.length} authors, editors of ${corpus.papers.filter(({ editors }) => editors?.length === 2).length} papers`,
  },
  {
    files: ['28-inspire.bib'],
    wanted: '3 papers, 10.9999/PhysRevD.10.1669 beside, LampATLAS a group, list cut',
    found: ({ corpus, records }) =>
      `${corpus.papers.length} papers, ${list(records.flatMap(({ otherDois = [] }) => otherDois))} beside, ${records[1]?.authors[1]?.literal} a ${records[1]?.authors[1]?.role}, ${records[1]?.flags?.includes('authors-cut') ? 'list cut' : 'list whole'}`,
  },
  {
    files: ['39-pubmed-ids.xml'],
    wanted: '2 papers, merged by relation, retracted kept',
    found: ({ corpus }) =>
      `${corpus.papers.length} papers, merged by ${list(corpus.merges.map(({ by }) => by))}, ${corpus.papers.some(({ flags }) => flags?.includes('retracted')) ? 'retracted kept' : 'flag lost'}`,
  },
  {
    files: ['68-pubmed.csv'],
    wanted: 'Gander, A | Oie, BY | SALINE Study Group | van der Berg, C',
    found: (read) => list(people(read)),
  },
  {
    files: ['44-lens-patents.csv'],
    wanted: '2 patents, 2 people',
    found: ({ records, corpus }) =>
      `${records.filter(({ type }) => type === 'patent').length} patents, ${corpus.authors.length} people`,
  },
];

/** One row a case: [files, wanted, found, 'right' or 'WRONG']. */
export async function tableOfReports(): Promise<string[][]> {
  const rows: string[][] = [];
  for (const { files, wanted, found } of REPORTS) {
    const out = found(await readReport(files));
    rows.push([files.join(' + '), wanted, out, out === wanted ? 'right' : 'WRONG']);
  }
  return rows;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!HAS_REPORTS) throw new Error(`There is no folder ${REPORTS_FOLDER}.`);
  const rows = await tableOfReports();
  for (const [files, wanted, out, verdict] of rows)
    console.log(
      `${verdict}  ${files}\n       ${out}${verdict === 'right' ? '' : `\n       wanted: ${wanted}`}`,
    );
  console.log(`\n${rows.filter((row) => row[3] === 'right').length} of ${rows.length} right`);
}
