import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { joinWorks, NO_CORRECTIONS, partWorks } from '../../src/lib/model/corrections';
import { AUTHOR, KEYWORD } from '../../src/lib/model/network';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import type { JobResult } from '../../src/lib/protocol/engine';
import { bytesOf, engineOverChannel } from './engine-over-channel';

const ONE = `
@article{a, title={The rhythm of tides in small harbours}, author={Li, Xin and Roe, Jo}, year=2001, keywords={LLMs, noise}}
@article{b, title={Lanterns on the night ferry}, author={Li, X. and Roe, Jo}, year=2002, keywords={large language models}}
@article{c, title={Broken beyond repair
`;
const TWO = JSON.stringify([
  {
    id: 'a2',
    type: 'article-journal',
    title: 'The Rhythm of Tides in Small Harbours',
    author: [{ family: 'Li', given: 'Xin' }],
    issued: { 'date-parts': [[2001]] },
    references: [{ DOI: '10.1000/elsewhere', title: 'A work that nobody here has' }],
  },
]);

let close = () => undefined as void;
afterEach(() => close());

function start() {
  const channel = engineOverChannel();
  close = channel.close;
  return channel.remote;
}

function assertDone(result: JobResult): asserts result is Extract<JobResult, { kind: 'done' }> {
  expect(result.kind).toBe('done');
}

const files = () => [
  { name: 'one.bib', bytes: bytesOf(ONE) },
  { name: 'two.json', bytes: bytesOf(TWO) },
];

