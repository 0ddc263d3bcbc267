import { aclXmlParser } from './xml/acl-xml';
import { arxivAtomParser } from './xml/arxiv-atom';
import { edgeTableParser } from './graphs/edge-table';
import { nodeTableParser } from './graphs/node-table';
import { pajekParser } from './graphs/pajek';
import { publishOrPerishParser } from './json/publish-or-perish';
import { openCitationsParser } from './tables/opencitations-csv';
import { bibtexParser } from './bibtex/bibtex';
import { crossrefParser } from './json/crossref';
import { cochraneParser } from './tagged/cochrane';
import { cslJsonParser } from './json/csl-json';
import { dailyPapersParser } from './pages/daily-papers';
import { dblpXmlParser } from './xml/dblp-xml';
import { dimensionsCsvParser } from './tables/dimensions-csv';
import { endnoteXmlParser } from './xml/endnote-xml';
import { genericCsvParser } from './tables/generic-csv';
import { gexfParser } from './graphs/gexf';
import { graphmlParser } from './graphs/graphml';
import { hfDailyPapersParser } from './json/hf-daily-papers';
import { lensCsvParser } from './tables/lens-csv';
import { mapFileParser } from './graphs/map-file';
import { medlineParser } from './tagged/medline';
import { modsXmlParser } from './xml/mods-xml';
import { openAlexParser } from './json/openalex';
import { openalexCsvParser } from './tables/openalex-csv';
import { paperListParser } from './pages/paper-list';
import { paperscapeParser } from './tables/paperscape';
import type { JsonParser, Parser, TextParser } from './parser';
import { pubmedXmlParser } from './xml/pubmed-xml';
import { referParser } from './tagged/refer';
import { refworksParser } from './tagged/refworks';
import { risParser } from './tagged/ris';
import { scivalCsvParser, scopusCsvParser } from './tables/scopus-csv';
import { semanticScholarParser } from './json/semantic-scholar';
import { thesaurusParser } from './tables/thesaurus';
import { vosviewerJsonParser } from './graphs/vosviewer-json';
import { vosviewerMapParser } from './graphs/vosviewer-map';
import { vosviewerNetworkParser } from './graphs/vosviewer-network';
import { wosTableParser } from './tables/wos-table';
import { wosTaggedParser } from './tagged/wos-tagged';
import { zoteroRdfParser } from './xml/zotero-rdf';

/** Every format that is read, in the order of lists on the screen. To add one: one file and one line here. */
export const PARSERS: readonly Parser[] = [
  bibtexParser,
  risParser,
  cslJsonParser,
  wosTaggedParser,
  wosTableParser,
  scopusCsvParser,
  medlineParser,
  pubmedXmlParser,
  endnoteXmlParser,
  referParser,
  refworksParser,
  cochraneParser,
  openAlexParser,
  openalexCsvParser,
  crossrefParser,
  semanticScholarParser,
  arxivAtomParser,
  dblpXmlParser,
  aclXmlParser,
  dimensionsCsvParser,
  lensCsvParser,
  zoteroRdfParser,
  modsXmlParser,
  hfDailyPapersParser,
  paperListParser,
  dailyPapersParser,
  paperscapeParser,
  scivalCsvParser,
  openCitationsParser,
  publishOrPerishParser,
  genericCsvParser,
  mapFileParser,
  vosviewerJsonParser,
  vosviewerMapParser,
  vosviewerNetworkParser,
  pajekParser,
  edgeTableParser,
  nodeTableParser,
  gexfParser,
  graphmlParser,
  thesaurusParser,
];

export const TEXT_PARSERS = PARSERS.filter((parser): parser is TextParser => parser.kind === 'text');
export const JSON_PARSERS = PARSERS.filter((parser): parser is JsonParser => parser.kind === 'json');

/** What is read, for messages: the best known, for all of them would be a page. */
export const COMMON_FORMATS =
  'BibTeX, RIS, CSL-JSON, CSV tables, finished maps, and the exports of Web of Science, Scopus, PubMed, OpenAlex, Crossref, Semantic Scholar and many others';

/** All formats by name, "BibTeX, CSL-JSON and RIS", for the help of the command line. */
export function listFormats(): string {
  const labels = PARSERS.map((parser) => parser.label);
  return labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`;
}
