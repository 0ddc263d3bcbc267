import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { buildVectors } from '../../../src/lib/text/vectors';

const text = (words: string) => [{ text: words, weight: 1 }];

describe('buildVectors', () => {
  it('has rows of length 1, of what at least two papers share', async () => {
    const papers = [text('red moss'), text('red fern'), text('blue moss')];
    const { vectors, features } = await buildVectors(papers, new Set(), NO_PROGRESS);
    expect(features).toEqual(['moss', 'red']);
    // red and moss stand in two papers each: equal weights.
    const row = [...vectors.values.slice(vectors.offsets[0], vectors.offsets[1])];
    expect(row[0]).toBeCloseTo(Math.SQRT1_2, 6);
    expect(row[1]).toBeCloseTo(Math.SQRT1_2, 6);
    expect([...vectors.values.slice(vectors.offsets[1], vectors.offsets[2])]).toEqual([1]);
  });

  it('takes a keyword as a whole beside its words, however it is spelt', async () => {
    const keyword = (label: string) => [{ text: label, weight: 3, isKeyword: true }];
    const papers = [
      keyword('Sea-level rise (SLR)'),
      keyword('sea level rises'),
      text('sea rise'),
      text('level'),
    ];
    const { vectors, features } = await buildVectors(papers, new Set(), NO_PROGRESS);
    expect(features).toContain('keyword: sea level rise');
    const column = features.indexOf('keyword: sea level rise');
    const holders = [0, 1, 2, 3].filter((row) =>
      vectors.columns.slice(vectors.offsets[row], vectors.offsets[row + 1]).includes(column),
    );
    expect(holders).toEqual([0, 1]);
  });

  it('keeps the words of the topics in a large corpus of few words', async () => {
    const topics = ['estuary', 'glacier', 'orchard', 'reef'];
    const papers = Array.from({ length: 3200 }, (_, i) => text(`${topics[i % 4]} study ${i}`));
    const { features } = await buildVectors(papers, new Set(), NO_PROGRESS);
    for (const topic of topics) expect(features).toContain(topic);
  });
});
