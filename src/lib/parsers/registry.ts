import { bibtexParser } from './bibtex';
import { cslJsonParser } from './csl-json';
import { dailyPapersParser } from './daily-papers';
import { gexfParser } from './gexf';
import { graphmlParser } from './graphml';
import { mapFileParser } from './map-file';
import { medlineParser } from './medline';
import type { JsonParser, Parser, TextParser } from './parser';
import { referParser } from './refer';
import { risParser } from './ris';
import { thesaurusParser } from './thesaurus';
import { wosTaggedParser } from './wos-tagged';
import { vosviewerJsonParser } from './vosviewer-json';
import { vosviewerMapParser } from './vosviewer-map';
import { vosviewerNetworkParser } from './vosviewer-network';

/** Every format that is read. To add one: one file and one line here. */
export const PARSERS: readonly Parser[] = [
  bibtexParser,
  risParser,
  cslJsonParser,
  wosTaggedParser,
  medlineParser,
  referParser,
  dailyPapersParser,
  mapFileParser,
  thesaurusParser,
  vosviewerJsonParser,
  vosviewerMapParser,
  vosviewerNetworkParser,
  gexfParser,
  graphmlParser,
];

export const TEXT_PARSERS = PARSERS.filter((parser): parser is TextParser => parser.kind === 'text');
export const JSON_PARSERS = PARSERS.filter((parser): parser is JsonParser => parser.kind === 'json');

/** "BibTeX, CSL-JSON and Daily papers page (text)" */
export function listFormats(): string {
  const labels = PARSERS.map((parser) => parser.label);
  return labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`;
}
