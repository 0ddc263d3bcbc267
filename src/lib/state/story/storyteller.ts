import type { Snapshot } from '../../model/snapshot';
import type { Story } from '../../model/story';
import type { View } from '../../model/view';
import { nameView } from '../../view/story/name-view';
import { isSameInLink } from '../../view/story/same-story';
import type { StoryState } from './story.svelte';

/** What of the workspace a story is told with. */
interface Target {
  readonly story: StoryState;
  readonly snapshot: Snapshot | null;
  readonly view: View;
  readonly sample: string | null;
  readonly canLink: boolean;
  /** Whether steps can be gone to: nothing is being read. */
  readonly canFollow: boolean;
  stamp(view: View): View;
  /** Shows a view of the same papers. */
  follow(view: View): Promise<void>;
}

/** Brings story and map together: what is shown becomes a step, a step is shown, a link brings a story along. */
export class Storyteller {
  #target: Target;
  /** A story that a link brought, for as long as the reader changes nothing in it. */
  #borrowed: Story | null = null;

  constructor(target: Target) {
    this.#target = target;
  }

  /** What is shown becomes a step of the story, after the one that was shown. */
  capture(): void {
    const { story, snapshot, view } = this.#target;
    if (snapshot) story.capture(this.#target.stamp(view), nameView(view, snapshot));
  }

  /** A step shows what is shown now, from now on. */
  update(at: number): void {
    const { story, snapshot, view } = this.#target;
    if (snapshot) story.update(at, this.#target.stamp(view));
  }

  /** Shows a step, 0 for the first; makes another map of the papers where it asks for one. Does nothing while files are read. */
  async goTo(at: number): Promise<void> {
    const { story, snapshot, sample, canFollow } = this.#target;
    const step = story.steps[at];
    if (!step || !snapshot || !canFollow) return;
    story.at = at;
    const { data: _, ...view } = step.view;
    await this.#target.follow({ ...view, sample });
  }

  /** A link brings a story about what is shown. One of the reader's own comes back with Undo. */
  borrow(told: Story): void {
    const { story, canLink } = this.#target;
    if (!canLink || isSameInLink(told, story.told)) return;
    this.#borrowed = told;
    story.replace(told);
  }

  /** The story that is the reader's own; undefined: the one that is told came with a link. */
  get own(): Story | null | undefined {
    const { told } = this.#target.story;
    return told !== null && told === this.#borrowed ? undefined : told;
  }
}
