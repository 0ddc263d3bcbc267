/** Terms, neighbours and labels against hand-made pairs, authors' keywords, classes and citations. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { clusterNodes } from '../../src/lib/topics/cluster-nodes';
import { buildCorpus } from '../../src/lib/corpus/build-corpus';
import type { Corpus } from '../../src/lib/model/corpus';
import { PAPER } from '../../src/lib/model/network';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import { NO_CLUSTER } from '../../src/lib/model/snapshot';
import type { ClusterLabel, TextModel } from '../../src/lib/model/text';
import { buildNetwork } from '../../src/lib/networks/registry';
import { readFiles } from '../../src/lib/parsers/read-files';
import { analyseText } from '../../src/lib/text/analyse-text';
import { labelClusters } from '../../src/lib/text/labels/labels';
import { defaultNeighbourCount, findNeighbours } from '../../src/lib/text/neighbours';
import { makeCorpus } from '../unit/text/make-corpus';
import type { Row, Section } from './row';
import {
  classAccuracy,
  coherence,
  diversity,
  keywordF1,
  linkedShare,
  papersOfLabel,
  precisionAt100,
  rankOf,
} from './topic-measures';

const SEED = '../shared/data/daily-papers-page.txt';
const COLM = '../shared/data/topics/colm.json';
const LANDMARKS = 'static/samples/landmarks.json';
const HEP = '../shared/data/formats/paperscape/pscp-1993.csv';
const ACL = '../shared/data/formats/acl/P19.xml';

const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [/CarelessWhisper/, /^Lookahead/],
  [/Hallo3/, /DiTaiListener/],
  [/Reversal Curse/, /^Generalization or Hallucination/],
];
const WANTED: readonly (readonly string[])[] = [
  ['causal transformer'],
  ['diffusion transformer'],
  ['large language model'],
  ['video generation'],
  ['decoder-only transformer'],
  ['zero-shot generalization'],
  ['mechanistic interpretability'],
  ['linear attention', 'causal attention'],
];
const BANNED = ['extensive experiment', 'remarkable progress', 'art performance', 'shot generalization'];

interface ColmPaper {
  t: string;
  a: string;
  k: string[];
  l: string | null;
}

async function readCorpus(path: string): Promise<Corpus> {
  const bytes = new Uint8Array(readFileSync(path));
  const { records } = await readFiles([{ name: basename(path), bytes }], NO_PROGRESS);
  return buildCorpus(records, NO_PROGRESS);
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function atLeast(what: string, value: number, goal?: number): Row {
  const aim = goal === undefined ? 'measured, no goal' : `>= ${percent(goal)}`;
  return { what, value: percent(value), goal: aim, met: goal === undefined || value >= goal };
}

/** The clusters of the map that the app shows first, with their labels. */
async function labelsOf(corpus: Corpus, text: TextModel) {
  const neighbours = await findNeighbours(
    text.vectors,
    defaultNeighbourCount(corpus.papers.length),
    NO_PROGRESS,
  );
  const network = await buildNetwork({ corpus, text, neighbours }, DEFAULT_SETTINGS, NO_PROGRESS);
  const { cluster, count } = await clusterNodes(network, DEFAULT_SETTINGS, NO_PROGRESS);
  const clusterOf = new Uint16Array(corpus.papers.length).fill(NO_CLUSTER);
  network.kinds.forEach((kind, node) => {
    if (kind === PAPER) clusterOf[network.entities[node]!] = cluster[node]!;
  });
  const labels = labelClusters(text, clusterOf, count);
  const papers = labels.map((_, index) =>
    [...clusterOf.keys()].filter((paper) => clusterOf[paper] === index),
  );
  return { labels, papers };
}

async function measureSeed(): Promise<Row[]> {
  const corpus = await readCorpus(SEED);
  const text = await analyseText(corpus, NO_PROGRESS);
  const near = await findNeighbours(text.vectors, corpus.papers.length, NO_PROGRESS);
  const paperOf = (title: RegExp) => corpus.papers.findIndex((paper) => title.test(paper.title));
  const rows = PAIRS.map(([one, other]): Row => {
    const ranks = [rankOf(near, paperOf(one), paperOf(other)), rankOf(near, paperOf(other), paperOf(one))];
    return {
      what: `rank of ${one.source} and ${other.source} for each other`,
      value: ranks.join(', '),
      goal: '1 to 3, both ways',
      met: ranks.every((rank) => rank >= 1 && rank <= 3),
    };
  });
  const top = text.terms.slice(0, 30).map(({ label }) => label.toLowerCase());
  const missing = WANTED.filter((names) => !names.some((name) => top.includes(name)));
  rows.push({
    what: 'wanted among the first 30 terms of the seed page',
    value: `${WANTED.length - missing.length} of ${WANTED.length}`,
    goal:
      missing.length === 0 ? 'all' : `all; missing ${missing.map((names) => names.join(' or ')).join(', ')}`,
    met: missing.length === 0,
  });
  const banned = BANNED.filter((name) => text.terms.some(({ label }) => label.toLowerCase() === name));
  rows.push({
    what: 'terms that are none',
    value: banned.join(', ') || 'none',
    goal: 'none',
    met: banned.length === 0,
  });
  const { labels, papers } = await labelsOf(corpus, text);
  rows.push({
    what: 'clusters of the seed page',
    value: String(labels.length),
    goal: '5 to 10',
    met: labels.length >= 5 && labels.length <= 10,
  });
  labels.forEach((own, index) => {
    const members = papers[index] ?? [];
    const titles = members.map((paper) => (corpus.papers[paper]?.title ?? '').slice(0, 28).trim());
    rows.push({
      what: `    ${own.label}`,
      value: `${papersOfLabel(text, own, members)} of ${members.length} papers`,
      goal: titles.join(' | '),
      met: true,
    });
  });
  return rows;
}

