import type { Snapshot } from '../../model/snapshot';
import type { LabelChoice, LabelTarget } from '../../model/view';
import { choiceOf, MOST_CHOICES, setChoice } from '../../view/labels/label-choices';
import { roundOffset } from '../../view/labels/compact-choices';
import type { LabelPlace, MovedLabel } from '../../view/labels/standing-label';

/** Where the choices are kept: with the view that is shown. */
interface Keeper {
  labelChoices: readonly LabelChoice[];
}

/** As many changes can be taken back. */
const MOST_CHANGES = 200;

/** What the reader decides about single labels of the view, each change to be taken back, and whether she is arranging them now. */
export class LabelEditor {
  /** Labels on the map can be taken hold of. */
  isArranging = $state(false);
  /** The one that the arrow keys move. */
  held = $state.raw<LabelTarget | null>(null);
  #keeper: Keeper;
  #past = $state.raw<(readonly LabelChoice[])[]>([]);
  #future = $state.raw<(readonly LabelChoice[])[]>([]);
  /** The choices that the changes are of; when another view is shown they mean nothing. */
  #mine = $state.raw<readonly LabelChoice[] | null>(null);
  /** Steps of the same label one after another are one change. */
  #stepping: string | null = null;

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  get choices(): readonly LabelChoice[] {
    return this.#keeper.labelChoices;
  }

  of(target: LabelTarget): LabelChoice | undefined {
    return choiceOf(this.choices, target);
  }

  get canUndo(): boolean {
    return this.#isMine && this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#isMine && this.#future.length > 0;
  }

  /** Always shown, never, or (null) as it comes. A label that was moved and is pinned stands where it does by itself. */
  choose(target: LabelTarget, how: 'pinned' | 'hidden' | null): void {
    const { of, id } = target;
    this.#set(setChoice(this.choices, target, how && { of, id, how }));
    if (how === 'hidden' && this.isHeld(target)) this.held = null;
  }

  /** Puts a label elsewhere; single steps of the same label are taken back together. */
  move({ of, id }: LabelTarget, { by, form }: MovedLabel, isStep = false): void {
    const kept = of === 'region' && form ? { form } : {};
    const choice: LabelChoice = { of, id, how: 'moved', by: roundOffset(by), ...kept };
    this.#set(setChoice(this.choices, choice, choice), isStep ? `${of} ${id}` : null);
  }

  /** All labels as they come. */
  reset(): void {
    if (this.choices.length > 0) this.#set([]);
  }

  /** Begins to arrange labels, with one of them in hand or none yet. */
  arrange(target: LabelTarget | null = null): void {
    this.isArranging = true;
    this.held = target;
    this.#stepping = null;
  }

  stopArranging(): void {
    this.isArranging = false;
    this.held = null;
  }

  isHeld(target: LabelTarget): boolean {
    return this.held?.of === target.of && this.held.id === target.id;
  }

  undo(): void {
    this.#step(this.#past, (past) => {
      this.#future = [...this.#future, this.choices];
      this.#past = past;
    });
  }

  redo(): void {
    this.#step(this.#future, (future) => {
      this.#past = [...this.#past, this.choices];
      this.#future = future;
    });
  }

  get #isMine(): boolean {
    return this.#mine === this.choices;
  }

  #step(from: (readonly LabelChoice[])[], put: (rest: (readonly LabelChoice[])[]) => void): void {
    const next = from.at(-1);
    if (!this.#isMine || !next) return;
    put(from.slice(0, -1));
    this.#keeper.labelChoices = this.#mine = next;
    this.#stepping = null;
  }

  #set(choices: readonly LabelChoice[], step: string | null = null): void {
    if (choices.length > MOST_CHOICES) return;
    if (!this.#isMine) this.#past = [];
    if (step === null || step !== this.#stepping || !this.#isMine)
      this.#past = [...this.#past, this.choices].slice(-MOST_CHANGES);
    this.#future = [];
    this.#stepping = step;
    this.#keeper.labelChoices = this.#mine = choices;
  }
}

/** What a label that stands on the screen names; null: it is not on the map. */
export function targetOf(
  { of, index }: LabelPlace,
  { ids, clusters }: Pick<Snapshot, 'ids' | 'clusters'>,
): LabelTarget | null {
  const id = of === 'node' ? ids[index] : clusters[index]?.id;
  return id === undefined ? null : { of, id };
}
