import type { ParseResult } from '../../model/record';
import type { JsonParser } from '../parser';

/** What became of a JSON file: the format that read it and its records, or why none did. */
export type JsonOutcome =
  | ({ parser: JsonParser; confidence: number } & ParseResult)
  | { fault: { code: string; message: string; line?: number } };
