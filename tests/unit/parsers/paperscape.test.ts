import { describe, expect, it } from 'vitest';
import { codes, fixture, readText } from './read';

describe('Paperscape data', () => {
  it('reads papers and the ids that they cite', async () => {
    const { records, files } = await readText(fixture('formats/paperscape.csv'), 'p.csv');
    expect(files[0]).toMatchObject({ format: 'paperscape', records: 4, problems: [] });
    expect(records).toEqual([
      {
        key: 'hep-th/9301001',
        type: 'article',
        title: 'Strings under tide',
        authors: [
          { family: 'Almqvist', given: 'G. K.' },
          { particle: 'van', family: 'Beek', given: 'N. J.' },
        ],
        arxivId: 'hep-th/9301001',
        url: 'https://arxiv.org/abs/hep-th/9301001',
        keywords: ['hep-th'],
        references: [],
        date: { year: 1993, month: 1 },
        place: { file: 'p.csv', line: 3, what: 'hep-th/9301001' },
      },
      {
        key: 'hep-lat/9302007',
        type: 'article',
        title: 'Lattices; a first α-survey',
        authors: [
          { family: 'Farkas', given: 'Yu.' },
          { family: 'Gu', given: 'B.-Q.' },
        ],
        arxivId: 'hep-lat/9302007',
        url: 'https://arxiv.org/abs/hep-lat/9302007',
        keywords: ['hep-lat', 'hep-ph'],
        references: [{ arxivId: 'hep-th/9301001' }, { arxivId: 'cond-mat/9207018' }],
        date: { year: 1993, month: 2 },
        place: { file: 'p.csv', line: 4, what: 'hep-lat/9302007' },
      },
      {
        key: 'math/9309136',
        type: 'article',
        title: 'Knots in sea"grass',
        authors: [{ literal: 'Shore Collaboration' }],
        arxivId: 'math/9309136',
        url: 'https://arxiv.org/abs/math/9309136',
        keywords: ['math.GT'],
        references: [],
        date: { year: 1993, month: 9 },
        place: { file: 'p.csv', line: 5, what: 'math/9309136' },
      },
      {
        key: '1005.1822',
        type: 'article',
        title: 'Dunes in the O(3) model',
        authors: [
          { family: 'Holm', given: 'A.' },
          { family: "'t Oever", given: 'G.' },
          { family: 'Lund', given: 'R. E.', suffix: 'Jr' },
        ],
        arxivId: '1005.1822',
        url: 'https://arxiv.org/abs/1005.1822',
        keywords: ['hep-ph', 'nucl-th'],
        references: [{ arxivId: 'math/9309136' }],
        date: { year: 2010, month: 5 },
        place: { file: 'p.csv', line: 6, what: '1005.1822' },
      },
    ]);
  });

  it('gives a broken line back and goes on', async () => {
    const text = fixture('formats/paperscape.csv').replace(
      'hep-lat/9302007;hep-lat,',
      'hep-lat?9302007;hep-lat,',
    );
    const result = await readText(text, 'p.csv');
    expect(result.records).toHaveLength(3);
    expect(codes(result)).toEqual(['paperscape-line-unread']);
    expect(result.unread[0]).toMatchObject({ where: { line: 4 } });
    expect(text).toContain(result.unread[0]!.text);
  });
});
