import { expect, test } from 'vitest';
import { prepareRecord } from '../../../src/lib/corpus/prepare-record';
import { compareWorks } from '../../../src/lib/corpus/merging/work-evidence';
import { WorkFilter } from '../../../src/lib/corpus/merging/work-filter';
import { FeatureReader } from '../../../src/lib/corpus/merging/work-features';
import { editDistance } from '../../../src/lib/corpus/normalize/edit-distance';
import { makeNoisyRecords } from '../../truth/noisy-records';

test('no pair is told apart early that all fields together would not tell apart', () => {
  const reader = new FeatureReader();
  const features = makeNoisyRecords(150, 5).map(({ record }) => reader.read(prepareRecord(record)));
  let apart = 0;
  const filter = new WorkFilter(features.length);
  for (const one of features) filter.add(one, reader.vocabulary.read(one.title.core));
  for (const [i, a] of features.entries())
    for (const [j, b] of features.entries()) {
      if (j <= i || filter.mayBeOneWork(i, j)) continue;
      apart++;
      expect(compareWorks(a, b).verdict).toBe('other');
    }
  expect(apart).toBeGreaterThan(features.length * 10);
});

test.each([
  ['kitten', 'sitting', 3, 3],
  ['kitten', 'sitting', 2, 3],
  ['sediment', 'sedimetn', 2, 2],
  ['', 'ab', 2, 2],
  ['estuary', 'estuaries', 4, 3],
  ['abcdef', 'fedcba', 3, 4],
])('%s and %s differ by at most %i: %i', (a, b, limit, distance) => {
  expect(editDistance(a, b, limit)).toBe(distance);
  expect(editDistance(b, a, limit)).toBe(distance);
});
