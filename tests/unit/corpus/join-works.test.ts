import { describe, expect, it } from 'vitest';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import { listWorkCandidates } from '../../../src/lib/corpus/list-merging';
import {
  hasCorrections,
  joinAllCorrections,
  joinCorrections,
  joinWorks,
  NO_CORRECTIONS,
  partAll,
  partWorks,
  resolveCorrections,
} from '../../../src/lib/model/corrections';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { names, record } from './records';

/** A talk and the article of another year with DOIs of their own, a second record of the article, and a stranger. */
const TALK = record('Counting herons from the ferry', {
  key: 'talk',
  type: 'paper-conference',
  doi: '10.5555/days.4',
  date: { year: 2011 },
  authors: names('Ahl, Ann', 'Roe, Jo'),
  venue: 'Proceedings of the Heron Days',
  pages: '40-44',
});
const ARTICLE = record('Counting herons from the ferry', {
  key: 'article',
  type: 'article-journal',
  doi: '10.5555/herons.1',
  date: { year: 2013 },
  authors: names('Ahl, Ann', 'Roe, Jo'),
  venue: 'Journal of Herons',
  pages: '101-119',
  abstract: 'They are counted.',
});
const AGAIN = record('Counting herons from the ferry', {
  key: 'again',
  doi: '10.5555/herons.1',
  date: { year: 2013 },
  place: { file: 'b' },
});
const STRANGER = record('Tides in small harbours', { key: 'stranger', date: { year: 1999 } });
const ALL = [TALK, ARTICLE, AGAIN, STRANGER];

describe('works that the reader joins', () => {
  it('are offered with a record of each, and are one paper then, in whatever order they come', async () => {
    const before = await buildCorpus(ALL, NO_PROGRESS);
    expect(before.papers).toHaveLength(3);
    const [line] = listWorkCandidates(before).lines;
    expect(line).toBeDefined();
    const corrections = joinWorks(NO_CORRECTIONS, line!.keys);
    const after = await buildCorpus(ALL, NO_PROGRESS, corrections);
    expect(after.papers).toHaveLength(2);
    expect(after.workCandidateCount).toBe(0);
    expect(after.merges).toMatchObject([{ by: 'reader', records: [{}, {}, {}] }]);
    expect(after.papers[1]).toMatchObject({ doi: '10.5555/herons.1', abstract: 'They are counted.' });
    expect(after.papers[1]!.relations).toEqual([{ kind: 'version-of', doi: '10.5555/days.4' }]);
    expect(await buildCorpus([...ALL].reverse(), NO_PROGRESS, corrections)).toEqual(after);
  });

  it('are joined even if nothing speaks for it, and stay so when there is more', async () => {
    const { merges } = await buildCorpus(ALL, NO_PROGRESS);
    const key = merges[0]!.records[0]!.key;
    const [talk] = listWorkCandidates(await buildCorpus(ALL, NO_PROGRESS)).lines[0]!.keys;
    const stranger = (await buildCorpus([STRANGER, { ...STRANGER, place: { file: 'z' } }], NO_PROGRESS))
      .merges;
    const strange = stranger[0]!.records.find(({ place }) => place.file === 'a')!.key;
    const corrections = joinWorks(joinWorks(NO_CORRECTIONS, [key, talk]), [strange, talk]);
    const more = [record('Something else entirely'), ...ALL];
    expect((await buildCorpus(more, NO_PROGRESS, corrections)).papers).toHaveLength(2);
  });

  it('fall apart again, the records of one DOI not among them', async () => {
    const [line] = listWorkCandidates(await buildCorpus(ALL, NO_PROGRESS)).lines;
    const joined = joinWorks(NO_CORRECTIONS, line!.keys);
    const [merge] = (await buildCorpus(ALL, NO_PROGRESS, joined)).merges;
    const parted = partWorks(
      joined,
      merge!.records.map(({ key }) => key),
    );
    expect(parted).toEqual(NO_CORRECTIONS);
    expect(partAll(joined)).toEqual(NO_CORRECTIONS);
    expect((await buildCorpus(ALL, NO_PROGRESS, parted)).papers).toHaveLength(3);
  });

  it('stay two where the reader keeps any of their records apart; her last word counts', async () => {
    const [line] = listWorkCandidates(await buildCorpus(ALL, NO_PROGRESS)).lines;
    const apart = partWorks(NO_CORRECTIONS, line!.keys);
    const both = joinCorrections(apart, joinWorks(NO_CORRECTIONS, line!.keys));
    expect((await buildCorpus(ALL, NO_PROGRESS, both)).papers).toHaveLength(3);
    expect(joinWorks(apart, [line!.keys[1], line!.keys[0]]).apart).toEqual([]);
  });
});

describe('corrections that join works', () => {
  const PAIR = ['0a', '0b'] as const;

  it('are read, counted and brought together like the others', () => {
    expect(resolveCorrections({ joined: [['0a', '0b'], ['x'], 'y', [1, 2]] })).toEqual({
      ...NO_CORRECTIONS,
      joined: [PAIR],
    });
    expect(resolveCorrections({ joined: 'all' })).toEqual(NO_CORRECTIONS);
    expect(hasCorrections(joinWorks(NO_CORRECTIONS, PAIR))).toBe(true);
    const other = joinWorks(NO_CORRECTIONS, ['0b', '0a']);
    expect(joinCorrections(joinWorks(NO_CORRECTIONS, PAIR), other).joined).toHaveLength(1);
    expect(joinAllCorrections([NO_CORRECTIONS, other]).joined).toEqual([['0b', '0a']]);
  });

  it('leave a map without them as it was', () => {
    expect(Object.keys(joinCorrections(NO_CORRECTIONS, NO_CORRECTIONS))).toEqual([
      'authors',
      'keywords',
      'apart',
    ]);
  });
});
