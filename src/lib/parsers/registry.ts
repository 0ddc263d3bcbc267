import { bibtexParser } from './bibtex';
import { cslJsonParser } from './csl-json';
import { dailyPapersParser } from './daily-papers';
import { gexfParser } from './gexf';
import { graphmlParser } from './graphml';
import { mapFileParser } from './map-file';
import type { JsonParser, Parser, TextParser } from './parser';
import { vosviewerJsonParser } from './vosviewer-json';
import { vosviewerMapParser } from './vosviewer-map';
import { vosviewerNetworkParser } from './vosviewer-network';

/** Every format that is read. To add one: one file and one line here. */
export const PARSERS: readonly Parser[] = [
  bibtexParser,
  cslJsonParser,
  dailyPapersParser,
  mapFileParser,
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
