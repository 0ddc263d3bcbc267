import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { detectLanguage } from '../../../src/lib/text/detect-language';
import { makeCorpus } from './make-corpus';

async function termsOf(title: string, abstract?: string): Promise<string[]> {
  const paper = abstract === undefined ? { title } : { title, abstract };
  const { terms } = await analyseText(makeCorpus([paper, { title: 'Stone walls' }]), NO_PROGRESS);
  return terms.map(({ label }) => label);
}

describe('acronyms that spell a function word', () => {
  it.each([
    ['AI in schools', 'AI'],
    ['Teaching with AI: a field trial', 'AI'],
    ['IT governance in small towns', 'IT governance'],
    ['US hospitals after the flood', 'US hospitals'],
    ['Burn wards and the WHO checklist', 'WHO checklist'],
    ['OR scheduling at night', 'OR scheduling'],
    ['Sleep of AS patients in winter', 'AS patients'],
    ['IT Governance in Small Towns', 'IT governance'],
    ['Unit tests for C# programs', 'C#'],
  ])('%s: %s', async (title, term) => {
    expect(await termsOf(title)).toContain(term);
    expect(await termsOf('A note', `We report on this: ${title}.`)).toContain(term);
  });

  it.each([
    ['IT', 'The IT of small towns'],
    ['US', 'Dry wells in the US'],
    ['OR', 'Planning with OR at night'],
    ['AS', 'Sleep of patients with AS in winter'],
  ])('%s alone is a term only as a keyword or where it is defined', async (acronym, title) => {
    expect(await termsOf(title)).not.toContain(acronym);
    expect(await termsOf('A note', `We report on this: ${title}.`)).not.toContain(acronym);
    const { terms } = await analyseText(
      makeCorpus([{ title, keywords: [acronym] }, { title: 'Stone walls' }]),
      NO_PROGRESS,
    );
    expect(terms.map(({ label }) => label)).toContain(acronym);
  });

  it('stand for their long form where a paper defines them', async () => {
    expect(await termsOf('Sleep in ankylosing spondylitis (AS)', 'Those with AS sleep less.')).toContain(
      'ankylosing spondylitis',
    );
  });

  it('that look like verbs are nouns', async () => {
    expect(await termsOf('SAT solvers for town planning')).toContain('SAT solvers');
  });

  it('are function words in small letters', async () => {
    expect(await termsOf('Why it governs us who are as old or older')).not.toContain('it');
    expect((await termsOf('How it helps us')).filter((term) => /^(?:it|us)$/i.test(term))).toEqual([]);
  });

  it('are function words in headings and searches', async () => {
    const terms = await termsOf(
      'A note',
      'WHAT IT MEANS TO US: we map bees. We searched for bees AND wasps OR hornets.',
    );
    expect(terms.filter((term) => /^(?:IT|US|OR|AND)\b/.test(term))).toEqual([]);
  });

  it('are no terms where all is in capitals', async () => {
    expect(
      (await termsOf('HOW IT HELPS US IN SCHOOLS')).filter((term) => /^(?:it|us|in)$/i.test(term)),
    ).toEqual([]);
  });

  it('say nothing of the language', () => {
    expect(detectLanguage('AI in schools')).toBe('en');
    expect(detectLanguage('Una storia della scuola e del suo edificio')).toBe('it');
  });

  it('are no measures of statistics', async () => {
    const terms = await termsOf('A note', 'Bees were rarer (OR 1.4; 95% CI 1.1 to 1.9; SD 2).');
    expect(terms.filter((term) => /^(?:OR|CI|SD)$/.test(term))).toEqual([]);
  });
});

describe('headline capitals', () => {
  it.each([
    ['Systematic Reviews', 'Systematic reviews'],
    ['Systematic Reviews in Small Hospitals', 'Systematic reviews in small hospitals'],
    ['Deep Boreholes Under Melting Glaciers', 'Deep boreholes under melting glaciers'],
    ['Nurses and the Care of Older Patients', 'Nurses and the care of older patients'],
  ])('%s: as in small letters', async (headline, small) => {
    const terms = await termsOf(small);
    expect(terms.length).toBeGreaterThan(2);
    expect((await termsOf(headline)).sort()).toEqual(terms.sort());
  });
});
