import { untrack } from 'svelte';

/** Calls back after each change of what `read` depends on, outside of any component. Returns how to stop. */
export function watch(read: () => unknown, changed: () => void): () => void {
  return $effect.root(() => {
    $effect(() => {
      read();
      // What is read in answer to a change is no reason for another one.
      untrack(changed);
    });
  });
}
