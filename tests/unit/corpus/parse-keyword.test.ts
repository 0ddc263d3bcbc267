import { describe, expect, it } from 'vitest';
import { parseKeyword } from '../../../src/lib/corpus/normalize/parse-keyword';
import codes from '../../../src/lib/corpus/heading-qualifiers.json';
import { buildCorpus } from '../../../src/lib/corpus/build-corpus';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { record } from './records';

describe('keywords', () => {
  it.each([
    ['*Harbour noise', 'Harbour noise', true, []],
    ['Harbour noise*', 'Harbour noise', true, []],
    ['Water Wells/ae [Adverse Effects]', 'Water Wells', false, ['adverse effects']],
    ['*Water Wells/ae, x', 'Water Wells/ae, x', true, []],
    ['*hearing/de [Drug Effects]', 'hearing', true, ['drug effects']],
    ['Water Wells/*adverse effects', 'Water Wells', true, ['adverse effects']],
    [
      'Water Wells/adverse effects/*prevention & control',
      'Water Wells',
      true,
      ['adverse effects', 'prevention & control'],
    ],
    ['Asthma/therapy', 'Asthma', false, ['therapy']],
    ['asthma/drug therapy', 'asthma', false, ['drug therapy']],
    ['Water Wells/ae', 'Water Wells', false, ['adverse effects']],
    ['pH/an [Analysis]', 'pH', false, ['analysis']],
    ['Water Wells/ct', 'Water Wells', false, ['contraindications']],
    ['Water Wells/ct [Clinical Trial]', 'Water Wells', false, ['clinical trial']],
    ['*Water Wells/du/dg', 'Water Wells', true, ['diagnostic use', 'diagnostic imaging']],
    ['*brine/cb, dt', 'brine/cb, dt', true, []],
    ['*brine/adverse drug reaction', 'brine', true, ['adverse drug reaction']],
    ['Internet of things"', 'Internet of things', false, []],
    ['\u201cslow tides\u201d', 'slow tides', false, []],
    ["'slow tides'", 'slow tides', false, []],
  ])('%s is taken apart', (text, label, focused, qualifiers) => {
    expect(parseKeyword(text)).toEqual({ label, focused, qualifiers });
  });

  it.each([
    'C/C++',
    'TCP/IP',
    'and/or',
    'HIV/AIDS',
    'client/server',
    'A*',
    'RRT*',
    '*-algebra',
    'Human/AI',
    'diagnosis/therapy',
    'biology/chemistry',
    "Parkinson's disease",
    "5'-nucleotidase",
    'input/output',
    'I/O',
  ])('%s stays whole', (label) => {
    expect(parseKeyword(label)).toEqual({ label, focused: false, qualifiers: [] });
  });
});

describe('the list of qualifiers', () => {
  it('has all of MeSH, sorted by code', () => {
    const mesh = Object.keys(codes.mesh);
    expect(mesh).toHaveLength(84);
    for (const list of [mesh, Object.keys(codes.emtree)]) expect(list).toEqual([...list].sort());
    for (const code of mesh) expect(code).toMatch(/^[a-z]{2}$/);
    expect(new Set(Object.values(codes.mesh)).size).toBe(84);
  });
});

describe('marks of keywords', () => {
  it('stand at the paper, the label at the keyword', async () => {
    const one = record('Slow tides of the northern bay', {
      keywords: ['*tide gauge', 'Bays/ae [Adverse Effects]', '*Bays/hi'],
    });
    const two = record('Fast tides of the southern bay', { keywords: ['tide gauge'] });
    const { papers, keywords } = await buildCorpus([one, two], NO_PROGRESS);
    expect(keywords.map(({ label, papers: holders }) => [label, holders.length])).toEqual([
      ['Bays', 1],
      ['tide gauge', 2],
    ]);
    expect(papers.map(({ keywordMarks }) => keywordMarks)).toContainEqual([
      { keyword: 0, focused: true, qualifiers: ['adverse effects', 'history'] },
      { keyword: 1, focused: true, qualifiers: [] },
    ]);
    expect(papers.filter(({ keywordMarks }) => keywordMarks === undefined)).toHaveLength(1);
  });
});
