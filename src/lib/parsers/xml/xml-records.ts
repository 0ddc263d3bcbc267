/** What the readers of XML formats share: records, problems and unread pieces from the elements of a file. */
import type { Place, Problem } from '../../model/problem';
import type { PaperRecord, ParseResult, UnreadPiece } from '../../model/record';
import type { ParseContext } from '../parser';
import { isNoAbstract } from '../clean-text';
import { describeUndated } from '../parse-date';
import { readXmlElements, type FoundElement, type LostPiece } from './read-xml';
import type { TextInput } from '../text-input';
import type { XmlLayout } from './xml-splitter';
import { localName, readToken } from './xml-tags';

export interface XmlFormat {
  /** Begins the codes of its problems: "pubmed-xml". */
  code: string;
  layout: XmlLayout;
  /**
   * The record of an element: without `place`, which is added. Undefined for an element that is no paper; the problems that it
   * deserves, if any, are for the format to push.
   */
  toRecord(found: FoundElement, problems: Problem[]): Draft | undefined;
  /** Said when there is no record and nothing else to say. */
  emptyMessage: string;
  /** Called when the whole file is read, with its records in order. */
  finish?(records: PaperRecord[], problems: Problem[]): void;
}

export interface Draft extends Omit<PaperRecord, 'place'> {
  /** The text of a date of which no year could be made out. */
  unreadableDate?: string;
}

const AGAIN = 'Export or download the file again, or mend it at this place.';

export async function readXmlRecords(
  input: TextInput,
  { file }: ParseContext,
  format: XmlFormat,
): Promise<ParseResult> {
  const { code } = format;
  const records: PaperRecord[] = [];
  const problems: Problem[] = [];
  const unread: UnreadPiece[] = [];

  const onLost = ({ text, line, fault }: LostPiece) => {
    const where: Place = { file, line };
    unread.push({ text, where });
    problems.push({
      code: `${code}-unreadable`,
      severity: 'error',
      message: `This entry could not be read and was left out: ${describeFault(fault.what, fault.line, line)}. ${AGAIN}`,
      where,
    });
  };

  const onElement = (found: FoundElement) => {
    const { line, damage } = found;
    const before = problems.length;
    const draft = format.toRecord(found, problems);
    const title = draft?.title ?? '';
    const isLossy = damage?.lossy ?? false;
    if (isLossy && title === '') {
      // Nobody can tell whether it is a paper.
      problems.length = before;
      onLost({ text: found.text, line, fault: damage!.fault });
      return;
    }
    if (!draft) return;
    const { unreadableDate, ...fields } = draft;
    if (fields.abstract !== undefined && isNoAbstract(fields.abstract)) delete fields.abstract;
    const what = fields.key ?? title.slice(0, 80);
    const place: Place = { file, line };
    if (what !== '') place.what = what;
    // A copy, because a string that is cut out of a text keeps all of it in memory.
    records.push(JSON.parse(JSON.stringify({ ...fields, place })) as PaperRecord);
    if (damage) {
      const fault = describeFault(damage.fault.what, damage.fault.line, line);
      problems.push({
        code: `${code}-${isLossy ? 'damaged' : 'odd-character'}`,
        severity: isLossy ? 'warning' : 'note',
        message: isLossy
          ? `This entry is damaged: ${fault}. What could be read was kept. ${AGAIN}`
          : `This entry is not quite right: ${fault}. It was read all the same.`,
        where: place,
      });
    }
    if (title === '')
      problems.push({
        code: 'title-missing',
        severity: 'warning',
        message: 'This entry has no title.',
        where: place,
      });
    if (unreadableDate !== undefined)
      problems.push({
        code: 'date-unreadable',
        severity: 'warning',
        message: describeUndated(unreadableDate),
        where: place,
      });
  };

  const { unclosed } = await readXmlElements(input, format.layout, onElement, onLost);
  format.finish?.(records, problems);
  if (unclosed.length > 0)
    problems.push({
      code: `${code}-cut-off`,
      severity: 'warning',
      message: `The file ends before the end tag </${unclosed[0]!}>, so a part of it may be missing. Export or download it again.`,
      where: { file },
    });
  if (records.length === 0 && !problems.some(({ severity }) => severity === 'error'))
    problems.push({
      code: `${code}-empty`,
      severity: 'error',
      message: format.emptyMessage,
      where: { file },
    });
  for (const problem of problems) problem.where ??= { file };
  return unread.length > 0 ? { records, problems, unread } : { records, problems };
}

function describeFault(what: string, at: number, from: number): string {
  return at === from ? what : `${what} (line ${at})`;
}

/**
 * A note that says how many elements were passed over because they are no papers.
 *
 * @param one what one of them is called, with its article: "a home page"
 * @param many what several are called: "home pages"
 */
export function notePassedOver(
  code: string,
  count: number,
  one: string,
  many: string,
  problems: Problem[],
): void {
  if (count === 0) return;
  const message =
    count === 1
      ? `The file also holds ${one}, which is no paper; it was left out.`
      : `The file also holds ${count} ${many}, which are no papers; they were left out.`;
  problems.push({ code, severity: 'note', message });
}

/** The start tag of a file's first element, by which its format is recognised. */
export interface XmlRoot {
  /** Without its prefix. */
  name: string;
  tag: string;
}

/** Undefined for what does not begin as an XML file. A damaged tag before the first element is passed over. */
export function findRoot(sample: string): XmlRoot | undefined {
  if (!/^\s{0,999}</.test(sample)) return undefined;
  let at = sample.indexOf('<');
  for (let i = 0; i < 50 && at >= 0; i++) {
    const token = readToken(sample, at, true);
    if (token?.kind === 'start') return { name: localName(token.name), tag: sample.slice(at, token.end) };
    at = sample.indexOf('<', token?.end ?? at + 1);
  }
  return undefined;
}
