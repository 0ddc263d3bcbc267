/** Calls back after each change of what `read` depends on, outside of any component. Returns how to stop. */
export function watch(read: () => unknown, changed: () => void): () => void {
  return $effect.root(() => {
    $effect(() => {
      read();
      changed();
    });
  });
}
