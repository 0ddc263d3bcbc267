/**
 * Whether two records are one work: every field says something for or against, and the sum decides (Fellegi & Sunter 1969,
 * doi:10.1080/01621459.1969.10501049). The weights are rounded logarithms (base 2) of how much oftener a field agrees, or differs, in two
 * records of one work than in two of different works that have come to be compared; they were set on bibliographies by hand.
 */
import type { MergeRule } from '../model/corpus';
import type { EvidenceField, FieldEvidence } from '../model/field-evidence';
import { isStockTitle } from './normalize/normalize-title';
import { compareTitles, editDistance, type TitleLikeness } from './normalize/title-forms';
import type { WorkFeatures } from './work-features';
import { comparePlaces, haveReviewNumbers } from './work-places';
import { EvidenceSum } from './evidence-sum';

export interface WorkComparison {
  verdict: 'same' | 'maybe' | 'other';
  weight: number;
  by: MergeRule;
  evidence: FieldEvidence[];
  /** One of a kind that can never be the other's: a chapter and its book, a paper and the reply to it. */
  isExcluded: boolean;
}

/** From here on two records are one work. */
const SAME = 14;
/** From here on they may be. */
const MAYBE = 8;

const TITLE: Record<TitleLikeness, number> = {
  equal: 12,
  near: 11,
  begins: 10,
  alike: 6,
  akin: 2,
  related: -4,
  other: -12,
  series: -10,
};
const IDENTIFIER = 14;
const OTHER_IDENTIFIER = -16;

/**
 * False only where compareWorks is sure to say 'other': told from the titles, and the most that all other fields could say, without
 * looking at each. Most pairs end here.
 */
export function mayBeOneWork(a: WorkFeatures, b: WorkFeatures): boolean {
  if (sharesIdentifier(a, b) || ((a.isLinked || b.isLinked) && areLinked(a, b))) return true;
  const likeness = likenessOf(a, b);
  if (likeness === undefined) return true;
  const preprints = a.isPreprint || b.isPreprint;
  const gap = yearsBetween(a, b);
  let most = pointsOfTitle(a, b, likeness);
  if (gap !== undefined) most += pointsOfYears(gap, preprints, false);
  if (a.venues.length > 0 && b.venues.length > 0) most += 3;
  if (a.volume !== '' && b.volume !== '') most += a.volume === b.volume ? 3 : preprints ? 0 : -5;
  if (a.issue !== '' && a.issue === b.issue) most += 1;
  if (a.pages && b.pages)
    most +=
      a.pages.first === b.pages.first ? 8 : a.pages.last !== '' && a.pages.last === b.pages.last ? 2 : 0;
  const isEnough = hasEnoughTitle(a, likeness, gap);
  if (!isEnough && most + 7 < MAYBE) return false;
  const authors = compareAuthors(a, b, false);
  if (isEnough && authors?.says !== 'differs') return true;
  return most + (authors?.points ?? 0) >= MAYBE;
}

/** With such a title and no other people two records may be one work, whatever the other fields say. */
function hasEnoughTitle(
  { title }: WorkFeatures,
  likeness: TitleLikeness | undefined,
  gap: number | undefined,
): boolean {
  return isSameTitle(likeness) && !title.isGeneric && (gap ?? 0) <= 6;
}

function isSameTitle(likeness: TitleLikeness | undefined): boolean {
  return likeness === 'equal' || likeness === 'near' || likeness === 'begins';
}

function pointsOfTitle(a: WorkFeatures, b: WorkFeatures, likeness: TitleLikeness): number {
  if (likeness === 'equal' && a.title.isGeneric) return a.title.core.length < 9 ? 1 : 3;
  const isForeign = a.title.isTranslated || b.title.isTranslated || a.script !== b.script;
  return isForeign && (likeness === 'other' || likeness === 'related') ? -3 : TITLE[likeness];
}

