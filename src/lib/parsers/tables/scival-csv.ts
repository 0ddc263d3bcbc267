/**
 * CSV of publications as SciVal exports it: nearly the columns of Scopus, with bars between authors and "-" in cells without a value. Lines
 * about the set of publications may stand before the header. https://service.elsevier.com/app/answers/detail/a_id/28226/supporthub/scival/
 */
import { createNameColumn } from '../names/name-column';
import type { TextParser } from '../parser';
import { toNames } from './csv-names';
import { findHeader, hasNames, readTable } from './csv-table';
import { openScopusRow } from './scopus-csv';

const isHeader = (names: ReadonlySet<string>) =>
  hasNames(names, 'title', 'scopus source title', ['eid', 'scopus author ids', 'number of authors']);

export const scivalCsvParser: TextParser = {
  kind: 'text',
  id: 'scival-csv',
  label: 'SciVal CSV',
  extensions: ['csv'],
  detect: (sample) => (findHeader(sample, isHeader) ? 0.96 : 0),
  parse: (input, context) => {
    const people = createNameColumn({
      file: context.file,
      toNames,
      habit: 'initials',
      toId: (id) => `scopus:${id}`,
    });
    return readTable(input, context, {
      id: 'scival-csv',
      name: 'a SciVal export',
      isHeader,
      open: (columns) => {
        const read = openScopusRow(columns, people);
        return (cells) => read(cells.map((cell) => (cell.trim() === '-' ? '' : cell)));
      },
      finish: () => people.settle(),
    });
  },
};
