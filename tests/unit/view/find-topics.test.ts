import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src/lib/model/snapshot';
import { findTopics } from '../../../src/lib/view/labels/find-topics';

const cluster = (label: string, index: number) => ({
  id: `c${index + 1}`,
  label,
  terms: [],
  papers: 9 - index,
  x: 0,
  y: 0,
});
const map: Pick<Snapshot, 'clusters' | 'subtopics'> = {
  clusters: ['stone walls · lichen', 'Snails of the Ródano', 'My own name for this', 'stone quarries'].map(
    cluster,
  ),
  subtopics: {
    list: [
      { ...cluster('dry walls', 0), parent: 3 },
      { ...cluster('stone chips', 1), parent: 0 },
    ],
    of: new Uint16Array(),
  },
};
const found = (query: string, limit = 9) =>
  findTopics(map, query, limit).map((topic) => [topic.cluster, topic.part]);

describe('topics that a search finds', () => {
  it.each([
    ['stone walls · lichen', [[0, undefined]]],
    ['Lichen', [[0, undefined]]],
    ['rodano snails', [[1, undefined]]],
    ['my own NAME', [[2, undefined]]],
    [
      'sto',
      [
        [0, undefined],
        [3, undefined],
      ],
    ],
    [
      'walls',
      [
        [0, undefined],
        [3, 'dry walls'],
      ],
    ],
    ['dry wal', [[3, 'dry walls']]],
    ['tones', []],
    ['stone snails', []],
    [' · ', []],
    ['', []],
  ])('%s', (query, topics) => {
    expect(found(query)).toEqual(topics);
  });

  it('are no more than asked for', () => {
    expect(found('s', 2)).toHaveLength(2);
  });
});
