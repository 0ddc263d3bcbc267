import type { ColumnMapping } from '../model/columns';
import type { Progress } from '../model/progress';
import type { ParseResult } from '../model/record';
import type { TextInput } from './text-input';

export interface ParseContext {
  /** Name of the file as the reader gave it. */
  file: string;
  /** To be called with the stage 'reading' and a share (done, total in any unit). Reading pieces of a TextInput does so by itself. */
  progress: Progress;
  /** 1-based line at which the element of a JSON list stands, where that is known. */
  lineOf?: (index: number) => number | undefined;
  /** What the columns of a table are, where the reader has said so: by the table's signature. */
  columnMappings?: Readonly<Record<string, ColumnMapping>>;
}

interface ParserBase {
  /** Stable name in reports: "csl-json". */
  id: string;
  /** The format's name for the reader: "CSL-JSON". */
  label: string;
  /** File name endings, lower case, without the dot. */
  extensions: readonly string[];
}

/** Reads a format that is plain text. */
export interface TextParser extends ParserBase {
  kind: 'text';
  /**
   * How likely the file is in this format, 0 to 1. `sample` is the beginning of the file (and a piece of its end when it is long),
   * so a large file costs no more than a small one.
   */
  detect(sample: string, name: string): number;
  /** Never throws, but for CancelledError. */
  parse(input: TextInput, context: ParseContext): Promise<ParseResult>;
}

/** Reads one shape of JSON. The file is parsed once, whatever the number of JSON formats. */
export interface JsonParser extends ParserBase {
  kind: 'json';
  /** How likely the value has this shape, 0 to 1. */
  detect(value: unknown): number;
  /**
   * For formats that are lists of papers: the elements of the list that a value is or holds, whatever they are. `parse` and `detect`
   * then also take a bare array of elements, of any length; what is undefined in it is passed over, for it stands in another format.
   */
  items?(value: unknown): readonly unknown[] | undefined;
  /** Never throws, but for CancelledError. */
  parse(value: unknown, context: ParseContext): Promise<ParseResult>;
}

export type Parser = TextParser | JsonParser;
