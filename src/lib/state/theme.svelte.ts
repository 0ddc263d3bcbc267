export type ThemeChoice = 'auto' | 'light' | 'dark';

const KEY = 'papercosm-theme';

/** Light, dark or as the system has it; remembered where the browser allows it. */
export class ThemeState {
  choice = $state<ThemeChoice>('auto');
  #systemDark = $state(false);
  readonly theme: 'light' | 'dark' = $derived(
    this.choice === 'auto' ? (this.#systemDark ? 'dark' : 'light') : this.choice,
  );

  /**
   * Reads the remembered choice and follows the system; returns how to stop.
   *
   * @param isRemembered false: follows the system alone and touches no storage
   */
  start(isRemembered = true): () => void {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => (this.#systemDark = query.matches);
    follow();
    query.addEventListener('change', follow);
    if (isRemembered) this.#recall();
    return () => query.removeEventListener('change', follow);
  }

  #recall(): void {
    try {
      const stored = localStorage.getItem(KEY);
      if (stored === 'light' || stored === 'dark') this.choice = stored;
    } catch {
      // Storage is closed in some frames: the system's choice holds.
    }
  }

  choose(choice: ThemeChoice): void {
    this.choice = choice;
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // Not remembered, then.
    }
  }
}
