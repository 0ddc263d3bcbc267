/**
 * Wraps an asynchronous question so that only the newest answer counts: an answer that was overtaken by a later question
 * comes back as undefined. Errors of overtaken questions are dropped too.
 */
export function latestOnly<Args extends unknown[], Answer>(
  ask: (...args: Args) => Promise<Answer>,
): (...args: Args) => Promise<Answer | undefined> {
  let newest = 0;
  return async (...args) => {
    const mine = ++newest;
    try {
      const answer = await ask(...args);
      return mine === newest ? answer : undefined;
    } catch (error) {
      if (mine === newest) throw error;
      return undefined;
    }
  };
}
