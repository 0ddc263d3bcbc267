import { NETWORK_NAMES } from '../../src/lib/model/network';

/** Files on whose maps names of regions are judged: both samples and three fixtures. */
export const FILES = [
  ['landmarks.json', 'static/samples/landmarks.json'],
  ['daily-papers.txt', 'static/samples/daily-papers.txt'],
  ['mixed.bib', 'tests/fixtures/mixed.bib'],
  ['pollination.bib', 'tests/fixtures/pollination.bib'],
  ['daily-page.txt', 'tests/fixtures/daily-page.txt'],
] as const;
/** All networks that are made here. */
export const NETWORKS = NETWORK_NAMES.filter((name) => name !== 'imported');