function yearsBetween(a: WorkFeatures, b: WorkFeatures): number | undefined {
  return a.year === undefined || b.year === undefined ? undefined : Math.abs(a.year - b.year);
}

const YEARS = [2, -1, -5, -8];
const YEARS_OF_PREPRINT = [2, 0, -1, -3];
const YEARS_OF_UPDATE = [2, -9, -12, -14];

function pointsOfYears(gap: number, preprints: boolean, isUpdated: boolean): number {
  const points = preprints ? YEARS_OF_PREPRINT : isUpdated ? YEARS_OF_UPDATE : YEARS;
  return points[Math.min(gap, 3)]!;
}

function sharesIdentifier(a: WorkFeatures, b: WorkFeatures): boolean {
  return (
    (a.doi !== undefined && a.doi === b.doi) ||
    (a.arxivId !== undefined && a.arxivId === b.arxivId) ||
    (a.pmid !== undefined && a.pmid === b.pmid)
  );
}

/** One catalogue names both by one number, or a relation of one names the other. */
function areLinked(a: WorkFeatures, b: WorkFeatures): boolean {
  const { catalogueIds } = b.prepared;
  return a.prepared.catalogueIds.some((id) => catalogueIds.includes(id)) || areRelated(a, b);
}

export function compareWorks(a: WorkFeatures, b: WorkFeatures): WorkComparison {
  const sum = new EvidenceSum();
  const identifier = compareIdentifiers(a, b, sum);
  const isRelated = areRelated(a, b);
  if (isRelated) sum.say('relation', 'same', 3 * IDENTIFIER);

  const likeness = likenessOf(a, b);
  const isTitle = isSameTitle(likeness);
  if (likeness !== undefined) {
    const points = pointsOfTitle(a, b, likeness);
    sum.say('title', isTitle ? 'same' : points > 0 ? 'like' : 'differs', points);
  }
  const authors = compareAuthors(a, b, identifier !== undefined && isTitle);
  if (authors) sum.say('authors', authors.says, authors.points);

  const preprints = a.isPreprint || b.isPreprint;
  const gap = yearsBetween(a, b);
  const isUpdated = haveReviewNumbers(a, b);
  if (gap !== undefined) {
    const points = pointsOfYears(gap, preprints, isUpdated);
    sum.say(
      'year',
      gap === 0 ? 'same' : 'differs',
      points,
      gap === 0 ? [String(a.year)] : [String(a.year), String(b.year)],
    );
  }
  const where = comparePlaces(a, b, preprints, gap, sum);

  const isExcluded =
    !isRelated && (areOfOtherKinds(a, b, likeness, sum) || (isUpdated && !identifier && (gap ?? 0) > 1));
  const { weight, evidence } = sum;
  const titleless = a.title.core === '' || b.title.core === '';
  // An identifier alone carries no record over another title, nor a title over other authors at another place.
  const needed = identifier !== undefined && titleless && authors?.says !== 'differs' ? 0 : SAME;
  let verdict: WorkComparison['verdict'] = weight >= needed ? 'same' : weight >= MAYBE ? 'maybe' : 'other';
  if (verdict === 'other' && hasEnoughTitle(a, likeness, gap) && authors?.says !== 'differs')
    verdict = 'maybe';
  if (verdict === 'same' && !identifier && !isRelated) {
    // Never on one field against the others: besides the title, something must say who, or where and when.
    const supported = (gap !== undefined && gap <= (preprints ? 3 : 1)) || where >= 2;
    const isStock =
      isStockTitle(a.title.core) && !evidence.some(({ field, says }) => field === 'page' && says === 'same');
    if (!supported || isStock || (!isTitle && where < 2)) verdict = 'maybe';
  }
  if (verdict === 'same' && !isRelated && areOtherStages(a, b, sum) && !isOneText(identifier, evidence))
    verdict = 'maybe';
  if (isExcluded) verdict = 'other';
  const by =
    identifier ??
    (isRelated ? 'relation' : isTitle && gap !== undefined && gap <= 1 ? 'title-year' : 'fields');
  return { verdict, weight, by, evidence, isExcluded };
}

