/**
 * Records as a BibTeX file in UTF-8, with biblatex's fields where BibTeX has none (`date`, `eprint`, annotations …;
 * https://ctan.org/pkg/biblatex). Read again, the file gives the same records but for `organisation`, `pageCount`, `place` and an
 * `authorCount` beyond "and others"; a record without a key or type gets one ("document"), and of references to works outside the file
 * comes back what their lines hold (see bibtex-references). An address that is not of the web stands in
 * `other-address`: no program makes a link of it.
 */
import { otherAddress, webAddress } from '../../model/addresses';
import { type PaperRecord, type PersonName } from '../../model/record';
import { CATALOGUES } from '../../model/catalogues';
import { toBibtexType } from '../../parsers/bibtex/bibtex-types';
import { writeFlagNote } from '../../parsers/read-flags';
import { escapeLatex, escapeUrl } from './bibtex-escape';
import { makeKeys } from './bibtex-keys';
import { formatBibtexName } from './bibtex-names';
import { makeReferenceFields } from './bibtex-references';

export function toBibtex(records: readonly PaperRecord[]): string {
  const keys = makeKeys(records);
  const references = makeReferenceFields(records, keys);
  return records
    .map((record, i) => {
      const { type, fields } = toEntry(record);
      const lines = [...fields, ...references(record)].map(([name, value]) => `  ${name} = {${value}}`);
      return `@${type}{${keys[i]!},\n${lines.join(',\n')}\n}\n`;
    })
    .join('\n');
}

/** Name and escaped value, without the brackets around it. */
type Field = readonly [name: string, value: string];

function toEntry(record: PaperRecord): { type: string; fields: Field[] } {
  const { type, subtype } = toBibtexType(record.type);
  const fields: Field[] = [];
  const add = (name: string, value: string | undefined, escape: (text: string) => string = escapeLatex) => {
    if (value !== undefined && value !== '') fields.push([name, escape(value)]);
  };
  // Two brackets keep the capitals in styles that would make them small.
  fields.push(['title', `{${escapeLatex(record.title)}}`]);
  addNames(record, fields);
  for (const field of dateFields(record)) fields.push(field);
  add(venueField(record, type), record.venue);
  add('shortjournal', record.venueAbbreviation);
  add(publisherField(type), record.publisher);
  add('volume', record.volume);
  add(type === 'techreport' || type === 'patent' || type === 'standard' ? 'issue' : 'number', record.issue);
  add('issn', record.issn?.join(','), escapeUrl);
  add('pages', record.pages, (pages) => escapeLatex(pages).replace(/(?<=\d)-(?=\d)/g, '--'));
  add('doi', [record.doi, ...(record.otherDois ?? [])].filter(Boolean).join(','), escapeUrl);
  if (record.arxivId !== undefined && record.arxivId !== '') {
    add('eprint', record.arxivId, escapeUrl);
    add('archiveprefix', 'arXiv');
  }
  add('pmid', record.pmid, escapeUrl);
  for (const catalogue of CATALOGUES) add(`${catalogue}-id`, record.catalogueIds?.[catalogue], escapeUrl);
  add('url', webAddress(record.url), escapeUrl);
  add('other-address', otherAddress(record.url), escapeUrl);
  add('language', record.language);
  add('entrysubtype', subtype, (name) => name);
  add('keywords', formatKeywords(record.keywords), (list) => list);
  add('abstract', record.abstract, escapeParagraphs);
  add('note', writeFlagNote(record.flags));
  if (record.timesCited !== undefined) add('times-cited', String(record.timesCited));
  return { type, fields };
}

/** The names, and what databases know their bearers by, as biblatex annotates them. */
function addNames({ authors, authorCount = 0, editors = [], flags }: PaperRecord, fields: Field[]): void {
  // A group of one word would read as a family name; as a collaboration it signs behind the people.
  let people = authors.length;
  const isShort = ({ role, literal }: PersonName) => role === 'group' && /^[^\s,]{1,99}$/.test(literal ?? '');
  while (people > 1 && isShort(authors[people - 1]!)) people--;
  const groups = authors.slice(people).map(({ literal }) => escapeLatex(literal ?? ''));
  if (groups.length > 0) fields.push(['collaboration', groups.join(', ')]);
  const written = authors
    .slice(0, people)
    .map((person) => ({ person, name: formatBibtexName(person) }))
    .filter(({ name }) => name !== '');
  const names = written.map(({ name }) => name);
  const isCut = flags?.includes('authors-cut') === true;
  if (names.length > 0 && (authorCount > authors.length || isCut)) names.push('others');
  if (names.length > 0) fields.push(['author', names.join(' and ')]);
  const edited = editors.map(formatBibtexName).filter((name) => name !== '');
  if (edited.length > 0) fields.push(['editor', edited.join(' and ')]);
  const annotate = (label: string, valueOf: (person: PersonName) => string | undefined) => {
    const values = written.flatMap(({ person }, i) => {
      const value = valueOf(person);
      return value === undefined || value === ''
        ? []
        : [`${i + 1}="${escapeLatex(value).replaceAll('"', '\\textquotedbl{}')}"`];
    });
    if (values.length > 0) fields.push([`author+an:${label}`, values.join('; ')]);
  };
  annotate('orcid', ({ orcid }) => orcid);
  annotate('databaseid', ({ databaseId }) => databaseId);
}

/** `year` for BibTeX; `date` too where more is known or the year is not of four digits. */
function dateFields({ date }: PaperRecord): Field[] {
  if (!date) return [];
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const year = `${date.year < 0 ? '-' : ''}${pad(Math.abs(date.year), 4)}`;
  if (date.month === undefined) return [['year', year]];
  const parts = [year, pad(date.month, 2), ...(date.day === undefined ? [] : [pad(date.day, 2)])];
  return [
    ['date', parts.join('-')],
    ['year', year],
  ];
}

function venueField({ title }: PaperRecord, type: string): string {
  // An entry without a title would be read under the title of its book.
  return title !== '' && /^(?:in|book)/.test(type) ? 'booktitle' : 'journal';
}

function publisherField(type: string): string {
  return type === 'thesis' || type === 'techreport' ? 'institution' : 'publisher';
}

/** Between commas; a keyword with a sign that would divide or end the list stands in brackets. */
function formatKeywords(keywords: readonly string[]): string {
  const words = keywords.map((keyword) => {
    const word = escapeLatex(keyword);
    return /[,;]|\.$/.test(keyword) ? `{${word}}` : word;
  });
  // Brackets around the whole list mean nothing.
  return words.length === 1 && words[0]!.startsWith('{') ? `${words[0]!},` : words.join(', ');
}

function escapeParagraphs(text: string): string {
  return (
    text
      .split('\n\n')
      // An "@" that begins a line would look like an entry to a reader that recovers from a fault.
      .map((paragraph) => escapeLatex(paragraph).replace(/^@/, '{}@'))
      .join('\n\n')
  );
}
