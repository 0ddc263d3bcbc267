import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { makeCorpus, type PaperInput } from './make-corpus';

async function labelsOf(...papers: PaperInput[]): Promise<string[]> {
  const filler = [{ title: 'Stone walls' }, { title: 'Wild bees' }];
  const { terms } = await analyseText(makeCorpus([...papers, ...filler]), NO_PROGRESS);
  return terms.map(({ label }) => label);
}

const abstract = (text: string): PaperInput => ({ title: 'A note', abstract: text });

describe('what a term is called', () => {
  it.each([
    ['Delphinapterus leucas', 'We follow Delphinapterus leucas along the ice.'],
    ['Delphinapterus leucas', 'We follow belugas (Delphinapterus leucas) along the ice.'],
    ['Candida albicans', 'We grow Candida albicans on glass.'],
    ['United States', 'We compare wells in the United States with others.'],
    ['Los Angeles', 'We compare wells in Los Angeles with others.'],
    ['Carrick Hills', 'We compare wells in the Carrick Hills with others.'],
    ['Internet of Things', 'We connect wells by the Internet of Things (IoT). The IoT is slow.'],
    ['mixture of experts', 'We train a mixture of experts (MoE). The MoE is slow.'],
  ])('keeps the form of a name: %s', async (name, text) => {
    const labels = await labelsOf(abstract(text));
    expect(labels).toContain(name);
    expect(labels).not.toContain(name.slice(0, -1));
  });

  it.each([
    'Internet of Things',
    'Delphinapterus leucas',
    'United Nations',
    'Los Angeles',
    'Health Care Costs',
    'Neural networks',
  ])('keeps the spelling of a given keyword: %s', async (keyword) => {
    const labels = await labelsOf({ title: 'A note', keywords: [keyword] });
    expect(labels).toContain(keyword);
    expect(labels.map((label) => label.toLowerCase())).not.toContain(keyword.toLowerCase().replace(/s$/, ''));
  });

  it('shows ordinary plurals in the singular', async () => {
    expect(await labelsOf(abstract('We dig deep wells and use Kalman filters. A filter is slow.'))).toEqual(
      expect.arrayContaining(['deep well', 'Kalman filter']),
    );
  });

  it('shows a given plural in the singular where the texts have that', async () => {
    const labels = await labelsOf({ ...abstract('We dig one deep borehole.'), keywords: ['deep boreholes'] });
    expect(labels).toContain('deep borehole');
    expect(labels).not.toContain('deep boreholes');
  });

  it('is small where the words mostly stand small', async () => {
    const labels = await labelsOf(
      abstract('We dig in River Basins for sand.'),
      abstract('We dig in river basins for clay. The river basins are wide.'),
    );
    expect(labels).toContain('river basin');
  });

  it('does not hang on the order of the papers', async () => {
    const papers = [
      abstract('We dig in River Basins for sand.'),
      abstract('We dig in a river delta for clay.'),
      { title: 'Wells', keywords: ['Deep Wells', 'river deltas'] },
      { title: 'More wells', keywords: ['deep well'] },
    ];
    expect((await labelsOf(...papers.reverse())).sort()).toEqual(
      (await labelsOf(...papers.reverse())).sort(),
    );
  });
});