/** The strongest identifier that the two share. */
function compareIdentifiers(
  { prepared: a }: WorkFeatures,
  { prepared: b }: WorkFeatures,
  sum: EvidenceSum,
): MergeRule | undefined {
  let by: MergeRule | undefined;
  if (a.doi !== undefined && a.doi === b.doi) {
    by = 'doi';
    sum.say('doi', 'same', IDENTIFIER, [a.doi]);
  } else if (a.hasOwnDoi && b.hasOwnDoi) {
    const slip = isSlip(a.doi!, b.doi!);
    sum.say('doi', 'differs', slip ? -8 : OTHER_IDENTIFIER, [a.doi!, b.doi!]);
  }
  for (const [field, x, y] of [
    ['arxiv', a.arxivId, b.arxivId],
    ['pmid', a.pmid, b.pmid],
  ] as const) {
    if (x === undefined || y === undefined) continue;
    if (x === y) by ??= field;
    sum.say(
      field,
      x === y ? 'same' : 'differs',
      x === y ? IDENTIFIER : OTHER_IDENTIFIER,
      x === y ? [x] : [x, y],
    );
  }
  const shared = a.catalogueIds.find((id) => b.catalogueIds.includes(id));
  if (shared !== undefined) {
    by ??= 'catalogue';
    sum.say('catalogue', 'same', IDENTIFIER, [shared]);
  } else {
    // Two numbers of one edited catalogue are two works; the others number preprint and paper apart.
    for (const name of ['wos', 'scopus'] as const) {
      const [x, y] = [a.record.catalogueIds?.[name], b.record.catalogueIds?.[name]];
      if (x !== undefined && y !== undefined)
        sum.say('catalogue', 'differs', -10, [`${name}:${x}`, `${name}:${y}`]);
    }
  }
  return by;
}

/** A typist's slip: a letter or figure more, less or other, in a name long enough. Another number of a version is none. */
function isSlip(a: string, b: string): boolean {
  const version = /(?:\.pub|[._/-]v|[._/-])\d{1,2}$/;
  if (a.replace(version, '') === b.replace(version, '')) return false;
  return Math.min(a.length, b.length) >= 14 && editDistance(a, b, 1) === 1;
}

/** The protocol of a study and the study, a paper and the notice that bears its title: only one of them is marked so. */
function areOtherStages(a: WorkFeatures, b: WorkFeatures, sum: EvidenceSum): boolean {
  const [x, y] = [a.stage ?? 'paper', b.stage ?? 'paper'];
  if (x !== y) sum.say('type', 'differs', 0, [x, y]);
  return x !== y;
}

/** One identifier, or one page of one volume, is one text, whatever its title leaves out. */
function isOneText(identifier: MergeRule | undefined, evidence: readonly FieldEvidence[]): boolean {
  const agrees = (field: EvidenceField) => evidence.some((one) => one.field === field && one.says === 'same');
  return identifier !== undefined || (agrees('page') && agrees('volume'));
}

function areRelated(a: WorkFeatures, b: WorkFeatures): boolean {
  return assertsRelation(a, b) || assertsRelation(b, a);
}

function assertsRelation(
  { prepared: { relations } }: WorkFeatures,
  { prepared: other }: WorkFeatures,
): boolean {
  return relations.some(
    ({ doi, pmid, arxivId }) =>
      (doi !== undefined && doi === other.doi) ||
      (pmid !== undefined && pmid === other.pmid) ||
      (arxivId !== undefined && arxivId === other.arxivId),
  );
}

const ORDER: readonly TitleLikeness[] = [
  'equal',
  'near',
  'begins',
  'alike',
  'akin',
  'related',
  'series',
  'other',
];

