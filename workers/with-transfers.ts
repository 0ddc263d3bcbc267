import { transfer } from 'comlink';
import { snapshotBuffers } from '../src/lib/model/snapshot';
import type { Engine, JobResult, ProgressMessage } from '../src/lib/protocol/engine';

function moveResult(result: JobResult): JobResult {
  return result.kind === 'done' ? transfer(result, snapshotBuffers(result.snapshot)) : result;
}

function moveProgress(message: ProgressMessage): ProgressMessage {
  const buffers = message.preview ? snapshotBuffers(message.preview) : [];
  if (message.positions) buffers.push(message.positions.buffer as ArrayBuffer);
  return buffers.length > 0 ? transfer(message, buffers) : message;
}

/** The same engine, with its large arrays handed over instead of copied. What it exposes is frozen. */
export function withTransfers(engine: Engine): Engine {
  return Object.freeze({
    ...engine,
    load: async (run, files, settings, options) =>
      moveResult(await engine.load(run, files, settings, options)),
    rebuild: async (run, settings) => moveResult(await engine.rebuild(run, settings)),
    correct: async (run, corrections, settings) =>
      moveResult(await engine.correct(run, corrections, settings)),
    editClusters: async (run, edits) => moveResult(await engine.editClusters(run, edits)),
    listen: (listener) => engine.listen((message) => void listener(moveProgress(message))),
  } satisfies Engine);
}
