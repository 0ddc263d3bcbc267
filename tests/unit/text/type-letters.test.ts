import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { makeCorpus } from './make-corpus';

describe('type letters and numbers', () => {
  it.each([
    ['Low levels of vitamin A in island children', 'vitaminA'],
    ['Screening for hepatitis B at small clinics', 'hepatitisB'],
    ['Bleeding after loss of factor VIII in rams', 'factorVIII'],
    ['Serum interleukin 6 after long marches', 'interleukin6'],
    ['Walking in type 2 diabetes', 'type2diabetes'],
    ['Response to type I interferon in bats', 'typeIinterferon'],
  ])('%s: %s', async (title, term) => {
    const { terms } = await analyseText(makeCorpus([{ title }, { title: 'Stone walls' }]), NO_PROGRESS);
    expect(terms.map(({ key }) => key).join(' ')).toContain(term.toLowerCase());
  });
});
