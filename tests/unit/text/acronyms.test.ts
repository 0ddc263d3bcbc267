import { describe, expect, it } from 'vitest';
import { agreeOnAcronyms, findAcronyms } from '../../../src/lib/text/acronyms';
import { normalizeTerm } from '../../../src/lib/text/normalize-term';

const keyOf = (long: string) => normalizeTerm(long.split(' '));

describe('findAcronyms', () => {
  it.each([
    ['We build automatic speech recognition (ASR) systems.', 'ASR', 'automatic speech recognition'],
    ['This is known as out-of-context reasoning (OCR), which', 'OCR', 'out-of-context reasoning'],
    ['Large Language Models (LLMs) are', 'LLM', 'Large Language Models'],
    ['with ASR (automatic speech recognition) in the loop', 'ASR', 'automatic speech recognition'],
    ['Protein-protein interaction(PPI) maps', 'PPI', 'Protein-protein interaction'],
  ])('%s', (text, short, long) => expect(findAcronyms(text)).toEqual([{ short, long }]));

  it.each([
    'the method works well (see Table 2)',
    'in Berlin (GERMANY) last year',
    'we scored 12 (FID)',
    'results (ours)',
  ])('finds none in: %s', (text) => expect(findAcronyms(text)).toEqual([]));
});

describe('agreeOnAcronyms', () => {
  const asr = { short: 'ASR', long: 'automatic speech recognition' };
  const other = { short: 'ASR', long: 'attack success rate' };

  it('takes the meaning that 60 % of the papers give', () => {
    expect(agreeOnAcronyms([[asr], [asr], [other]], keyOf)).toEqual(new Map([['ASR', asr.long]]));
    expect(agreeOnAcronyms([[asr], [other]], keyOf)).toEqual(new Map());
  });

  it('asks for two papers in a large corpus', () => {
    const empty = Array.from({ length: 100 }, () => []);
    expect(agreeOnAcronyms([[asr], ...empty], keyOf).size).toBe(0);
    expect(agreeOnAcronyms([[asr], [asr], ...empty], keyOf).size).toBe(1);
  });
});
