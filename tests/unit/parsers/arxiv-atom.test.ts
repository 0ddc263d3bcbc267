import { describe, expect, it } from 'vitest';
import { codes, fixture, readText } from './read';

const text = fixture('formats/arxiv.atom');
const entry = (inner: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2401.00009v1</id><title>T</title>${inner}</entry></feed>`;

describe('a feed of arXiv', () => {
  it('gives papers with their ids, names, dates and categories', async () => {
    const { files, records } = await readText(text, 'arxiv.atom');
    expect(files[0]).toMatchObject({ format: 'arxiv-atom', records: 4, problems: [] });
    expect(records[0]).toEqual({
      key: '2401.00001',
      type: 'article-journal',
      title: 'Tides on a Planet Without a Moon',
      authors: [{ family: 'Zee', given: 'Jan', particle: 'van' }, { literal: 'The Tide Collaboration' }],
      date: { year: 2024, month: 1, day: 2 },
      venue: 'J. Dry Oceans',
      doi: '10.5555/TIDES.2024',
      arxivId: '2401.00001',
      url: 'http://arxiv.org/abs/2401.00001v3',
      abstract: 'Water moves (<1 cm) with α = 2. The name Poincaré is spelt in TeX.',
      keywords: ['physics.ao-ph', 'astro-ph.EP'],
      references: [],
      place: { file: 'arxiv.atom', line: 8, what: '2401.00001' },
    });
    expect(records[1]).toMatchObject({
      type: 'article',
      arxivId: 'math/0309136',
      publisher: 'arXiv',
      date: { year: 2003, month: 9, day: 8 },
      authors: [{ family: 'Nœud', given: 'Élodie', suffix: 'Jr.' }],
      keywords: ['math'],
    });
    expect(records[2]).toMatchObject({ doi: '10.5555/waves.7', authors: [{ literal: 'Plato' }] });
    expect(records[3]!.authors).toEqual([{ family: 'Quay', given: 'C. Ondine' }]);
  });

  it('may use any prefixes', async () => {
    const prefixed = text
      .replaceAll(
        /<(\/?)(feed|entry|id|title|summary|author|name|link|category|published|updated)\b/g,
        '<$1a:$2',
      )
      .replaceAll('arxiv:', 'ax:');
    const { records } = await readText(prefixed, 'arxiv.atom');
    expect(records).toEqual((await readText(text, 'arxiv.atom')).records);
  });

  it.each([
    ['Phys. Rev. Lett. 134, 1 (2025)', 'Phys. Rev. Lett.'],
    [
      'Proceedings of the 34th Conference on Rain, pages 1-10, 2020',
      'Proceedings of the 34th Conference on Rain, pages',
    ],
    ['In Proceedings of RAIN 2019', 'Proceedings of RAIN'],
    ['Nature', 'Nature'],
    ['2019 IEEE Night', '2019 IEEE Night'],
    ['Rain Letters, vol. 7, no. 2', 'Rain Letters'],
  ])('the journal of "%s" is "%s"', async (reference, venue) => {
    const { records } = await readText(entry(`<a:journal_ref xmlns:a="x">${reference}</a:journal_ref>`));
    expect(records[0]!.venue).toBe(venue);
  });

  it('without papers says that nothing was found', async () => {
    const empty = text.replaceAll(/<entry>[^]*<\/entry>/g, '');
    const result = await readText(empty);
    expect(result.files[0]!.format).toBe('arxiv-atom');
    expect(codes(result)).toEqual(['arxiv-atom-empty']);
    expect(result.files[0]!.problems[0]!.message).toContain('no entries');
  });

  it('passes on what arXiv complains of', async () => {
    const result = await readText(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/api/errors#incorrect_id</id><title>Error</title><summary>incorrect id format for 12</summary></entry></feed>',
    );
    expect(result.records).toEqual([]);
    expect(codes(result)).toEqual(['arxiv-atom-error']);
    expect(result.files[0]!.problems[0]!.message).toContain('incorrect id format for 12');
  });

  it('is not any other feed', async () => {
    const blog =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title><entry><id>urn:1</id><title>Post</title></entry></feed>';
    expect((await readText(blog)).files[0]!.format).toBeNull();
  });
});
