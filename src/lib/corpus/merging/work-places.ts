/** What venue, volume, issue and pages say about whether two records are one work. */
import type { FieldEvidence } from '../../model/field-evidence';
import type { EvidenceSum } from './evidence-sum';
import { editDistance } from '../normalize/edit-distance';
import { compareVenues, type PageRange, type WorkFeatures } from './work-features';

/**
 * "CD001234": reviews of the Cochrane Database, which are brought up to date in other years under the same number; one without it has its venue. Year and issue (1 to
 * 12) name the version; where neither has an issue, the years may be those of one version.
 */
export function haveReviewNumbers(a: WorkFeatures, b: WorkFeatures): boolean {
  return isReview(a) && isReview(b) && (hasMonth(a) || hasMonth(b));
}

function isReview({ pages, venues }: WorkFeatures): boolean {
  if (pages) return pages.prefix === 'cd';
  return venues.some(([first, second]) => first === 'cochrane' && second === 'database');
}

function hasMonth({ issue }: WorkFeatures): boolean {
  return Number.parseInt(issue, 10) <= 12;
}

/** Venue, volume, issue and pages. Returns how many of venue, volume and page agree. */
export function comparePlaces(
  a: WorkFeatures,
  b: WorkFeatures,
  preprints: boolean,
  gap: number | undefined,
  sum: EvidenceSum,
): number {
  let agreeing = 0;
  let venue: 'same' | 'like' | 'differs' | undefined;
  if (a.venues.length > 0 && b.venues.length > 0) {
    venue = compareVenues(a.venues, b.venues);
    const elsewhere = venue === 'differs' && preprints;
    // Another journal in another year, or of another kind: a second publication.
    const again = (gap ?? 0) > 0 || (a.kind !== b.kind && a.kind !== 'other' && b.kind !== 'other');
    const points = venue === 'same' ? 3 : venue === 'like' ? 2 : again ? -6 : -3;
    sum.say('venue', venue, elsewhere ? 0 : points);
    if (venue !== 'differs') agreeing++;
  }
  if (preprints && venue !== 'same') return agreeing;
  // Another year and another volume: the next of a series, where nothing but a low page number is the same.
  const isNext =
    (gap ?? 0) > 0 &&
    a.volume !== '' &&
    b.volume !== '' &&
    a.volume !== b.volume &&
    !(a.pages && b.pages && a.pages.first.length > 1);
  if (a.volume !== '' && b.volume !== '') {
    const same = a.volume === b.volume;
    sum.say(
      'volume',
      same ? 'same' : 'differs',
      same ? 3 : isNext ? -10 : -5,
      same ? [a.volume] : [a.volume, b.volume],
    );
    if (same) agreeing++;
  }
  if (a.issue !== '' && b.issue !== '') {
    const same = a.issue === b.issue;
    sum.say('issue', same ? 'same' : 'differs', same ? 1 : -1, same ? [a.issue] : [a.issue, b.issue]);
  }
  if (a.pages && b.pages && comparePages(a, b, venue, gap, isNext, sum)) agreeing++;
  return agreeing;
}

function comparePages(
  a: WorkFeatures,
  b: WorkFeatures,
  venue: FieldEvidence['says'] | undefined,
  gap: number | undefined,
  isNext: boolean,
  sum: EvidenceSum,
): boolean {
  const [x, y] = [a.pages!, b.pages!];
  const names = [x.prefix + x.first, y.prefix + y.first];
  if (x.first === y.first) {
    // The number of a review is that of all its versions.
    if (haveReviewNumbers(a, b)) {
      sum.say('page', 'same', gap === 0 ? 6 : 0, [names[0]!]);
      return gap === 0;
    }
    const alike = x.prefix === y.prefix;
    const ends = x.last !== '' && x.last === y.last ? 2 : 0;
    // Many things stand on page 1.
    const points = isNext ? 0 : (x.first.length === 1 ? 3 : alike ? 6 : 3) + ends;
    sum.say('page', alike ? 'same' : 'like', points, alike ? [names[0]!] : names);
    return true;
  }
  if (isArticleNumber(x, venue) !== isArticleNumber(y, venue)) return false;
  if (x.last !== '' && x.last === y.last) {
    sum.say('page', 'like', 2, names);
    return true;
  }
  const isSmall = a.kind === 'part' || b.kind === 'part' || a.notice !== undefined;
  // A translation has pages of its own.
  const isTranslated = a.title.isTranslated || b.title.isTranslated;
  const isElsewhere = venue !== 'differs' && !isTranslated && areApart(x, y);
  sum.say('page', 'differs', isElsewhere ? -16 : isSmall ? -14 : -8, names);
  return false;
}

/** An article's number, or pages counted from 1: no page of the issue. */
function isArticleNumber({ prefix, first }: PageRange, venue: FieldEvidence['says'] | undefined): boolean {
  return prefix.startsWith('e') || first.length > 5 || (first === '1' && prefix === '' && venue !== 'same');
}

/** Both ranges are known, none of their pages is the same, and no slip of the pen makes them so. */
function areApart(x: PageRange, y: PageRange): boolean {
  if (x.prefix !== y.prefix || x.last === '' || y.last === '') return false;
  const [a, b, c, d] = [x.first, x.last, y.first, y.last].map(Number) as [number, number, number, number];
  const isOverlapping = a <= d && c <= b;
  const slips = editDistance(x.first, y.first, 3) + editDistance(x.last, y.last, 3);
  return !isOverlapping && a < b && c < d && slips > 2;
}
