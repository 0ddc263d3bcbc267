import type { MapContext } from '../src/lib/analysis/map-context';
import { availableMetrics, computeMetric } from '../src/lib/analysis/metrics/registry';
import { answerMainPath, answerPath } from '../src/lib/analysis/paths/answer-paths';
import { computeBursts } from '../src/lib/analysis/time/bursts';
import { computeEmergence } from '../src/lib/analysis/time/emergence';
import { computeEvolution } from '../src/lib/analysis/time/thematic-evolution';
import { CancelledError, type Pace } from '../src/lib/model/pace';
import type { MapQueries } from '../src/lib/protocol/map-queries';
import { restByTimer } from './jobs';

/** A worker answers its messages at least this often while it computes, in milliseconds. */
const REST_EVERY = 40;

/**
 * Answers the questions about a map that take a computation. An answer is kept with its map, and so are those on their way: asked twice,
 * worked out once.
 *
 * @param current the map that stands now, or null
 * @param now clock in milliseconds; only decides when to rest
 */
export function createMapQueries(current: () => MapContext | null, now: () => number): MapQueries {
  const answers = new WeakMap<MapContext, Map<string, Promise<unknown>>>();

  /** Rests now and then, and gives up once another map has taken the place of this one. */
  function paceFor(context: MapContext): Pace {
    let lastRest = now();
    const rest = async () => {
      await restByTimer();
      lastRest = now();
      if (current() !== context) throw new CancelledError();
    };
    return () => (now() - lastRest >= REST_EVERY ? rest() : undefined);
  }

  async function ask<T>(
    key: string,
    work: (context: MapContext, pace: Pace) => T | Promise<T>,
  ): Promise<T | null> {
    const context = current();
    if (!context) return null;
    const known = answers.get(context) ?? new Map<string, Promise<unknown>>();
    answers.set(context, known);
    let answer = known.get(key) as Promise<T> | undefined;
    if (!answer) {
      answer = Promise.resolve().then(() => work(context, paceFor(context)));
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
    metric: (id) => ask(`metric ${id}`, (context, pace) => computeMetric(context, id, pace)),
    bursts: () => ask('bursts', async (context, pace) => (await computeBursts(context, pace)).report),
    emergence: () => ask('emergence', (context, pace) => computeEmergence(context, pace)),
    evolution: (windows) =>
      ask(`evolution ${windows}`, ({ input, snapshot }, pace) =>
        computeEvolution(input, windows, snapshot.settings.seed, pace),
      ),
    path: async (from, to, kinds, directed) => {
      const context = current();
      return context && answerPath(context, from, to, kinds, directed);
    },
    mainPath: (kind) => ask(`main path ${kind}`, (context) => answerMainPath(context, kind)),
  };
}
