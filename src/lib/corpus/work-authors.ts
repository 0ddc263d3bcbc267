/** What the authors of two records say about whether they are one work. */
import type { FieldEvidence } from '../model/field-evidence';
import { countCommon } from './count-common';
import { foldText } from './normalize/fold-text';
import { editDistance } from './normalize/edit-distance';
import type { PreparedRecord } from './prepare-record';

export interface WorkAuthors {
  /** Family names, each once, and their numbers ascending. */
  families: readonly string[];
  sorted: readonly number[];
  /** Number of the first author's family name. */
  first: number;
  /** Of the first author; '' when unknown. */
  initial: string;
  isLatin: boolean;
  /** The first author's name has no parts. */
  isWhole: boolean;
}

/** Reads authors of records that are compared: a family name has one number in all of them. */
export class AuthorReader {
  readonly #numbers = new Map<string, number>();

  read({ record, families, firstFamily }: PreparedRecord): WorkAuthors {
    const first = record.authors[0];
    const list = [...families];
    return {
      families: list,
      sorted: list.map((family) => this.#number(family)).sort((a, b) => a - b),
      first: this.#number(firstFamily),
      initial: readInitial(first?.given),
      isLatin: /[a-z]/.test(firstFamily),
      isWhole: first?.literal !== undefined,
    };
  }

  #number(family: string): number {
    let number = this.#numbers.get(family);
    if (number === undefined) this.#numbers.set(family, (number = this.#numbers.size));
    return number;
  }
}

function readInitial(given: string | undefined): string {
  if (given === undefined) return '';
  const code = given.charCodeAt(0) | 32;
  // "a" to "z" in either case, as most begin
  if (code >= 97 && code <= 122 && !(given.charCodeAt(1) >= 128)) return String.fromCharCode(code);
  return /\p{L}/u.exec(foldText(given))?.[0] ?? '';
}

export interface AuthorEvidence {
  says: FieldEvidence['says'];
  points: number;
}

const SLIPS: AuthorEvidence = { says: 'like', points: 3 };
const OTHERS: AuthorEvidence = { says: 'differs', points: -16 };
const OTHERS_OF_SURE: AuthorEvidence = { says: 'differs', points: -8 };
const UNLIKE: AuthorEvidence = { says: 'differs', points: -2 };
const MOST: AuthorEvidence = { says: 'same', points: 7 };
const ALL: AuthorEvidence = { says: 'same', points: 5 };
const FEW: AuthorEvidence = { says: 'same', points: 3 };
const NAMESAKES: AuthorEvidence = { says: 'differs', points: -4 };
const REORDERED: AuthorEvidence = { says: 'like', points: 4 };
const AMONG: AuthorEvidence = { says: 'like', points: 2 };

/**
 * @param isSure identifier and title are the same
 * @returns undefined where one has no names
 */
export function compareAuthors(a: WorkAuthors, b: WorkAuthors, isSure: boolean): AuthorEvidence | undefined {
  const fewer = Math.min(a.sorted.length, b.sorted.length);
  if (fewer === 0) return undefined;
  const both = countCommon(a.sorted, b.sorted);
  if (both === 0) {
    // Letters that a database lost: "Mulić" -> "Muli".
    if (haveSlips(a.families, b.families)) return SLIPS;
    if (a.isWhole || b.isWhole || a.isLatin !== b.isLatin) return UNLIKE;
    return isSure ? OTHERS_OF_SURE : OTHERS;
  }
  const share = both / fewer;
  if (a.first === b.first) {
    if (both > 1 && share >= 0.5) return MOST;
    if (both === 1 && a.initial !== '' && b.initial !== '' && a.initial !== b.initial) return NAMESAKES;
    return both > 1 || share === 1 ? ALL : FEW;
  }
  if (share >= 0.5 && both > 1) return REORDERED;
  return a.sorted.includes(b.first) || b.sorted.includes(a.first) ? AMONG : NAMESAKES;
}

/** Names that are looked at on either side. */
const MAX_NAMES = 20;

/** At least half of the shorter list is spelled like a name of the other but for a letter. */
function haveSlips(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const few = Math.min(short.length, MAX_NAMES);
  const many = Math.min(long.length, MAX_NAMES);
  let alike = 0;
  for (let i = 0; i < few; i++)
    for (let j = 0; j < many; j++)
      if (isSlip(short[i]!, long[j]!)) {
        alike++;
        break;
      }
  return alike * 2 >= few;
}

function isSlip(x: string, y: string): boolean {
  if (x.length < 4 || y.length < 4) return false;
  // One letter more, less or other leaves the beginning or the end.
  if (x.charCodeAt(0) !== y.charCodeAt(0) && x.charCodeAt(x.length - 1) !== y.charCodeAt(y.length - 1))
    return false;
  return editDistance(x, y, 1) <= 1;
}
