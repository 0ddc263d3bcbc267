/** What the authors of two records say about whether they are one work. */
import type { FieldEvidence } from '../../model/field-evidence';
import { countCommon } from './count-common';
import { foldText } from '../normalize/fold-text';
import { editDistance } from '../normalize/edit-distance';
import type { PreparedRecord } from '../prepare-record';

export interface WorkAuthors {
  /** Numbers of the family names, in the order of the names, and ascending. */
  numbers: readonly number[];
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
  readonly families: Families = { names: [], shapes: [] };
  readonly #numbers = new Map<string, number>();

  read({ record, families, firstFamily }: PreparedRecord): WorkAuthors {
    const first = record.authors[0];
    const numbers: number[] = [];
    for (const family of families) numbers.push(this.#number(family));
    return {
      numbers,
      sorted: isAscending(numbers) ? numbers : [...numbers].sort((a, b) => a - b),
      first: this.#number(firstFamily),
      initial: readInitial(first?.given),
      isLatin: /[a-z]/.test(firstFamily),
      isWhole: first?.literal !== undefined,
    };
  }

  #number(family: string): number {
    let number = this.#numbers.get(family);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(family, number);
      this.families.names.push(family);
      this.families.shapes.push(shapeOf(family));
    }
    return number;
  }
}

/** What is known of each family name, by its number. */
export interface Families {
  names: string[];
  /** First and last letter; -1 for a name that is too short for a slip. */
  shapes: number[];
}

function shapeOf(family: string): number {
  if (family.length < 4) return -1;
  return (family.charCodeAt(0) & 0x7fff) * 0x8000 + (family.charCodeAt(family.length - 1) & 0x7fff);
}

/** One letter more, less or other leaves the first letter or the last one; false where it is neither. */
function mayBeSlip(a: number, b: number): boolean {
  if (a < 0 || b < 0) return false;
  const differing = a ^ b;
  return differing >>> 15 === 0 || (differing & 0x7fff) === 0;
}

function isAscending(numbers: readonly number[]): boolean {
  for (let i = 1; i < numbers.length; i++) if (numbers[i - 1]! > numbers[i]!) return false;
  return true;
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
export function compareAuthors(
  a: WorkAuthors,
  b: WorkAuthors,
  families: Families,
  isSure: boolean,
): AuthorEvidence | undefined {
  const fewer = Math.min(a.sorted.length, b.sorted.length);
  if (fewer === 0) return undefined;
  const both = countCommon(a.sorted, b.sorted);
  if (both === 0) {
    // Letters that a database lost: "Mulić" -> "Muli".
    if (haveSlips(a.numbers, b.numbers, families)) return SLIPS;
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
function haveSlips(a: readonly number[], b: readonly number[], { names, shapes }: Families): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const few = Math.min(short.length, MAX_NAMES);
  const many = Math.min(long.length, MAX_NAMES);
  let alike = 0;
  for (let i = 0; i < few; i++) {
    const shape = shapes[short[i]!]!;
    for (let j = 0; j < many; j++)
      if (mayBeSlip(shape, shapes[long[j]!]!) && editDistance(names[short[i]!]!, names[long[j]!]!, 1) <= 1) {
        alike++;
        break;
      }
  }
  return alike * 2 >= few;
}
