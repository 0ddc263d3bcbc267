/**
 * RIS for reference managers. One line a value; what our own reader, EndNote and Zotero agree on is written in their tags, and what RIS has
 * no tag for in the words of Scopus and the Web of Science: "AN  - WOS:…", "N1  - Cited By :12", "N1  - References: …; …".
 *
 * An address that is not of the web stands in a note: no program makes a link of it.
 *
 * RIS does not hold: further DOIs, ORCIDs and database ids of authors, the organisation, a number of authors without names, counts of a page, the
 * paragraphs of an abstract (they run on), types of CSL that RIS has no word for, keys of references, and of a reference what its text does not
 * say. A semicolon parts keywords, names and references, so one inside becomes a comma,
 * and a vertical bar between what look like names a slash. A family name alone comes back as a whole name, a type
 * that was not known as "document", and an abbreviation only beside the journal's name.
 */
import { otherAddress, webAddress } from '../../model/addresses';
import type { PaperRecord, PartialDate, PersonName, Reference } from '../../model/record';
import { cleanText } from '../../parsers/clean-text';
import { writeFlagNote } from '../../parsers/read-flags';
import { hasContainer, toRisType } from '../../parsers/tagged/ris-types';
import { readNames } from '../../parsers/tagged/ris-fields';

const LINE_END = '\r\n';

/** All records, each from TY to ER, with an empty line behind it. */
export function toRis(records: readonly PaperRecord[]): string {
  return records.map(toEntry).join('');
}

function toEntry(record: PaperRecord): string {
  const type = toRisType(record.type);
  const lines = [`TY  - ${type}`];
  const put = (tag: string, value: string | number | undefined): void => {
    const text = cleanText(String(value ?? ''));
    if (text !== '') lines.push(`${tag}  - ${text}`);
  };
  for (const author of formatNames(record.authors)) put('AU', author);
  for (const editor of formatNames(record.editors ?? [])) put('ED', editor);
  put('TI', record.title);
  const inContainer = hasContainer(type);
  put(inContainer ? 'T2' : 'JF', record.venue);
  if (inContainer && record.venue !== undefined) put('J2', record.venueAbbreviation);
  putDate(put, record.date);
  put('VL', record.volume);
  put('IS', record.issue);
  putPages(put, record.pages);
  put('PB', record.publisher);
  for (const issn of record.issn ?? []) put('SN', issn);
  put('DO', record.doi);
  put('UR', webAddress(record.url));
  put('LA', record.language);
  put('AB', record.abstract);
  for (const keyword of record.keywords) put('KW', formatKeyword(keyword, record.keywords.length === 1));
  for (const [catalogue, id] of Object.entries(record.catalogueIds ?? {}))
    put('AN', `${catalogue === 'wos' ? 'WOS' : catalogue}:${id}`);
  if (record.pmid !== undefined) put('AN', `PMID:${record.pmid}`);
  if (record.arxivId !== undefined) put('AN', `arXiv:${record.arxivId.replace(/^arxiv:\s{0,3}/i, '')}`);
  put('N1', writeFlagNote(record.flags));
  if (record.timesCited !== undefined) put('N1', `Cited By :${record.timesCited}`);
  const address = otherAddress(record.url);
  if (address !== undefined) put('N1', `Other address: ${address}`);
  const references = record.references.map(formatReference).filter((text) => text !== '');
  if (references.length > 0) put('N1', `References: ${references.join('; ')}`);
  put('ID', record.key);
  return [...lines, 'ER  - ', '', ''].join(LINE_END);
}

/** One line a name. Where readers would take one for something else, beside the others too, all whole names get EndNote's commas. */
function formatNames(names: readonly PersonName[]): string[] {
  const lines = names.map((name) => (name.family === undefined ? formatWhole(name) : formatPerson(name)));
  const wholes = names.flatMap((name, i) => (name.family === undefined ? [lines[i]!] : []));
  const read = new Set(readNames(lines).map(({ literal }) => literal));
  if (wholes.every((line) => line.includes(',') || read.has(line))) return lines;
  return lines.map((line, i) => (names[i]!.family !== undefined || line.includes(',') ? line : `${line},`));
}

/** "van Eck, Nees Jan" */
function formatPerson(name: PersonName): string {
  const plain = (part: string | undefined) => cleanText((part ?? '').replace(/[,;]/g, ' '));
  const family = [plain(name.particle), plain(name.family)].filter(Boolean).join(' ');
  const given = plain(name.given);
  const suffix = plain(name.suffix);
  if (suffix !== '') return `${family}, ${given}, ${suffix}`;
  return given === '' ? family : `${family}, ${given}`;
}

/**
 * A name that must not be taken apart: as it is, or with a comma at its end or a second one beside its first. A mark between names within
 * it becomes a slash where readers would part it there.
 */
function formatWhole(name: PersonName): string {
  const whole = cleanText((name.literal ?? name.given ?? '').replaceAll(';', ',')).replace(/,{1,9}$/, '');
  const isKept = (line: string, literal: string) => {
    const names = readNames([line]);
    return names.length === 1 && names[0]!.literal === literal;
  };
  for (const literal of [whole, whole.replaceAll('|', '/')]) {
    const double = literal.replace(',', ',,');
    for (const line of literal.includes(',') ? [double] : [literal, `${literal},`])
      if (isKept(line, literal)) return line;
  }
  return whole.includes(',') ? whole.replace(',', ',,') : `${whole},`;
}

type Put = (tag: string, value: string | number | undefined) => void;

/** PY, and DA with the slashes of Reference Manager where more than the year is known: "2016/03/09/", "2016/03//". */
function putDate(put: Put, date: PartialDate | undefined): void {
  if (!date || date.year < 1) return;
  const year = String(date.year).padStart(4, '0');
  put('PY', year);
  if (date.month === undefined) return;
  const two = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'));
  put('DA', `${year}/${two(date.month)}/${two(date.day)}/`);
}

/** First and last page apart, an article number or anything else in one. */
function putPages(put: Put, pages: string | undefined): void {
  const span = /^([^\s-]{1,20})-([^\s-]{1,20})$/.exec(pages ?? '');
  put('SP', span?.[1] ?? pages);
  put('EP', span?.[2]);
}

/** A lone keyword with commas in it gets a semicolon, by which readers see that it is one. */
function formatKeyword(keyword: string, isAlone: boolean): string {
  const text = cleanText(keyword.replaceAll(';', ','));
  return isAlone && text.includes(',') ? `${text};` : text;
}

/** The reference as it stands in its source, or put together as Scopus does, with the identifiers that the text lacks. */
function formatReference({ raw, ...reference }: Reference): string {
  const { firstAuthor, title, year, venue, volume, page, doi, arxivId } = reference;
  const before = [firstAuthor, title].filter(Boolean).join(', ');
  const behind = [venue, volume, page && `pp. ${page}`].filter(Boolean).join(', ');
  const built = [before, year === undefined ? '' : `(${year})`, behind].filter(Boolean).join(' ');
  const text = cleanText((raw ?? built).replaceAll(';', ','));
  const lacks = (id: string) => !text.toLowerCase().includes(id.toLowerCase());
  return [
    text,
    doi !== undefined && lacks(doi) ? `https://doi.org/${doi}` : '',
    arxivId !== undefined && lacks(arxivId) ? `arXiv:${arxivId}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}
