/**
 * Tries inputs one after the other in a process of its own, so that one that never ends or takes all memory can be ended from outside.
 * Arguments: the first number, the step to the next, the number to stop before, and every how many the engine is asked too.
 */
import { engineOverChannel } from '../worker/engine-over-channel';
import { makeBases } from './bases';
import { makeInput, tryEngine, tryReading, type Fault } from './try-input';

export interface Tried {
  number: number;
  name: string;
  damage: string;
  throughEngine: boolean;
  milliseconds: number;
  faults: Fault[];
}

/** What is told of an input before it is tried, and behind it. */
export type Message = { begins: number; name: string; damage: string } | { tried: Tried };

const [first = 0, step = 1, stop = 1, engineEvery = 1] = process.argv.slice(2).map(Number);
const send = (message: Message) => void process.send?.(message);

const bases = await makeBases();
const intact = bases.find(({ name }) => name === 'written.bib')!;
const { remote, close } = engineOverChannel();
for (let number = first; number < stop; number += step) {
  const input = makeInput(number, bases);
  const [name, damage] = [input.base.name, input.kind];
  send({ begins: number, name, damage });
  const started = performance.now();
  const throughEngine = Math.floor(number / step) % engineEvery === 0;
  const faults = await tryReading(input);
  if (throughEngine) faults.push(...(await tryEngine(input, remote, intact)));
  send({ tried: { number, name, damage, throughEngine, milliseconds: performance.now() - started, faults } });
}
close();
process.disconnect();