/** The best of all pairs of titles that the two have; undefined where one has none. */
function likenessOf(a: WorkFeatures, b: WorkFeatures): TitleLikeness | undefined {
  if (a.title.core === '' || b.title.core === '') return undefined;
  let best = compareTitles(a.words, b.words);
  if (best === 'equal' || (a.allWords.length === 1 && b.allWords.length === 1)) return best;
  for (const x of a.allWords)
    for (const y of b.allWords) {
      const found = compareTitles(x, y);
      if ((found === 'equal' || found === 'near') && ORDER.indexOf(found) < ORDER.indexOf(best)) best = found;
    }
  return best;
}

function compareAuthors(
  a: WorkFeatures,
  b: WorkFeatures,
  isSure: boolean,
): { says: FieldEvidence['says']; points: number } | undefined {
  const [x, y] = [a.prepared, b.prepared];
  if (x.families.size === 0 || y.families.size === 0) return undefined;
  let both = 0;
  for (const family of x.families) if (y.families.has(family)) both++;
  if (both === 0) {
    // Letters that a database lost: "Mulić" -> "Muli".
    if (haveSlips(x.families, y.families)) return { says: 'like', points: 3 };
    const unlike = [x, y].some(({ record }) => record.authors[0]?.literal !== undefined);
    if (unlike || isLatin(x.firstFamily) !== isLatin(y.firstFamily)) return { says: 'differs', points: -2 };
    return { says: 'differs', points: isSure ? -8 : -16 };
  }
  const share = both / Math.min(x.families.size, y.families.size);
  if (x.firstFamily === y.firstFamily) {
    if (both > 1 && share >= 0.5) return { says: 'same', points: 7 };
    if (both === 1 && a.initial !== '' && b.initial !== '' && a.initial !== b.initial)
      return { says: 'differs', points: -4 };
    return { says: 'same', points: both > 1 || share === 1 ? 5 : 3 };
  }
  if (share >= 0.5 && both > 1) return { says: 'like', points: 4 };
  if (x.families.has(y.firstFamily) || y.families.has(x.firstFamily)) return { says: 'like', points: 2 };
  return { says: 'differs', points: -4 };
}

function isLatin(text: string): boolean {
  return /[a-z]/.test(text);
}

/** At least half of the shorter list is spelled like a name of the other but for a letter. */
function haveSlips(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [short, long] = (a.size <= b.size ? [a, b] : [b, a]).map((names) => [...names].slice(0, 20));
  const alike = short!.filter((x) =>
    long!.some((y) => Math.min(x.length, y.length) >= 4 && editDistance(x, y, 1) <= 1),
  );
  return alike.length * 2 >= short!.length;
}

/** A chapter and its book; a paper and what was written about it. */
function areOfOtherKinds(
  a: WorkFeatures,
  b: WorkFeatures,
  likeness: TitleLikeness | undefined,
  sum: EvidenceSum,
): boolean {
  if (a.title.notice !== b.title.notice) {
    sum.say('type', 'differs', 0, [a.title.notice ?? 'paper', b.title.notice ?? 'paper']);
    return true;
  }
  if (likeness === undefined) return false;
  if (!isPartOf(a, b, likeness) && !isPartOf(b, a, likeness)) return false;
  sum.say('type', 'differs', 0, isPartOf(a, b, likeness) ? ['part', 'book'] : ['book', 'part']);
  return true;
}

function isPartOf(x: WorkFeatures, y: WorkFeatures, likeness: TitleLikeness): boolean {
  if (x.kind === 'part' && y.kind === 'book' && (likeness !== 'equal' || isNamesake(x, y))) return true;
  const { core } = y.title;
  return (
    likeness !== 'equal' && core.length >= 6 && x.prepared.venueKey === core && y.prepared.venueKey !== core
  );
}

/** Of one title: the chapter that bears its book's name, with pages in it. */
function isNamesake(part: WorkFeatures, book: WorkFeatures): boolean {
  return (
    part.pages !== undefined && book.pages === undefined && part.prepared.venueKey.startsWith(book.title.core)
  );
}
