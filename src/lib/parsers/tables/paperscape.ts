/**
 * The data of Paperscape, one arXiv paper a line: `id;categories;found;total;refs;authors;title`. "#" begins a comment. `found` is the
 * number of ids in `refs`; `total` counts all works that the paper cites, and there is no field for it.
 * https://github.com/paperscape/paperscape-data
 */
import type { PaperRecord, ParseResult, PartialDate, PersonName } from '../../model/record';
import type { Problem } from '../../model/problem';
import { cleanText } from '../clean-text';
import { latexToText } from '../bibtex/latex-to-text';
import { isParticle } from '../name-particles';
import type { ParseContext, TextParser } from '../parser';
import { toPartialDate } from '../parse-date';
import { readLines } from '../read-lines';
import type { TextInput } from '../text-input';

const ID = /^(?:[a-z-]{2,10}(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})$/;
const FIELDS = 7;

export const paperscapeParser: TextParser = {
  kind: 'text',
  id: 'paperscape',
  label: 'Paperscape data',
  extensions: ['csv'],
  detect(sample) {
    const lines = sample
      .slice(0, 20_000)
      .split(/\r\n?|\n/)
      .slice(0, -1);
    const rows = lines.filter((line) => line !== '' && !line.startsWith('#')).slice(0, 50);
    const own = rows.filter(
      (line) =>
        /^[^;]{4,25};[^;]{2,200};\d{0,5};\d{0,5};/.test(line) && ID.test(line.slice(0, line.indexOf(';'))),
    );
    return rows.length === 0 || own.length < rows.length / 2 ? 0 : 0.95;
  },
  parse,
};

async function parse(input: TextInput, { file }: ParseContext): Promise<ParseResult> {
  const records: PaperRecord[] = [];
  const problems: Problem[] = [];
  const unread: ParseResult['unread'] = [];
  await readLines(input, (line, number) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const record = toRecord(line, file, number);
    if (record) {
      records.push(record);
      return;
    }
    const where = { file, line: number, what: cleanText(line).slice(0, 40) };
    unread.push({ text: line, where });
    problems.push({
      code: 'paperscape-line-unread',
      severity: 'warning',
      message:
        'This line is not made of seven fields between semicolons that begin with an arXiv id; it was left out. Compare it with the lines around it.',
      where,
    });
  });
  if (records.length === 0) {
    problems.push({
      code: 'paperscape-empty',
      severity: 'error',
      message: 'No line of the file holds a paper. Download it again.',
      where: { file },
    });
  }
  return unread.length > 0 ? { records, problems, unread } : { records, problems };
}

function toRecord(line: string, file: string, number: number): PaperRecord | undefined {
  const parts = line.split(';');
  const id = parts[0]!.trim();
  if (parts.length < FIELDS || !ID.test(id)) return undefined;
  const title = parts.slice(FIELDS - 1).join(';');
  const record: PaperRecord = {
    key: id,
    type: 'article',
    title: toPlain(title),
    authors: (parts[5] ?? '').split(',').flatMap((name) => toName(toPlain(name)) ?? []),
    arxivId: id,
    url: `https://arxiv.org/abs/${id}`,
    // arXiv's categories ("hep-th"): the only subject that the data has.
    keywords: (parts[1] ?? '').split(',').filter((category) => category !== ''),
    references: readReferences(parts[4] ?? ''),
    place: { file, line: number, what: id },
  };
  const date = dateOf(id);
  if (date) record.date = date;
  return record;
}

/** An id that a paper cites many times may stand there as often. */
function readReferences(list: string): PaperRecord['references'] {
  const ids = new Set(list.split(',').map((id) => id.trim()));
  return [...ids].filter((id) => id !== '').map((arxivId) => ({ arxivId }));
}

function toPlain(text: string): string {
  return cleanText(/[\\$]/.test(text) ? latexToText(text) : text);
}

/** The month in which arXiv numbered the paper: "hep-th/9301001" and "0704.0001" say it. */
function dateOf(id: string): PartialDate | undefined {
  const digits = /(?:\/|^)(\d\d)(\d\d)/.exec(id);
  if (!digits) return undefined;
  const year = Number(digits[1]);
  return toPartialDate(year > 90 ? 1900 + year : 2000 + year, Number(digits[2]));
}

/** "G.J.van Oldenborgh", "Yu.Makeenko", "B.-Q.Ma", "K.-ji.Hamada", "UKQCD Collaboration". */
function toName(text: string): PersonName | undefined {
  if (text === '') return undefined;
  const initials = /^(?:-{0,2}[\p{L}'’]{1,12}\.[\s-]{0,2}){1,6}/u.exec(text)?.[0] ?? '';
  const words = text
    .slice(initials.length)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0 || (initials === '' && words.length === 1)) return { literal: text };
  if (initials === '')
    return /collaboration|group|team/i.test(text)
      ? { literal: text }
      : { family: words.at(-1)!, given: words.slice(0, -1).join(' ') };
  const particle: string[] = [];
  while (words.length > 1 && isParticle(words[0]!)) particle.push(words.shift()!);
  const suffix = words.length > 1 && /^(?:Jr|Sr|I{2,3})\.?$/.test(words.at(-1)!) ? words.pop() : undefined;
  const name: PersonName = {
    family: words.join(' '),
    given: initials.trim().replace(/\.(?=[^\s-])/g, '. '),
  };
  if (particle.length > 0) name.particle = particle.join(' ');
  if (suffix !== undefined) name.suffix = suffix;
  return name;
}
