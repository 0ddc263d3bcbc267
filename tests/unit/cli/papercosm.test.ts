import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../src/cli/papercosm';
import { decodeView } from '../../../src/lib/view/permalink';

const library = path.resolve('tests/fixtures/pollination.bib');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'papercosm-'));
  writeFileSync(
    path.join(folder, 'three.bib'),
    '@article{a, title={Bees of the meadow}, author={Roe, Jo}, journal={Bees}, year=1999, abstract={On bees.}}\n' +
      '@article{b, title={Wasps of the wood}, author={Poe, Al and Roe, Jo}, journal={Bees}, year=2001}\n' +
      '@misc{c, title={Undated notes on hoverflies}}\n',
  );
  writeFileSync(path.join(folder, 'nothing.txt'), 'No paper here, only a line of text.\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]) {
  let out = '';
  let error = '';
  const streams = {
    out: (text: string) => void (out += text),
    error: (text: string) => void (error += text),
  };
  const status = await runCommand(args, streams, folder);
  return { status, out, error };
}
const written = (name: string) => readFileSync(path.join(folder, name), 'utf8');

describe('papercosm inspect', () => {
  it('tells as JSON what was read, on standard output alone', async () => {
    const { status, out, error } = await run('inspect', 'three.bib', '--json');
    expect([status, error]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      files: [{ name: 'three.bib', format: 'bibtex', records: 3, problems: [] }],
      corpus: {
        papers: 3,
        authors: 2,
        keywords: 0,
        venues: 1,
        citations: 0,
        merged: 0,
        firstYear: 1999,
        lastYear: 2001,
        withoutYear: 1,
        withoutAbstract: 2,
      },
    });
  });

  it('tells the same in words', async () => {
    const { status, out } = await run('inspect', library);
    expect(status).toBe(0);
    expect(out).toMatch(/^pollination\.bib: BibTeX, \d+ records\n/);
  });

  it('exits with 1 when there is nothing usable, and still says what it saw', async () => {
    const { status, out } = await run('inspect', 'nothing.txt', '--json');
    expect(status).toBe(1);
    const { files } = JSON.parse(out) as { files: { format: unknown; problems: { code: string }[] }[] };
    expect(files[0]?.format).toBeNull();
    expect(files[0]?.problems[0]?.code).toBeTruthy();
  });
});

