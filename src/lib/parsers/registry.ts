import { aclXmlParser } from './acl-xml';
import { arxivAtomParser } from './arxiv-atom';
import { bibtexParser } from './bibtex';
import { crossrefParser } from './crossref';
import { cslJsonParser } from './csl-json';
import { dailyPapersParser } from './daily-papers';
import { dblpXmlParser } from './dblp-xml';
import { endnoteXmlParser } from './endnote-xml';
import { gexfParser } from './gexf';
import { graphmlParser } from './graphml';
import { hfDailyPapersParser } from './hf-daily-papers';
import { mapFileParser } from './map-file';
import { medlineParser } from './medline';
import { modsXmlParser } from './mods-xml';
import { openAlexParser } from './openalex';
import { paperListParser } from './paper-list';
import type { JsonParser, Parser, TextParser } from './parser';
import { pubmedXmlParser } from './pubmed-xml';
import { referParser } from './refer';
import { risParser } from './ris';
import { semanticScholarParser } from './semantic-scholar';
import { thesaurusParser } from './thesaurus';
import { vosviewerJsonParser } from './vosviewer-json';
import { vosviewerMapParser } from './vosviewer-map';
import { vosviewerNetworkParser } from './vosviewer-network';
import { wosTaggedParser } from './wos-tagged';
import { zoteroRdfParser } from './zotero-rdf';

/** Every format that is read, in the order of lists on the screen. To add one: one file and one line here. */
export const PARSERS: readonly Parser[] = [
  bibtexParser,
  risParser,
  cslJsonParser,
  wosTaggedParser,
  medlineParser,
  pubmedXmlParser,
  endnoteXmlParser,
  referParser,
  openAlexParser,
  crossrefParser,
  semanticScholarParser,
  arxivAtomParser,
  dblpXmlParser,
  aclXmlParser,
  zoteroRdfParser,
  modsXmlParser,
  hfDailyPapersParser,
  paperListParser,
  dailyPapersParser,
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

/** "BibTeX, CSL-JSON and Daily papers page (text)" */
export function listFormats(): string {
  const labels = PARSERS.map((parser) => parser.label);
  return labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`;
}
