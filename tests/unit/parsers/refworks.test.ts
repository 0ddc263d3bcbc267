import { describe, expect, it } from 'vitest';
import { fixture, readText } from './read';

describe('RefWorks tagged', async () => {
  const { files, records } = await readText(fixture('formats/refworks.txt'), 'export.txt');

  it('is read as libraries in China write it', () => {
    expect(files[0]).toMatchObject({ format: 'refworks', records: 3, problems: [] });
    expect(records[0]).toMatchObject({
      key: '1001',
      type: 'article-journal',
      authors: [{ literal: '林晓' }, { literal: '王海' }],
      date: { year: 2016, month: 6, day: 12 },
      venue: '海岸研究',
      issn: ['0000-0019'],
      volume: '8',
      issue: '02',
      pages: '12-19',
      keywords: ['沙丘', '遥感'],
      language: '中文',
      abstract: '本文研究沙丘。',
    });
  });

  it('knows theses and proceedings', () => {
    expect(records[1]).toMatchObject({ type: 'thesis', publisher: 'Harbour University' });
    expect(records[1]!.abstract).toBeUndefined();
    expect(records[2]).toMatchObject({
      type: 'paper-conference',
      authors: [{ family: 'Gilles' }, { particle: 'van der', family: 'Berg' }],
      venue: 'Proceedings of the Beacon Meeting',
      pages: '3-9',
      doi: '10.5555/beacon.2020.3',
      url: 'https://example.org/beacon/3',
    });
  });
});

describe('Cochrane text', async () => {
  const { files, records } = await readText(fixture('formats/cochrane.txt'), 'citation-export.txt');

  it('is read record by record', () => {
    expect(files[0]).toMatchObject({ format: 'cochrane', records: 3, problems: [] });
    expect(records[0]).toMatchObject({
      key: 'CN-00100001',
      title: 'Lamps against winter fatigue',
      authors: [
        { family: 'Gilles', given: 'H.' },
        { family: 'Orr', given: 'B. C.' },
      ],
      date: { year: 2018 },
      venue: 'Journal of lamp trials',
      pages: '221-231',
      pmid: '29000009',
      doi: '10.5555/lamp.2018.221',
      keywords: ['Adult', 'Fatigue', 'Sleep', 'Humans'],
      abstract: 'BACKGROUND: Lamps were tried.\n\nRESULTS: They helped.',
    });
    expect(records[1]).toMatchObject({ type: 'paper-conference', title: 'Naps and foggy mornings' });
  });
});
