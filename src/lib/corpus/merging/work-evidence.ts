/**
 * Whether two records are one work: every field says something for or against, and the sum decides (Fellegi & Sunter 1969,
 * doi:10.1080/01621459.1969.10501049). The weights are rounded logarithms (base 2) of how much oftener a field agrees, or differs, in two
 * records of one work than in two of different works that have come to be compared; they were set on bibliographies by hand.
 */
import type { MergeRule } from '../../model/corpus';
import type { EvidenceField, FieldEvidence } from '../../model/field-evidence';
import { isStockTitle } from '../normalize/normalize-title';
import { editDistance } from '../normalize/edit-distance';
import { compareTitles, type TitleLikeness } from '../normalize/title-words';
import { compareAuthors } from './work-authors';
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
export const MAYBE = 8;

/** Years between two records of one title that may be one work for all that. */
const MOST_YEARS = 6;

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

/** With such a title and no other people two records may be one work, whatever the other fields say. */
export function hasEnoughTitle(
  isGeneric: boolean,
  likeness: TitleLikeness | undefined,
  gap: number | undefined,
): boolean {
  return isSameTitle(likeness) && !isGeneric && (gap ?? 0) <= MOST_YEARS;
}

export function isSameTitle(likeness: TitleLikeness | undefined): boolean {
  return likeness === 'equal' || likeness === 'near' || likeness === 'begins';
}

function pointsOfTitle(a: WorkFeatures, b: WorkFeatures, likeness: TitleLikeness): number {
  if (likeness === 'equal' && a.title.isGeneric) return pointsOfGeneric(a.title.core);
  const isForeign = a.title.isTranslated || b.title.isTranslated || a.script !== b.script;
  return pointsOfLikeness(likeness, isForeign);
}

export function pointsOfGeneric(core: string): number {
  return core.length < 9 ? 1 : 3;
}

/** @param isForeign one may be the other's translation */
export function pointsOfLikeness(likeness: TitleLikeness, isForeign: boolean): number {
  return isForeign && (likeness === 'other' || likeness === 'related') ? -3 : TITLE[likeness];
}

function yearsBetween(a: WorkFeatures, b: WorkFeatures): number | undefined {
  return a.year === undefined || b.year === undefined ? undefined : Math.abs(a.year - b.year);
}

const YEARS = [2, -1, -5, -8];
const YEARS_OF_PREPRINT = [2, 0, -1, -3];
const YEARS_OF_UPDATE = [2, -9, -12, -14];

export function pointsOfYears(gap: number, preprints: boolean, isUpdated: boolean): number {
  const points = preprints ? YEARS_OF_PREPRINT : isUpdated ? YEARS_OF_UPDATE : YEARS;
  return points[Math.min(gap, 3)]!;
}

/** One catalogue names both by one number, or a relation of one names the other. */
export function areLinked(a: WorkFeatures, b: WorkFeatures): boolean {
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
  const authors = compareAuthors(a.authors, b.authors, a.families, identifier !== undefined && isTitle);
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
  if (verdict === 'other' && hasEnoughTitle(a.title.isGeneric, likeness, gap) && authors?.says !== 'differs')
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
  let best = compareTitles(a.titles[0]!, b.titles[0]!, a.vocabulary);
  if (best === 'equal' || (a.titles.length === 1 && b.titles.length === 1)) return best;
  for (const x of a.titles)
    for (const y of b.titles) {
      const found = compareTitles(x, y, a.vocabulary);
      if ((found === 'equal' || found === 'near') && ORDER.indexOf(found) < ORDER.indexOf(best)) best = found;
    }
  return best;
}

/** A chapter and its book; a paper and what was written about it. */
function areOfOtherKinds(
  a: WorkFeatures,
  b: WorkFeatures,
  likeness: TitleLikeness | undefined,
  sum: EvidenceSum,
): boolean {
  if (a.notice !== b.notice) {
    sum.say('type', 'differs', 0, [a.notice ?? 'paper', b.notice ?? 'paper']);
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
