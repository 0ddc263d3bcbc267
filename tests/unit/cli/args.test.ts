import { SLIDE_PICTURE } from '../../../src/lib/export/figure/picture';
import { describe, expect, it } from 'vitest';
import { parseInspectArgs, parseMapArgs } from '../../../src/cli/args';
import { findAuthors } from '../../../src/cli/find-author';
import { UsageError, usage } from '../../../src/cli/usage';
import { EXPORTS } from '../../../src/lib/export/registry';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import { CHOICES, NUMBERS, refuseUnheeded, SWITCHES } from '../../../src/cli/map-options';
import { NETWORKS } from '../../../src/lib/networks/registry';
import { smallMap } from '../../fixtures/small-map';

const map = (line: string) => parseMapArgs(line.split(' '));

describe('arguments of map', () => {
  it('are the defaults when nothing is said', () => {
    expect(map('a.bib b.json -o out.SVG')).toEqual({
      files: ['a.bib', 'b.json'],
      out: 'out.SVG',
      format: 'svg',
      settings: DEFAULT_SETTINGS,
      given: {},
      page: {},
      evidence: false,
      years: { from: null, to: null },
      authors: [],
      picture: { format: 'svg', picture: SLIDE_PICTURE, view: null, link: null },
    });
  });

  it('are read in any order', () => {
    const line =
      '--network citation --seed=7 a.bib --resolution 0.5 --min-weight 2 --years 2010-2015 --author Roe --author Poe --layout force --counting full -o x.json';
    expect(map(line)).toMatchObject({
      format: 'json',
      settings: { network: 'citation', seed: 7, resolution: 0.5, minWeight: 2 },
      years: { from: '2010', to: '2015' },
      authors: ['Roe', 'Poe'],
    });
    expect(map('a.bib -o x.gexf --years 2010-').years).toEqual({ from: '2010', to: null });
    expect(map('a.bib -o x.gexf --years=-2015').years).toEqual({ from: null, to: '2015' });
  });

  it.each([
    ['a.bib', 'Say where the map goes'],
    ['-o x.json', 'Name at least one file'],
    ['a.bib -o x.doc', 'There are .json, .gexf, .graphml,'],
    ['a.bib -o x.json --network web', 'There is mixed'],
    ['a.bib -o x.json --layout ring', 'There is force, time, scatter, vos, circular'],
    ['a.bib -o x.json --counting half', 'There is full, fractional'],
    ['a.bib -o x.json --normalization tanimoto', 'There is none, association, cosine, jaccard'],
    ['a.bib -o x.json --unit words', 'There is papers, works, authors'],
    ['a.bib -o x.json --quality best', 'There is modularity, cpm'],
    ['a.bib -o x.json --keywords all', 'There is auto, given, found, both'],
    ['a.bib -o x.json --layout scatter --x length', 'There is date'],
    ['a.bib -o x.json --strongest 1.5', 'a whole number from 0'],
    ['a.bib -o x.json --most-nodes 1', 'from 2 to 1000000'],
    ['a.bib -o x.svg --evidence', '--evidence is written into map files only'],
    ['a.bib -o x.json --seed 1.5', 'a whole number from 0'],
    ['a.bib -o x.json --seed nan', 'a whole number from 0'],
    ['a.bib -o x.json --resolution 0', 'from 0.000001 to 1000'],
    ['a.bib -o x.json --years soon', 'such as 2010-2015'],
    ['a.bib -o x.json --wrong', '--wrong'],
    ['a.bib -o', '-o'],
  ])('are refused with a remedy: %s', (line, remedy) => {
    expect(() => map(line)).toThrow(UsageError);
    expect(() => map(line)).toThrow(remedy);
  });
});

