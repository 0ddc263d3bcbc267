import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codes, fixture, readText } from './read';

const mixed = fixture('mixed.bib');

describe('BibTeX', () => {
  it('reads strings, accents, formulas, names, dates and keywords', async () => {
    const { records, files } = await readText(mixed, 'mixed.bib');
    expect(files[0]).toMatchObject({ format: 'bibtex', records: 5 });
    expect(records[0]).toEqual({
      key: 'vaneck2010',
      type: 'article-journal',
      title: 'The Rhythm of Štraná: α-stable H₂O',
      authors: [
        { family: 'Eck', given: 'Nees Jan van' },
        { family: 'Cruz', given: 'María', particle: 'de la' },
        { literal: 'Tide Gauge Council and Friends' },
      ],
      date: { year: 2010, month: 3, day: 10 },
      venue: 'Journal of Tide Gauges',
      doi: 'https://doi.org/10.1234/TIDE.10',
      pages: '1-15',
      keywords: ['tides', 'gauges, digital', 'sea level'],
      references: [],
      place: { file: 'mixed.bib', line: 7, what: 'vaneck2010' },
    });
  });

  it('fills a part from its whole, but not with what belongs to the whole', async () => {
    const { records } = await readText(mixed);
    expect(records[1]).toMatchObject({
      title: 'A Part of a Whole',
      authors: [{ family: 'Knuth', given: 'Donald E.', suffix: 'Jr.' }],
      venue: 'Proceedings of the Whole',
      publisher: 'Press & Sons',
      date: { year: 1999 },
      pages: '20',
    });
  });

  it('says what was wrong, and where', async () => {
    const { files, records } = await readText(mixed);
    expect(files[0]!.problems.map(({ code, where }) => [code, where?.line])).toEqual([
      ['bibtex-missing-comma', 18],
      ['bibtex-duplicate-key', 32],
    ]);
    expect(records[4]!.title).toBe('Another with the Same Key');
  });

  it('finds identifiers outside their own fields', async () => {
    const { records } = await readText(
      '@misc{a, title={T}, url={http://dx.doi.org/10.1000/x\\_y}}\n@article{b, title={U}, journal={arXiv preprint arXiv:1706.03762}}\n@article{c, title={V}, note={{PMID:} 23439512}}',
    );
    expect(records.map(({ doi, arxivId, pmid }) => [doi, arxivId, pmid])).toEqual([
      ['10.1000/x_y', undefined, undefined],
      [undefined, '1706.03762', undefined],
      [undefined, undefined, '23439512'],
    ]);
  });

  it('keeps every entry before the place where a file was cut off', async () => {
    const entries = Array.from(
      { length: 20 },
      (_, i) => `@article{k${i},\n  title = {Title {N}umber ${i}},\n  year = {${1990 + i}}\n}\n`,
    );
    const whole = entries.join('\n');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 60, max: whole.length }), async (cut) => {
        const complete = entries.filter(
          (_, i) =>
            entries
              .slice(0, i + 1)
              .join('\n')
              .trimEnd().length <= cut,
        ).length;
        const { records, files } = await readText(whole.slice(0, cut));
        expect(records.slice(0, complete).map((record) => record.title)).toEqual(
          Array.from({ length: complete }, (_, i) => `Title Number ${i}`),
        );
        expect(records.length).toBeLessThanOrEqual(complete + 1);
        if (records.length > complete)
          expect(files[0]!.problems.map((problem) => problem.code)).toContain('bibtex-unclosed-entry');
      }),
      { numRuns: 60 },
    );
  });

  it('goes on after a bracket or quotation mark that is missing', async () => {
    const after = '\n@book{good, title={Good}, year=2000}\n@book{better, title={Better}}';
    for (const bad of [
      '@article{bad, title={Never closed,\n year={1999}\n}',
      '@article{bad, title="Never closed,\n year=1999\n}',
      '@article{bad, title={T}, year=1999\n',
    ]) {
      const result = await readText(bad + after);
      expect(result.records.map((record) => record.title).slice(-2)).toEqual(['Good', 'Better']);
      expect(codes(result)).toContain('bibtex-unclosed-entry');
    }
  });

  it('never lets macros made of macros grow without end', async () => {
    const strings = Array.from({ length: 50 }, (_, i) => `@string{s${i + 1} = s${i} # s${i}}`).join('\n');
    const { records } = await readText(
      `@string{s0 = "0123456789"}\n${strings}\n@article{a, title = s50 # s50}`,
    );
    expect(records[0]!.title.length).toBeLessThan(5_000_000);
  });

  it('reports a macro that is not defined once', async () => {
    const result = await readText(
      '@article{a, title={A}, journal=jx}\n@article{b, title={B}, journal=jx, annote=other}',
    );
    expect(codes(result)).toEqual(['bibtex-unknown-macro']);
    expect(result.records[0]!.venue).toBe('jx');
  });

  it('survives any text', async () => {
    const piece = fc.constantFrom(
      '@',
      '@article{',
      '@string{',
      '{',
      '}',
      '"',
      ',',
      '=',
      '#',
      '\\',
      '$',
      '%',
      '\n',
      'a',
      ' and ',
      "\\'",
      '(',
      ')',
      '@comment{',
      'title',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 80 }), async (pieces) => {
        const { files } = await readText(`@article{k, title={T}}\n${pieces.join('')}`, 'x.bib');
        expect(files[0]!.problems.map((problem) => problem.code)).not.toContain('file-unreadable');
        expect(files[0]!.records).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
