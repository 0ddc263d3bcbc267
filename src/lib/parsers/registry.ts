import { aclXmlParser } from './acl-xml';
import { arxivAtomParser } from './arxiv-atom';
import { bibtexParser } from './bibtex';
import { crossrefParser } from './crossref';
import { cslJsonParser } from './csl-json';
import { dailyPapersParser } from './daily-papers';
import { dblpXmlParser } from './dblp-xml';
import { dimensionsCsvParser } from './dimensions-csv';
import { endnoteXmlParser } from './endnote-xml';
import { genericCsvParser } from './generic-csv';
import { gexfParser } from './gexf';
import { graphmlParser } from './graphml';
import { hfDailyPapersParser } from './hf-daily-papers';
import { lensCsvParser } from './lens-csv';
import { mapFileParser } from './map-file';
import { medlineParser } from './medline';
import { modsXmlParser } from './mods-xml';
import { openAlexParser } from './openalex';
import { openalexCsvParser } from './openalex-csv';
import { paperListParser } from './paper-list';
import { paperscapeParser } from './paperscape';
import type { JsonParser, Parser, TextParser } from './parser';
import { pubmedXmlParser } from './pubmed-xml';
import { referParser } from './refer';
import { risParser } from './ris';
import { scopusCsvParser } from './scopus-csv';
import { semanticScholarParser } from './semantic-scholar';
import { thesaurusParser } from './thesaurus';
import { vosviewerJsonParser } from './vosviewer-json';
import { vosviewerMapParser } from './vosviewer-map';
import { vosviewerNetworkParser } from './vosviewer-network';
import { wosTableParser } from './wos-table';
import { wosTaggedParser } from './wos-tagged';
import { zoteroRdfParser } from './zotero-rdf';

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
  genericCsvParser,
  mapFileParser,
  vosviewerJsonParser,
  vosviewerMapParser,
  vosviewerNetworkParser,
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
