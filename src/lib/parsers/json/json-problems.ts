/** What is said about the parts of a JSON file that could not be read. */
import type { Problem } from '../../model/problem';
import type { UnreadPiece } from '../../model/record';
import { cleanText } from '../clean-text';
import { detectJsonFormat } from '../detect-format';
import type { Gap } from './json-elements';

/** The name of the format of a value that would be an element of a list in a known format. */
export function formatNameOf(value: unknown): string | undefined {
  return detectJsonFormat([value], '')?.parser.id;
}

/** The lines on which places of a text lie. The places come in order; the text is gone through once. */
export function linesAt(text: string, places: readonly number[]): number[] {
  let line = 1;
  let next = nextLine(text, 0);
  return places.map((place) => {
    while (next <= place) {
      line++;
      next = nextLine(text, next);
    }
    return line;
  });
}

const LINE_END = /\r\n?|\n/g;

/** The place where the line after the one at `from` begins. */
function nextLine(text: string, from: number): number {
  LINE_END.lastIndex = from;
  return LINE_END.test(text) ? LINE_END.lastIndex : Infinity;
}

/** The problem of a stretch that gave no record, and its text unchanged; no text where a record came of it all the same. */
export function describeGap(
  { start, end, fault }: Gap,
  text: string,
  file: string,
  line: number,
): { problem: Problem; piece?: UnreadPiece } {
  const piece = text.slice(start, end);
  const what = findTitle(piece);
  const where = { file, line, ...(what === undefined ? {} : { what }) };
  const isCut = fault >= text.length;
  if (piece === '') {
    return {
      problem: {
        code: 'json-damaged',
        severity: 'warning',
        message: isCut
          ? 'The file breaks off; what stands before that was read. Download or export it again to have all of it.'
          : `The file is broken on line ${linesAt(text, [fault])[0]} (${quote(text, fault)}); what stands before that was read. Export it again to have all of it.`,
        where,
      },
    };
  }
  const faultLine = line + (linesAt(piece, [Math.max(0, fault - start)])[0] ?? 1) - 1;
  return {
    problem: {
      code: isCut ? 'json-cut-short' : 'json-element-broken',
      severity: 'error',
      message: isCut
        ? 'The file breaks off within this entry, which was left out. Download or export the file again to have all of it.'
        : `This entry is broken on line ${faultLine} (${quote(text, fault)}) and was left out; the others were read. Mend it, or export the file again.`,
      where,
    },
    piece: { text: piece, where },
  };
}

/** The problem of an entry that is read although it breaks JSON's rules. */
export function describeRepair(file: string, line: number): Problem {
  return {
    code: 'json-repaired',
    severity: 'warning',
    message:
      'This entry breaks the rules of JSON (a bare word such as NaN, a line end in a text, a comma too many); it was read as it seems to be meant. Compare it with its source.',
    where: { file, line },
  };
}

function quote(text: string, at: number): string {
  const words = cleanText(text.slice(at, at + 24));
  return words === '' ? 'something is missing' : `“${words}” can't stand there`;
}

function findTitle(piece: string): string | undefined {
  const title = /"(?:title|display_name)"\s{0,9}:\s{0,9}(?:\[\s{0,40})?"([^"\\]{1,80})/i.exec(piece)?.[1];
  return title === undefined ? undefined : cleanText(title) || undefined;
}

/** What JSON.parse says about a text, and the line of the fault where it can be determined. */
export function describeFault(error: unknown, text: string): { fault: string; line?: number } {
  const fault = error instanceof Error ? error.message.slice(0, 160) : 'unknown fault';
  // V8 names the position, Firefox line and column, Safari neither.
  const line = /\bline (\d+)/.exec(fault);
  if (line) return { fault, line: Number(line[1]) };
  const position = /\bposition (\d+)/.exec(fault);
  if (position) return { fault, line: linesAt(text, [Number(position[1])])[0]! };
  return /end of (?:JSON )?input/i.test(fault)
    ? { fault, line: linesAt(text, [text.length])[0]! }
    : { fault };
}
