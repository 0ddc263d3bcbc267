/** Tries fuzzed inputs in processes beside each other and collects what was wrong. One that hangs is ended and counts as a fault. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Message, Tried } from './child';

export interface AttackOptions {
  /** How many inputs; they are the first of an endless row, the same in every run. */
  inputs: number;
  /** Every how many go through the engine too. */
  engineEvery: number;
  /** Number of the first. */
  from?: number;
  onTried?: (tried: Tried) => void;
}

/** An input takes milliseconds, the heaviest some seconds; on a busy machine many times as long. */
const HANG_MILLISECONDS = 120_000;
/** A process reads the intact files before its first input. */
const START_MILLISECONDS = 600_000;
const PROCESSES = 2;

export async function runAttack({ inputs, engineEvery, from = 0, onTried }: AttackOptions): Promise<Tried[]> {
  const all: Tried[] = [];
  const rows = Array.from({ length: PROCESSES }, async (_, row) => {
    let next = from + row;
    while (next < from + inputs) {
      const tried = await tryRow(next, from + inputs, engineEvery, onTried);
      next = (tried.at(-1)?.number ?? next) + PROCESSES;
      all.push(...tried);
    }
  });
  await Promise.all(rows);
  return all.sort((a, b) => a.number - b.number);
}

/** Tries from a number on until all are tried or the process ends; the input that ended it is the last. */
function tryRow(
  first: number,
  stop: number,
  engineEvery: number,
  onTried?: (tried: Tried) => void,
): Promise<Tried[]> {
  return new Promise((resolve) => {
    const done: Tried[] = [];
    const note = (tried: Tried) => {
      done.push(tried);
      onTried?.(tried);
    };
    let open: Extract<Message, { begins: number }> | undefined;
    let hangs = false;
    const child = fork(
      fileURLToPath(new URL('./child.ts', import.meta.url)),
      [first, PROCESSES, stop, engineEvery].map(String),
      { execArgv: ['--import', 'tsx'] },
    );
    let timer: NodeJS.Timeout;
    const wait = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        hangs = true;
        child.kill('SIGKILL');
      }, milliseconds);
    };
    wait(START_MILLISECONDS);
    child.on('message', (message: Message) => {
      wait(HANG_MILLISECONDS);
      if ('begins' in message) open = message;
      else {
        open = undefined;
        note(message.tried);
      }
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      if (open || code !== 0) {
        const { begins: number, name, damage } = open ?? { begins: first, name: '', damage: '' };
        const what = hangs ? `no answer in ${HANG_MILLISECONDS / 1000} s` : `the process ended with ${code}`;
        const faults = [{ kind: hangs ? ('hang' as const) : ('crash' as const), what }];
        note({ number, name, damage, throughEngine: false, milliseconds: 0, faults });
      }
      resolve(done);
    });
  });
}
