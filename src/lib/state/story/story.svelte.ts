import type { Story, StoryStep } from '../../model/story';
import type { View } from '../../model/view';

/** Where the story is kept: with the files that it is about. */
interface Keeper {
  story: Story | null;
}

/** As many changes can be taken back. */
const MOST_CHANGES = 200;

/** The story that is told with the map: its steps, the one that was shown last, and what was changed. Each change can be taken back. */
export class StoryState {
  /** The step that is shown, or was shown last; null: none yet. */
  at = $state<number | null>(null);
  #keeper: Keeper;
  #past = $state.raw<(Story | null)[]>([]);
  #future = $state.raw<(Story | null)[]>([]);
  /** The story that the changes are of; when another one has come they mean nothing. */
  #mine = $state.raw<Story | null>(null);
  /** What is being typed into: letters of one text are one change. */
  #typing: string | null = null;

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  get told(): Story | null {
    return this.#keeper.story;
  }

  get steps(): readonly StoryStep[] {
    return this.told?.steps ?? [];
  }

  /** The step that is shown; null: none, or it is gone. */
  get step(): StoryStep | null {
    return this.at === null ? null : (this.steps[this.at] ?? null);
  }

  get canUndo(): boolean {
    return this.#isMine && this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#isMine && this.#future.length > 0;
  }

  /** A view becomes a step, after the one that is shown. Returns its place. */
  capture(view: View, title: string): number {
    const { steps } = this;
    const at = this.at === null ? steps.length : Math.min(this.at + 1, steps.length);
    this.#change([
      ...steps.slice(0, at),
      { title, caption: '', notes: '', seconds: null, view },
      ...steps.slice(at),
    ]);
    this.at = at;
    return at;
  }

  /** Changes what is said in a step; letters typed into the same text one after another are one change. */
  say(at: number, patch: Partial<Omit<StoryStep, 'view'>>): void {
    const what = `${at} ${Object.keys(patch).join()}`;
    this.#change(
      this.steps.map((step, i) => (i === at ? { ...step, ...patch } : step)),
      what,
    );
  }

  rename(title: string): void {
    if (this.told) this.#set({ ...this.told, title }, 'title');
  }

  /** A step shows another view from now on. */
  update(at: number, view: View): void {
    this.#change(this.steps.map((step, i) => (i === at ? { ...step, view } : step)));
  }

  /** Moves a step to another place; both are places in the list as it is. Does nothing beyond its ends. */
  move(from: number, to: number): void {
    const { steps, step: shown } = this;
    const moved = steps[from];
    if (!moved || to < 0 || to >= steps.length || from === to) return;
    const others = steps.filter((_, i) => i !== from);
    const next = [...others.slice(0, to), moved, ...others.slice(to)];
    this.#change(next);
    if (shown) this.at = next.indexOf(shown);
  }

  remove(at: number): void {
    if (!this.steps[at]) return;
    this.#change(this.steps.filter((_, i) => i !== at));
    if (this.at === null) return;
    if (this.steps.length === 0) this.at = null;
    else if (at <= this.at) this.at = Math.max(0, this.at - 1);
  }

  /** Another story comes in the place of this one, which can be brought back by Undo. */
  replace(story: Story | null): void {
    this.#set(story);
    this.at = null;
  }

  undo(): void {
    this.#step(this.#past, (past) => {
      this.#future = [...this.#future, this.told];
      this.#past = past;
    });
  }

  redo(): void {
    this.#step(this.#future, (future) => {
      this.#past = [...this.#past, this.told];
      this.#future = future;
    });
  }

  /** The next letter is a change of its own. */
  endTyping(): void {
    this.#typing = null;
  }

  get #isMine(): boolean {
    return this.#mine === this.told;
  }

  #step(from: (Story | null)[], put: (rest: (Story | null)[]) => void): void {
    if (!this.#isMine || from.length === 0) return;
    const next = from.at(-1) ?? null;
    put(from.slice(0, -1));
    this.#keeper.story = this.#mine = next;
    this.#typing = null;
    if (this.at !== null) this.at = this.steps.length === 0 ? null : Math.min(this.at, this.steps.length - 1);
  }

  #change(steps: StoryStep[], typing: string | null = null): void {
    const isEmpty = steps.length === 0 && !this.told?.title;
    this.#set(isEmpty ? null : { title: this.told?.title ?? '', steps }, typing);
  }

  #set(story: Story | null, typing: string | null = null): void {
    if (!this.#isMine) this.#past = [];
    if (typing === null || typing !== this.#typing || !this.#isMine)
      this.#past = [...this.#past, this.told].slice(-MOST_CHANGES);
    this.#future = [];
    this.#typing = typing;
    this.#keeper.story = this.#mine = story;
  }
}
