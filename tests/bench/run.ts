/**
 * `npm run bench [-- LIBRARY.bib]`: one table of what was measured here and now. Times depend on the machine and are never a test;
 * the goals stand for two cores and a browser without a GPU.
 */
import { benchBibtex } from './bibtex';
import { benchBrowser } from './browser';
import { benchCsv } from './csv';
import { benchImports } from './imports';
import { printTable } from './table';

const [library] = process.argv.slice(2);
printTable([
  ...(await benchBibtex()),
  ...(await benchCsv(100)),
  ...(await benchImports(200)),
  ...(await benchBrowser(library)),
]);
