import type { MapContext } from '../src/lib/map/map-context';
import { availableMetrics, computeMetric } from '../src/lib/metrics/registry';
import { answerMainPath, answerPath } from '../src/lib/evidence/answer-paths';
import { computeBursts } from '../src/lib/metrics/time/bursts';
import { computeEmergence } from '../src/lib/metrics/time/emergence';
import { computeEvolution } from '../src/lib/metrics/time/thematic-evolution';
import { CancelledError, type Progress } from '../src/lib/model/progress';
import type { MapQueries } from '../src/lib/protocol/map-queries';
import { yieldToMessages } from './jobs';

/** A worker yields to its messages at least this often while it computes, in milliseconds. */
const YIELD_EVERY = 40;

/**
 * Answers the questions about a map that take a computation. An answer is kept with its map, and so are those on their way: asked twice,
 * worked out once.
 *
 * @param current the map that stands now, or null
 * @param now clock in milliseconds; only decides when to yield
 */
export function createMapQueries(current: () => MapContext | null, now: () => number): MapQueries {
  const answers = new WeakMap<MapContext, Map<string, Promise<unknown>>>();

  /** Yields now and then, and gives up once another map has taken the place of this one. */
  function progressFor(context: MapContext): Progress {
    let lastYield = now();
    const yieldOnce = async () => {
      await yieldToMessages();
      lastYield = now();
      if (current() !== context) throw new CancelledError();
    };
    return () => (now() - lastYield >= YIELD_EVERY ? yieldOnce() : undefined);
  }

  async function ask<T>(
    key: string,
    work: (context: MapContext, progress: Progress) => T | Promise<T>,
  ): Promise<T | null> {
    const context = current();
    if (!context) return null;
    const known = answers.get(context) ?? new Map<string, Promise<unknown>>();
    answers.set(context, known);
    let answer = known.get(key) as Promise<T> | undefined;
    if (!answer) {
      answer = Promise.resolve().then(() => work(context, progressFor(context)));
      known.set(key, answer);
    }
    try {
      return await answer;
    } catch (error) {
      known.delete(key);
      if (error instanceof CancelledError) return null;
      throw error;
    }
  }

  return {
    async metrics() {
      return (await ask('metrics', (context) => availableMetrics(context))) ?? [];
    },
    metric: (id) => ask(`metric ${id}`, (context, progress) => computeMetric(context, id, progress)),
    bursts: () => ask('bursts', async (context, progress) => (await computeBursts(context, progress)).report),
    emergence: () => ask('emergence', (context, progress) => computeEmergence(context, progress)),
    evolution: (windows) =>
      ask(`evolution ${windows}`, ({ input, snapshot }, progress) =>
        computeEvolution(input, windows, snapshot.settings.seed, progress),
      ),
    path: async (from, to, kinds, directed) => {
      const context = current();
      return context && answerPath(context, from, to, kinds, directed);
    },
    mainPath: (kind) => ask(`main path ${kind}`, (context) => answerMainPath(context, kind)),
  };
}
