/** A thousand map files of wrong types: read, and every tenth made a map of by the engine. */
import { expect, it } from 'vitest';
import { createRng } from '../../src/lib/graph/rng';
import { writeMapFile } from '../../src/lib/export/map-file';
import { NO_PROGRESS } from '../../src/lib/model/progress';
import { DEFAULT_SETTINGS } from '../../src/lib/model/settings';
import { DEFAULT_VIEW } from '../../src/lib/model/view';
import { readFiles } from '../../src/lib/parsers/read-files';
import { decodeView, toHash } from '../../src/lib/view/permalink';
import { pollination } from '../unit/export/make-map';
import { engineOverChannel } from '../worker/engine-over-channel';
import { watchSurroundings } from './surroundings';
import { withWrongValues } from './wrong-values';

const COUNT = Number(process.env.PAPERCOSM_ATTACK_MAPS ?? 1_000);
const ENGINE_EVERY = Number(process.env.PAPERCOSM_ATTACK_ENGINE ?? 10);

it(`${COUNT} map files`, async () => {
  const { input, snapshot } = await pollination();
  const view = toHash({ ...DEFAULT_VIEW, selection: ['amsel2009'], query: 'bees' });
  const corrections = { authors: [{ from: 'a', to: 'b' }], keywords: [], apart: [] };
  const whole = JSON.parse(writeMapFile({ ...input, snapshot, view, corrections })) as object;
  const { remote, close } = engineOverChannel();
  const watch = watchSurroundings();
  for (let i = 0; i < COUNT; i++) {
    const text = JSON.stringify(withWrongValues(whole, createRng(i + 1)));
    const bytes = new TextEncoder().encode(text);
    const read = await readFiles([{ name: `${i}.json`, bytes }], NO_PROGRESS);
    const thrown = read.files.flatMap(({ problems }) =>
      problems.filter(({ code }) => code === 'file-unreadable'),
    );
    expect(thrown, `${i}`).toEqual([]);
    const saved = read.savedMap?.view;
    if (saved) expect(decodeView(saved).view, `${i}`).toBeTypeOf('object');
    if (i % ENGINE_EVERY > 0) continue;
    const result = await remote.load(i + 1, [{ name: `${i}.json`, bytes }], DEFAULT_SETTINGS);
    if (result.kind === 'failed') {
      expect(result.problem.code, `${i}: ${result.problem.message}`).not.toBe('engine-failed');
      expect(result.problem.message).not.toBe('');
    }
    expect((await remote.formats()).length).toBeGreaterThan(0);
  }
  expect(watch.faults()).toEqual([]);
  watch.stop();
  close();
});
