/**
 * A VOSviewer thesaurus: a tab-separated text with the columns "label" and "replace by" (VOSviewer manual, "Thesaurus file"). An empty
 * second cell leaves the label out.
 */
import type { Alias } from '../../model/corrections';
import type { Problem } from '../../model/problem';
import type { ParseResult } from '../../model/record';
import { cleanText } from '../clean-text';
import type { ParseContext, TextParser } from '../parser';
import { readLines } from '../read-lines';
import type { TextInput } from '../text-input';

export const thesaurusParser: TextParser = {
  kind: 'text',
  id: 'vosviewer-thesaurus',
  label: 'Thesaurus (names and keywords)',
  extensions: ['txt', 'tsv'],
  detect: (sample) => (/^\s{0,20}"?label"?\t"?replace by"?\s{0,20}(?:\r|\n|$)/i.test(sample) ? 0.98 : 0),
  parse: parseThesaurus,
};

async function parseThesaurus(input: TextInput, { file }: ParseContext): Promise<ParseResult> {
  const aliases: Alias[] = [];
  const problems: Problem[] = [];
  await readLines(input, (line, number) => {
    if (number === 1 || line.trim() === '') return;
    const [from, to] = line.split('\t').map(unquote);
    if (from === undefined || from === '' || to === undefined) {
      problems.push({
        code: 'thesaurus-line-unreadable',
        severity: 'warning',
        message:
          'This line is not “label, tab, replacement” and was left out. An empty replacement needs the tab too.',
        where: { file, line: number },
      });
    } else aliases.push({ from, to });
  });
  return { records: [], problems, aliases };
}

function unquote(cell: string): string {
  const text = cleanText(cell);
  return text.length > 1 && text.startsWith('"') && text.endsWith('"')
    ? text.slice(1, -1).replaceAll('""', '"')
    : text;
}
