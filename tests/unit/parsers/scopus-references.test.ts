import { describe, expect, it } from 'vitest';
import { parseScopusReferences } from '../../../src/lib/parsers/scopus-references';

describe('references as Scopus lists them', () => {
  it('reads the older style, with the year in the middle', () => {
    const references = parseScopusReferences(
      'Ash, B.C., Elm, D., A history of hives (1974) Hive Studies, 4 (1), pp. 17-40; Oak, E.F., Fir, G., (1999) Roof Lett., 56, p. 1518. , https://doi.org/10.5555/rl.56;\nde Solla Oak, D.J., Little hives; big hives (1963), Bee Press',
    );
    expect(references).toEqual([
      {
        firstAuthor: 'Ash, B.C.',
        title: 'A history of hives',
        year: 1974,
        venue: 'Hive Studies',
        volume: '4',
        page: '17',
        raw: 'Ash, B.C., Elm, D., A history of hives (1974) Hive Studies, 4 (1), pp. 17-40',
      },
      {
        firstAuthor: 'Oak, E.F.',
        year: 1999,
        venue: 'Roof Lett.',
        volume: '56',
        page: '1518',
        doi: '10.5555/rl.56',
        raw: 'Oak, E.F., Fir, G., (1999) Roof Lett., 56, p. 1518. , https://doi.org/10.5555/rl.56',
      },
      {
        firstAuthor: 'de Solla Oak, D.J.',
        title: 'Little hives; big hives',
        year: 1963,
        raw: 'de Solla Oak, D.J., Little hives; big hives (1963), Bee Press',
      },
    ]);
  });

  it('reads the newer style, in which semicolons part authors too', () => {
    const references = parseScopusReferences(
      'The state of roofs, Roof Rep, 5, (2023); Ash B.; Elm C.-D.; de Fir E., Hives, swarms, and more, Bee J, 50, 2, pp. E128-E139, (2025); Oak F., Robot hives, (2020)',
    );
    expect(references).toEqual([
      {
        title: 'The state of roofs',
        venue: 'Roof Rep',
        volume: '5',
        year: 2023,
        raw: 'The state of roofs, Roof Rep, 5, (2023)',
      },
      {
        firstAuthor: 'Ash B.',
        title: 'Hives, swarms, and more',
        venue: 'Bee J',
        volume: '50',
        page: 'E128',
        year: 2025,
        raw: 'Ash B.; Elm C.-D.; de Fir E., Hives, swarms, and more, Bee J, 50, 2, pp. E128-E139, (2025)',
      },
      { firstAuthor: 'Oak F.', year: 2020, raw: 'Oak F., Robot hives, (2020)' },
    ]);
  });

  it('keeps what it can’t take apart, and reads Web of Science lines among them', () => {
    expect(
      parseScopusReferences('R Core Team; Ash B, 1973, J HIVES, V24, P265; arXiv:1810.08473 (2018);;'),
    ).toEqual([
      { raw: 'R Core Team' },
      {
        firstAuthor: 'Ash B',
        year: 1973,
        venue: 'J HIVES',
        volume: '24',
        page: '265',
        raw: 'Ash B, 1973, J HIVES, V24, P265',
      },
      { arxivId: '1810.08473', year: 2018, raw: 'arXiv:1810.08473 (2018)' },
    ]);
    expect(parseScopusReferences(' \n ')).toEqual([]);
  });
});
