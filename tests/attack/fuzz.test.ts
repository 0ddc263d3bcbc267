/** The first fuzzed inputs of the row that `npm run attack` tries whole: no crash, no hang, no word left out, no intact entry lost. */
import { expect, it } from 'vitest';
import { PARSERS } from '../../src/lib/parsers/registry';
import { makeBases } from './bases';
import { DAMAGES } from './damage';
import { runAttack } from './run-attack';

const INPUTS = Number(process.env.PAPERCOSM_ATTACK ?? 1_000);
const ENGINE_EVERY = 20;

it('the intact files are of every format that is read', async () => {
  const bases = await makeBases();
  const known = new Set(bases.flatMap(({ formats }) => formats));
  expect(PARSERS.filter(({ id }) => !known.has(id)).map(({ id }) => id)).toEqual([]);
  expect(bases.length * DAMAGES.length).toBeLessThan(INPUTS);
});

it(`${INPUTS} inputs`, async () => {
  const tried = await runAttack({ inputs: INPUTS, engineEvery: ENGINE_EVERY });
  expect(tried).toHaveLength(INPUTS);
  const faults = tried.flatMap(({ number, name, damage, faults: found }) =>
    found.map(({ kind, what }) => `${number} ${name}, ${damage}: ${kind}: ${what}`),
  );
  expect(faults).toEqual([]);
  expect(tried.filter(({ throughEngine }) => throughEngine).length).toBeGreaterThan(INPUTS / 50);
}, 1_800_000);
