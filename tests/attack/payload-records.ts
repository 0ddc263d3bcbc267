/** Records with a payload in every field that holds text. */
import type { PaperRecord } from '../../src/lib/model/record';
import { PAYLOADS } from './payloads';

/** One for each payload; a word and a number keep them apart. */
export const PAYLOAD_RECORDS: readonly PaperRecord[] = PAYLOADS.map((payload, i) => ({
  key: `${payload}${i}`,
  type: 'article-journal',
  title: `${payload} meadow ${i}`,
  abstract: `${payload} The meadow ${i} is measured.`,
  authors: [
    { family: `${payload} Brook`, given: `A${payload}` },
    { literal: `${payload} Group`, role: 'group' },
  ],
  editors: [{ family: `Weir ${payload}`, given: 'Tom' }],
  date: { year: 1900 + i },
  venue: `${payload} Journal`,
  venueAbbreviation: `${payload} J.`,
  volume: payload,
  issue: payload,
  pages: payload,
  publisher: `${payload} Press`,
  organisation: payload,
  language: payload,
  doi: `10.5555/${payload}${i}`,
  arxivId: payload,
  pmid: payload,
  url: payload,
  issn: [payload],
  catalogueIds: { openalex: payload, wos: payload },
  keywords: [`${payload} bees`, 'meadows'],
  references: [
    { raw: `${payload} reference`, doi: `10.5555/r${payload}` },
    { title: payload, firstAuthor: payload },
  ],
  place: {},
}));

/** As a list of CSL items by hand, with the payloads as they are: no writer of ours has escaped anything. */
export const payloadCsl = (): string =>
  JSON.stringify(
    PAYLOAD_RECORDS.map((record, i) => ({
      id: `${PAYLOADS[i]}${i}`,
      type: 'article-journal',
      title: record.title,
      abstract: record.abstract,
      author: [
        { family: record.authors[0]!.family, given: record.authors[0]!.given },
        { literal: record.authors[1]!.literal },
      ],
      issued: { 'date-parts': [[record.date!.year]] },
      'container-title': record.venue,
      volume: record.volume,
      publisher: record.publisher,
      language: record.language,
      DOI: record.doi,
      URL: record.url,
      ISSN: record.issn![0],
      keyword: record.keywords,
      references: record.references,
    })),
  );
