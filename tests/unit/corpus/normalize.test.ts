import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, toSlug } from '../../../src/lib/corpus/normalize/fold-text';
import {
  findArxivId,
  findDoiInUrl,
  normalizeArxivId,
  normalizeDoi,
  normalizePmid,
} from '../../../src/lib/corpus/normalize/normalize-doi';
import { normalizeKeyword } from '../../../src/lib/corpus/normalize/normalize-keyword';
import {
  isGenericTitle,
  normalizeTitle,
  normalizeVenue,
} from '../../../src/lib/corpus/normalize/normalize-title';
import { UniqueIds } from '../../../src/lib/corpus/unique-ids';

describe('normalizeDoi', () => {
  it.each([
    ['10.1007/BF02288916', '10.1007/bf02288916'],
    ['https://doi.org/10.1126/science.122.3159.108', '10.1126/science.122.3159.108'],
    ['doi: 10.1000/abc.', '10.1000/abc'],
    ['http://dx.doi.org/10.1000%2Fabc', '10.1000/abc'],
    ['(10.1016/S0140-6736(05)66912-7)', '10.1016/s0140-6736(05)66912-7'],
    [
      '10.1002/(SICI)1097-4571(199601)47:1<1::AID-ASI1>3.0.CO;2-E',
      '10.1002/(sici)1097-4571(199601)47:1<1::aid-asi1>3.0.co;2-e',
    ],
    ['10.1000/abc</a>', '10.1000/abc'],
    ['10.12/abc', undefined],
    ['10.1000/', undefined],
    ['see the paper', undefined],
    [undefined, undefined],
  ])('%s', (text, doi) => {
    expect(normalizeDoi(text)).toBe(doi);
  });

  it('is stable, and looks into links that speak of a DOI only', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^10\.\d{4}\/[a-z0-9.()/-]{1,20}$/), (text) => {
        const doi = normalizeDoi(text);
        if (doi !== undefined) expect(normalizeDoi(`https://doi.org/${doi}`)).toBe(doi);
      }),
    );
    expect(findDoiInUrl('https://dl.acm.org/doi/10.1145/1.2?x=10.1145/9')).toBe('10.1145/1.2');
    expect(findDoiInUrl('https://example.org/10.1145/1.2')).toBeUndefined();
  });
});

describe('arXiv and PubMed ids', () => {
  it.each([
    ['arXiv:1810.08473v3', '1810.08473'],
    ['math.GT/0309136', 'math/0309136'],
    ['hep-th/9901001v2', 'hep-th/9901001'],
    ['AX123456', undefined],
    ['9999.99999', undefined],
  ])('%s', (text, id) => {
    expect(normalizeArxivId(text)).toBe(id);
  });

  it('are found in links and DOIs', () => {
    expect(findArxivId('https://arxiv.org/pdf/2003.11557v1.pdf')).toBe('2003.11557');
    expect(findArxivId('10.48550/arxiv.2003.11557')).toBe('2003.11557');
    expect(findArxivId('https://example.org/2003.11557')).toBeUndefined();
    expect(normalizePmid('PMID: 023439512')).toBe('23439512');
    expect(normalizePmid('P123456')).toBe('123456');
  });
});

describe('titles, venues and keywords', () => {
  it('fold to one spelling', () => {
    expect(normalizeTitle('“Erdős–Rényi” & the Web:  a Re-view')).toBe('erdos renyi and the web a re view');
    expect(normalizeVenue('The Journal of X & Y')).toBe(normalizeVenue('Journal of X and Y'));
    expect(foldText('STRAẞE Łódź')).toBe('strasse lodz');
  });

  it.each(['Editorial', 'Letters to the Editor', 'Preface', 'Book Reviews', 'Index 2019', 'On maps'])(
    'take “%s” for no title to go by',
    (title) => {
      expect(isGenericTitle(normalizeTitle(title))).toBe(true);
    },
  );

  it.each(['Attention is all you need', 'The structure of scientific revolutions', '深度学习中的注意力机制'])(
    'go by “%s”',
    (title) => {
      expect(isGenericTitle(normalizeTitle(title))).toBe(false);
    },
  );

  it.each([
    ['Neural Networks', 'neural-network'],
    ['long-context', 'long context'],
    ['Analyses', 'analysis'],
    ['case studies', 'Case Study'],
    ['matrices', 'matrix'],
    ['Classes', 'class'],
  ])('%s is the keyword %s', (a, b) => {
    expect(normalizeKeyword(a)).toBe(normalizeKeyword(b));
  });

  it.each([
    ['bias', 'bia'],
    ['C++', 'C'],
    ['loss', 'los'],
    ['dynamics', 'dynamic'],
    ['bibliometrics', 'bibliometric'],
  ])('%s is not %s', (a, b) => {
    expect(normalizeKeyword(a)).not.toBe(normalizeKeyword(b));
  });
});

describe('ids', () => {
  it('are slugs of any script, each handed out once', () => {
    expect(toSlug("van Eck, Nees Jan's")).toBe('van-eck-nees-jans');
    expect(toSlug('深度 学习')).toBe('深度-学习');
    const ids = new UniqueIds();
    expect(['x', 'x', 'x-2', 'x', '__proto__', '__proto__'].map((wish) => ids.take(wish))).toEqual([
      'x',
      'x-2',
      'x-2-2',
      'x-3',
      '__proto__',
      '__proto__-2',
    ]);
  });
});
