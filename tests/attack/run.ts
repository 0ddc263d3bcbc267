/** npm run attack: all 10,000 inputs, or as many as are asked for (npm run attack -- 500), and a table of what came of them. */
import { DAMAGES } from './damage';
import { runAttack } from './run-attack';
import type { Tried } from './child';

const [inputs = 10_000, engineEvery = 1, from = 0] = process.argv.slice(2).map(Number);

let count = 0;
const tried = await runAttack({
  inputs,
  engineEvery,
  from,
  onTried: ({ number, name, damage, faults, milliseconds }) => {
    for (const { kind, what } of faults) console.log(`${number} ${name}, ${damage}: ${kind}: ${what}`);
    if (milliseconds > 5_000) console.log(`${number} ${name}, ${damage}: ${Math.round(milliseconds)} ms`);
    if (++count % 1_000 === 0) console.log(`${count} tried`);
  },
});

const count_ = (rows: readonly Tried[], kind: string) =>
  rows.reduce((sum, { faults }) => sum + faults.filter((fault) => fault.kind === kind).length, 0);
console.table(
  Object.fromEntries(
    [...DAMAGES, 'all'].map((damage) => {
      const rows = tried.filter((one) => damage === 'all' || one.damage === damage);
      const faults = ['crash', 'hang', 'lost', 'unsaid', 'polluted', 'dead'].map((kind) => [
        kind,
        count_(rows, kind),
      ]);
      const engine = rows.filter(({ throughEngine }) => throughEngine).length;
      return [damage, { inputs: rows.length, 'through the engine': engine, ...Object.fromEntries(faults) }];
    }),
  ),
);
process.exitCode = tried.some(({ faults }) => faults.length > 0) ? 1 : 0;
