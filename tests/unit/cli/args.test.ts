import { describe, expect, it } from 'vitest';
import { parseInspectArgs, parseMapArgs } from '../../../src/cli/args';
import { findAuthors } from '../../../src/cli/find-author';
import { UsageError, usage } from '../../../src/cli/usage';
import { EXPORTS } from '../../../src/lib/export/registry';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
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
      years: { from: null, to: null },
      authors: [],
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
    ['a.bib -o x.json --layout ring', 'There is force'],
    ['a.bib -o x.json --counting half', 'There is full'],
    ['a.bib -o x.json --seed 1.5', 'a whole number from 0'],
    ['a.bib -o x.json --seed nan', 'a whole number from 0'],
    ['a.bib -o x.json --resolution 0', 'from 0.01 to 100'],
    ['a.bib -o x.json --years soon', 'such as 2010-2015'],
    ['a.bib -o x.json --wrong', '--wrong'],
    ['a.bib -o', '-o'],
  ])('are refused with a remedy: %s', (line, remedy) => {
    expect(() => map(line)).toThrow(UsageError);
    expect(() => map(line)).toThrow(remedy);
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
