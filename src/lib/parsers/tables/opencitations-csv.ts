/**
 * Citations as OpenCitations gives them: a citation a row, with the identifiers of the citing and the cited work, or a list of identifiers
 * of each ("doi:10.1/x omid:br/0612"). https://opencitations.net/index/api/v2
 */
import type { PaperRecord, ParseResult, Reference } from '../../model/record';
import { parseDate } from '../parse-date';
import { DELIMITERS, readRows, splitRow, type Delimiter } from '../graphs/graph-rows';
import type { ParseContext, TextParser } from '../parser';
import type { TextInput } from '../text-input';
import { isEmptySign } from './csv-cells';
import { splitHead } from './csv-table';
import { lineStarts } from './find-header';

export const openCitationsParser: TextParser = {
  kind: 'text',
  id: 'opencitations-csv',
  label: 'OpenCitations CSV',
  extensions: ['csv'],
  detect: (sample) => (findHeader(sample) ? 0.97 : 0),
  parse: parseOpenCitations,
};

/** The header, with the lines before it. */
function findHeader(sample: string) {
  for (const { text, line } of lineStarts(sample)) {
    const columns = findColumns(text);
    if (columns) return { ...columns, line: line + 1 };
  }
  return undefined;
}

function findColumns(line: string) {
  for (const delimiter of DELIMITERS) {
    const names = (splitRow(line, delimiter) ?? []).map((name) => name.toLowerCase());
    const at = (name: string) => names.indexOf(name);
    if (at('citing') >= 0 && at('cited') >= 0 && !names.includes('title'))
      return {
        delimiter: delimiter as Delimiter,
        citing: at('citing'),
        cited: at('cited'),
        creation: at('creation'),
      };
  }
  return undefined;
}

async function parseOpenCitations(input: TextInput, { file }: ParseContext): Promise<ParseResult> {
  const problems: ParseResult['problems'] = [];
  const records = new Map<string, PaperRecord>();
  const columns = findHeader((await splitHead(input)).head);
  const work = (cell: string, line: number): PaperRecord | undefined => {
    const ids = toIds(cell);
    const key = ids.doi ?? ids.pmid ?? cell.trim();
    if (key === '' || isEmptySign(key)) return undefined;
    let record = records.get(key.toLowerCase());
    if (!record) {
      record = {
        title: key,
        authors: [],
        keywords: [],
        references: [],
        ...ids,
        place: { file, line, what: key },
      };
      records.set(key.toLowerCase(), record);
    }
    return record;
  };
  if (columns)
    await readRows(input, columns.delimiter, ({ cells, line }) => {
      if (line <= columns.line) return;
      const citing = work(cells[columns.citing] ?? '', line);
      const cited = work(cells[columns.cited] ?? '', line);
      if (!citing || !cited) {
        problems.push({
          code: 'opencitations-row-unreadable',
          severity: 'warning',
          message: 'This row does not name both works; it was left out.',
          where: { file, line },
        });
        return;
      }
      const date = parseDate(cells[columns.creation] ?? '');
      if (date && !citing.date) citing.date = date;
      citing.references.push(toReference(cited));
    });
  return { records: [...records.values()], problems };
}

function toReference({ doi, pmid, title }: PaperRecord): Reference {
  if (doi !== undefined) return { doi };
  return pmid !== undefined ? { pmid } : { raw: title };
}

/** The identifiers of a cell: a bare DOI, or several with their kind before them. */
function toIds(cell: string): { doi?: string; pmid?: string } {
  const words = cell.trim().split(/\s+/);
  const doi = words.map((word) => word.replace(/^doi:/i, '')).find((word) => /^10\.\d{4,9}\//.test(word));
  const pmid = words.find((word) => /^pmid:\d/i.test(word))?.slice(5);
  return { ...(doi === undefined ? {} : { doi }), ...(pmid === undefined ? {} : { pmid }) };
}
