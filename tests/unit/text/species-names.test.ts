import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { findGenera } from '../../../src/lib/text/species-names';
import { makeCorpus } from './make-corpus';

async function termsOf(title: string): Promise<string[]> {
  const { terms } = await analyseText(makeCorpus([{ title }, { title: 'Stone walls' }]), NO_PROGRESS);
  return terms.map(({ label }) => label);
}

describe('species', () => {
  it.each([
    ['Lagopus muta on high ground', 'Lagopus muta'],
    ['Winter food of Lagopus muta on high ground', 'Lagopus muta'],
    ['Winter food of the ptarmigan (Lagopus muta) on high ground', 'Lagopus muta'],
    ['Lagopus Muta on High Ground', 'Lagopus muta'],
    ['Vulpes vulpes and the hens of three farms', 'Vulpes vulpes'],
    ['Rattus norvegicus in old harbours', 'Rattus norvegicus'],
    ['Quercus robur seedlings in shade', 'Quercus robur seedlings'],
    ['Growth of E. coli in old pipes', 'E. coli'],
  ])('%s: %s', async (title, species) => {
    expect(await termsOf(title)).toContain(species);
  });

  it.each([
    'Lupus nephritis in island children',
    'Diabetes mellitus in island children',
    'Pneumonia diagnosis in island children',
    'Herpes zoster in island children',
    'Placenta praevia in island women',
    'Data formula of the islands',
    'Algebra for island schools',
  ])('%s: none', async (title) => {
    expect(findGenera(title)).toEqual([]);
    expect((await termsOf(title)).filter((term) => /^\p{Lu}/u.test(term))).toEqual([]);
  });
});