describe('settings of a network', () => {
  it('are all read', () => {
    const line =
      'a.bib -o x.json --evidence --network co-citation --unit authors --counting fractional --normalization salton ' +
      '--min-occurrences 3 --min-shared 2 --min-weight 0.1 --strongest 5 --largest-component --most-nodes 50 ' +
      '--no-outside-works --quality cpm --min-cluster-size 4 --resolution 0.0005 --layout scatter --x pagerank --y momentum';
    const { settings, given, evidence } = map(line);
    expect(settings).toEqual({
      ...DEFAULT_SETTINGS,
      network: 'co-citation',
      unit: 'authors',
      counting: 'fractional',
      normalization: 'cosine',
      minOccurrences: 3,
      minShared: 2,
      minWeight: 0.1,
      strongest: 5,
      largestComponent: true,
      mostNodes: 50,
      outsideWorks: false,
      quality: 'cpm',
      minClusterSize: 4,
      resolution: 0.0005,
      layout: 'scatter',
      scatterX: 'pagerank',
      scatterY: 'momentum',
    });
    expect({ ...DEFAULT_SETTINGS, ...given }).toEqual(settings);
    expect(evidence).toBe(true);
    expect(
      map('a.bib -o x.json --keywords both --min-keyword-papers 3 --min-author-papers 2 --neighbours 7')
        .given,
    ).toEqual({ keywords: 'both', minKeywordPapers: 3, minAuthorPapers: 2, neighbours: 7 });
    expect(
      map('a.bib -o x.json --network co-authorship --max-authors 9 --normalization association-strength')
        .given,
    ).toEqual({ network: 'co-authorship', maxAuthors: 9, normalization: 'association' });
  });

  it.each([
    ['--network citation --max-authors 9', 'Those that do: --network co-authorship.'],
    [
      '--network co-authorship --unit papers',
      '--network similarity, citation, bibliographic-coupling, relatedness.',
    ],
    ['--network mixed --unit authors', 'The network mixed has no unit "authors"'],
    ['--network mixed --strongest 5', 'The network mixed does not heed --strongest'],
    ['--network similarity --counting fractional', 'co-authorship, keyword-co-occurrence'],
    ['--network citation --normalization cosine', 'does not heed --normalization'],
    ['--network citation --no-outside-works', 'does not heed --no-outside-works'],
    ['--network citation --keywords found', 'Those that do: --network mixed, keyword-co-occurrence.'],
    ['--network citation --layout force --x date', '--x needs --layout scatter'],
  ])('are refused where they would do nothing: %s', (line, remedy) => {
    expect(() => map(`a.bib -o x.json ${line}`)).toThrow(UsageError);
    expect(() => map(`a.bib -o x.json ${line}`)).toThrow(remedy);
  });

  it('are taken everywhere where they say what is so anyhow', () => {
    for (const { name } of NETWORKS) {
      const line = `a.bib -o x.json --network ${name} --counting full --normalization none --quality cpm --min-weight 0`;
      expect(map(line).settings.network).toBe(name);
    }
    expect(map('a.bib -o x.json --network co-authorship --unit authors').settings.unit).toBe('authors');
  });

  it('are judged by the files where no network is named', () => {
    const { given, settings } = map('a.json -o x.json --strongest 5 --x date');
    expect(() => refuseUnheeded(given, settings)).toThrow('The network mixed does not heed --strongest');
    expect(() => refuseUnheeded(given, { ...settings, network: 'imported' })).toThrow('--x needs');
    refuseUnheeded(given, { ...settings, network: 'imported', layout: 'scatter' });
  });
});

describe('the rest of the command line', () => {
  it('reads the arguments of inspect', () => {
    expect(parseInspectArgs(['a.bib', '--json'])).toEqual({ files: ['a.bib'], json: true });
    expect(() => parseInspectArgs(['--json'])).toThrow(UsageError);
  });

  it('names every network and every kind of file in its help', () => {
    for (const { name } of NETWORKS) expect(usage()).toContain(name);
    for (const { extension } of EXPORTS) expect(usage()).toContain(extension);
    for (const option of [...Object.keys(CHOICES), ...Object.keys(NUMBERS), ...Object.keys(SWITCHES)])
      expect(usage()).toMatch(new RegExp(`--${option}\\b`));
    for (const { names } of Object.values(CHOICES)) for (const name of names) expect(usage()).toContain(name);
  });

  it('finds authors by any spelling of their name', () => {
    const snapshot = smallMap([
      { id: 'p' },
      { id: 'a:dvorak-jan', kind: 'author' },
      { id: 'a:dvorak-jana', kind: 'author' },
      { id: 'a:roe-jo', kind: 'author' },
    ]);
    snapshot.labels.splice(1, 3, 'Dvořák, Jan', 'Dvořák, Jana', 'Roe, Jo');
    expect(findAuthors(snapshot, ['jan dvorak'])).toEqual(['a:dvorak-jan']);
    expect(findAuthors(snapshot, ['Dvorak', 'ROE, Jo', 'roe'])).toEqual([
      'a:dvorak-jan',
      'a:dvorak-jana',
      'a:roe-jo',
    ]);
    expect(findAuthors(snapshot, [])).toEqual([]);
    expect(() => findAuthors(snapshot, ['Nobody'])).toThrow('No author on the map is called "Nobody"');
    expect(() => findAuthors(smallMap([{ id: 'p' }]), ['Roe'])).toThrow('--network mixed');
  });
});
