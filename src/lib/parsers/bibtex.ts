import type { PaperRecord, ParseResult } from '../model/record';
import type { Problem } from '../model/problem';
import { findArxivId, findDoi, readCount, readDate, readKeywords, readReferences } from './bibtex-fields';
import { parseBibtexNames } from './bibtex-names';
import { BibtexScanner, type BibtexEntry } from './bibtex-scanner';
import { stripMarkup } from './clean-text';
import { latexToText, latexToUrl } from './latex-to-text';
import type { ParseContext, TextParser } from './parser';
import type { TextInput } from './text-input';

/** BibTeX and biblatex types -> CSL types. */
const TYPES = new Map<string, string>(
  Object.entries({
    article: 'article-journal',
    periodical: 'periodical',
    inproceedings: 'paper-conference',
    conference: 'paper-conference',
    incollection: 'chapter',
    inbook: 'chapter',
    inreference: 'entry-encyclopedia',
    book: 'book',
    mvbook: 'book',
    collection: 'book',
    mvcollection: 'book',
    proceedings: 'book',
    mvproceedings: 'book',
    reference: 'book',
    booklet: 'pamphlet',
    manual: 'report',
    techreport: 'report',
    report: 'report',
    phdthesis: 'thesis',
    mastersthesis: 'thesis',
    thesis: 'thesis',
    unpublished: 'manuscript',
    online: 'webpage',
    electronic: 'webpage',
    www: 'webpage',
    software: 'software',
    dataset: 'dataset',
    patent: 'patent',
    misc: 'document',
  }),
);
/** Entries that hold settings or parts, no work of their own. */
const NO_WORKS = new Set(['control', 'xdata', 'set', 'bibtexkeypattern', 'settings', 'string']);
/** Fields whose text ends up in a record. */
const READ_FIELDS = new Set(
  `title subtitle booktitle maintitle author editor journal journaltitle fjournal eventtitle publisher institution school organization
  volume number issue pages doi url year month day date abstract keywords keyword author_keywords note crossref eprint`.split(
    /\s+/,
  ),
);
/** Fields that belong to the parent alone. */
const NOT_INHERITED = new Set(
  'title subtitle shorttitle doi url ee eprint abstract keywords pages note file crossref xdata pmid isbn annote'.split(
    ' ',
  ),
);