describe('corrections of the merging, over a message channel', () => {
  it('lists what was merged, who may be one person, what is missing, and what could not be read', async () => {
    const engine = start();
    const result = await engine.load(1, files(), DEFAULT_SETTINGS);
    assertDone(result);
    expect(result.report).toMatchObject({
      papers: 2,
      merged: 1,
      authorCandidates: 1,
      references: { total: 1, matched: 0, outside: 1, unreadable: 0 },
    });
    const [merge] = await engine.merges();
    expect(merge).toMatchObject({ by: 'title-year', records: [{ year: 2001 }, { year: 2001 }] });
    expect(merge!.records.map(({ place }) => place.file).sort()).toEqual(['one.bib', 'two.json']);
    expect(await engine.candidates()).toMatchObject([
      { sides: [{ name: 'Li, Xin' }, { name: 'Li, X.' }], sharedCoAuthors: 1 },
    ]);
    expect(await engine.citedWorks(5)).toMatchObject([
      { label: 'A work that nobody here has', doi: '10.1000/elsewhere', citedBy: 1 },
    ]);
  });

  it('applies the reader’s corrections and keeps them in the map file', async () => {
    const engine = start();
    assertDone(await engine.load(1, files(), DEFAULT_SETTINGS));
    const [merge] = await engine.merges();
    const [a, b] = merge!.records.map(({ key }) => key) as [string, string];
    const corrections = {
      authors: [{ from: 'Li, X.', to: 'Li, Xin' }],
      keywords: [
        { from: 'LLM', to: 'large language model' },
        { from: 'noise', to: '' },
      ],
      apart: [[a, b] as const],
    };
    const result = await engine.correct(2, corrections, DEFAULT_SETTINGS);
    assertDone(result);
    expect(result.corrections).toEqual(corrections);
    const labels = (kind: number) =>
      result.snapshot.labels.filter((_, node) => result.snapshot.kinds[node] === kind).sort();
    expect(result.report).toMatchObject({ papers: 3, merged: 0, authorCandidates: 0 });
    expect(labels(AUTHOR)).toEqual(['Li, Xin', 'Roe, Jo']);
    expect(labels(KEYWORD)).toEqual(['large language model']);

    const saved = await engine.exportMap('json');
    const again = await start().load(3, [{ name: 'saved.json', bytes: bytesOf(saved) }], DEFAULT_SETTINGS);
    assertDone(again);
    expect(again.corrections).toEqual(corrections);
    expect(again.report).toMatchObject({ papers: 3, authors: 2, keywords: 1 });
  });

  it('offers what may be one work again when its map file is opened, by itself and beside another file', async () => {
    const text = `
@inproceedings{talk, title={Counting herons from the ferry}, author={Ahl, Ann and Roe, Jo}, year=2011, doi={10.5555/days.4}, booktitle={Proceedings of the Heron Days}, pages={40--44}}
@article{article, title={Counting herons from the ferry}, author={Ahl, Ann and Roe, Jo}, year=2013, doi={10.5555/herons.1}, journal={Journal of Herons}, pages={101--119}}
@inproceedings{lamps, title={Lamps for fog in northern harbours}, author={Li, Xin and Roe, Jo}, year=2004, doi={10.5555/days.5}, booktitle={Proceedings of the Fog Days}, pages={4--8}}
@article{fog, title={Lamps for fog in northern harbours}, author={Li, Xin and Roe, Jo}, year=2006, doi={10.5555/fog.9}, journal={Annals of Fog}, pages={301--319}}`;
    const engine = start();
    assertDone(await engine.load(1, [{ name: 'h.bib', bytes: bytesOf(text) }], DEFAULT_SETTINGS));
    const offered = async ({ workCandidates }: Pick<typeof engine, 'workCandidates'>) =>
      (await workCandidates()).lines.map(({ papers, evidence }) => ({ papers, evidence }));
    const before = await offered(engine);
    expect(before).toHaveLength(2);
    const saved = { name: 'saved.json', bytes: bytesOf(await engine.exportMap('json')) };
    close();
    for (const others of [[], files()]) {
      const again = start();
      const opened = await again.load(1, [saved, ...others], DEFAULT_SETTINGS);
      assertDone(opened);
      expect(opened.report.workCandidates).toBe(2);
      expect(await offered(again)).toEqual(before);
      const [heron, lamps] = (await again.workCandidates()).lines.map(({ keys }) => keys);
      const corrections = { ...joinWorks(NO_CORRECTIONS, heron!), apart: [lamps!] };
      const result = await again.correct(2, corrections, DEFAULT_SETTINGS);
      assertDone(result);
      expect(result.report).toMatchObject({ papers: opened.report.papers - 1, workCandidates: 0 });
      const bytes = bytesOf(await again.exportMap('json'));
      close();
      const last = start();
      const third = await last.load(1, [{ name: 'third.json', bytes }], DEFAULT_SETTINGS);
      assertDone(third);
      expect(third.report).toMatchObject({ papers: opened.report.papers - 1, workCandidates: 0 });
      close();
    }
  });

  it('joins two works that may be one, keeps that in the map file, and parts them again', async () => {
    const engine = start();
    const text = `
@inproceedings{talk, title={Counting herons from the ferry}, author={Ahl, Ann and Roe, Jo}, year=2011, doi={10.5555/days.4}, booktitle={Proceedings of the Heron Days}, pages={40--44}}
@article{article, title={Counting herons from the ferry}, author={Ahl, Ann and Roe, Jo}, year=2013, doi={10.5555/herons.1}, journal={Journal of Herons}, pages={101--119}}
@article{tides, title={Tides in small harbours}, author={Li, Xin}, year=1999}`;
    const loaded = await engine.load(1, [{ name: 'h.bib', bytes: bytesOf(text) }], DEFAULT_SETTINGS);
    assertDone(loaded);
    expect(loaded.report).toMatchObject({ papers: 3, workCandidates: 1 });
    const { lines } = await engine.workCandidates();
    const corrections = joinWorks(NO_CORRECTIONS, lines[0]!.keys);
    const result = await engine.correct(2, corrections, DEFAULT_SETTINGS);
    assertDone(result);
    expect(result.corrections).toEqual(corrections);
    expect(result.report).toMatchObject({ papers: 2, merged: 1, workCandidates: 0 });
    const [merge] = await engine.merges();
    expect(merge).toMatchObject({ by: 'reader', records: [{ year: 2011 }, { year: 2013 }] });

    const saved = await engine.exportMap('json');
    const other = start();
    const again = await other.load(3, [{ name: 'saved.json', bytes: bytesOf(saved) }], DEFAULT_SETTINGS);
    assertDone(again);
    expect(again.corrections).toEqual(corrections);
    expect(again.report.papers).toBe(2);
    expect(await other.exportMap('json')).toBe(saved);

    const parted = await engine.correct(
      4,
      partWorks(
        corrections,
        merge!.records.map(({ key }) => key),
      ),
      DEFAULT_SETTINGS,
    );
    assertDone(parted);
    expect(parted.report).toMatchObject({ papers: 3, merged: 0, workCandidates: 1 });
  });

  it('takes a thesaurus that is opened with the papers, and reads one by itself', async () => {
    const engine = start();
    const thesaurus = { name: 'thesaurus.txt', bytes: bytesOf('label\treplace by\nli, x.\tLi, Xin\n') };
    const result = await engine.load(1, [...files(), thesaurus], DEFAULT_SETTINGS);
    assertDone(result);
    expect(result.report.authors).toBe(2);
    const alone = { name: 'thesaurus.txt', bytes: bytesOf('label\treplace by\nLLM\tmodel\nx\n') };
    expect(await engine.readAliases([alone])).toMatchObject({
      aliases: [{ from: 'LLM', to: 'model' }],
      problems: [{ code: 'thesaurus-line-unreadable' }],
    });
    const refused = await start().load(
      2,
      [{ name: 't.txt', bytes: bytesOf('label\treplace by\nLLM\tmodel\n') }],
      DEFAULT_SETTINGS,
    );
    expect(refused).toMatchObject({ kind: 'failed', problem: { code: 'only-corrections' } });
  });

  it('reads a file as the reader says', async () => {
    const engine = start();
    const text = 'Daily Papers\n@misc{x, title={Tides}}\n';
    const file = () => [{ name: 'x.txt', bytes: bytesOf(text) }];
    const formats = await engine.formats();
    expect(formats).toContainEqual({ id: 'daily-papers', label: 'Daily papers page (text)' });
    assertDone(await engine.load(1, file(), DEFAULT_SETTINGS));
    const other = await engine.load(2, file(), DEFAULT_SETTINGS, {
      corrections: NO_CORRECTIONS,
      choices: { formats: { 'x.txt': 'daily-papers' } },
    });
    expect(other.kind === 'done' || other.kind === 'failed').toBe(true);
    const report = other.kind === 'cancelled' ? null : other.report;
    expect(report?.files[0]).toMatchObject({ format: 'daily-papers', confidence: 1 });
  });

  it('takes a blob as it takes bytes, and files out of an archive', async () => {
    const engine = start();
    const zip = zipSync({ 'one.bib': strToU8(ONE), 'more/two.json': strToU8(TWO) });
    const result = await engine.load(
      1,
      [{ name: 'all.zip', bytes: new Blob([new Uint8Array(zip)]) }],
      DEFAULT_SETTINGS,
    );
    assertDone(result);
    expect(result.report.files.map(({ name }) => name)).toEqual([
      'all.zip › one.bib',
      'all.zip › more/two.json',
    ]);
    expect(result.report.papers).toBe(2);
  });
});