describe('papercosm map', () => {
  it('writes a map file, twice the same', async () => {
    const { status, out, error } = await run('map', library, '-o', 'x.json');
    expect([status, out]).toEqual([0, '']);
    expect(error).toContain('Written to x.json');
    await run('map', library, '-o', 'y.json');
    expect(written('y.json')).toBe(written('x.json'));
    expect(JSON.parse(written('x.json'))).toMatchObject({ format: 'papercosm-map', version: 1 });
  });

  it('keeps years and authors as the view of the map file', async () => {
    await run('map', library, '-o', 'v.json', '--years', '2010-2012', '--author', 'Brandt', '--seed', '3');
    const file = JSON.parse(written('v.json')) as {
      view: string;
      settings: object;
      authors: { id: string; family: string }[];
    };
    const { view, problem } = decodeView(file.view);
    expect(problem).toBeUndefined();
    expect(view.filters).toMatchObject({ from: '2010', to: '2012' });
    expect(view.filters.authors).toEqual(
      file.authors.filter(({ family }) => family === 'Brandt').map(({ id }) => id),
    );
    expect(file.settings).toMatchObject({ seed: 3 });
  });

  it('writes figures and graphs', async () => {
    expect((await run('map', library, '-o', 'x.svg', '--years', '2010-2012')).status).toBe(0);
    expect(written('x.svg')).toContain('2010 to 2012');
    const { status } = await run('map', library, '-o', 'x.gexf', '--years', '2010-2012');
    expect(status).toBe(0);
    expect(written('x.gexf')).toContain('http://gexf.net/1.3');
    const years = [...written('x.gexf').matchAll(/<attvalue for="year" value="(\d+)"/g)].map(
      (match) => match[1],
    );
    expect(years.length).toBeGreaterThan(0);
    expect(years.filter((year) => Number(year) < 2010 || Number(year) > 2012)).toEqual([]);
  });

  it('filters a map without papers, and its bibliography, by years and authors', async () => {
    const network = ['--network', 'co-authorship'];
    await run('map', library, '-o', 'a.json', ...network, '--years', '2010-2012', '--author', 'Brandt');
    const file = JSON.parse(written('a.json')) as { view: string; nodes: { id: string; kind: string }[] };
    expect(file.nodes.every(({ kind }) => kind === 'author')).toBe(true);
    const { filters } = decodeView(file.view).view;
    expect(filters).toMatchObject({ from: '2010', to: '2012' });
    expect(filters.authors.map((id) => file.nodes.some((node) => node.id === id))).toEqual([true]);

    await run('map', library, '-o', 'a.svg', ...network, '--author', 'Brandt');
    expect(written('a.svg')).toContain('papers by Brandt');

    await run('map', 'three.bib', '-o', 'all.bib', ...network);
    expect(written('all.bib').match(/title = .*/g)).toEqual([
      expect.stringContaining('Bees of the meadow'),
      expect.stringContaining('Wasps of the wood'),
    ]);
    await run('map', 'three.bib', '-o', 'late.bib', ...network, '--years', '2000-');
    expect(written('late.bib').match(/title = .*/g)).toEqual([expect.stringContaining('Wasps of the wood')]);
  });

  it('says in a map file why it is so, when asked', async () => {
    await run('map', library, '-o', 'why.json', '--evidence');
    const file = JSON.parse(written('why.json')) as { links: unknown[]; evidence: { links: unknown[] } };
    expect(file.evidence.links).toHaveLength(file.links.length);
    await run('map', library, '-o', 'x.json');
    expect(JSON.parse(written('x.json'))).not.toHaveProperty('evidence');
    expect((await run('map', 'why.json', '-o', 'again.json')).status).toBe(0);
    expect(written('again.json')).toBe(written('x.json'));
  });

  it('puts named settings before those of a map file, and asks the network of the file whether it heeds them', async () => {
    await run('map', library, '-o', 'saved.json', '--network', 'co-authorship', '--seed', '5');
    await run('map', 'saved.json', '-o', 'again.json', '--counting', 'fractional');
    expect(JSON.parse(written('again.json'))).toMatchObject({
      settings: { network: 'co-authorship', seed: 5, counting: 'fractional' },
    });
    await run('map', 'saved.json', '-o', 'other.json', '--network', 'citation');
    expect(JSON.parse(written('other.json'))).toMatchObject({ settings: { network: 'citation', seed: 5 } });
    await run('map', 'saved.json', '-o', 'same.json', '--seed', '5');
    expect(written('same.json')).toBe(written('saved.json'));
    const refused = await run('map', 'saved.json', '-o', 'z.json', '--neighbours', '4');
    expect([refused.status, refused.error]).toEqual([
      2,
      expect.stringContaining('does not heed --neighbours'),
    ]);
    const mixed = await run('map', library, '-o', 'z.json', '--strongest', '4');
    expect([mixed.status, mixed.error]).toEqual([2, expect.stringContaining('does not heed --strongest')]);
    const none = await run('map', library, '-o', 'z.json', '--network', 'imported');
    expect([none.status, none.error]).toEqual([
      2,
      expect.stringContaining('needs a file that holds a finished map'),
    ]);
  });

  it('exits with 1 when there is nothing usable', async () => {
    const { status, error } = await run('map', 'nothing.txt', '-o', 'z.json');
    expect(status).toBe(1);
    expect(error).toContain('nothing.txt');
  });

  it.each([
    [['map', 'missing.bib', '-o', 'z.json'], 'missing.bib does not exist'],
    [['map', '.', '-o', 'z.json'], 'is a folder'],
    [['map', library, '-o', 'no/such/folder.json'], "can't be written"],
    [['map', library, '-o', 'z.json', '--author', 'Nobody'], 'called "Nobody"'],
    [['draw'], 'no command "draw"'],
    [[], 'Say what to do'],
  ])('exits with 2 on wrong usage: %j', async (args, message) => {
    const { status, out, error } = await run(...args);
    expect([status, out]).toEqual([2, '']);
    expect(error).toContain(message);
    expect(error).not.toMatch(/ {4}at /);
  });
});

describe('the papercosm program', () => {
  it('runs from any folder, helps, and passes its exit status on', { timeout: 60_000 }, () => {
    const program = path.resolve('src/cli/bin.mjs');
    const start = (...args: string[]) =>
      spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' });
    const help = start('--help');
    expect([help.status, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain('papercosm map FILE... -o OUT');
    const version = start('--version');
    expect(version.stdout.trim()).toMatch(/^\d+\.\d+\.\d+/);
    expect(start('map').status).toBe(2);
  });
});
