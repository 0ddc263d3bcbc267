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

  it.each([
    ['the plural that is all there is', ['tidal rivers'], 'tidal rivers'],
    ['the singular that is all there is', ['one tidal river'], 'tidal river'],
    [
      'what stands more often: the plural',
      ['one tidal river', 'tidal rivers', 'two tidal rivers'],
      'tidal rivers',
    ],
    [
      'what stands more often: the singular',
      ['one tidal river', 'a tidal river', 'tidal rivers'],
      'tidal river',
    ],
    ['the singular of equally many', ['one tidal river', 'tidal rivers'], 'tidal river'],
  ])('shows %s', async (_, phrases, wanted) => {
    const papers = phrases.map((phrase) => abstract(`Here we show ${phrase} in the north.`));
    for (const order of [papers, [...papers].reverse()]) {
      const labels = (await labelsOf(...order)).filter((label) => /^tidal river/.test(label));
      expect(labels).toEqual([wanted]);
    }
  });

  it('shows the number of a given keyword where the texts are of two minds', async () => {
    const labels = await labelsOf({ ...abstract('We dig one deep borehole.'), keywords: ['deep boreholes'] });
    expect(labels).toContain('deep boreholes');
    expect(labels).not.toContain('deep borehole');
  });

  it('shows a given plural in the singular where the texts prefer that', async () => {
    const labels = await labelsOf({
      ...abstract('We dig one deep borehole. The deep borehole is dry.'),
      keywords: ['deep boreholes'],
    });
    expect(labels).toContain('deep borehole');
    expect(labels).not.toContain('deep boreholes');
  });

  it('names in the singular what has an acronym with a plural of its own', async () => {
    const labels = await labelsOf(abstract('We use spectral river models (SRMs). Two SRMs are slow.'));
    expect(labels).toContain('spectral river model');
    expect(await labelsOf(abstract('We use mixtures of experts (MoEs). Two MoEs are slow.'))).not.toContain(
      'mixtures of expert',
    );
  });

  it('is small where the words mostly stand small', async () => {
    const labels = await labelsOf(
      abstract('We dig in River Basins for sand.'),
      abstract('We dig in river basins for clay. The river basins are wide.'),
    );
    expect(labels).toContain('river basins');
  });

  it('does not hang on the order of the papers', async () => {
    const papers = [
      abstract('We dig in River Basins for sand.'),
      abstract('We dig in a river delta for clay.'),
      { title: 'Wells', keywords: ['Deep Wells', 'river deltas'] },
      { title: 'More wells', keywords: ['tidal river'] },
    ];
    expect((await labelsOf(...papers.reverse())).sort()).toEqual(
      (await labelsOf(...papers.reverse())).sort(),
    );
  });
});
