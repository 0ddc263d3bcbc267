import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import { DEFAULT_FILTERS } from '../../src/lib/model/view';
import type { JobResult } from '../../src/lib/protocol/engine';
import { activeFilters } from '../../src/lib/view/filter-chips';
import { hasFilters } from '../../src/lib/view/filters';
import { computeMask } from '../../src/lib/view/shown';
import { bytesOf, engineOverChannel } from './engine-over-channel';

const ONE = `
@book{rain, editor={Lund, Mette and Roe, Jo}, title={Rain days and nights}, year=2011, keywords={rain}}
@article{tin, author={Li, X. and Ahl, Ann}, title={Retracted: Rain on tin roofs}, year=2012, keywords={rain}}
@article{hail, author={Li, Xin and Roe, Jo}, title={Hail on slate roofs}, year=2013, keywords={noise}}`;
const OTHER =
  '@article{sun, author={Bo, Ib}, title={Sun on tin roofs and slate}, year=2014, keywords={noise}}';

let close: (() => void)[] = [];
afterEach(() => {
  close.forEach((one) => one());
  close = [];
});

function start() {
  const channel = engineOverChannel();
  close.push(channel.close);
  return channel.remote;
}

function assertDone(result: JobResult): asserts result is Extract<JobResult, { kind: 'done' }> {
  expect(result.kind).toBe('done');
}

const file = (name: string, text: string) => ({ name, bytes: bytesOf(text) });

describe('roles and flags over a message channel', () => {
  it('shows a book under its editors, and comes back from the map file', async () => {
    const engine = start();
    let result = await engine.load(1, [file('one.bib', ONE)], DEFAULT_SETTINGS);
    const saved = JSON.parse(await engine.exportMap('json')) as { papers: Record<string, unknown>[] };
    expect(saved.papers[0]).toMatchObject({ roles: { editors: [{ family: 'Lund' }, { family: 'Roe' }] } });
    expect(saved.papers[1]).toMatchObject({ flags: ['retracted'] });
    for (const from of [engine, start()]) {
      if (from !== engine)
        result = await from.load(2, [file('map.json', JSON.stringify(saved))], DEFAULT_SETTINGS);
      assertDone(result);
      const { snapshot } = result;
      const nodeOf = (id: string) => snapshot.ids.indexOf(id);
      expect(snapshot.labels[nodeOf('rain')]).toBe('Lund 2011');
      expect(await from.details(nodeOf('rain'))).toMatchObject({
        authors: [],
        editors: ['Lund, Mette', 'Roe, Jo'],
      });
      expect(await from.details(nodeOf('tin'))).toMatchObject({ flags: ['retracted'] });
      const passing = (retracted: 'hide' | 'only') => {
        const mask = computeMask(snapshot, { ...DEFAULT_FILTERS, kinds: ['paper'], retracted });
        return snapshot.ids.filter((_, node) => mask[node] === 1).sort();
      };
      expect(passing('hide')).toEqual(['hail', 'rain']);
      expect(passing('only')).toEqual(['tin']);
      const filters = { ...DEFAULT_FILTERS, retracted: 'hide' as const };
      const [chip] = activeFilters(snapshot, filters);
      expect(chip).toMatchObject({ id: 'retracted', label: 'without retracted papers' });
      expect([hasFilters(filters), hasFilters(chip!.without)]).toEqual([true, false]);
    }
  });

  it('filters authors by the papers behind them', async () => {
    const result = await start().load(1, [file('one.bib', ONE)], {
      ...DEFAULT_SETTINGS,
      network: 'co-authorship',
    });
    assertDone(result);
    const { snapshot } = result;
    const mask = computeMask(snapshot, { ...DEFAULT_FILTERS, retracted: 'only' });
    expect(snapshot.labels.filter((_, node) => mask[node] === 1).sort()).toEqual(['Ahl, Ann', 'Li, X.']);
  });
});

describe('corrections of a map file opened with others', () => {
  const CORRECTIONS = {
    authors: [{ from: 'Li, X.', to: 'Li, Xin' }],
    keywords: [{ from: 'noise', to: '' }],
    apart: [],
  };

  async function saved(text: string, corrections: typeof CORRECTIONS): Promise<string> {
    const engine = start();
    await engine.load(1, [file('one.bib', text)], DEFAULT_SETTINGS);
    assertDone(await engine.correct(2, corrections, DEFAULT_SETTINGS));
    return engine.exportMap('json');
  }

  it('hold in both orders beside a bibliography', async () => {
    const map = file('map.json', await saved(ONE, CORRECTIONS));
    for (const files of [
      [map, file('o.bib', OTHER)],
      [file('o.bib', OTHER), map],
    ]) {
      const result = await start().load(3, files, DEFAULT_SETTINGS);
      assertDone(result);
      expect(result.corrections).toEqual(CORRECTIONS);
      expect(result.report).toMatchObject({ papers: 4, keywords: 1 });
    }
  });

  it('of two map files are joined, the same in both orders, also where they disagree', async () => {
    const a = file('a.json', await saved(ONE, CORRECTIONS));
    const other = {
      authors: [{ from: 'Bo, Ib', to: 'Bo, Ivar' }],
      keywords: [{ from: 'noise', to: 'sound' }],
      apart: [],
    };
    const b = file('b.json', await saved(OTHER, other));
    const results = [
      await start().load(3, [a, b], DEFAULT_SETTINGS),
      await start().load(4, [b, a], DEFAULT_SETTINGS),
    ];
    const given = results.map((result) => {
      assertDone(result);
      return result.corrections;
    });
    expect(given[0]!.authors).toHaveLength(2);
    expect(given[1]).toEqual(given[0]);
  });

  it('are not brought back where the reader took them back', async () => {
    const map = file('map.json', await saved(ONE, CORRECTIONS));
    const result = await start().load(3, [map, file('o.bib', OTHER)], DEFAULT_SETTINGS, { known: 2 });
    assertDone(result);
    expect(result.corrections.authors).toEqual([]);
  });
});
