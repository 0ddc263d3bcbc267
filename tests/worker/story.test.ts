import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoryFile } from '../../src/lib/model/story';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import type { Engine, LoadOptions } from '../../src/lib/protocol/engine';
import { createEngine } from '../../workers/engine';
import { bytesOf } from './engine-over-channel';

const STORY: StoryFile = {
  title: 'Bees and bells',
  steps: [
    { title: 'All of it', view: '' },
    { title: 'Near', caption: 'One topic.', notes: 'Slowly.', seconds: 4, view: '0.eyJxIjoiYmVlIn0' },
  ],
};
const library = readFileSync('tests/fixtures/pollination.bib', 'utf8');

let plain = '';
beforeAll(async () => {
  const { engine } = await open('pollination.bib', library);
  plain = await engine.exportMap('json');
});

async function open(
  name: string,
  text: string,
  options: LoadOptions = {},
): Promise<{ engine: Engine; story: unknown }> {
  const engine = createEngine();
  const result = await engine.load(1, [{ name, bytes: bytesOf(text) }], DEFAULT_SETTINGS, options);
  if (result.kind !== 'done') throw new Error('no map');
  return { engine, story: result.story };
}

const withKeys = (keys: Record<string, unknown>): string =>
  JSON.stringify({ ...(JSON.parse(plain) as object), ...keys });

describe('a map file', () => {
  it('keeps the story, one step a line, and gives it back', async () => {
    const { engine } = await open('pollination.bib', library);
    const saved = await engine.exportMap('json', undefined, false, undefined, STORY);
    expect(saved.split('\n').filter((line) => line.includes('"notes":"Slowly."'))).toHaveLength(1);
    expect(JSON.parse(saved)).toEqual({ ...(JSON.parse(plain) as object), story: STORY });
    const again = await open('x.json', saved);
    expect(again.story).toEqual(STORY);
    expect(await again.engine.exportMap('json')).toBe(saved);
    // The page says that there is none any more.
    expect(await again.engine.exportMap('json', undefined, false, undefined, null)).toBe(plain);
  });

  it('keeps keys that this version does not know, through other settings too', async () => {
    const others = { plates: [{ id: 1 }, { id: 2 }], 'of-later': 'text', __proto: null };
    const { engine } = await open('x.json', withKeys({ ...others, story: STORY }));
    await engine.rebuild(2, { ...DEFAULT_SETTINGS, network: 'similarity' });
    expect(JSON.parse(await engine.exportMap('json'))).toMatchObject({ ...others, story: STORY });
  });

  it('keeps such keys of papers, authors and nodes too, whatever they hold (20 of them)', async () => {
    type Entry = { id: string } & Record<string, unknown>;
    type Lists = Record<'papers' | 'authors' | 'nodes', Entry[]>;
    const before = JSON.parse(plain) as Lists;
    const key = fc.string({ minLength: 1, maxLength: 12 }).map((name) => `x-${name}`);
    const keys = fc.dictionary(key, fc.jsonValue({ maxDepth: 2 }), { minKeys: 1, maxKeys: 3 });
    const listOf = (length: number) => fc.array(keys, { minLength: length, maxLength: length });
    const lists = ['papers', 'authors', 'nodes'] as const;
    await fc.assert(
      fc.asyncProperty(
        keys,
        fc.tuple(...lists.map((list) => listOf(before[list].length))),
        async (ofFile, given) => {
          const entries = lists.map((list, i) => [
            list,
            before[list].map((entry, at) => ({ ...entry, ...given[i]![at] })),
          ]);
          const text = withKeys({ ...ofFile, ...(Object.fromEntries(entries) as Lists) });
          const saved = await (await open('x.json', text)).engine.exportMap('json');
          expect(JSON.parse(saved)).toEqual(JSON.parse(text));
          expect(await (await open('x.json', saved)).engine.exportMap('json')).toBe(saved);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('keeps those of a paper that is joined with another file’s, and of nodes when files are added', async () => {
    const before = JSON.parse(plain) as { papers: { id: string }[]; nodes: { id: string }[] };
    const noted = before.papers.map((paper) => ({ ...paper, 'of-later': paper.id }));
    const nodes = before.nodes.map((node) => ({ ...node, pinned: node.id }));
    const { engine } = await open('x.json', withKeys({ papers: noted, nodes }));
    const result = await engine.load(2, [{ name: 'same.bib', bytes: bytesOf(library) }], DEFAULT_SETTINGS, {
      add: true,
    });
    expect(result.kind).toBe('done');
    const saved = JSON.parse(await engine.exportMap('json')) as typeof before;
    const list = (entries: object[], name: string) =>
      entries.flatMap((entry) => (entry as Record<string, unknown>)[name] ?? []).sort();
    expect(list(saved.papers, 'of-later')).toEqual(before.papers.map(({ id }) => id).sort());
    const known = new Set(before.nodes.map(({ id }) => id));
    const kept = saved.nodes.filter(({ id }) => known.has(id));
    expect(kept.length).toBeGreaterThan(10);
    expect(kept.map((node) => (node as { pinned?: string }).pinned)).toEqual(kept.map(({ id }) => id));
  });

  it('gives no story of files whose edits are known already', async () => {
    expect((await open('x.json', withKeys({ story: STORY }), { known: 1 })).story).toBeUndefined();
  });

  it('gives what stands in the place of a story as it is, and writes no nonsense', async () => {
    const { engine, story } = await open('x.json', withKeys({ story: 'once' }));
    expect(story).toBe('once');
    expect(JSON.parse(await engine.exportMap('json'))).not.toHaveProperty('story');
  });
});
