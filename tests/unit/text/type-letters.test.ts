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

  it.each(['vitamin', 'hepatitis', 'factor'])('%s stands alone only where it has no letter', async (noun) => {
    expect(await termsOf(`Serum ${noun} C in island children`)).not.toContain(noun);
    expect(await termsOf(`Each ${noun} in island children`)).toEqual(
      noun === 'factor' ? expect.any(Array) : expect.arrayContaining([noun]),
    );
  });

  it('takes no pronoun or article for a letter', async () => {
    expect(await termsOf('Vitamin supply: A survey of islands')).toContain('vitamin supply');
    expect(await termsOf('Vitamin supply: A survey of islands')).not.toContain('supply A');
  });
});
