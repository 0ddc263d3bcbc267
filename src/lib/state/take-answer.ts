/**
 * Hands an answer of the engine on. A question that dies with its worker, or since the page is left, has none: what is shown stays. What went
 * wrong with a job is said by the job.
 */
export function takeAnswer<T>(answer: Promise<T>, take: (value: T) => void): void {
  void answer.then(take, () => undefined);
}