export const bibtexParser: TextParser = {
  kind: 'text',
  id: 'bibtex',
  label: 'BibTeX',
  extensions: ['bib', 'bibtex'],
  detect(sample) {
    const entry =
      /^[ \t]{0,40}@\s{0,100}([a-z]{2,40})\s{0,100}[{(]\s{0,100}([^\s,={}()]{0,200})\s{0,100}([,=]?)/gim;
    let likely = 0;
    for (const [, type, , after] of sample.matchAll(entry)) {
      const known = TYPES.has(type!.toLowerCase()) || /^(?:string|comment|preamble)$/i.test(type!);
      if (known && (after !== '' || !/^string$/i.test(type!))) return 0.95;
      if (after === ',') likely = 0.6;
    }
    return likely;
  },
  parse: parseBibtex,
};

async function parseBibtex(input: TextInput, { file, pace }: ParseContext): Promise<ParseResult> {
  const text = await input.text();
  const scanner = new BibtexScanner(text);
  const problems: Problem[] = [];
  const entries: BibtexEntry[] = [];
  for (let entry = scanner.next(); entry; entry = scanner.next()) {
    const rest = pace('reading', scanner.position, 2 * text.length);
    if (rest) await rest;
    const usable = report(entry, file, problems);
    if (usable) entries.push(entry);
  }

  for (const problem of reportMacros(entries, file)) problems.push(problem);
  const byKey = new Map<string, BibtexEntry>();
  for (const entry of entries) {
    const key = entry.key.toLowerCase();
    const first = byKey.get(key);
    if (!first) byKey.set(key, entry);
    else if (key !== '') {
      problems.push({
        code: 'bibtex-duplicate-key',
        severity: 'warning',
        message: `The key “${entry.key}” was already used in line ${first.line}. Both entries were read; give one of them another key.`,
        where: { file, line: entry.line, what: entry.key },
      });
    }
  }

  const records: PaperRecord[] = [];
  for (const [i, entry] of entries.entries()) {
    const rest = pace('reading', entries.length + i, 2 * entries.length);
    if (rest) await rest;
    if (!NO_WORKS.has(entry.type))
      records.push(toRecord(entry, inherit(entry, byKey, file, problems), file, problems));
  }
  if (records.length === 0 && problems.every((problem) => problem.severity !== 'error')) {
    problems.push({
      code: 'bibtex-no-entries',
      severity: 'error',
      message:
        'There is no entry (such as “@article{key, …}”) in the file. Export the library again and choose BibTeX.',
      where: { file },
    });
  }
  return { records, problems };
}

/** Notes what is wrong with an entry; false when too little of it is left. */
function report(entry: BibtexEntry, file: string, problems: Problem[]): boolean {
  const where = { file, line: entry.line, ...(entry.key === '' ? {} : { what: entry.key }) };
  if (entry.type === 'string') {
    problems.push({
      code: 'bibtex-unclosed-entry',
      severity: 'warning',
      message: 'This @string is never closed. Add the missing bracket or quotation mark.',
      where,
    });
    return false;
  }
  const usable = entry.fields.has('title') || (entry.damage !== 'unclosed' && entry.fields.size > 0);
  if (entry.damage === 'unclosed') {
    problems.push({
      code: 'bibtex-unclosed-entry',
      severity: usable ? 'warning' : 'error',
      message: `This entry is never closed${usable ? '; the fields before the fault were kept' : ' and was left out'}. Add the missing bracket or quotation mark, or export the file again if it was cut off.`,
      where,
    });
  } else if (!usable) {
    problems.push({
      code: 'bibtex-empty-entry',
      severity: 'warning',
      message: 'This entry has no fields and was left out.',
      where,
    });
  } else if (entry.damage === 'missing-comma') {
    problems.push({
      code: 'bibtex-missing-comma',
      severity: 'note',
      message: 'There is no comma between two fields of this entry; it was read as if there were one.',
      where,
    });
  } else if (entry.damage === 'unreadable') {
    problems.push({
      code: 'bibtex-unreadable-field',
      severity: 'warning',
      message:
        'A part of this entry is not of the form “name = {value}” and was left out. Look for a stray bracket or comma.',
      where,
    });
  }
  return usable;
}

/** Macros without a @string, each once; those in fields that are not read don't matter. */
function reportMacros(entries: readonly BibtexEntry[], file: string): Problem[] {
  const found = new Map<string, { line: number; count: number }>();
  for (const { unknownMacros, line } of entries) {
    for (const { field, name } of unknownMacros) {
      if (!READ_FIELDS.has(field)) continue;
      const entry = found.get(name) ?? { line, count: 0 };
      entry.count++;
      found.set(name, entry);
    }
  }
  return [...found].map(([name, { line, count }]) => ({
    code: 'bibtex-unknown-macro',
    severity: 'note',
    message: `No @string defines “${name.slice(0, 60)}”, used ${count === 1 ? 'once' : `${count} times`} from here on; the name itself was taken as the text. Put it in braces, or add the @string.`,
    where: { file, line },
  }));
}

/** An entry's fields with those of its `crossref` (and `xdata`) parents behind them. */
function inherit(
  entry: BibtexEntry,
  byKey: ReadonlyMap<string, BibtexEntry>,
  file: string,
  problems: Problem[],
): Map<string, string> {
  const parents = [entry.fields.get('crossref'), ...(entry.fields.get('xdata') ?? '').split(',')];
  const fields = new Map(entry.fields);
  const seen = new Set([entry]);
  for (let key = parents.shift(); key !== undefined || parents.length > 0; key = parents.shift()) {
    const wanted = (key ?? '').trim();
    if (wanted === '') continue;
    const parent = byKey.get(wanted.toLowerCase());
    if (!parent) {
      problems.push({
        code: 'bibtex-crossref-not-found',
        severity: 'warning',
        message: `The entry takes fields from “${wanted.slice(0, 60)}”, which is not in the file. Add that entry.`,
        where: { file, line: entry.line, what: entry.key },
      });
      continue;
    }
    if (seen.has(parent) || seen.size > 20) continue;
    seen.add(parent);
    const isXdata = parent.type === 'xdata';
    const isPart = /^(?:in|conference|suppcollection)/.test(entry.type);
    for (const [name, value] of parent.fields) {
      if (!isXdata && (NOT_INHERITED.has(name) || (name === 'author' && entry.type !== 'inbook'))) continue;
      if (!isXdata && name === 'editor' && !isPart) continue;
      if (!fields.has(name)) fields.set(name, value);
    }
    const title = parent.fields.get('title');
    if (!isXdata && isPart && title !== undefined && !fields.has('booktitle')) fields.set('booktitle', title);
    parents.push(parent.fields.get('crossref'));
  }
  return fields;
}

function toRecord(
  entry: BibtexEntry,
  fields: ReadonlyMap<string, string>,
  file: string,
  problems: Problem[],
): PaperRecord {
  const text = (...names: string[]): string | undefined => {
    for (const name of names) {
      const raw = fields.get(name);
      const value = raw === undefined ? '' : latexToText(stripMarkup(raw));
      // Question marks stand for what the maker of the file did not know ("??--??").
      if (value !== '' && !/^[?\s–-]+$/.test(value)) return value;
    }
    return undefined;
  };
  const url = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value = latexToUrl(fields.get(name) ?? '');
      if (value !== '') return value;
    }
    return undefined;
  };
  const where = { file, line: entry.line, ...(entry.key === '' ? {} : { what: entry.key }) };
  const subtitle = text('subtitle');
  const title = text('title', 'booktitle', 'maintitle') ?? '';
  const authors = parseBibtexNames(fields.get('author') ?? fields.get('editor') ?? '');
  const note = text('note', 'annote', 'howpublished') ?? '';
  const own: Partial<PaperRecord> = {
    key: entry.key || undefined,
    type: TYPES.get(entry.type) ?? 'document',
    date: readDate(fields),
    venue:
      text('fjournal', 'journaltitle', 'journal', 'booktitle', 'eventtitle') ??
      (/thesis$/.test(entry.type) ? text('school', 'institution') : undefined),
    publisher: text('publisher', 'institution', 'school', 'organization'),
    volume: text('volume'),
    issue: /^(?:techreport|report|patent|manual)$/.test(entry.type) ? text('issue') : text('number', 'issue'),
    pages: text('pages'),
    doi: url('doi') ?? findDoi(fields),
    arxivId: findArxivId(fields),
    pmid: /\d{1,9}/.exec(fields.get('pmid') ?? /\bPMID:?\s{0,5}\d{1,9}/i.exec(note)?.[0] ?? '')?.[0],
    url: url('url', 'ee', 'bdsk-url-1', 'link'),
    language: text('language', 'langid'),
    abstract: text('abstract'),
    timesCited: readCount(fields),
  };
  if (own.venue === title && own.venue !== undefined && !fields.has('title')) delete own.venue;
  const record: PaperRecord = {
    title: subtitle === undefined ? title : `${title}${/[:?!.]$/.test(title) ? '' : ':'} ${subtitle}`,
    authors: authors.names,
    keywords: readKeywords(fields, text),
    references: readReferences(fields),
    place: where,
  };
  for (const [field, value] of Object.entries(own))
    if (value !== undefined) Object.assign(record, { [field]: value });
  const year = text('date', 'year', 'issued');
  if (!record.date && year !== undefined && /\d/.test(year)) {
    problems.push({
      code: 'date-unreadable',
      severity: 'warning',
      message: `The year “${year.slice(0, 60)}” could not be read; the paper is undated. Give it as four digits.`,
      where,
    });
  }
  if (record.title === '') {
    problems.push({ code: 'title-missing', severity: 'warning', message: 'This entry has no title.', where });
  }
  return record;
}
