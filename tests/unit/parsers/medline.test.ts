import { describe, expect, it } from 'vitest';
import { medlineParser } from '../../../src/lib/parsers/tagged/medline';
import { expectCutsToKeepRecords, expectNoiseToKeepRecords } from './damage';
import { codes, fixture, readText } from './read';

describe('MEDLINE', async () => {
  const { files, records } = await readText(fixture('formats/medline.nbib'), 'medline.nbib');
  const [article, chapter, preprint, eric] = records;

  it('is told by its content and read without a problem', () => {
    expect(files[0]).toMatchObject({ format: 'medline', records: 4, unread: 0, problems: [] });
  });

  it('reads an article', () => {
    expect(article).toEqual({
      type: 'article-journal',
      title: 'The structure of snail shells seen in the light of a lamp.',
      authors: [
        { particle: 'van', family: 'Raak', given: 'M. J.', orcid: '0000-0002-1825-0097' },
        { family: 'Núñez', given: 'José' },
        { family: 'Sand', given: 'John A.', suffix: 'Jr' },
        { literal: 'Shell Study Group' },
      ],
      date: { year: 1996, month: 7, day: 9 },
      venue: 'Proceedings of the National Academy of Shells',
      venueAbbreviation: 'Proc Natl Acad Shells',
      volume: '93',
      issue: '14',
      pages: '6913-6917',
      doi: '10.5555/shell.93.6913',
      pmid: '10000001',
      language: 'eng',
      abstract: 'BACKGROUND: Shells are hard. METHODS: We looked at them with α and β lamps.',
      keywords: ['Animals', 'Animal Shells', 'Light', 'snails', 'lamp light'],
      references: [],
      place: {
        file: 'medline.nbib',
        line: 2,
        what: 'The structure of snail shells seen in the light of a lamp.',
      },
    });
  });

  it('reads a chapter by its editor, a preprint, and a report of ERIC', () => {
    expect(chapter).toMatchObject({
      type: 'chapter',
      title: 'Slugs in gardens',
      authors: [],
      editors: [{ family: 'Lawn', given: 'Grace' }],
      date: { year: 2009, month: 3 },
      venue: 'Garden Troubles',
      publisher: 'Beach House',
    });
    expect(preprint).toMatchObject({
      type: 'article',
      authors: [{ family: 'Olm', given: 'B. C.' }],
      date: { year: 2021, month: 12, day: 27 },
      venue: 'slimeRxiv',
      pages: 'e12-e19',
    });
    expect(eric).toMatchObject({
      type: 'report',
      authors: [{ family: 'San Pedro', given: 'Sweet' }],
      date: { year: 2019 },
      publisher: 'Shell Schools, Inc.',
      url: 'http://eric.ed.gov/?id=ED000001',
      keywords: ['Molluscs', 'Teaching Methods/Styles'],
    });
    expect(eric!.venue).toBeUndefined();
  });

  it('begins a record at the next PMID where no line is empty', async () => {
    const result = await readText('PMID- 1\nTI  - One\nAU  - A B\nPMID- 2\nTI  - Two\nAU  - C D\n');
    expect(result.records.map(({ title, pmid }) => [title, pmid])).toEqual([
      ['One', '1'],
      ['Two', '2'],
    ]);
  });

  it('takes article numbers and DOIs from the location', async () => {
    const { records } = await readText(
      'PMID- 0\nTI  - A\nLID - e1042 [pii]\nLID - 10.5555/x [doi]\n\nPMID- 2\nTI  - B\nAID - S0033-3506(15)00037-2 [pii]\nAID - http://dx.doi.org/10.5555/y\nPG  - 100-4, 110-2',
    );
    expect(records[0]).toMatchObject({ pages: 'e1042', doi: '10.5555/x' });
    expect(records[0]).not.toHaveProperty('pmid');
    expect(records[1]).toMatchObject({ pages: '100-104, 110-112', doi: '10.5555/y' });
  });

  it('names what can’t be read', async () => {
    const result = await readText(
      'Results of a search\n\nPMID- 1\nTI  - One\nDP  - 20xx 3\n\nOWN - NLM\nLA  - eng\n\nPMID- 3\nAU  - A B',
    );
    expect(codes(result)).toEqual([
      'medline-text-skipped',
      'date-unreadable',
      'medline-empty-entry',
      'title-missing',
    ]);
    expect(result.records).toHaveLength(2);
    expect(result.unread.map(({ where }) => where.line)).toEqual([1, 7]);
  });

  it('is told from RIS', () => {
    expect(medlineParser.detect('TY  - JOUR\nTI  - A\nAU  - B\nER  - \n', '')).toBe(0);
    expect(medlineParser.detect('TI  - A\nAU  - B\nPY  - 2001\n', '')).toBe(0);
  });

  it('keeps the records before damage', async () => {
    const text = fixture('formats/medline.nbib');
    await expectCutsToKeepRecords(medlineParser, text);
    await expectNoiseToKeepRecords(medlineParser, text);
  });
});
