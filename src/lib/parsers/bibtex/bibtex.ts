/**
 * BibTeX and biblatex, in the dialects of reference managers and databases.
 * https://ctan.org/pkg/bibtex ("BibTeXing"), https://ctan.org/pkg/biblatex
 */
import type { PaperRecord, ParseResult } from '../../model/record';
import { inherit, ParentEntries, type EntryPlace } from './bibtex-inherit';
import type { NameCache } from './bibtex-names';
import { BibtexReport } from './bibtex-problems';
import { toRecord } from './bibtex-record';
import { BibtexScanner, type BibtexEntry } from './bibtex-scanner';
import { isBibtexType } from './bibtex-types';
import type { ParseContext, TextParser } from '../parser';
import type { TextInput } from '../text-input';

/** Entries that hold settings or parts, no work of their own. */
const NO_WORKS = new Set(['control', 'xdata', 'set', 'bibtexkeypattern', 'settings']);

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
      const name = type!.toLowerCase();
      const known = isBibtexType(name) || /^(?:string|comment|preamble)$/.test(name);
      if (known && (after !== '' || name !== 'string')) return 0.95;
      if (after === ',') likely = 0.6;
    }
    return likely;
  },
  parse: parseBibtex,
};

async function parseBibtex(input: TextInput, { file, progress }: ParseContext): Promise<ParseResult> {
  const text = withLineFeeds(await input.text());
  const scanner = new BibtexScanner(text);
  const report = new BibtexReport(text, file);
  const { problems, unread } = report;
  const names: NameCache = new Map();
  /** In the order of the file; a hole for each entry that takes fields from others, which may stand behind it. */
  const records: (PaperRecord | undefined)[] = [];
  const waiting: { entry: BibtexEntry; index: number }[] = [];
  const places = new Map<string, EntryPlace>();
  for (let entry = scanner.next(); entry; entry = scanner.next()) {
    const yielded = progress('reading', scanner.position, text.length);
    if (yielded) await yielded;
    if (!report.add(entry)) continue;
    const key = entry.key.toLowerCase();
    const first = places.get(key);
    if (!first) places.set(key, { start: entry.start, line: entry.line });
    else if (key !== '') report.addDuplicate(entry, first.line);
    if (NO_WORKS.has(entry.type)) continue;
    if (entry.fields.has('crossref') || entry.fields.has('xdata'))
      waiting.push({ entry, index: records.push(undefined) - 1 });
    else records.push(toRecord(entry, entry.fields, file, names, problems));
  }
  report.addOutsideText(scanner.outside);
  report.addMacros();

  const parents = new ParentEntries(scanner, places);
  for (const { entry, index } of waiting) {
    const yielded = progress('reading', text.length, text.length);
    if (yielded) await yielded;
    const fields = inherit(entry, parents, file, problems);
    records[index] = toRecord(entry, fields, file, names, problems);
  }
  if (records.length === 0) report.addEmpty();
  return { records: records.filter((record) => record !== undefined), problems, unread };
}

/** Old Macintosh files end their lines with \r alone. */
function withLineFeeds(text: string): string {
  return text.includes('\n') ? text : text.replaceAll('\r', '\n');
}
