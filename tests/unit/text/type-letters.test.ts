import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { makeCorpus } from './make-corpus';

async function termsOf(title: string): Promise<string[]> {
  const { terms } = await analyseText(makeCorpus([{ title }, { title: 'Stone walls' }]), NO_PROGRESS);
  return terms.map(({ label }) => label);
}

describe('type letters and numbers', () => {
  it.each([
    ['Low levels of vitamin A in island children', 'vitamin A'],
    ['Screening for hepatitis B at small clinics', 'hepatitis B'],
    ['Bleeding after loss of factor VIII in rams', 'factor VIII'],
    ['Serum interleukin 6 after long marches', 'interleukin 6'],
    ['Walking in type 2 diabetes', 'type 2 diabetes'],
    ['Response to type I interferon in bats', 'type I interferon'],
    ['Vitamin A Deficiency in Rural Schools', 'vitamin A deficiency'],
    ['Dental care in factor VIII deficiency', 'factor VIII deficiency'],
    ['Carriage of group B streptococcus in dairy cows', 'group B streptococcus'],
    ['Foot care in diabetes mellitus type 2', 'diabetes mellitus type 2'],
  ])('%s: %s', async (title, term) => {
    expect(await termsOf(title)).toContain(term);
  });

  it.each([
    ['Outbreaks of hepatitis A/B among travellers', ['hepatitis A', 'hepatitis B']],
    ['Losses of vitamin A and C in dried berries', ['vitamin A', 'vitamin C']],
    ['Losses of vitamins A, C and E in dried berries', ['vitamin A', 'vitamin C', 'vitamin E']],
    ['Serum interleukin 6 and 8 after long marches', ['interleukin 6', 'interleukin 8']],
  ])('%s: each letter has its noun', async (title, wanted) => {
    expect(await termsOf(title)).toEqual(expect.arrayContaining(wanted));
  });

  it.each(['vitamin', 'hepatitis'])('%s stands alone only where it has no letter', async (noun) => {
    expect(await termsOf(`Serum ${noun} C in island children`)).not.toContain(noun);
    expect(await termsOf(`Each ${noun} in island children`)).toContain(noun);
  });

  it('factor says too little without its letter', async () => {
    expect(await termsOf('Serum factor C in island children')).toContain('factor C');
    expect(await termsOf('Serum factor C in island children')).not.toContain('factor');
    expect(await termsOf('Each factor in island children')).not.toContain('factor');
  });

  it.each([
    ['Ageing of T cells in island sheep', ['T cells']],
    ['T Cell Ageing in Island Sheep', ['T cell ageing']],
    ['B and T cells of island sheep', ['B cells', 'T cells']],
    ['Loss of the Y chromosome in old rams', ['Y chromosome']],
    ['Ageing of \u03b2 cells in island sheep', ['\u03b2 cells']],
    ['Serum interferon \u03b3 after long marches', ['interferon \u03b3']],
    ['Skin collagen IV after long marches', ['collagen IV']],
    ['Loss of complement C3 in old rams', ['complement C3']],
  ])('%s: letters before and after any noun', async (title, wanted) => {
    const terms = await termsOf(title);
    expect(terms).toEqual(expect.arrayContaining(wanted));
    expect(terms).not.toContain('cells');
    expect(terms).not.toContain('chromosome');
  });

  it.each([
    ['A note by J. Smith on wells', /^J\b/],
    ['I saw wells: A survey of wells', /^[AI] /],
  ])('%s: initials and words are none', async (title, none) => {
    expect((await termsOf(title)).filter((term) => none.test(term))).toEqual([]);
  });

  it.each([
    ['Losses of Cr(VI) in dry wells', 'Cr(VI)'],
    ['Iron(III) oxides in dry wells', 'iron(III) oxides'],
    ['Metal\u2013organic cages in dry wells', 'metal-organic cages'],
    ['In vitro culture of island sheep embryos', 'in vitro culture'],
    ['Wells and per capita income', 'per capita income'],
  ])('%s: %s', async (title, term) => {
    expect(await termsOf(title)).toContain(term);
  });

  it('keeps the oxidation state of a given keyword', async () => {
    const { terms } = await analyseText(
      makeCorpus([
        { title: 'Dry wells', keywords: ['Cr(VI)', 'iron oxide (rust)'] },
        { title: 'Stone walls' },
      ]),
      NO_PROGRESS,
    );
    expect(terms.map(({ label }) => label)).toEqual(expect.arrayContaining(['Cr(VI)', 'iron oxide']));
  });

  it('takes no pronoun or article for a letter', async () => {
    expect(await termsOf('Vitamin supply: A survey of islands')).toContain('vitamin supply');
    expect(await termsOf('Vitamin supply: A survey of islands')).not.toContain('supply A');
  });
});