async function measureColm(): Promise<Row[]> {
  const papers = JSON.parse(readFileSync(COLM, 'utf8')) as ColmPaper[];
  const keywords = papers.map(({ k }) => k);
  const classes = papers.map(({ l }) => l);
  const sizes = new Map<string, number>();
  for (const own of classes) if (own !== null) sizes.set(own, (sizes.get(own) ?? 0) + 1);
  const large = classes.map((own) => (own !== null && (sizes.get(own) ?? 0) >= 10 ? own : null));
  const number = (list: typeof classes) => list.filter((own) => own !== null).length;

  const plain = await analyseText(
    makeCorpus(papers.map(({ t, a }) => ({ title: t, abstract: a }))),
    NO_PROGRESS,
  );
  const withKeywords = await analyseText(
    makeCorpus(papers.map(({ t, a, k }) => ({ title: t, abstract: a, keywords: k }))),
    NO_PROGRESS,
  );
  const nearPlain = await findNeighbours(plain.vectors, papers.length, NO_PROGRESS);
  const nearKeywords = await findNeighbours(withKeywords.vectors, papers.length, NO_PROGRESS);
  const all = `all ${number(classes)} papers with a class`;
  return [
    atLeast('COLM: F1@5 of terms against author keywords, 717 papers', keywordF1(plain, keywords), 0.235),
    atLeast('COLM: first 100 terms that are a keyword', precisionAt100(plain, keywords), 0.5),
    atLeast(`COLM: 10-NN class, keywords too, ${all}`, classAccuracy(nearKeywords, classes), 0.55),
    atLeast(`COLM: 10-NN class, no keywords, ${all}`, classAccuracy(nearPlain, classes)),
    atLeast(
      `COLM: the same, classes of 10 and more (${number(large)} papers)`,
      classAccuracy(nearPlain, large),
      0.55,
    ),
  ];
}

/** Corpora that nothing was tuned on. */
async function measureHeldOut(): Promise<Row[]> {
  const rows: Row[] = [];
  const landmarks = await readCorpus(LANDMARKS);
  const links = landmarks.papers.map(() => new Set<number>());
  landmarks.citing.forEach((citing, i) => {
    const cited = landmarks.cited[i] ?? 0;
    links[citing]?.add(cited);
    links[cited]?.add(citing);
  });
  const text = await analyseText(landmarks, NO_PROGRESS);
  const near = await findNeighbours(text.vectors, 5, NO_PROGRESS);
  rows.push(atLeast('landmarks: 5 nearest that cite or are cited', linkedShare(near, links)));
  if (existsSync(HEP)) {
    const categories = new Map(
      readFileSync(HEP, 'utf8')
        .split('\n')
        .flatMap((line): [string, string][] => {
          const [, category = '', , , , , title] = line.split(';');
          return title && !line.startsWith('#') ? [[title.trim(), category.split(',')[0] ?? '']] : [];
        }),
    );
    const titles = [...categories.keys()].sort().filter((_, i) => i % 3 === 0);
    const titlesOnly = await analyseText(makeCorpus(titles.map((title) => ({ title }))), NO_PROGRESS);
    const nearTitles = await findNeighbours(titlesOnly.vectors, 10, NO_PROGRESS);
    const classes = titles.map((title) => categories.get(title) ?? null);
    rows.push(
      atLeast(
        `arXiv 1993: 10-NN category by titles alone, ${titles.length} papers`,
        classAccuracy(nearTitles, classes),
      ),
    );
  }
  return rows;
}

async function measureLabels(name: string, corpus: Corpus): Promise<Row[]> {
  const text = await analyseText(corpus, NO_PROGRESS);
  const { labels, papers } = await labelsOf(corpus, text);
  const covered = labels.reduce((sum, own, index) => sum + papersOfLabel(text, own, papers[index] ?? []), 0);
  const count = papers.reduce((sum, own) => sum + own.length, 0);
  const names = new Set<string>(labels.map(({ label }: ClusterLabel) => label.toLowerCase()));
  return [
    {
      what: `${name}: labels that no other cluster has`,
      value: `${names.size} of ${labels.length}`,
      goal: 'all',
      met: names.size === labels.length,
    },
    atLeast(`${name}: papers that hold a term of their label`, covered / count),
    atLeast(`${name}: coherence of ten words a cluster (NPMI)`, coherence(text, labels)),
    atLeast(`${name}: different terms among the first ten of each cluster`, diversity(labels), 0.9),
  ];
}

export const section: Section = {
  title: 'Terms, text similarity and labels',
  needs: [SEED, COLM],
  async measure() {
    const rows = [...(await measureSeed()), ...(await measureColm()), ...(await measureHeldOut())];
    rows.push(...(await measureLabels('landmarks', await readCorpus(LANDMARKS))));
    if (existsSync(ACL)) rows.push(...(await measureLabels('ACL 2019', await readCorpus(ACL))));
    return rows;
  },
};
